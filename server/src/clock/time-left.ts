import { withinCalendar, workingSpan, workingSpanDays } from "../calendar/index.ts";
import type { WorkingSpan } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";

/** A running clock at an instant, in the hands of a unit. */
export interface Running {
  unitId: number;
  /** UTC, the first late instant */
  dueAt: Instant;
  /** UTC */
  at: Instant;
}

/** Working time until the due instant, or since. */
export interface TimeLeft extends WorkingSpan {
  late: boolean;
}

/**
 * The working time of the unit that is left to a due instant, or that went by since: the one figure behind queue, case, list and file.
 * Pure arithmetic, for as many rows as one likes.
 * @returns null when the calendar does not reach from the one instant to the other: no figure is better than a wrong one
 */
export function timeLeft(running: Running, time: WorkingTime): TimeLeft | null {
  const late = running.dueAt <= running.at;
  return withinCalendar(() => ({ late, ...workingSpan(...spanOf(running), time.calendar, time.shiftsOf(running.unitId)) }));
}

/** The days that make that figure, and those in between that do not, with the reason. */
export function timeLeftDays(running: Running, time: WorkingTime): ReturnType<typeof workingSpanDays> {
  return withinCalendar(() => workingSpanDays(...spanOf(running), time.calendar, time.shiftsOf(running.unitId))) ?? { counted: [], skipped: [] };
}

const spanOf = ({ dueAt, at }: Running): [Instant, Instant] => (dueAt <= at ? [dueAt, at] : [at, dueAt]);
