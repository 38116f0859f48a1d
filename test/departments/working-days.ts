import type { Dice } from "./random.ts";
import { dayNumber, dayStart, HOUR_MS, localDate, MINUTE_MS } from "./vietnam-time.ts";

/** Days off other than Saturday and Sunday in the sample province, 2024 to 2027. */
const DAYS_OFF = new Set([
  "2025-01-01",
  "2025-01-27",
  "2025-01-28",
  "2025-01-29",
  "2025-01-30",
  "2025-01-31",
  "2025-04-07",
  "2025-04-30",
  "2025-05-01",
  "2025-05-02",
  "2025-09-01",
  "2025-09-02",
  "2026-01-01",
  "2026-01-02",
  "2026-02-16",
  "2026-02-17",
  "2026-02-18",
  "2026-02-19",
  "2026-02-20",
  "2026-04-27",
  "2026-04-30",
  "2026-05-01",
  "2026-08-31",
  "2026-09-01",
  "2026-09-02",
  "2026-11-24",
  "2027-01-01",
  "2027-02-05",
  "2027-02-08",
  "2027-02-09",
  "2027-02-10",
  "2027-02-11",
  "2027-04-16",
  "2027-04-30",
  "2027-05-03",
  "2027-09-02",
]);
const WORKED_SATURDAYS = new Set(["2025-04-26", "2026-01-10", "2026-08-22"]);

/** @param day days since 1970-01-01, local */
export function isWorkingDay(day: number): boolean {
  const date = localDate(dayStart(day));
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  if (weekday === 6) return WORKED_SATURDAYS.has(date);
  return weekday !== 0 && !DAYS_OFF.has(date);
}

/** The n-th working day after `day`, which itself is not counted. @param count whole days ≥ 1 */
export function workingDayAfter(day: number, count: number): number {
  let reached = day;
  for (let left = count; left > 0;) {
    reached += 1;
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Whole working days after the day of `from` up to and including the day of `until`. */
export function workingDaysBetween(from: number, until: number): number {
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(until); day += 1) if (isWorkingDay(day)) count += 1;
  return count;
}

const OPENS = 7.5 * HOUR_MS;
const CLOSES = 17 * HOUR_MS;
const LUNCH_FROM = 11.5 * HOUR_MS;
const LUNCH_UNTIL = 13.5 * HOUR_MS;

function officeTime(day: number, earliest: number, dice: Dice): number {
  const from = Math.max(OPENS, earliest);
  const moment = from + dice.next() * (CLOSES - from);
  const working = moment > LUNCH_FROM && moment < LUNCH_UNTIL ? Math.min(moment + 2 * HOUR_MS, CLOSES - MINUTE_MS) : moment;
  return Math.floor(dayStart(day) + working);
}

/**
 * A moment in office hours, strictly after `after`.
 * @param days working days to let pass; 0 is the same day where it still has half an hour of office time, else the next
 */
export function officeMomentAfter(after: number, days: number, dice: Dice): number {
  const day = dayNumber(after);
  const timeOfDay = after - dayStart(day);
  if (days === 0 && isWorkingDay(day) && timeOfDay < CLOSES - HOUR_MS / 2) return officeTime(day, timeOfDay + 3 * MINUTE_MS, dice);
  return officeTime(workingDayAfter(day, Math.max(1, days)), 0, dice);
}
