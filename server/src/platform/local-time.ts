import type { Instant } from "./instant.ts";

/** The hub counts its days in Asia/Ho_Chi_Minh: UTC+7 the whole year since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Days by their number since 1970: to write a date costs more than to look it up. */
const written = new Map<number, string>();
const REMEMBERED = 10_000;

/** @returns the calendar day of an instant in the hub's zone, YYYY-MM-DD */
export function localDay(at: Instant): string {
  const number = Math.floor((at + OFFSET_MS) / DAY_MS);
  const known = written.get(number);
  if (known !== undefined) return known;
  if (written.size >= REMEMBERED) written.clear();
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  written.set(number, day);
  return day;
}

/** @returns HH:mm in the hub's zone; a formatter of the platform made at each call holds memory that no collector sees */
export const localTime = (at: Instant): string => new Date(at + OFFSET_MS).toISOString().slice(11, 16);

/** @param day YYYY-MM-DD @returns its 00:00 in the hub's zone */
export function startOfLocalDay(day: string): Instant {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** @param day YYYY-MM-DD @param time HH:MM in the hub's zone */
export function localInstant(day: string, time: string): Instant {
  const [hours, minutes] = time.split(":").map(Number);
  return startOfLocalDay(day) + ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS;
}

/** @returns the day `days` later (earlier when negative), YYYY-MM-DD */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @returns the Monday of the day's week, YYYY-MM-DD */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}
