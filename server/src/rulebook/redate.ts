import { CalendarTooShort } from "../calendar/index.ts";
import { clocksOf, inheritedLate, NoLimit, runningClock, withClosedKept } from "../clock/index.ts";
import type { ClockRow, Rules, StoppedClock } from "../clock/index.ts";
import type { CaseState } from "../tally/index.ts";
import type { OpenCase } from "./open-cases.queries.ts";

/** What other rules make of an open case. */
export interface Redated {
  caseId: number;
  sourceId: number;
  before: CaseState;
  after: CaseState;
  /** all its clocks, the stopped ones as they were */
  clocks: ClockRow[];
  /** of each stretch of custody: whether it began late */
  inherited: boolean[];
}

/**
 * An open case under other rules, by the function that dates every case. What has stopped stays.
 * @returns "undatable" when these rules cannot date it
 */
export function redated(one: OpenCase, stopped: readonly StoppedClock[], rules: Rules): Redated | "undatable" {
  try {
    const clocks = withClosedKept(clocksOf(one.c, one.custody, rules, one.observedAt), stopped);
    const inherited = inheritedLate(one.custody, clocks);
    const running = runningClock(clocks);
    const dates = { dueAt: running?.dueAt ?? null, soonAt: running?.soonAt ?? null, originalDueAt: running?.originalDueAt ?? null };
    const after = { ...one.state, ...dates, inheritedLate: inherited.at(-1) === true };
    return { caseId: one.caseId, sourceId: one.sourceId, before: one.state, after, clocks, inherited };
  } catch (error) {
    if (error instanceof NoLimit || error instanceof CalendarTooShort) return "undatable";
    throw error;
  }
}
