import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";

export type { Instant, Problem };

/** One opening of an office on a working day, local wall time "HH:MM"; `from` < `to`, and `to` may be "24:00". */
export interface Shift {
  from: string;
  to: string;
}

/** The shifts of an office from a day on. */
export interface DatedShifts {
  /** first day, "YYYY-MM-DD"; null: from ever */
  from: string | null;
  shifts: readonly Shift[];
}

/** When an office is open: always the same shifts, or others from certain days on, in order of date. */
export type OfficeHours = readonly Shift[] | readonly DatedShifts[];

/**
 * The days on which a country's offices work. Dates are local days, "YYYY-MM-DD". Treated as frozen: to change a
 * calendar, make a new one with a new version (its days are indexed once per object).
 */
export interface WorkCalendar {
  version: string;
  /** IANA name, such as "Asia/Ho_Chi_Minh". */
  zone: string;
  /** ISO weekdays, Monday = 1 … Sunday = 7. */
  weekend: readonly number[];
  /** Weekdays not worked: date → reason. */
  off: ReadonlyMap<string, string>;
  /** Weekend days worked in exchange for another: date → reason. */
  worked: ReadonlyMap<string, string>;
  /** First and last day covered, always whole years. */
  firstDay: string;
  lastDay: string;
  /** Years whose yearly notice was not out when the calendar was written. */
  provisionalYears: readonly number[];
}

/** A time allowed: whole working days (≥ 0), working hours, or real hours (both multiples of 0.25, > 0). */
export type Limit = { unit: "wd" | "wh" | "h"; amount: number };

/** A limit, and how many working hours before the warning a case is due soon. */
export type Allowance = Limit & { soonHours: number };

/** A day that was counted, with its working minutes. */
export interface CountedDay {
  date: string;
  minutes: number;
}

/** A day that was not counted, and why, in the words of the calendar (Vietnamese for weekends). */
export interface SkippedDay {
  date: string;
  reason: string;
}

/** A deadline with its explanation. The entries of both lists are shared and frozen; the lists are the caller's own. */
export interface Deadline {
  /** From here the allowance runs. */
  startAt: Instant;
  /** The first late instant (exclusive end). */
  dueAt: Instant;
  /** End of the last shift before `dueAt` for day limits; equal to `dueAt` for hour limits. Never before receipt. */
  warnAt: Instant;
  /** From here the case counts as "due soon". Never before receipt. */
  soonAt: Instant;
  /** In order of date; empty for real hours. */
  counted: CountedDay[];
  /** In order of date; empty for real hours. */
  skipped: SkippedDay[];
}

/** The calendar ends before the answer does. `year` is the first year that must be added to it. */
export class CalendarTooShort extends Error {
  readonly year: number;

  constructor(calendar: WorkCalendar, year: number) {
    const covered = `${calendar.firstDay.slice(0, 4)}–${calendar.lastDay.slice(0, 4)}`;
    super(`The working calendar "${calendar.version}" covers ${covered}; the year ${year} is missing`);
    this.name = "CalendarTooShort";
    this.year = year;
  }
}
