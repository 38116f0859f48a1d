import { dayAfter, mondayOf } from "../platform/local-time.ts";

export const PERIOD_KINDS = ["DAY", "WEEK", "MONTH", "QUARTER", "HALF_YEAR", "NINE_MONTHS", "YEAR", "CUSTOM"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export const MONTH_RECKONINGS = ["CALENDAR", "ADMINISTRATIVE"] as const;
export type MonthReckoning = (typeof MONTH_RECKONINGS)[number];

/** Days of a period, both included, YYYY-MM-DD. */
export interface Span {
  from: string;
  to: string;
}

/** On which day the months of a reckoning begin, while a regulation is in force. */
export interface PeriodTerm {
  /** 1 to 28; above 1 a month begins in the month before the one it is named after */
  firstDay: number;
  validFrom: string;
  validTo: string | null;
  legalBasis: string;
  assumed: boolean;
}

const MONTHS: Partial<Record<PeriodKind, number>> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, NINE_MONTHS: 9, YEAR: 12 };

/** The term in force on a day, or the oldest there is. @param terms of one reckoning, oldest first */
export function termOn(terms: readonly PeriodTerm[], day: string): PeriodTerm {
  const found = terms.find((term) => term.validFrom <= day && (term.validTo === null || day < term.validTo)) ?? terms[0];
  if (found === undefined) throw new Error("no term says when months begin");
  return found;
}

/**
 * The period of a kind that a day lies in. Months follow each other without gap or overlap, also where a term gives way to another; a year is the twelve
 * months named after it, and its quarters, halves and nine months begin with it. Days and weeks (Monday to Sunday) are the same in both reckonings.
 * @param day YYYY-MM-DD; after the ninth month NINE_MONTHS is that year's, which are over
 */
export function periodOf(kind: Exclude<PeriodKind, "CUSTOM">, day: string, terms: readonly PeriodTerm[]): Span {
  if (kind === "DAY") return { from: day, to: day };
  if (kind === "WEEK") return { from: mondayOf(day), to: dayAfter(mondayOf(day), 6) };
  const many = MONTHS[kind] ?? 1;
  const month = monthAt(day, terms);
  const year = Math.floor(month / 12) * 12;
  const first = kind === "NINE_MONTHS" ? year : year + Math.floor((month - year) / many) * many;
  return { from: firstDayOf(first, terms), to: dayAfter(firstDayOf(first + many, terms), -1) };
}

/** The period before: the same stretch of the year before for NINE_MONTHS, as many days for CUSTOM, else the one that ends the day before. */
export function periodBefore(kind: PeriodKind, { from, to }: Span, terms: readonly PeriodTerm[]): Span {
  const last = dayAfter(from, -1);
  return kind === "CUSTOM" ? { from: dayAfter(from, -daysOf({ from, to })), to: last } : periodOf(kind, last, terms);
}

/**
 * What of a period and of the one before can be compared: the whole of both when it is over, else as many whole days from the beginning of each.
 * @param today the day of the as-of, which is not over
 * @returns null: not one day of it is over
 */
export function comparable(period: Span, before: Span, today: string): { now: Span; earlier: Span } | null {
  if (period.to < today) return { now: period, earlier: before };
  if (period.from >= today) return null;
  const days = Math.min(daysOf({ from: period.from, to: dayAfter(today, -1) }), daysOf(before));
  const first = (from: string): Span => ({ from, to: dayAfter(from, days - 1) });
  return { now: first(period.from), earlier: first(before.from) };
}

/** How many days a span has. */
export const daysOf = ({ from, to }: Span): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** Months are counted from the year 0: 2026-01 is 24312. */
const textOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

function firstDayOf(month: number, terms: readonly PeriodTerm[]): string {
  const first = `${textOf(month)}-01`;
  const { firstDay } = termOn(terms, first);
  return firstDay === 1 ? first : `${textOf(month - 1)}-${String(firstDay).padStart(2, "0")}`;
}

function monthAt(day: string, terms: readonly PeriodTerm[]): number {
  const own = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return day >= firstDayOf(own + 1, terms) ? own + 1 : own;
}
