import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { AsOfView } from "../as-of.ts";
import { PeriodView } from "../period.type.ts";

@ObjectType({ simpleResolvers: true, description: "Calls of hotline numbers over the days of a period that were told (cuộc gọi đến đường dây nóng)." })
export class HotlineCalls {
  @Field(() => Int, { description: "Days told, each number's by itself (số ngày có số liệu)." })
  days!: number;

  @Field(() => Int, { description: "Calls that came in (cuộc gọi đến)." })
  incoming!: number;

  @Field(() => Int, { description: "Of them: answered (đã nghe)." })
  answered!: number;

  @Field(() => Int, { description: "Of them: given up by the caller or taken by nobody (cuộc gọi nhỡ). The rest were put through or blocked by the machine." })
  missed!: number;

  @Field(() => Float, {
    nullable: true,
    description: "missed / incoming (tỷ lệ nhỡ), 0 to 1; null when fewer calls came in than the regulation wants for a share.",
  })
  missedShare!: number | null;

  @Field(() => Float, { nullable: true, description: "Whole seconds that answered calls waited together (tổng thời gian chờ); null: no day told it." })
  waitSeconds!: number | null;

  @Field(() => Int, { description: "Calls answered on the days that told how long they waited." })
  waitAnswered!: number;

  @Field(() => Float, { nullable: true, description: "waitSeconds / waitAnswered (thời gian chờ trung bình), seconds; null: not told, or none was answered." })
  averageWaitSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: "The longest wait of an answered call (thời gian chờ lâu nhất), seconds; null: not told." })
  longestWaitSeconds!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "One outage of one hotline number (gián đoạn), whatever number of tickets tells of it." })
export class HotlineOutage {
  @Field(() => String, { description: "Code of the source that told it." })
  sourceCode!: string;

  @Field(() => String, { description: "The number." })
  number!: string;

  @Field(() => InstantScalar, { description: "When it began, also where that lies before the period." })
  from!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended; null: it lasts." })
  until!: Instant | null;

  @Field(() => Float, { description: "Whole seconds of it inside the period and before the as-of." })
  seconds!: number;

  @Field(() => [String], { description: "Causes as the tickets say, each once." })
  causes!: string[];

  @Field(() => Int, { description: "Tickets that tell of it." })
  tickets!: number;
}

@ObjectType({ simpleResolvers: true, description: "Outages of some numbers over a period; overlapping tickets of one number are one outage." })
export class HotlineOutages {
  @Field(() => Int, { description: "How many: the length of the list." })
  count!: number;

  @Field(() => Float, { description: "Their seconds inside the period, added up over the numbers." })
  seconds!: number;

  @Field(() => [HotlineOutage], { description: "Each, newest first, at most 2000." })
  list!: HotlineOutage[];
}

@ObjectType({ simpleResolvers: true, description: "What a source tells of one of its hotline numbers." })
export class HotlineNumber {
  @Field(() => String, { description: "The number, as people dial it." })
  number!: string;

  @Field(() => HotlineCalls, { nullable: true, description: "Its calls; null: no day of the period was told, which is not 0." })
  calls!: HotlineCalls | null;

  @Field(() => [Day], { description: "Days of the period that are over and were not told, since its first day told (ngày thiếu số liệu)." })
  missingDays!: string[];

  @Field(() => [Day], { description: "Days told again with other numbers after they were over (ngày được tính lại)." })
  restatedDays!: string[];

  @Field(() => HotlineOutages, { nullable: true, description: "Its outages; null: the source does not tell them for this period, which is not 0." })
  outages!: HotlineOutages | null;
}

@ObjectType({ simpleResolvers: true, description: "What a source tells of how its hotline works." })
export class SourceHotline {
  @Field(() => String, { description: "Its short name in the hub." })
  sourceCode!: string;

  @Field(() => String, { description: "Its name, Vietnamese." })
  sourceName!: string;

  @Field(() => String, { description: "Its name, English." })
  sourceNameEn!: string;

  @Field(() => Day, { nullable: true, description: "The first day whose calls it told; null: it tells no calls (chưa có số liệu)." })
  callsSince!: string | null;

  @Field(() => Day, { nullable: true, description: "The day from which every outage is told; null: it tells no outages." })
  outagesSince!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Up to when its lists were read to their end, the older of the two; null: it tells nothing." })
  readUpTo!: Instant | null;

  @Field(() => HotlineCalls, { nullable: true, description: "Calls of all its numbers; null: none was told for this period." })
  calls!: HotlineCalls | null;

  @Field(() => HotlineOutages, { nullable: true, description: "Outages of all its numbers; null: not told for this period." })
  outages!: HotlineOutages | null;

  @Field(() => [HotlineNumber], { description: "Its numbers." })
  numbers!: HotlineNumber[];
}

@ObjectType({ simpleResolvers: true, description: "How the hotlines of a scope worked over a period, at one as-of (hoạt động đường dây nóng)." })
export class HotlineFigures {
  @Field(() => AsOfView, { description: "The point everything here was counted at." })
  asOf!: AsOfView;

  @Field(() => Unit, { description: "Sources that this unit, or one below it, runs." })
  scope!: Unit;

  @Field(() => PeriodView, { description: "The period." })
  period!: PeriodView;

  @Field(() => [SourceHotline], { description: "Every source of the scope, those that tell nothing as well." })
  sources!: SourceHotline[];

  @Field(() => HotlineCalls, { nullable: true, description: "Calls over the sources that tell them; null: none does." })
  calls!: HotlineCalls | null;

  @Field(() => HotlineOutages, { nullable: true, description: "Outages over the sources that tell them; null: none does." })
  outages!: HotlineOutages | null;
}
