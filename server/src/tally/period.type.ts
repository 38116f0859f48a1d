import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { AsOfView } from "./as-of.ts";
import { MONTH_RECKONINGS, PERIOD_KINDS } from "./period.ts";
import type { MonthReckoning, PeriodKind } from "./period.ts";
import { ReckoningEnum } from "./reckoning.ts";

export const MonthReckoningEnum = enumOf(
  MONTH_RECKONINGS,
  "MonthReckoning",
  "From which day to which a month goes: CALENDAR its own days, ADMINISTRATIVE from the 15th of the month before to the 14th, as the regulation in force says.",
);
export const PeriodKindEnum = enumOf(PERIOD_KINDS, "PeriodKind", "How long a period (kỳ) is; CUSTOM is from one day to another.");

@InputType({ description: "A period: of a kind, the one that a day lies in; or, CUSTOM, from one day to another." })
export class PeriodInput {
  @Field(() => PeriodKindEnum, { description: "How long." })
  kind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { defaultValue: "ADMINISTRATIVE", description: "By which reckoning months, and all that is made of them, begin." })
  calendar!: MonthReckoning;

  @Field(() => Day, { nullable: true, description: "A day that it lies in; the as-of's when left out." })
  on?: string | null;

  @Field(() => Day, { nullable: true, description: "Only for CUSTOM: the first day." })
  from?: string | null;

  @Field(() => Day, { nullable: true, description: "Only for CUSTOM: the last day, at most ten years later." })
  to?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Days, both included." })
export class DaySpan {
  @Field(() => Day, { description: "The first." })
  from!: string;

  @Field(() => Day, { description: "The last." })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: "A period and what it rests on." })
export class PeriodView extends DaySpan {
  @Field(() => PeriodKindEnum, { description: "How long it is." })
  kind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which reckoning it begins." })
  calendar!: MonthReckoning;

  @Field(() => Boolean, { description: "The as-of's day lies before its end or on it: it is not over." })
  open!: boolean;

  @Field(() => String, { nullable: true, description: "What its first and last day rest on; null for days, weeks and free ranges, which need nothing." })
  legalBasis!: string | null;

  @Field(() => Boolean, { description: "The province has not confirmed that basis yet." })
  assumed!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Figures of a scope over some days, at one as-of: opening + received + handedIn = closed + handedOut + closing. Each is the length of the list of `cases` with the same days.",
})
export class PeriodFigures {
  @Field(() => Int, { description: "Open in the scope when the first day began (tồn đầu kỳ)." })
  opening!: number;

  @Field(() => Int, { description: "Received by units of the scope (tiếp nhận)." })
  received!: number;

  @Field(() => Int, { description: "Came to the scope from outside, over the whole of the days (chuyển đến)." })
  handedIn!: number;

  @Field(() => Int, { description: "Handled to a result (đã xử lý)." })
  handled!: number;

  @Field(() => Int, { description: "Of the handled: within the limit (đúng hạn)." })
  onTime!: number;

  @Field(() => Int, { description: "Of the handled: past it (quá hạn)." })
  late!: number;

  @Field(() => Int, { description: "Whose submitter was answered (đã trả lời)." })
  answered!: number;

  @Field(() => Int, { description: "Ended in the hands of units of the scope (kết thúc)." })
  closed!: number;

  @Field(() => Int, { description: "Left the scope, over the whole of the days (chuyển đi)." })
  handedOut!: number;

  @Field(() => Int, { description: "Open in the scope after the last day, or at the as-of where that comes first (tồn cuối kỳ)." })
  closing!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Figures of a child of the scope over the period; over all children and the scope itself they add up to the scope's.",
})
export class UnitPeriodFigures {
  @Field(() => Unit, { description: "The unit, with everything below it; the scope itself for what it holds itself." })
  unit!: Unit;

  @Field(() => Boolean, { description: "Only what the unit holds itself." })
  own!: boolean;

  @Field(() => Int, { description: "Received." })
  received!: number;

  @Field(() => Int, { description: "Handled to a result." })
  handled!: number;

  @Field(() => Int, { description: "Of the handled: past the limit." })
  late!: number;

