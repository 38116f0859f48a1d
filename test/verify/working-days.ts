/**
 * The recount's own calendar arithmetic. A day is a whole number: days since 1970-01-01 in Vietnam, which is UTC+7 all year.
 * Instants are epoch milliseconds, UTC.
 */
export type Day = number;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const AHEAD_OF_UTC = 7 * HOUR_MS;

/** Office hours of a working day, as milliseconds after its midnight; in order. */
const SHIFTS = [
  { from: 7 * HOUR_MS, to: 11.5 * HOUR_MS },
  { from: 13.5 * HOUR_MS, to: 17 * HOUR_MS },
] as const;
const OFFICE_CLOSES = 17 * HOUR_MS;

export const dayOf = (instant: number): Day => Math.floor((instant + AHEAD_OF_UTC) / DAY_MS);
export const midnightOf = (day: Day): number => day * DAY_MS - AHEAD_OF_UTC;
export const dayText = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** @param text YYYY-MM-DD */
export const dayNamed = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
/** Monday of the day's week; 1970-01-01 was a Thursday. */
export const mondayOf = (day: Day): Day => day - ((day + 3) % 7);

/** Days off and swapped working days, by year. */
export interface CalendarFile {
  years: Record<string, { off: Record<string, string>; worked: Record<string, string> }>;
}

export class WorkingDays {
  readonly #off = new Set<string>();
  readonly #worked = new Set<string>();
  readonly #years: ReadonlySet<string>;

  constructor(file: CalendarFile) {
    this.#years = new Set(Object.keys(file.years));
    for (const { off, worked } of Object.values(file.years)) {
      for (const day of Object.keys(off)) this.#off.add(day);
      for (const day of Object.keys(worked)) this.#worked.add(day);
    }
  }

  /** @throws the calendar does not tell that year */
  isWorking(day: Day): boolean {
    const text = dayText(day);
    if (!this.#years.has(text.slice(0, 4))) throw new Error(`the calendar does not tell ${text}`);
    if (this.#worked.has(text)) return true;
    if (this.#off.has(text)) return false;
    const weekday = (day + 4) % 7; // 0 is Sunday
    return weekday !== 0 && weekday !== 6;
  }

  /** The n-th working day after a day, which itself does not count. @param n at least 1 */
  after(day: Day, n: number): Day {
    let found = day;
    for (let counted = 0; counted < n;) {
      found += 1;
      if (this.isWorking(found)) counted += 1;
    }
    return found;
  }

  /** The last day of a limit of n working days that begins at an instant. @param n 0: the same day, while the office is open */
  lastDay(start: number, n: number): Day {
    const day = dayOf(start);
    if (n > 0) return this.after(day, n);
    return this.isWorking(day) && start < midnightOf(day) + OFFICE_CLOSES ? day : this.after(day, 1);
  }

  /** Working days after one day up to and with another. */
  between(after: Day, until: Day): number {
    let counted = 0;
    for (let day = after + 1; day <= until; day += 1) if (this.isWorking(day)) counted += 1;
    return counted;
  }

  /** Whether an office was open at any moment between two instants. */
  hasOfficeTime(from: number, to: number): boolean {
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      const open = SHIFTS.some((shift) => midnightOf(day) + shift.from < to && midnightOf(day) + shift.to > from);
      if (open && this.isWorking(day)) return true;
    }
    return false;
  }

  /** The last day of a limit in calendar days, the first not counted; where that is a day off, the next working day. */
  lastCalendarDay(start: number, n: number): Day {
    const day = dayOf(start) + n;
    return this.isWorking(day) ? day : this.after(day, 1);
  }

  /** The instant that lies so much office time before another. @param amount milliseconds of office hours */
  officeTimeBefore(instant: number, amount: number): number {
    let left = amount;
    for (let day = dayOf(instant); ; day -= 1) {
      if (!this.isWorking(day)) continue;
      for (const shift of SHIFTS.toReversed()) {
        const from = midnightOf(day) + shift.from;
        const to = Math.min(midnightOf(day) + shift.to, instant);
        if (to <= from) continue;
        if (to - from >= left) return to - left;
        left -= to - from;
      }
    }
  }
}

/** The last day on which offices had opened before an instant, days off included. */
export function lastOpened(instant: number): Day {
  const day = dayOf(instant);
  return instant > midnightOf(day) + SHIFTS[0].from ? day : day - 1;
}

/** When a limit is over, when it warns, and from when it counts as soon. */
export interface Deadline {
  /** the first late instant */
  due: number;
  warn: number;
  soon: number;
}

const SOON_IS = 8 * HOUR_MS;

/** @param days whole working days of the limit */
export function deadlineOf(calendar: WorkingDays, start: number, days: number): Deadline {
  return endingOn(calendar, start, calendar.lastDay(start, days));
}

/** What the last day of a limit means. */
export function endingOn(calendar: WorkingDays, start: number, last: Day): Deadline {
  const warn = midnightOf(last) + OFFICE_CLOSES;
  return { due: midnightOf(last + 1), warn, soon: Math.max(start, calendar.officeTimeBefore(warn, SOON_IS)) };
}
