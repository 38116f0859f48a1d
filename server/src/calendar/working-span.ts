import { dateOf, dayAt, entry, idleBetween, isWorked } from "./day-index.ts";
import { MINUTE } from "./local-date.ts";
import { rotaOf } from "./rota.ts";
import type { Rota } from "./rota.ts";
import type { CountedDay, Instant, OfficeHours, SkippedDay, WorkCalendar } from "./types.ts";
import { workedBefore } from "./working-time.ts";

/** Working time as people say it: whole working days of the office, and what is over. */
export interface WorkingSpan {
  /** all of it, in whole minutes */
  workingMinutes: number;
  days: number;
  /** beside the days; less than the day that would be next */
  minutes: number;
}

/**
 * Working time from one instant to a later one. A day is as long as the office's own day is on that date, so it never needs a length of its own.
 * @param from instant, UTC ms
 * @param to instant, UTC ms, not before `from`
 * @throws {CalendarTooShort} either instant lies outside the calendar
 */
export function workingSpan(from: Instant, to: Instant, calendar: WorkCalendar, shifts: OfficeHours): WorkingSpan {
  const rota = rotaOf(calendar, shifts);
  const whole = Math.floor((workedBefore(rota, to) - workedBefore(rota, from)) / MINUTE);
  const first = entry(rota.days.rankOf, dayAt(rota.days, from));
  const days = fullDays(rota, first, whole);
  return { workingMinutes: whole, days, minutes: whole - lengthOf(rota, first, days) };
}

/**
 * The days behind a working span: those that gave working time with their minutes, which add up to the span's, and those off in between.
 * @throws {CalendarTooShort} either instant lies outside the calendar
 */
export function workingSpanDays(from: Instant, to: Instant, calendar: WorkCalendar, shifts: OfficeHours): { counted: CountedDay[]; skipped: SkippedDay[] } {
  const rota = rotaOf(calendar, shifts);
  const { days } = rota;
  const [first, last] = [dayAt(days, from), dayAt(days, Math.max(from, to - 1))];
  const begin = workedBefore(rota, from);
  const upTo = (instant: Instant): number => Math.floor((workedBefore(rota, Math.min(instant, to)) - begin) / MINUTE);
  const counted: CountedDay[] = [];
  for (let day = first; day <= last; day += 1) {
    if (!isWorked(days, day)) continue;
    const minutes = upTo(entry(days.midnight, day + 1)) - upTo(Math.max(from, entry(days.midnight, day)));
    if (minutes > 0) counted.push({ date: dateOf(days, day), minutes });
  }
  return { counted, skipped: idleBetween(days, first, last + 1) };
}

/** The most working days from a rank on that fit into so many minutes. */
function fullDays(rota: Rota, first: number, minutes: number): number {
  let [low, high] = [0, rota.days.working.length - first];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lengthOf(rota, first, middle) <= minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Minutes of so many working days from a rank on. */
function lengthOf(rota: Rota, first: number, days: number): number {
  return (entry(rota.before, first + days) - entry(rota.before, first)) / MINUTE;
}
