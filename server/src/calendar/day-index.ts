import { DAY, dateText, dayNumber, weekdayName, weekdayOf } from "./local-date.ts";
import { CalendarTooShort } from "./types.ts";
import type { Instant, SkippedDay, WorkCalendar } from "./types.ts";
import { instantOfWall, localDate, zoneOf } from "./zone.ts";
import type { Zone } from "./zone.ts";

/**
 * A calendar's days laid out for arithmetic. A *day* is the position of a local date from the calendar's first day;
 * a *rank* is the position of a working day among the working days, so ranks are added where dates cannot be.
 */
export interface DayIndex {
  calendar: WorkCalendar;
  zone: Zone;
  /** Day number (days since 1970-01-01) of the first day. */
  firstNumber: number;
  /** Days covered. */
  count: number;
  /** First instant of each local day; one more entry than days, the end of the last. */
  midnight: Float64Array;
  /** Working days before each day; one more entry than days, all of them. */
  rankOf: Int32Array;
  /** The day of each rank. */
  working: Int32Array;
  /** Days not worked, in order: day d's predecessors among them are d - rankOf[d]. */
  idle: readonly SkippedDay[];
}

const indexes = new WeakMap<WorkCalendar, DayIndex>();

/** The index of a calendar, built at its first use and kept as long as the calendar lives. */
export function daysOf(calendar: WorkCalendar): DayIndex {
  let days = indexes.get(calendar);
  if (!days) {
    days = indexDays(calendar);
    indexes.set(calendar, days);
  }
  return days;
}

/**
 * The day that holds an instant.
 * @throws {CalendarTooShort} the instant lies outside the calendar
 */
export function dayAt(days: DayIndex, instant: Instant): number {
  const { midnight, count } = days;
  const start = entry(midnight, 0);
  if (instant < start || instant >= entry(midnight, count)) throw outside(days, instant);
  // The guess is at most a clock change away from the truth.
  let day = Math.min(count - 1, Math.floor((instant - start) / DAY));
  while (instant < entry(midnight, day)) day -= 1;
  while (instant >= entry(midnight, day + 1)) day += 1;
  return day;
}

/** The local date of a day. */
export function dateOf(days: DayIndex, day: number): string {
  return dateText(days.firstNumber + day);
}

/** Whether a day is worked. */
export function isWorked(days: DayIndex, day: number): boolean {
  return entry(days.rankOf, day + 1) > entry(days.rankOf, day);
}

/** The days not worked in [from, to), in order; a list of the caller's own. */
export function idleBetween(days: DayIndex, from: number, to: number): SkippedDay[] {
  return days.idle.slice(from - entry(days.rankOf, from), to - entry(days.rankOf, to));
}

/** What is missing when a count runs out of the calendar forwards (+1) or backwards (-1). */
export function ranOut(days: DayIndex, direction: 1 | -1): CalendarTooShort {
  const edge = direction > 0 ? days.calendar.lastDay : days.calendar.firstDay;
  return new CalendarTooShort(days.calendar, Number(edge.slice(0, 4)) + direction);
}

/** An element that must be there. */
export function entry<T>(list: ArrayLike<T>, position: number): T {
  const found = list[position];
  if (found === undefined) throw new RangeError(`No entry ${position} among ${list.length}`);
  return found;
}

function outside(days: DayIndex, instant: Instant): Error {
  if (!(Math.abs(instant) < 8e15)) return new RangeError(`${instant} is not an instant`);
  return new CalendarTooShort(days.calendar, Number(localDate(instant, days.zone).slice(0, -6)));
}

function indexDays(calendar: WorkCalendar): DayIndex {
  const zone = zoneOf(calendar.zone);
  const firstNumber = dayNumber(calendar.firstDay);
  const lastNumber = dayNumber(calendar.lastDay);
  if (!zone || firstNumber === undefined || lastNumber === undefined || lastNumber < firstNumber) {
    throw new RangeError(`Calendar "${calendar.version}" has no known zone or no days`);
  }
  const count = lastNumber - firstNumber + 1;
  const midnight = new Float64Array(count + 1);
  const rankOf = new Int32Array(count + 1);
  const working: number[] = [];
  const idle: SkippedDay[] = [];
  for (let day = 0; day < count; day += 1) {
    midnight[day] = instantOfWall((firstNumber + day) * DAY, zone);
    rankOf[day] = working.length;
    const rest = restOn(firstNumber + day, calendar);
    if (rest) idle.push(Object.freeze(rest));
    else working.push(day);
  }
  midnight[count] = instantOfWall((lastNumber + 1) * DAY, zone);
  rankOf[count] = working.length;
  return { calendar, zone, firstNumber, count, midnight, rankOf, working: Int32Array.from(working), idle };
}

function restOn(number: number, calendar: WorkCalendar): SkippedDay | undefined {
  const date = dateText(number);
  if (calendar.worked.has(date)) return undefined;
  const weekday = weekdayOf(number);
  if (calendar.weekend.includes(weekday)) return { date, reason: weekdayName(weekday) };
  const reason = calendar.off.get(date);
  return reason === undefined ? undefined : { date, reason };
}
