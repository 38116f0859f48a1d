import { dayAfter } from "../platform/local-time.ts";

export const RECKONINGS_OF_MONTHS = ["CALENDAR", "ADMINISTRATIVE"] as const;
export type MonthReckoning = (typeof RECKONINGS_OF_MONTHS)[number];

/** The days of a month by one reckoning, both included, YYYY-MM-DD. */
export interface MonthSpan {
  from: string;
  to: string;
}

/** Whether a text names a month, such as 2026-03. */
export const isMonth = (text: string): boolean => /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text);

/**
 * The days of a month that begins on a day: the first of it, or a day of the month before.
 * @param month YYYY-MM @param firstDay 1 to 28; above 1 the month is named after the one it ends in
 */
export function monthSpan(month: string, firstDay: number): MonthSpan {
  const first = `${month}-01`;
  if (firstDay === 1) return { from: first, to: dayAfter(`${dayAfter(first, 31).slice(0, 7)}-01`, -1) };
  const day = String(firstDay).padStart(2, "0");
  return { from: `${dayAfter(first, -1).slice(0, 7)}-${day}`, to: dayAfter(`${month}-${day}`, -1) };
}

/** The month that a day lies in. @param day YYYY-MM-DD @returns YYYY-MM */
export function monthOf(day: string, firstDay: number): string {
  const own = day.slice(0, 7);
  return firstDay > 1 && Number(day.slice(8)) >= firstDay ? dayAfter(`${own}-01`, 31).slice(0, 7) : own;
}

/** By what a reckoning stands on a day. */
export interface MonthTerm {
  firstDay: number;
  legalBasis: string;
  assumed: boolean;
}
