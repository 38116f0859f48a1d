import { Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { CARD_STATES, INDICATOR_STATES } from "../indicator/cards.ts";
import type { Card, IndicatorValue } from "../indicator/cards.ts";
import { EXCLUSIONS } from "../indicator/rule.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { ScoreAnswer } from "../period/answer.queries.ts";
import { ScoreAnswerEnum } from "../period/period.inputs.ts";
import { ScoreWords } from "../words.types.ts";
import { DeductionScore, ScoreAdjustment, ScoreBlocked, ScoreTrend } from "./beside.types.ts";
import { LINE_MARKS } from "./card.queries.ts";
import type { LineMark } from "./card.queries.ts";

const CardStateEnum = enumOf(
  CARD_STATES,
  "ScoreCardState",
  "RANKED: it has a total and a place; TOO_FEW: a total of too few cases, without a place; NOT_ENOUGH_DATA: no total; NOT_SCORED: the unit is shown and not scored; BLOCKED: a concluded inspection found what the scheme lets no unit be scored with.",
);

const IndicatorStateEnum = enumOf(
  INDICATOR_STATES,
  "IndicatorState",
  "COUNTED: as it is; SHRUNK: towards its peers, since it is of few; TOO_FEW: shown, not in the sum; NO_DATA: nothing to count, not in the sum.",
);
export const ExclusionEnum = enumOf(
  EXCLUSIONS,
  "ScoreExclusion",
  "Why something does not count: the case was declined, redirected, merged; it went to another unit in time; the unit got it late, or by a succession a while ago; its clock stands still; " +
    "a cause that a named person confirmed; its source was not read.",
);

@ObjectType("ScoreExcluded", { simpleResolvers: true, description: "How many lines do not count for one reason." })
export class ScoreExcluded {
  @Field(() => ExclusionEnum, { description: "The reason." })
  reason!: Exclusion;

  @Field(() => Int, { description: "Exactly as many rows as its list has." })
  lines!: number;
}

export const LineMarkEnum = enumOf(
  LINE_MARKS,
  "ScoreLineMark",
  "What is told apart among lines that count. EXTENDED: its limit was extended; ABOVE_SHARE: that no longer helps, since more of the unit's lines were than the scheme lets count; WRONG_RETURN: the case was returned and came straight back; NOT_FILED: the report was not filed.",
);

@ObjectType("ScoreMarked", { simpleResolvers: true, description: "How many lines that count are told apart for one thing." })
export class ScoreMarked {
  @Field(() => LineMarkEnum, { description: "What." })
  mark!: LineMark;

  @Field(() => Int, { description: "Exactly as many rows as its list has." })
  lines!: number;
}

@ObjectType("IndicatorTrend", { simpleResolvers: true, description: "An indicator's value in an earlier sealed period." })
export class IndicatorTrend {
  @Field(() => ID, { description: "That period." })
  period!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => String, { nullable: true, description: "The unit's own value then, a decimal; null: no data." })
  value!: string | null;
}

@ObjectType("IndicatorScore", { simpleResolvers: true, description: "A unit's value of one indicator. Decimals are texts; values lie within 0 and 1." })
export class IndicatorScore implements Omit<IndicatorValue, "excluded" | "target"> {
  @Field(() => String, { description: "Its code in the scheme." })
  code!: string;

  @Field(() => ScoreWords, { description: "Its name." })
  name!: ScoreWords;

