import { addWorkingMillis, workingMillis } from "../calendar/index.ts";
import type { Deadline, Limit } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import { calendarDeadline } from "./deadline-of-unit.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";

/** What is left of a limit: ends of working days for day limits, working or real milliseconds for hours. */
export interface Remainder {
  unit: "DAYS" | "WORKING_MILLIS" | "MILLIS";
  amount: number;
}

/** When a clock is due; `soonAt` ≤ `warnAt` ≤ `dueAt`. */
export type Due = Pick<Deadline, "dueAt" | "warnAt" | "soonAt">;
export const NEVER: Due = { dueAt: Infinity, warnAt: Infinity, soonAt: Infinity };

/**
 * How a limit is used up and what a pause leaves of it, in the hands of one unit.
 * A day limit is used up by the ends of working days (the close of the last shift) that pass while the clock runs, the day of its start not counted; hours by
 * working time, real hours by time. So a pause never counts wall time, adds nothing outside hours or over days off, and never moves the start.
 */
export interface Allowance {
  /** as if it were never paused */
  readonly whole: Due;
  /** of a limit in days: the first local day that may count; null: it is counted in hours */
  readonly firstDay: string | null;
  /** What is left at an instant of a clock that is due then; amount 0: used up, there is nothing to pause. */
  left(due: Due, at: Instant): Remainder;
  /** When it is due if it runs again from `at`. */
  resumed(left: Remainder, at: Instant): Due;
}

/** @throws {CalendarTooShort} */
export function allowanceOf(limit: Limit, start: Instant, unitId: number, time: WorkingTime): Allowance {
  const whole = calendarDeadline(time, unitId, start, limit);
  const shifts = time.shiftsOf(unitId);
  switch (limit.unit) {
    case "wd":
      return dayAllowance(whole, firstCountedDay(whole, start), unitId, time);
    case "wh": {
      const lead = workingMillis(whole.soonAt, whole.dueAt, time.calendar, shifts);
      const after = (at: Instant, amount: number): Instant => addWorkingMillis(at, amount, time.calendar, shifts);
      return hourAllowance(whole, "WORKING_MILLIS", after, (from, to) => workingMillis(from, to, time.calendar, shifts), lead);
    }
    case "h":
      return hourAllowance(
        whole,
        "MILLIS",
        (at, amount) => at + amount,
        (from, to) => to - from,
        whole.dueAt - whole.soonAt,
      );
  }
}

function firstCountedDay(whole: Deadline, start: Instant): string {
  return whole.counted[0]?.date ?? localDay(start);
}

/** A limit in working days; `firstDay` is the first that may count, so that the day of the start never does. */
export function dayAllowance(whole: Due, firstDay: string, unitId: number, time: WorkingTime): Allowance {
  const opens = startOfLocalDay(firstDay);
  return {
    whole,
    firstDay,
    left: (due, at) => ({ unit: "DAYS", amount: daysBetween(Math.max(at, opens), due.dueAt, unitId, time) }),
    resumed: (left, at) => afterDays(Math.max(at, opens), left.amount, unitId, time),
  };
}

/** Ends of working days after `at` and before `until`. */
function daysBetween(at: Instant, until: Instant, unitId: number, time: WorkingTime): number {
  const next = nextDayEnd(at, unitId, time);
  if (next.dueAt > until) return 0;
  const endOf = (days: number): Instant => (days === 0 ? next.dueAt : calendarDeadline(time, unitId, next.warnAt, { unit: "wd", amount: days }).dueAt);
  const worked = (from: Instant): number => workingMillis(from, until, time.calendar, time.shiftsOf(unitId));
  let days = Math.floor(worked(next.dueAt) / ((next.counted[0]?.minutes ?? 0) * 60_000)); // a guess: office hours may change in between
  while (endOf(days) > until) days -= 1;
  while (worked(endOf(days)) > 0) days += 1;
  return 1 + days;
}

/** The day whose end is the `amount`-th to pass after an instant; amount ≥ 1. */
function afterDays(at: Instant, amount: number, unitId: number, time: WorkingTime): Due {
  const next = nextDayEnd(at, unitId, time);
  if (amount <= 1) return next;
  const today = next.counted[0]?.date === localDay(at) ? 1 : 0;
  return calendarDeadline(time, unitId, at, { unit: "wd", amount: amount - today });
}

/** The working day that ends next: today while its last shift is not over. */
function nextDayEnd(at: Instant, unitId: number, time: WorkingTime): Deadline {
  return calendarDeadline(time, unitId, at, { unit: "wd", amount: 0 });
}

function hourAllowance(
  whole: Due,
  unit: Remainder["unit"],
  after: (at: Instant, amount: number) => Instant,
  between: (from: Instant, to: Instant) => number,
  lead: number,
): Allowance {
  return {
    whole,
    firstDay: null,
    left: (due, at) => ({ unit, amount: Math.max(0, between(at, due.dueAt)) }),
    resumed: (left, at) => {
      const dueAt = after(at, left.amount);
      return { dueAt, warnAt: dueAt, soonAt: left.amount <= lead ? at : Math.max(at, after(dueAt, -lead)) };
    },
  };
}
