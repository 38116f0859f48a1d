import { CLOCK_STAGES } from "@dau-moi/schema";
import type { ClockStage } from "@dau-moi/schema";
import type DataLoader from "dataloader";
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { limitOf } from "../calendar/index.ts";
import { CaseView } from "../case/index.ts";
import type { Database } from "../platform/database.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { manyByKey } from "../platform/loader.ts";
import type { Clock } from "../platform/now.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import type { UnitContext } from "../unit/index.ts";
import { storedClocks } from "./clock.queries.ts";
import type { StoredClock } from "./clock.queries.ts";
import { calendarDeadline } from "./deadline-of-unit.ts";
import type { LoadedRules } from "./rules.ts";

const ClockStageEnum = enumOf(CLOCK_STAGES, "ClockStage", "Which duty a clock measures: to assign, to handle, to answer the citizen.");

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

  @Field(() => String, { description: "Why: weekend, or the calendar's own reason." })
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

  @Field(() => String, { description: "The version of the working calendar that dated it." })
  calendarVersion!: string;

  @Field(() => [CountedDay], { description: "Days that counted, in order." })
  counted!: CountedDay[];

  @Field(() => [SkippedDay], { description: "Days in between that did not." })
  skipped!: SkippedDay[];
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

  @Field(() => ClockExplanation, { description: "Why it is due then." })
  explanation!: ClockExplanation;
}

export interface ClockContext extends UnitContext {
  clock: Clock;
  rules: LoadedRules | null;
  clockLoader: DataLoader<number, StoredClock[]>;
}

export function clockLoader(database: Database): DataLoader<number, StoredClock[]> {
  return manyByKey(database, storedClocks, (row) => row.caseId);
}

@Resolver(() => CaseView)
export class ClockResolver {
  @FieldResolver(() => [ClockView], { description: "Its clocks, oldest first; at most the last one runs." })
  async clocks(@Root() c: CaseView, @Ctx() context: ClockContext): Promise<ClockView[]> {
    const clocks = await context.clockLoader.load(c.id);
    return clocks.map((k) => ({
      stage: k.stage,
      unit: context.units.byId(k.unitId),
      startedAt: k.startedAt,
      dueAt: k.dueAt === Infinity ? null : k.dueAt,
      warnAt: k.warnAt === Infinity ? null : k.warnAt,
      stoppedAt: k.stoppedAt,
      late: (k.stoppedAt ?? context.clock.now()) >= k.dueAt,
      explanation: explanationOf(k, context.rules),
    }));
  }
}

/** Counted anew by the same pure function that set the due instant, from the same calendar version. */
function explanationOf(k: StoredClock, rules: LoadedRules | null): ClockExplanation {
  const calendar = rules?.calendars.get(k.calendarVersion);
  const limit = limitOf(k.limitText);
  if (rules === null || calendar === undefined || "message" in limit)
    throw new Error(`clock of case ${k.caseId}: its calendar ${k.calendarVersion} or limit ${k.limitText} is gone`);
  const { counted, skipped } = calendarDeadline({ ...rules.time, calendar }, k.unitId, k.startedAt, limit);
  return {
    limit: k.limitText,
    ruleName: k.ruleName,
    legalBasis: k.legalBasis,
    assumed: k.assumed,
    calendarVersion: k.calendarVersion,
    counted: counted.map((d) => ({ day: d.date, minutes: d.minutes })),
    skipped: skipped.map((d) => ({ day: d.date, reason: d.reason })),
  };
}
