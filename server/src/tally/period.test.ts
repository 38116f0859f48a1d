import { describe, expect, test } from "vitest";
import { dayAfter } from "../platform/local-time.ts";
import { comparable, daysOf, periodBefore, periodOf, PERIOD_KINDS } from "./period.ts";
import type { PeriodTerm } from "./period.ts";

const term = (firstDay: number, validFrom = "2010-01-01", validTo: string | null = null): PeriodTerm => ({
  firstDay,
  validFrom,
  validTo,
  legalBasis: "Nghị định",
  assumed: true,
});
const CALENDAR = [term(1)];
const FIFTEENTH = [term(15)];
const KINDS = PERIOD_KINDS.filter((kind) => kind !== "CUSTOM");

describe("the period a day lies in", () => {
  test.each([
    ["MONTH", "2026-03-14", CALENDAR, "2026-03-01", "2026-03-31"],
    ["MONTH", "2026-03-14", FIFTEENTH, "2026-02-15", "2026-03-14"],
    ["MONTH", "2026-03-15", FIFTEENTH, "2026-03-15", "2026-04-14"],
    ["MONTH", "2024-02-29", CALENDAR, "2024-02-01", "2024-02-29"],
    ["MONTH", "2024-02-29", FIFTEENTH, "2024-02-15", "2024-03-14"],
    ["QUARTER", "2026-03-15", FIFTEENTH, "2026-03-15", "2026-06-14"],
    ["QUARTER", "2026-03-14", FIFTEENTH, "2025-12-15", "2026-03-14"],
    ["QUARTER", "2026-12-31", CALENDAR, "2026-10-01", "2026-12-31"],
    ["HALF_YEAR", "2026-01-01", FIFTEENTH, "2025-12-15", "2026-06-14"],
    ["HALF_YEAR", "2026-06-15", FIFTEENTH, "2026-06-15", "2026-12-14"],
    ["NINE_MONTHS", "2026-05-01", FIFTEENTH, "2025-12-15", "2026-09-14"],
    ["NINE_MONTHS", "2026-11-01", CALENDAR, "2026-01-01", "2026-09-30"],
    ["YEAR", "2026-12-14", FIFTEENTH, "2025-12-15", "2026-12-14"],
    ["YEAR", "2026-12-15", FIFTEENTH, "2026-12-15", "2027-12-14"],
    ["YEAR", "2024-12-31", CALENDAR, "2024-01-01", "2024-12-31"],
    ["WEEK", "2026-03-15", FIFTEENTH, "2026-03-09", "2026-03-15"],
    ["DAY", "2024-02-29", CALENDAR, "2024-02-29", "2024-02-29"],
  ] as const)("%s of %s", (kind, day, terms, from, to) => {
    expect(periodOf(kind, day, terms)).toEqual({ from, to });
  });

  test("periods of a kind follow each other without gap or overlap, also where a regulation moves the month's beginning", () => {
    const moved = [term(15, "2010-01-01", "2026-07-01"), term(1, "2026-07-01")];
    for (const terms of [CALENDAR, FIFTEENTH, moved]) {
      for (const kind of KINDS.filter((one) => one !== "NINE_MONTHS")) {
        for (let day = "2023-11-20", at = periodOf(kind, day, terms); day < "2028-03-20"; day = dayAfter(day, 1)) {
          const here = periodOf(kind, day, terms);
          expect(here.from <= day && day <= here.to).toBe(true);
          if (here.from !== at.from) expect(here.from).toBe(dayAfter(at.to, 1));
          if (here.from !== at.from) expect(periodBefore(kind, here, terms)).toEqual(at);
          at = here;
        }
      }
    }
  });
});

describe("what is compared", () => {
  test("an open period: as many whole days from its beginning, today left out", () => {
    const march = periodOf("MONTH", "2026-03-11", CALENDAR);
    const before = periodBefore("MONTH", march, CALENDAR);
    expect(comparable(march, before, "2026-03-11")).toEqual({
      now: { from: "2026-03-01", to: "2026-03-10" },
      earlier: { from: "2026-02-01", to: "2026-02-10" },
    });
    expect(comparable(march, before, "2026-03-31")).toEqual({
      now: { from: "2026-03-01", to: "2026-03-28" },
      earlier: { from: "2026-02-01", to: "2026-02-28" },
    });
    expect(comparable(march, before, "2026-03-01")).toBeNull();
  });

  test("a period that is over: the whole of both; nine months with those of the year before, a free range with as many days", () => {
    const february = periodOf("MONTH", "2024-02-10", CALENDAR);
    expect(comparable(february, periodBefore("MONTH", february, CALENDAR), "2024-03-01")?.earlier).toEqual({ from: "2024-01-01", to: "2024-01-31" });
    const nine = periodOf("NINE_MONTHS", "2026-05-01", FIFTEENTH);
    expect(periodBefore("NINE_MONTHS", nine, FIFTEENTH)).toEqual({ from: "2024-12-15", to: "2025-09-14" });
    const free = { from: "2024-02-28", to: "2024-03-01" };
    expect(daysOf(free)).toBe(3);
    expect(periodBefore("CUSTOM", free, CALENDAR)).toEqual({ from: "2024-02-25", to: "2024-02-27" });
  });
});
