import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { AsOfView, MonthReckoningEnum, PageInfo, PeriodKindEnum } from "../../tally/index.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";
import { ScoreRefused } from "../problem.types.ts";
import { PERIOD_STATES } from "./period.queries.ts";
import type { PeriodRow, ScorePeriodState } from "./period.queries.ts";

const PeriodStateEnum = enumOf(
  PERIOD_STATES,
  "ScorePeriodState",
  "OPEN: under way, or waiting to be taken; CUT_OFF: taken, provisional, heads confirm or dispute; SEALED: final; CALLED_OFF: opened by mistake, it never counts.",
);

@ObjectType("ScorePeriod", { simpleResolvers: true, description: "A period for which units are scored." })
export class ScorePeriodView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => PeriodKindEnum, { description: "How long." })
  kind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which months." })
  reckoning!: MonthReckoning;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => PeriodStateEnum, { description: "How far it is." })
  state!: ScorePeriodState;

  @Field(() => Boolean, { description: "Its figures may still be disputed, or do not exist yet." })
  provisional!: boolean;

  @Field(() => InstantScalar, { description: "When its figures are to be taken." })
  cutAt!: Instant;

  @Field(() => String, { description: "Who opened it." })
  openedByName!: string;

  @Field(() => AsOfView, { nullable: true, description: "The point its figures were taken at; null: not yet." })
  asOf!: AsOfView | null;

  @Field(() => String, { nullable: true, description: "Who took them; null: the hub, or not yet." })
  takenByName!: string | null;

  @Field(() => Int, { nullable: true, description: "How many lines there are behind all of it; null: not taken yet." })
  lines!: number | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of what it follows from, hexadecimal; null: not taken yet." })
  inputsHash!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of all cards, hexadecimal; null: not taken yet." })
  resultHash!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Until when heads confirm or dispute; null: not taken yet." })
  objectionUntil!: Instant | null;

  @Field(() => [String], { description: "Codes of sources that had not been read up to its end when it was taken." })
  silent!: string[];

  @Field(() => Int, { nullable: true, description: "Its place in the chain of seals; null: not sealed." })
  sealNumber!: number | null;

  @Field(() => String, { nullable: true, description: "The seal's hash, hexadecimal; null: not sealed." })
  sealHash!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was sealed; null: not sealed." })
  sealedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who sealed it; null: not sealed." })
  sealedByName!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sealed although sources were silent; null: none was." })
  waiver!: string | null;

  @Field(() => String, { nullable: true, description: "What became of the disputes; null: there was none." })
  disputes!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sealed although appeals waited for their answer; null: none did." })
  appealWaiver!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was called off; null: it was not." })
  calledOffAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who called it off; null as above." })
  calledOffByName!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was called off; null as above." })
  callingOffReason!: string | null;

  row!: PeriodRow;
}

@ObjectType("ScorePeriods", { simpleResolvers: true, description: "Scoring periods, newest first." })
export class ScorePeriods {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [ScorePeriodView], { description: "The page's rows." })
  nodes!: ScorePeriodView[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType("ScoreRecomputed", { simpleResolvers: true, description: "A period counted once more from its frozen lines." })
export class ScoreRecomputed {
  @Field(() => String, { description: "SHA-256 of the lines and the scheme, counted now." })
  inputsHash!: string;

  @Field(() => Boolean, { description: "It is the one that was kept." })
  sameInputs!: boolean;

  @Field(() => String, { description: "SHA-256 of all cards, counted now." })
  resultHash!: string;

  @Field(() => Boolean, { description: "It is the one that was kept." })
  sameResult!: boolean;

  @Field(() => Boolean, { description: "The cards shown are those very bytes." })
  sameCards!: boolean;

  @Field(() => Int, { description: "How many appeals were granted before the seal; 0: the cards are the ones that were taken." })
  rulings!: number;

  @Field(() => String, { description: "SHA-256 of all cards with what was granted, counted now." })
  ruledHash!: string;

  @Field(() => Boolean, { description: "The cards that hold are those very bytes, and once sealed the ones that were sealed." })
  sameRuled!: boolean;

  @Field(() => Boolean, { nullable: true, description: "The chain of seals up to it holds; null: it is not sealed." })
  chainHolds!: boolean | null;
}

@ObjectType("ScorePeriodChanged", { simpleResolvers: true, description: "It was done." })
export class ScorePeriodChanged {
  @Field(() => ScorePeriodView, { description: "The period as it stands now." })
  period!: ScorePeriodView;
}

export const ScorePeriodResult = createUnionType({
  name: "ScorePeriodResult",
  description: "The period, or what stood in the way.",
  types: () => [ScorePeriodChanged, ScoreRefused] as const,
});
