import { Field, ID, InputType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { MonthReckoningEnum, PeriodKindEnum } from "../../tally/index.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";
import { ANSWERS } from "./answer.queries.ts";
import type { ScoreAnswer } from "./answer.queries.ts";

export const ScoreAnswerEnum = enumOf(ANSWERS, "ScoreAnswer", "What a unit's head said of its figures: they are right, or they are not and why.");

const KEY = "A UUID of the asker's own: the same once more is the same act.";

@InputType({ description: "A scoring period to open." })
export class OpenScorePeriodInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The scheme it is counted by." })
  scheme!: string;

  @Field(() => PeriodKindEnum, { description: "How long." })
  kind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which months." })
  reckoning!: MonthReckoning;

  @Field(() => Day, { nullable: true, description: "A day that lies in it; not for CUSTOM." })
  on?: string | null;

  @Field(() => Day, { nullable: true, description: "First day; only for CUSTOM." })
  from?: string | null;

  @Field(() => Day, { nullable: true, description: "Last day; only for CUSTOM." })
  to?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When its figures are taken, after it has ended; absent: as the term in force says." })
  cutAt?: Instant | null;
}

@InputType({ description: "Calls off a period that was opened by mistake." })
export class CallOffScorePeriodInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period; its figures are not taken yet." })
  period!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;
}

@InputType({ description: "Takes the figures of a period that has ended." })
export class CutScorePeriodInput {
  @Field(() => ID, { description: "The period." })
  period!: string;
}

@InputType({ description: "A head's word on the figures of his unit." })
export class AnswerScoreInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period." })
  period!: string;

  @Field(() => String, { description: "The unit's code." })
  unit!: string;

  @Field(() => ScoreAnswerEnum, { description: "Right or not." })
  answer!: ScoreAnswer;

  @Field(() => String, { nullable: true, description: "What is not right, at most 1,000 characters; asked for with DISPUTED." })
  words?: string | null;
}

@InputType({ description: "Seals a period for good." })
export class SealScorePeriodInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period." })
  period!: string;

  @Field(() => String, { nullable: true, description: "Why it is sealed although sources were silent; asked for when some were. At most 1,000 characters." })
  waiver?: string | null;

  @Field(() => String, { nullable: true, description: "Why it is sealed although appeals wait; asked for when some do. At most 1,000 characters." })
  appealWaiver?: string | null;

  @Field(() => String, { nullable: true, description: "What became of the disputes; asked for when there are some. At most 1,000 characters." })
  disputes?: string | null;
}

@InputType({ description: "Sets a sealed total anew, by a paper." })
export class AdjustScoreInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period, a sealed one." })
  period!: string;

  @Field(() => String, { description: "The unit's code." })
  unit!: string;

  @Field(() => String, { description: "The total from now on, a decimal from 0 to 100." })
  total!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;

  @Field(() => String, { description: "Number of the paper, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the paper." })
  documentDay!: string;
}