  @Field(() => Int, { description: "Whose submitter was answered." })
  answered!: number;

  @Field(() => Int, { description: "Ended." })
  closed!: number;
}

@ObjectType({ simpleResolvers: true, description: "Facts of one day that were learned on a later one and changed that day's figures (số liệu được tính lại)." })
export class RestatedDay {
  @Field(() => Day, { description: "The day they belong to." })
  day!: string;

  @Field(() => String, { nullable: true, description: "Code of the source that told them; null: no source did." })
  sourceCode!: string | null;

  @Field(() => String, { nullable: true, description: "Its name." })
  sourceName!: string | null;

  @Field(() => Int, { description: "Receipts told later." })
  received!: number;

  @Field(() => Int, { description: "Ends told later." })
  closed!: number;

  @Field(() => Int, { description: "Hand-overs told later." })
  handedOver!: number;

  @Field(() => Int, { description: "Results within the limit told later." })
  onTime!: number;

  @Field(() => Int, { description: "Results past the limit told later." })
  late!: number;

  @Field(() => Int, { description: "Answers to submitters told later." })
  answered!: number;

  @Field(() => Int, { description: "Facts taken back." })
  takenBack!: number;

  @Field(() => Int, { description: "How many cases they concern." })
  cases!: number;

  @Field(() => InstantScalar, { description: "When the last of them was learned." })
  learnedAt!: Instant;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "The period and the one before, over days that can be compared: the whole of both when it is over, else as many whole days of each, today left out.",
})
export class PeriodComparison {
  @Field(() => DaySpan, { description: "Days of the period." })
  days!: DaySpan;

  @Field(() => PeriodFigures, { description: "The period's figures over those days." })
  figures!: PeriodFigures;

  @Field(() => DaySpan, { description: "Days of the period before." })
  daysBefore!: DaySpan;

  @Field(() => PeriodFigures, { description: "The figures over those." })
  figuresBefore!: PeriodFigures;

  @Field(() => Int, {
    nullable: true,
    description: "Below this many before, a change in per cent says nothing and is not to be told; null: no regulation is in force.",
  })
  smallestForShare!: number | null;

  @Field(() => [RestatedDay], { description: "What was learned later of the days before, newest day first, at most 1000: their figures were others, too." })
  restatedBefore!: RestatedDay[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A source whose first read brought facts of days that were over: before, the period's figures were without them.",
})
export class FirstRead {
  @Field(() => String, { description: "The source's code." })
  sourceCode!: string;

  @Field(() => String, { description: "Its name." })
  sourceName!: string;

  @Field(() => InstantScalar, { description: "When it was read for the first time." })
  readAt!: Instant;
}

@ObjectType({ simpleResolvers: true, description: "The figures of a scope over a period, all at one as-of." })
export class PeriodBoard {
  @Field(() => AsOfView, { description: "The point everything here was counted at; hand it back for the lists." })
  asOf!: AsOfView;

  @Field(() => Unit, { description: "The unit it is for, with everything below it." })
  scope!: Unit;

  @Field(() => CaseStreamEnum, { description: "The stream all figures belong to." })
  caseStream!: CaseStream;

  @Field(() => ReckoningEnum, { description: "For whom the cases of units that ended are counted." })
  reckoning!: Reckoning;

  @Field(() => PeriodView, { description: "The period." })
  period!: PeriodView;

  @Field(() => PeriodFigures, { description: "Its figures." })
  figures!: PeriodFigures;

  @Field(() => [UnitPeriodFigures], {
    description: "The scope's children, in the register's order, and last what it holds itself; those with nothing are left out.",
  })
  units!: UnitPeriodFigures[];

  @Field(() => PeriodComparison, { nullable: true, description: "Beside the period before; null while not one day of the period is over." })
  comparison!: PeriodComparison | null;

  @Field(() => [RestatedDay], { description: "What was learned later, newest day first, at most 1000: the figures of those days were others before." })
  restated!: RestatedDay[];

  @Field(() => [FirstRead], { description: "Sources that were connected after days of the period were over, and told them then; the earliest first." })
  firstReads!: FirstRead[];
}
