import type { ClockStage, SourceCase } from "@dau-moi/schema";
import { calendarDeadline } from "./deadline-of-unit.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import type { CustodySpan } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { limitFor } from "./time-limit.ts";
import type { TimeLimit } from "./time-limit.ts";
import { stageTimesOf } from "./stage-times.ts";

/** One clock of a case: a stage in the hands of one unit. */
export interface ClockRow {
  stage: ClockStage;
  unitId: number;
  /** what the limit counts from */
  startedAt: Instant;
  /** first late instant, exclusive */
  dueAt: Instant;
  warnAt: Instant;
  soonAt: Instant;
  /** null while it runs */
  stoppedAt: Instant | null;
  limitId: number;
  calendarVersion: string;
}

/** What the clocks of a case are computed from besides its own recorded instants. */
export interface Rules {
  limits: readonly TimeLimit[];
  time: WorkingTime;
}

/**
 * All clocks of a case, oldest first; at most one of them runs (the last).
 * A pure function of what the source recorded, who held the case, the dated limits and the calendar version.
 * @throws {CalendarTooShort} the calendar lacks a year · {NoLimit} no limit is in force on the day the stage began
 */
export function clocksOf(c: SourceCase, custody: readonly CustodySpan[], rules: Rules, observedAt: Instant): ClockRow[] {
  const rows: ClockRow[] = [];
  for (const time of stageTimesOf(c, observedAt)) {
    for (const span of custody) {
      const from = Math.max(time.from, span.from);
      const to = Math.min(time.to ?? Infinity, span.to ?? Infinity);
      const holds = from < to || (from === to && time.from === time.to && span.from <= from);
      if (holds) add(rows, { ...time, to: to === Infinity ? null : to }, span.unitId, c, rules);
    }
  }
  return rows;
}

function add(rows: ClockRow[], time: { stage: ClockStage; start: Instant; to: Instant | null }, unitId: number, c: SourceCase, rules: Rules): void {
  const same = rows.findIndex((r) => r.stage === time.stage && r.unitId === unitId && r.startedAt === time.start);
  const [known] = same === -1 ? [] : rows.splice(same, 1);
  if (known !== undefined) {
    rows.push({ ...known, stoppedAt: time.to });
    return;
  }
  const limit = limitFor(rules.limits, { stage: time.stage, field: c.field, severalAgencies: c.cooperatingUnitCodes.length > 0, day: localDay(time.start) });
  const deadline = calendarDeadline(rules.time, unitId, time.start, limit.limit);
  rows.push({
    stage: time.stage,
    unitId,
    startedAt: time.start,
    dueAt: deadline.dueAt,
    warnAt: deadline.warnAt,
    soonAt: deadline.soonAt,
    stoppedAt: time.to,
    limitId: limit.id,
    calendarVersion: rules.time.calendar.version,
  });
}

/** The clock that runs, if any. */
export function runningClock(rows: readonly ClockRow[]): ClockRow | undefined {
  const last = rows.at(-1);
  return last?.stoppedAt === null ? last : undefined;
}

/** Whether each span began with its stage already late: lateness its holder inherited. The first holder inherits nothing. */
export function inheritedLate(custody: readonly CustodySpan[], clocks: readonly ClockRow[]): boolean[] {
  return custody.map(
    (span, i) =>
      i > 0 &&
      span.reason !== "REOPENED" &&
      clocks.some((k) => k.unitId === span.unitId && k.dueAt <= span.from && k.startedAt < span.from && (k.stoppedAt ?? Infinity) > span.from),
  );
}
