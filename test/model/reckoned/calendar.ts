import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE_FOLDER } from "../../hub.ts";

/** The model's own calendar: whole days since 1970-01-01 in Vietnam (UTC+7 all year), offices open 07:00–11:30 and 13:30–17:00, which is 8 hours. */
export type Day = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AHEAD = 7 * HOUR;

const { years } = JSON.parse(readFileSync(join(SAMPLE_FOLDER, "calendar.json"), "utf8")) as {
  years: Record<string, { off: Record<string, string>; worked: Record<string, string> }>;
};
const off = new Set(Object.values(years).flatMap((year) => Object.keys(year.off)));
const worked = new Set(Object.values(years).flatMap((year) => Object.keys(year.worked)));

export const dayOf = (at: number): Day => Math.floor((at + AHEAD) / DAY);
export const midnight = (day: Day): number => day * DAY - AHEAD;
export const opening = (day: Day): number => midnight(day) + 7 * HOUR;
const closing = (day: Day): number => midnight(day) + 17 * HOUR;
/** YYYY-MM-DD */
export const textOf = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);
export const dayNamed = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / DAY;

function isWorked(day: Day): boolean {
  const text = textOf(day);
  const weekday = (day + 4) % 7; // 0 is Sunday
  return worked.has(text) || (!off.has(text) && weekday !== 0 && weekday !== 6);
}

/** The day itself, or the next that is worked. */
export function workedFrom(day: Day): Day {
  let found = day;
  while (!isWorked(found)) found += 1;
  return found;
}

/** The n-th working day after a day. @param n at least 1 */
export function workedAfter(day: Day, n: number): Day {
  let found = day;
  for (let left = n; left > 0; left -= 1) found = workedFrom(found + 1);
  return found;
}

/** The working day at whose closing the n-th office day after an instant is over. @param first no day before it counts @param n at least 1 */
export function nthClosing(after: number, n: number, first: Day): Day {
  let day = Math.max(first, dayOf(after)) - 1;
  for (let left = n; left > 0;) {
    day = workedFrom(day + 1);
    if (closing(day) > after) left -= 1;
  }
  return day;
}

/** Closings of working days in (after, upTo], from a day on. */
export function closingsBetween(after: number, upTo: number, first: Day): number {
  let counted = 0;
  for (let day = Math.max(first, dayOf(after)); closing(day) <= upTo; day += 1) if (isWorked(day) && closing(day) > after) counted += 1;
  return counted;
}

/** The first late instant of a limit of n working days; 0: the same day while the office is open. */
export function limitEnd(start: number, days: number): number {
  return midnight(nthClosing(start, Math.max(days, 1), dayOf(start) + (days === 0 ? 0 : 1)) + 1);
}
