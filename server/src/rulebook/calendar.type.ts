import { Field, InputType, Int, ObjectType } from "type-graphql";
import { CALENDAR_STATUSES } from "../calendar/index.ts";
import type { StoredCalendar } from "../calendar/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";

const CalendarStatusEnum = enumOf(CALENDAR_STATUSES, "CalendarStatus", "Proposed; adopted, one at a time; or superseded by a later one.");

@ObjectType({ simpleResolvers: true, description: "A day that is off though no weekend, or worked though one." })
export class CalendarDay {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => Boolean, { description: "True: worked; false: off." })
  worked!: boolean;

  @Field(() => String, { description: "Why, in the calendar's words." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "One year of a calendar." })
export class CalendarYear {
  @Field(() => Int, { description: "The year." })
  year!: number;

  @Field(() => Boolean, { description: "True: the yearly notice was not out when the calendar was written." })
  provisional!: boolean;

  @Field(() => String, { description: "How sure it is, in the calendar's words." })
  status!: string;

  @Field(() => Int, { description: "Days on which offices work." })
  workingDays!: number;

  @Field(() => [CalendarDay], { description: "Days off and days worked out of turn, in order." })
  days!: CalendarDay[];
}

@ObjectType({ simpleResolvers: true, description: "A day on which two versions differ." })
export class CalendarDifference {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => String, { nullable: true, description: "What the version in force says; null: an ordinary day." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "What this version says; null: an ordinary day." })
  after!: string | null;

  @Field(() => Boolean, { description: "Whether offices work on it in this version." })
  worksAfter!: boolean;
}

@ObjectType("WorkCalendar", { simpleResolvers: true, description: "A version of the working calendar; the same words are the same version." })
export class CalendarView {
  @Field(() => String, { description: "Its version, as clocks name it." })
  version!: string;

  @Field(() => CalendarStatusEnum, { description: "Where it stands on its way into force." })
  status!: StoredCalendar["status"];

  @Field(() => String, { nullable: true, description: "What its proposer said of it." })
  note!: string | null;

  @Field(() => String, { description: "Username of its proposer." })
  proposedBy!: string;

  @Field(() => InstantScalar, { description: "When it was proposed." })
  proposedAt!: Instant;

  @Field(() => String, { nullable: true, description: "Username of whoever adopted it." })
  adoptedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it came into force." })
  adoptedAt!: Instant | null;

  @Field(() => String, { description: "The file, as it was proposed." })
  text!: string;

  @Field(() => [CalendarYear], { description: "Its years, in order." })
  years!: CalendarYear[];

  @Field(() => [CalendarDifference], { description: "Days on which it differs from the version in force, in order; none for that one itself." })
  differences!: CalendarDifference[];
}

@InputType({ description: "A calendar to propose." })
export class ProposeCalendarInput {
  @Field(() => String, { description: "The whole file, as `hub import calendar` reads it." })
  text!: string;

  @Field(() => String, { nullable: true, description: "Why, e.g. the notice it follows." })
  note!: string | null;
}
