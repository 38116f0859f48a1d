import { readTime, type Instant } from "../wire/index.ts";
import { quoted } from "../wire/index.ts";

/** A date of a register as an instant; `isDay`: the register names no time of day, so it is the day's beginning. */
export interface Moment {
  at: Instant;
  isDay: boolean;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const TIME_OF_DAY = /^(\d{1,2})(?:[:hHgG](\d{2})?(?::(\d{2}))?)?\s*(?:giờ|phút)?$/;

/**
 * Reads a date.
 * @param cell a date of the workbook ("2026-03-12", "2026-03-12T09:30:00") or text in one of the patterns
 * @param timeOfDay from the column beside it, if the register has one
 * @returns the moment, or what was expected
 */
export function readMoment(cell: string, timeOfDay: string | null, patterns: readonly string[], zone: string): Moment | string {
  const day = readDate(cell, patterns, zone);
  if (typeof day === "string" || timeOfDay === null) return day;
  const wall = wallOf(cell, patterns);
  const clock = TIME_OF_DAY.exec(timeOfDay.trim());
  if (wall === null || clock === null) return `expected a time of day such as 09:30, found ${quoted(timeOfDay)}`;
  const [hours = "", minutes = "00", seconds = "00"] = clock.slice(1);
  const read = readTime(`${wall}T${hours.padStart(2, "0")}:${minutes}:${seconds}`, "yyyy-MM-ddTHH:mm:ss", zone);
  return read.ok ? { at: read.instant, isDay: false } : read.reason;
}

function readDate(cell: string, patterns: readonly string[], zone: string): Moment | string {
  let reason = "";
  for (const pattern of DAY.test(cell) ? ["yyyy-MM-dd"] : WALL.test(cell) ? ["yyyy-MM-ddTHH:mm:ss"] : patterns) {
    const read = readTime(cell, pattern, zone);
    if (read.ok) return { at: read.instant, isDay: pattern !== "rfc3339" && !/H/.test(pattern) };
    reason ||= read.reason;
  }
  return patterns.length < 2 || DAY.test(cell) || WALL.test(cell) ? reason : `expected a time written ${patterns.join(" or ")}, found ${quoted(cell.trim())}`;
}

/** The day of a date without time, as yyyy-MM-dd; read as if it were UTC, where a day is a day. */
function wallOf(cell: string, patterns: readonly string[]): string | null {
  const day = readDate(cell, patterns, "Etc/UTC");
  return typeof day === "string" || !day.isDay ? null : day.at.text.slice(0, 10);
}
