import { CLOCK_STAGES, START_EVENTS } from "@dau-moi/schema";
import type { ClockStage, StartEvent } from "@dau-moi/schema";
import { Field, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { IRREGULARITIES } from "./extensions.ts";
import type { Irregularity } from "./extensions.ts";

export const ClockStageEnum = enumOf(
  CLOCK_STAGES,
  "ClockStage",
  "Which duty a clock measures: to assign, to handle, to answer the citizen; beside them, to accept, and to report that there is no result yet.",
);
export const StartEventEnum = enumOf(START_EVENTS, "StartEvent", "The recorded event that a limit counts from.");
const IrregularityEnum = enumOf(IRREGULARITIES, "Irregularity", "Why an extension does not hold.");

@ObjectType({ simpleResolvers: true, description: "A working day that counted." })
export class CountedDay {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => Int, { description: "Its working minutes that counted." })
  minutes!: number;
}

@ObjectType({ simpleResolvers: true, description: "A day that did not count." })
export class SkippedDay {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => String, { description: "Why: weekend, the calendar's own reason, or the pause." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "Why a clock is due when it is: the rule, the calendar, and every day that counted or not." })
export class ClockExplanation {
  @Field(() => String, { description: "5wd (working days), 4wh (working hours) or 24h (real hours)." })
  limit!: string;

  @Field(() => String, { description: "The rule's name." })
  ruleName!: string;

  @Field(() => String, { description: "Where the rule stands." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "True for a limit that the sample assumes and no regulation states." })
  assumed!: boolean;

  @Field(() => StartEventEnum, { description: "The recorded event that the limit counts from." })
  startsFrom!: StartEvent;

  @Field(() => String, { description: "Title of the regulation (quy chế) that lays the limit down." })
  regulationTitle!: string;

  @Field(() => String, { description: "The regulation's version." })
  regulationVersion!: string;

  @Field(() => Day, { description: "First day on which that version holds." })
  regulationFrom!: string;

  @Field(() => String, { description: "The version of the working calendar that dated it." })
  calendarVersion!: string;

  @Field(() => Boolean, { description: "That calendar is the one in force; a clock that has stopped keeps the one that dated it." })
  calendarInForce!: boolean;

  @Field(() => [Int], { description: "Years between start and due day whose yearly notice was not out when the calendar was written." })
  provisionalYears!: number[];

  @Field(() => [CountedDay], { description: "Days that counted, in order." })
  counted!: CountedDay[];

  @Field(() => [SkippedDay], { description: "Days in between that did not." })
  skipped!: SkippedDay[];
}

@ObjectType({ simpleResolvers: true, description: "A stretch in which the case waited, as its source recorded it." })
export class ClockPause {
  @Field(() => InstantScalar, { description: "Since when." })
  from!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "Until when; null while it waits." })
  to!: Instant | null;

  @Field(() => String, { nullable: true, description: "The regulation's code of the reason; null when the source names none." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "The reason's name; null when no regulation in force then knows it." })
  reasonName!: string | null;

  @Field(() => String, { nullable: true, description: "Where the reason stands; null as above." })
  legalBasis!: string | null;

  @Field(() => String, { nullable: true, description: "Who decided it, as the source says; null when it does not." })
  approver!: string | null;

  @Field(() => Boolean, { description: "The regulation lets the clock stand still for it." })
  stops!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "An extension of the time limit, as its source recorded it." })
export class ClockExtension {
  @Field(() => InstantScalar, { description: "When it was decided." })
  at!: Instant;

  @Field(() => Day, { nullable: true, description: "The new last day; null when working days were added instead." })
  dueDay!: string | null;

  @Field(() => Int, { nullable: true, description: "Working days added; null when a new day was set instead." })
  addedWorkingDays!: number | null;

  @Field(() => String, { nullable: true, description: "Who approved it, as the source says; null when it does not." })
  approver!: string | null;

  @Field(() => [IrregularityEnum], { description: "Why it does not hold; empty when it does." })
  irregular!: Irregularity[];
}

@ObjectType("Clock", { simpleResolvers: true, description: "A time limit at work on a case: one stage in the hands of one unit." })
export class ClockView {
  @Field(() => ClockStageEnum, { description: "Which duty it measures." })
  stage!: ClockStage;

  @Field(() => Unit, { description: "Who answers for it." })
  unit!: Unit;

  @Field(() => InstantScalar, { description: "The recorded instant the limit counts from." })
  startedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant, exclusive; null while paused." })
  dueAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "End of the last shift before it; null while paused." })
  warnAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When the stage ended; null while it runs." })
  stoppedAt!: Instant | null;

  @Field(() => Boolean, { description: "It ended, or stands now, at or after its due instant." })
  late!: boolean;

  @Field(() => Int, { nullable: true, description: "By how many working minutes it ended, or stands now, late; null when it is not late." })
  lateWorkingMinutes!: number | null;

  @Field(() => Boolean, { description: "It stands still: the case waits for a reason that the regulation allows." })
  paused!: boolean;

  @Field(() => Int, { nullable: true, description: "Working days left while it is paused; null when it runs, or counts hours." })
  remainingDays!: number | null;

  @Field(() => Int, { nullable: true, description: "Minutes of the limit left while it is paused; null when it runs, or counts days." })
  remainingMinutes!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was due before it was extended; null when it was not." })
  originalDueAt!: Instant | null;

  @Field(() => [ClockPause], { description: "Pauses recorded during its life, also those that do not stop it." })
  pauses!: ClockPause[];

  @Field(() => [ClockExtension], { description: "Extensions recorded during its life, also those that do not hold." })
  extensions!: ClockExtension[];

  @Field(() => ClockExplanation, { description: "Why it is due then." })
  explanation!: ClockExplanation;
}
