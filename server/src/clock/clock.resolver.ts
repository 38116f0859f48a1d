import type DataLoader from "dataloader";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { limitOf, workingMillis } from "../calendar/index.ts";
import { CaseView } from "../case/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { manyByKey } from "../platform/loader.ts";
import type { Clock } from "../platform/now.ts";
import type { UnitContext } from "../unit/index.ts";
import { storedClocks } from "./clock.queries.ts";
import type { StoredClock } from "./clock.queries.ts";
import { ClockView } from "./clock.type.ts";
import type { ClockExplanation } from "./clock.type.ts";
import { countedDays } from "./counted-days.ts";
import type { LoadedRules } from "./rules.ts";

export interface ClockContext extends UnitContext {
  clock: Clock;
  rules: LoadedRules | null;
  /** reads the rules in force anew, for this request and the process */
  refreshRules(): Promise<LoadedRules | null>;
  clockLoader: DataLoader<number, StoredClock[]>;
}

export function clockLoader(database: Database): DataLoader<number, StoredClock[]> {
  return manyByKey(database, storedClocks, (row) => row.caseId);
}

@Resolver(() => CaseView)
export class ClockResolver {
  @FieldResolver(() => [ClockView], {
    description: "Its clocks that have begun, oldest first; at most one of ASSIGN, HANDLE and ANSWER runs, and its due instant is the case's.",
  })
  async clocks(@Root() c: CaseView, @Ctx() context: ClockContext): Promise<ClockView[]> {
    const clocks = await context.clockLoader.load(c.id);
    const now = context.clock.now();
    const begun = clocks.filter((k) => k.startedAt <= now); // the heartbeat of a case begins when its limit runs out
    const rules = await rulesFor(begun, context);
    return begun.toSorted((a, b) => a.startedAt - b.startedAt).map((k) => clockView(k, { units: context.units, rules }, now));
  }
}

/** The rules this process keeps, read anew when another one has dated the case by rules that came into force since. */
async function rulesFor(clocks: readonly StoredClock[], context: ClockContext): Promise<LoadedRules | null> {
  return clocks.every((k) => context.rules?.calendars.has(k.calendarVersion) === true) ? context.rules : context.refreshRules();
}

function clockView(k: StoredClock, { units, rules }: Pick<ClockContext, "units" | "rules">, now: Instant): ClockView {
  const { stage, startedAt, stoppedAt, originalDueAt, pauses, extensions, remainder } = k;
  const [paused, until] = [k.dueAt === Infinity, stoppedAt ?? now];
  return {
    stage,
    unit: units.byId(k.unitId),
    startedAt,
    dueAt: paused ? null : k.dueAt,
    warnAt: paused ? null : k.warnAt,
    stoppedAt,
    late: until >= k.dueAt,
    lateWorkingMinutes: until >= k.dueAt ? Math.floor(workingMillis(k.dueAt, until, ...timeOf(k, rules)) / 60_000) : null,
    paused,
    remainingDays: remainder?.unit === "DAYS" ? remainder.amount : null,
    remainingMinutes: remainder !== null && remainder.unit !== "DAYS" ? Math.floor(remainder.amount / 60_000) : null,
    originalDueAt,
    pauses,
    extensions,
    explanation: explanationOf(k, rules),
  };
}

/** The calendar that dated a clock, and its unit's shifts. */
function timeOf(k: StoredClock, rules: LoadedRules | null): [LoadedRules["time"]["calendar"], ReturnType<LoadedRules["time"]["shiftsOf"]>] {
  const calendar = rules?.calendars.get(k.calendarVersion);
  if (rules === null || calendar === undefined) throw new Error(`clock of case ${k.caseId}: its calendar ${k.calendarVersion} is gone`);
  return [calendar, rules.time.shiftsOf(k.unitId)];
}

function provisionalYears({ startedAt, dueAt, limitText }: StoredClock, calendar: LoadedRules["time"]["calendar"]): number[] {
  if (dueAt === Infinity || (limitText.endsWith("h") && !limitText.endsWith("wh"))) return [];
  const [from, to] = [Number(localDay(startedAt).slice(0, 4)), Number(localDay(dueAt - 1).slice(0, 4))];
  return calendar.provisionalYears.filter((year) => from <= year && year <= to);
}

/** Counted anew by the same pure functions that set the due instant, from the same calendar version. */
function explanationOf(k: StoredClock, rules: LoadedRules | null): ClockExplanation {
  const [calendar] = timeOf(k, rules);
  const limit = limitOf(k.limitText);
  if (rules === null || "message" in limit) throw new Error(`clock of case ${k.caseId}: its limit ${k.limitText} is gone`);
  return {
    limit: k.limitText,
    ruleName: k.ruleName,
    legalBasis: k.legalBasis,
    assumed: k.assumed,
    startsFrom: k.startsFrom,
    regulationTitle: k.regulationTitle,
    regulationVersion: k.regulationVersion,
    regulationFrom: k.regulationFrom,
    calendarVersion: k.calendarVersion,
    calendarInForce: rules.time.calendar.version === k.calendarVersion,
    provisionalYears: provisionalYears(k, calendar),
    ...countedDays({ ...k, limit }, { ...rules.time, calendar }),
  };
}
