export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NAMES = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];

/**
 * Days from 1970-01-01 to a calendar date, whatever the zone.
 * @param date "YYYY-MM-DD"
 * @returns undefined when there is no such date ("2026-02-30")
 */
export function dayNumber(date: string): number | undefined {
  if (!DATE.test(date)) return undefined;
  const millis = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(millis) || dateText(millis / DAY) !== date) return undefined;
  return millis / DAY;
}

/** "YYYY-MM-DD" of a number of days since 1970-01-01; years 0000–9999. */
export function dateText(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** ISO weekday of a day number: Monday = 1 … Sunday = 7. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Vietnamese name of an ISO weekday 1..7. */
export function weekdayName(weekday: number): string {
  const name = NAMES[weekday - 1];
  if (name === undefined) throw new RangeError(`ISO weekdays are 1 to 7, not ${weekday}`);
  return name;
}
