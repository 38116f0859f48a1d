import { dayAt, entry, isWorked, ranOut } from "./day-index.ts";
import { closingOf, openingOf, rotaOf } from "./rota.ts";
import type { Rota } from "./rota.ts";
import type { Instant, OfficeHours, WorkCalendar } from "./types.ts";

/**
 * Working time between two instants: the parts of shifts on working days that lie between them.
 * @param from instant, UTC ms
 * @param to instant, UTC ms; Infinity (never) is infinitely far. Before `from`, the answer is negative
 * @returns ms
 * @throws {CalendarTooShort} either instant lies outside the calendar
 */
export function workingMillis(from: Instant, to: Instant, calendar: WorkCalendar, shifts: OfficeHours): number {
  if (from === to) return 0;
  if (to === Infinity) return Infinity;
  if (from === Infinity) return -Infinity;
  const rota = rotaOf(calendar, shifts);
  return workedBefore(rota, to) - workedBefore(rota, from);
}

/**
 * The instant that lies an amount of working time after another (before it, if negative). Forwards it is the earliest
 * such instant, a shift's end rather than the next opening; backwards the latest, an opening rather than the last end.
 * @param from instant, UTC ms; Infinity stays Infinity
 * @param amount ms of working time; 0 gives `from`, Infinity never comes
 * @throws {CalendarTooShort} the calendar ends before the amount is used up
 */
export function addWorkingMillis(from: Instant, amount: number, calendar: WorkCalendar, shifts: OfficeHours): Instant {
  if (Number.isNaN(amount) || amount === -Infinity) throw new RangeError(`${amount} is not an amount of working time`);
  if (from === Infinity || amount === Infinity) return Infinity;
  if (amount === 0) return from;
  const rota = rotaOf(calendar, shifts);
  const total = workedBefore(rota, from) + amount;
  return amount > 0 ? usedUpAt(rota, total) : resumesAt(rota, total);
}

/**
 * The first moment of working time at or after an instant: the instant itself inside a shift, else the next opening.
 * @throws {CalendarTooShort} the calendar ends before an office opens again
 */
export function nextOpening(instant: Instant, calendar: WorkCalendar, shifts: OfficeHours): Instant {
  if (instant === Infinity) return Infinity;
  const rota = rotaOf(calendar, shifts);
  return resumesAt(rota, workedBefore(rota, instant));
}

/** Working ms from the calendar's first instant to this one; the calendar's very end is still inside. */
export function workedBefore(rota: Rota, instant: Instant): number {
  const { days, before, shifts } = rota;
  if (instant === days.midnight[days.count]) return entry(before, days.working.length);
  const day = dayAt(days, instant);
  const rank = entry(days.rankOf, day);
  let worked = entry(before, rank);
  if (!isWorked(days, day)) return worked;
  for (let shift = 0; shift < shifts; shift += 1) {
    const opening = openingOf(rota, rank, shift);
    if (instant <= opening) break;
    worked += Math.min(instant, closingOf(rota, rank, shift)) - opening;
  }
  return worked;
}

/** The earliest instant before which `worked` > 0 ms of working time lie. */
export function usedUpAt(rota: Rota, worked: number): Instant {
  if (worked > entry(rota.before, rota.days.working.length)) throw ranOut(rota.days, 1);
  const rank = lastRank(rota, (before) => before < worked);
  let left = worked - entry(rota.before, rank);
  for (let shift = 0; shift < rota.shifts; shift += 1) {
    const opening = openingOf(rota, rank, shift);
    const length = closingOf(rota, rank, shift) - opening;
    if (left <= length) return opening + left;
    left -= length;
  }
  throw new RangeError(`Working day ${rank} is shorter than its sum`);
}

/** The latest instant before which `worked` ms of working time lie: from it on, time is working time again. */
export function resumesAt(rota: Rota, worked: number): Instant {
  if (worked < 0) throw ranOut(rota.days, -1);
  if (worked >= entry(rota.before, rota.days.working.length)) throw ranOut(rota.days, 1);
  const rank = lastRank(rota, (before) => before <= worked);
  let left = worked - entry(rota.before, rank);
  for (let shift = 0; shift < rota.shifts; shift += 1) {
    const opening = openingOf(rota, rank, shift);
    const length = closingOf(rota, rank, shift) - opening;
    if (left < length) return opening + left;
    left -= length;
  }
  throw new RangeError(`Working day ${rank} is shorter than its sum`);
}

/** The last rank whose working time before it satisfies a claim that holds at first and then no more. */
function lastRank(rota: Rota, holds: (before: number) => boolean): number {
  let low = 0;
  let high = rota.days.working.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(entry(rota.before, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
