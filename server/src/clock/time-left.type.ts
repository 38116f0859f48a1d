import { Field, Int, ObjectType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";

/** The graph's face of the time left; its days are told when they are asked for. */
@ObjectType("TimeLeft", {
  simpleResolvers: true,
  description: "Working time of the unit that holds a case, until its clock is due or since it was; while the clock is paused, what the pause left of it.",
})
export class TimeLeftView {
  /** whose office hours count */
  unitId!: number;

  @Field(() => InstantScalar, { description: "The instant it is told for." })
  at!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "The first late instant; null while it is paused." })
  dueAt!: Instant | null;

  @Field(() => Boolean, { description: "It is past due: the time is what went by since." })
  late!: boolean;

  @Field(() => Boolean, { description: "The clock stands still." })
  paused!: boolean;

  @Field(() => Int, { description: "Whole working days of that office; while it is paused, days as its limit counts them." })
  days!: number;

  @Field(() => Int, { description: "Working minutes beside the days; while it is paused, minutes as its limit counts them." })
  minutes!: number;

  @Field(() => Int, { nullable: true, description: "All of it in working minutes; null while it is paused." })
  workingMinutes!: number | null;

  @Field(() => String, { nullable: true, description: "Why it is paused, by the regulation; null when it is not, or no reason is known." })
  pauseReason!: string | null;
}