  @Field(() => ScoreWords, { description: "How it is counted." })
  formula!: ScoreWords;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => IndicatorStateEnum, { description: "Whether and how it counts." })
  state!: IndicatorValue["state"];

  @Field(() => Int, { description: "Lines that count; exactly as many rows as their list has." })
  n!: number;

  @Field(() => String, { description: "Their numerators together." })
  numerator!: string;

  @Field(() => String, { description: "Their denominators together." })
  denominator!: string;

  @Field(() => [ScoreExcluded], { description: "Lines that do not count, by reason." })
  excluded!: ScoreExcluded[];

  @Field(() => [ScoreMarked], { description: "Lines that count and are told apart; empty in a period's list." })
  marked!: ScoreMarked[];

  @Field(() => String, { nullable: true, description: "Its own value; null: no data." })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The share that was to be reached by the period's end: its value is how much of it was; null: none was named, or none was due yet.",
  })
  target!: string | null;

  @Field(() => String, { nullable: true, description: "What went into the sum; null: it is not in it." })
  used!: string | null;

  @Field(() => String, { nullable: true, description: "Its peers' value that it was shrunk towards; null: it was not." })
  peers!: string | null;

  @Field(() => String, { description: "Its weight." })
  weight!: string;

  @Field(() => String, { nullable: true, description: "Lower end of the 95 % interval; null: none can be told." })
  low!: string | null;

  @Field(() => String, { nullable: true, description: "Upper end; null as above." })
  high!: string | null;

  @Field(() => [IndicatorTrend], { description: "Up to six earlier sealed periods of the scheme's code and kind, newest first; empty in a period's list." })
  trend!: IndicatorTrend[];
}

@ObjectType("ScoreCard", { simpleResolvers: true, description: "A unit's score in a period, and everything it follows from." })
export class ScoreCard {
  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => String, { description: "Its name on the period's last day." })
  name!: string;

  @Field(() => String, { description: "Code of its peer group." })
  group!: string;

  @Field(() => ScoreWords, { description: "The group's name." })
  groupName!: ScoreWords;

  @Field(() => Int, { nullable: true, description: "The least n of the main indicator in its band of the group; null: the group is not divided." })
  bandFrom!: number | null;

  @Field(() => Int, { nullable: true, description: "The n at which the next band begins; null: there is none." })
  bandBelow!: number | null;

  @Field(() => CardStateEnum, { description: "Whether it has a total and a place." })
  state!: Card["state"];

  @Field(() => Boolean, { description: "The unit had ended by the period's last day." })
  ended!: boolean;

  @Field(() => String, { nullable: true, description: "Of 100, a decimal; null: none." })
  total!: string | null;

  @Field(() => Boolean, { description: "Appeals that were granted before the seal made it another than when its figures were taken." })
  ruled!: boolean;

  @Field(() => String, { nullable: true, description: "The total as its figures were taken; null: none." })
  takenTotal!: string | null;

  @Field(() => Int, { nullable: true, description: "The place as its figures were taken; null: none." })
  takenRank!: number | null;

  @Field(() => String, { nullable: true, description: "Before deductions, a decimal; null: none." })
  before!: string | null;

  @Field(() => String, { description: "Points that deductions took, the cap kept." })
  deducted!: string;

  @Field(() => String, { description: "Weights in the sum." })
  weights!: string;

  @Field(() => Int, { nullable: true, description: "Its place among its peers; equals share one. Null: none." })
  rank!: number | null;

  @Field(() => Int, { nullable: true, description: "How many of them have a place; null as above." })
  ranked!: number | null;

  @Field(() => [IndicatorScore], { description: "In the scheme's order." })
  indicators!: IndicatorScore[];

  @Field(() => [DeductionScore], { description: "In the scheme's order." })
  deductions!: DeductionScore[];

  @Field(() => [ScoreBlocked], { description: "Why it is BLOCKED, in the scheme's order; else empty." })
  blocked!: ScoreBlocked[];

  @Field(() => ScoreAnswerEnum, { nullable: true, description: "What its head said; null: nothing." })
  answer!: ScoreAnswer | null;

  @Field(() => String, { nullable: true, description: "In which words, without a submitter's identity; null: none." })
  answerWords!: string | null;

  @Field(() => String, { nullable: true, description: "Who said it; null: nobody." })
  answeredByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null: not yet." })
  answeredAt!: Instant | null;

  @Field(() => Boolean, { description: "The viewer may confirm or dispute it now." })
  mayAnswer!: boolean;

  @Field(() => [ScoreAdjustment], { description: "What changed its sealed total since, oldest first; the last one holds." })
  adjustments!: ScoreAdjustment[];

  @Field(() => Int, {
    description: "Cases and indicators of the period before that would be counted otherwise when this one was taken: exactly the rows of `scoreCorrections`.",
  })
  corrections!: number;

  @Field(() => [ScoreTrend], { description: "Up to six earlier sealed periods of the scheme's code and kind, newest first; empty in a period's list." })
  trend!: ScoreTrend[];
}
