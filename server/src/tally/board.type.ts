import type { CaseStream } from "@dau-moi/schema";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { CaseStreamEnum } from "../case/index.ts";
import { AsOfView } from "./as-of.ts";

export const CHANGE_CAUSES = [
  "BECAME_OVERDUE",
  "BECAME_DUE_SOON",
  "RECEIVED",
  "CLOSED",
  "REOPENED",
  "HANDED_OVER",
  "UPDATED_AT_SOURCE",
  "OPENING_BALANCE",
  "CALENDAR_CHANGED",
  "GONE_AT_SOURCE",
] as const;
export type ChangeCauseKind = (typeof CHANGE_CAUSES)[number];
const ChangeCauseEnum = enumOf(CHANGE_CAUSES, "ChangeCauseKind", "Why numbers moved.");

@ObjectType({ simpleResolvers: true, description: "Which source a change came from." })
export class ChangeSource {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name in Vietnamese." })
  name!: string;

  @Field(() => Int, { description: "Of the cases of the change: those it told." })
  cases!: number;

  @Field(() => Int, { description: "Of them: told on a later day than it happened (đồng bộ bù)." })
  late!: number;
}

@ObjectType({ simpleResolvers: true, description: "One reason why numbers moved between two ticks." })
export class ChangeCause {
  @Field(() => ChangeCauseEnum, { description: "The reason." })
  cause!: ChangeCauseKind;

  @Field(() => Int, { description: "How many cases it concerned." })
  cases!: number;

  @Field(() => [ChangeSource], { description: "The sources that told it; none where time passed or the hub did it itself." })
  sources!: ChangeSource[];
}

@ObjectType({ simpleResolvers: true, description: "Numbers of one unit with everything below it, at the board's as-of." })
export class UnitFigures {
  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Open cases whose running clock is past its due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Open cases that are due soon, not overdue." })
  dueSoon!: number;

  @Field(() => Int, { description: "Open cases whose running clock stands still for a reason that the regulation allows." })
  paused!: number;

  @Field(() => Float, { nullable: true, description: "overdue / open; null when open is below the minimum number for a share." })
  overdueShare!: number | null;

  @Field(() => Int, { description: "Of the overdue: those already late when their holder got them." })
  inheritedOverdue!: number;
}

@ObjectType({ simpleResolvers: true, description: "Which sources the numbers come from, and how fresh they are." })
export class SourceCoverage {
  @Field(() => Int, { description: "Sources that are fresh or frozen." })
  fresh!: number;

  @Field(() => Int, { description: "Sources connected." })
  total!: number;

  @Field(() => InstantScalar, { nullable: true, description: "Up to when every living source was read; null when one was never read." })
  readUpTo!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "Numbers of one stream in the board's scope, beside the board's own and never added to them." })
export class StreamFigures {
  @Field(() => CaseStreamEnum, { description: "The stream." })
  caseStream!: CaseStream;

  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Open cases whose running clock is past its due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Open cases that are due soon, not overdue." })
  dueSoon!: number;
}

@ObjectType({ simpleResolvers: true, description: "The live numbers of a scope; all from one snapshot, so that parts add up to totals." })
export class Board {
  @Field(() => AsOfView, { description: "The point everything here was counted at." })
  asOf!: AsOfView;

  @Field(() => Unit, { description: "The unit the board is for, with everything below it." })
  scope!: Unit;

  @Field(() => String, { nullable: true, description: "Code of the vice-chairman whose units alone are counted; null: all are." })
  inCharge!: string | null;

  @Field(() => CaseStreamEnum, { description: "The stream all numbers here belong to." })
  caseStream!: CaseStream;

  @Field(() => [StreamFigures], { description: "The other streams in the same scope, each by itself." })
  otherStreams!: StreamFigures[];

  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Open cases whose running clock is past its due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Open cases that are due soon, not overdue." })
  dueSoon!: number;

  @Field(() => Int, { description: "Open cases whose running clock stands still for a reason that the regulation allows." })
  paused!: number;

  @Field(() => Int, { description: "Of the overdue: those already late when their holder got them." })
  inheritedOverdue!: number;

  @Field(() => Int, { description: "Received by units of the scope on the as-of's day so far." })
  receivedToday!: number;

  @Field(() => Int, { description: "Closed in the hands of units of the scope on the as-of's day so far." })
  closedToday!: number;

  @Field(() => [UnitFigures], { description: "The scope's direct children, in the register's order; dissolved ones only while cases are charged to them." })
  units!: UnitFigures[];

  @Field(() => UnitFigures, { description: "Cases charged to the scope unit itself." })
  own!: UnitFigures;

  @Field(() => SourceCoverage, { description: "What the numbers cover." })
  coverage!: SourceCoverage;

  @Field(() => [ChangeCause], { description: "What changed in this scope since the tick before." })
  changes!: ChangeCause[];
}

@ObjectType({ simpleResolvers: true, description: "Facts of one week." })
export class TrendPoint {
  @Field(() => Day, { description: "Monday of the week; the week's lists run from it to the Sunday after." })
  week!: string;

  @Field(() => Int, { description: "Received by units of the scope." })
  received!: number;

  @Field(() => Int, { description: "Closed in the hands of units of the scope." })
  closed!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Facts per week; each number's list is `cases` with receivedFrom/To or closedFrom/To at the trend's own as-of.",
})
export class Trend {
  @Field(() => AsOfView, { description: "The point everything here was counted at." })
  asOf!: AsOfView;

  @Field(() => [TrendPoint], { description: "Weeks up to the as-of's, oldest first, none left out." })
  points!: TrendPoint[];
}
