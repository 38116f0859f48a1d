import fc from "fast-check";
import { DAY, HOUR, MINUTE, dateText, dayNumber, weekdayOf } from "./local-date.ts";
import { wallMillis } from "./shifts.ts";
import type { Instant, Limit, Shift, WorkCalendar } from "./types.ts";
import { MORNINGS, NIGHTS, OFFICE, ROUND_THE_CLOCK, VIETNAM, at } from "./vietnam.fixture.ts";

/** The Vietnamese calendar's first instant, its end, and a receipt after which not every limit drawn here has room. */
export const FIRST = at("2025-01-01T00:00");
const LAST = at("2027-12-31T24:00");
export const LAST_RECEIPT = at("2027-09-01T00:00");

const QUARTER = 15 * MINUTE;
const TOUCHING: readonly Shift[] = [
  { from: "06:00", to: "14:00" },
  { from: "14:00", to: "22:00" },
];

/** Up to three shifts at any quarters of an hour, at least two hours in all. */
const oddShifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters): Shift[] => {
    const times = quarters.toSorted((one, other) => one - other).map(clock);
    const pairs = Array.from({ length: Math.floor(times.length / 2) }, (_, pair) => times.slice(2 * pair, 2 * pair + 2));
    return pairs.map(([from = "", to = ""]) => ({ from, to }));
  })
  .filter((shifts) => lengthOf(shifts) >= 2 * HOUR);

/** A limited number of lists, so that each is the same object whenever it is drawn and its rota is built once. */
export const shiftLists = fc.constantFrom<readonly Shift[]>(
  OFFICE,
  MORNINGS,
  NIGHTS,
  ROUND_THE_CLOCK,
  TOUCHING,
  ...fc.sample(oddShifts, { numRuns: 40, seed: 20261120 }),
);

/** Days before Tết, swaps, holidays and ends of years, where counting goes wrong. */
const EVES = [
  ["2025-01-24", "2025-04-25", "2025-12-31", "2026-01-09", "2026-02-13"],
  ["2026-08-21", "2026-08-28", "2026-11-20", "2026-12-31", "2027-02-04"],
].flat();

/** Instants of receipt on whole minutes, many of them at the edge of a shift or on days before holidays. */
export const receipts: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: 0, max: (LAST_RECEIPT - FIRST) / MINUTE }).map((minute) => FIRST + minute * MINUTE),
  fc.integer({ min: 0, max: (LAST_RECEIPT - FIRST) / QUARTER }).map((quarter) => FIRST + quarter * QUARTER),
  fc.tuple(fc.constantFrom(...EVES), fc.integer({ min: -96, max: 3 * 96 })).map(([date, quarter]) => at(`${date}T00:00`) + quarter * QUARTER),
);
export const moments: fc.Arbitrary<Instant> = fc.integer({ min: FIRST, max: LAST });

export const hours = fc.integer({ min: 1, max: 120 }).map((quarters): Limit => ({ unit: "wh", amount: quarters / 4 }));
export const days = fc.integer({ min: 0, max: 30 }).map((amount): Limit => ({ unit: "wd", amount }));
const realHours = fc.integer({ min: 1, max: 400 }).map((quarters): Limit => ({ unit: "h", amount: quarters / 4 }));
export const limits = fc.oneof(hours, days, realHours);

/** Calendars of one year with any weekend, days off and worked days, as a file may have them. */
export const calendars: fc.Arbitrary<WorkCalendar> = fc
  .record({
    year: fc.constantFrom(2023, 2024, 2027, 2028, 2100),
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    free: fc.uniqueArray(fc.nat(364), { maxLength: 40 }),
    swapped: fc.uniqueArray(fc.nat(364), { maxLength: 10 }),
  })
  .map(({ year, weekend, free, swapped }) => {
    const first = dayNumber(`${year}-01-01`) ?? 0;
    const rests = (day: number): boolean => weekend.includes(weekdayOf(first + day));
    const named = (list: number[], reason: string): Map<string, string> => new Map(list.map((day) => [dateText(first + day), reason]));
    return {
      version: "drawn",
      zone: "Asia/Ho_Chi_Minh",
      weekend,
      off: named(
        free.filter((day) => !rests(day)),
        "Nghỉ",
      ),
      worked: named(swapped.filter(rests), "Làm bù"),
      firstDay: `${year}-01-01`,
      lastDay: `${year}-12-31`,
      provisionalYears: [],
    };
  });

/** The Vietnamese calendar with one more day off. */
export function withDayOff(date: string): WorkCalendar {
  const worked = new Map(VIETNAM.worked);
  worked.delete(date);
  return { ...VIETNAM, worked, off: new Map(VIETNAM.off).set(date, "Nghỉ thêm") };
}

/** The Vietnamese weeks without a single holiday or swap. */
export function everyWeekAlike(): WorkCalendar {
  return { ...VIETNAM, off: new Map(), worked: new Map() };
}

/** Midnight at which the local day of an instant begins, by the fixed offset of today's Vietnam. */
export function dayStart(instant: Instant): Instant {
  return Math.floor((instant + 7 * HOUR) / DAY) * DAY - 7 * HOUR;
}

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
}

function lengthOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { from, to }) => sum + (wallMillis(to) ?? 0) - (wallMillis(from) ?? 0), 0);
}
