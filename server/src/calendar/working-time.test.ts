import { describe, expect, test } from "vitest";
import { CalendarTooShort, addWorkingMillis, deadlineOf, nextOpening, workingMillis } from "./index.ts";
import { HOUR, MINUTE } from "./local-date.ts";
import { OFFICE, ROUND_THE_CLOCK, VIETNAM, aYear, at, wall } from "./vietnam.fixture.ts";

function between(from: string, to: string, shifts = OFFICE): number {
  return workingMillis(at(from), at(to), VIETNAM, shifts) / MINUTE;
}

function after(from: string, hours: number, shifts = OFFICE): string {
  return wall(addWorkingMillis(at(from), hours * HOUR, VIETNAM, shifts));
}

describe("working time between two instants", () => {
  test.each([
    ["2026-11-23T07:00", "2026-11-23T17:00", 480],
    ["2026-11-23T00:00", "2026-11-23T24:00", 480],
    ["2026-11-23T11:30", "2026-11-23T13:30", 0],
    ["2026-11-20T17:00", "2026-11-23T07:00", 0],
    ["2026-11-23T09:30", "2026-11-26T14:00", 330 + 480 + 300],
    ["2026-02-13T16:30", "2026-02-23T07:30", 60],
    ["2025-01-01T00:00", "2025-12-31T24:00", 250 * 480],
    ["2026-01-01T00:00", "2026-12-31T24:00", 249 * 480],
    ["2027-01-01T00:00", "2027-12-31T24:00", 249 * 480],
  ])("from %s to %s: %i minutes", (from, to, minutes) => {
    expect(between(from, to)).toBe(minutes);
    expect(between(to, from)).toBe(minutes === 0 ? 0 : -minutes);
  });

  test("B20: lateness is in working time: half an hour over Tết is half an hour, not ten days", () => {
    const { dueAt } = deadlineOf(at("2026-02-13T08:00"), { unit: "wh", amount: 7, soonHours: 8 }, VIETNAM, OFFICE);
    expect(wall(dueAt)).toBe("2026-02-13T17:00");
    expect(workingMillis(dueAt, at("2026-02-23T07:30"), VIETNAM, OFFICE)).toBe(30 * MINUTE);
    expect(workingMillis(dueAt, at("2026-02-22T12:00"), VIETNAM, OFFICE)).toBe(0);
    expect(workingMillis(dueAt, at("2026-02-13T16:26"), VIETNAM, OFFICE)).toBe(-34 * MINUTE);
  });

  test("B20: a case without a deadline is never late", () => {
    expect(workingMillis(Infinity, at("2026-02-23T07:30"), VIETNAM, OFFICE)).toBe(-Infinity);
    expect(workingMillis(at("2026-02-23T07:30"), Infinity, VIETNAM, OFFICE)).toBe(Infinity);
    expect(workingMillis(Infinity, Infinity, VIETNAM, OFFICE)).toBe(0);
  });
});

describe("working time added to an instant", () => {
  test.each([
    ["2026-11-23T10:00", 1.5, "2026-11-23T11:30"],
    ["2026-11-23T10:00", 4, "2026-11-23T16:00"],
    ["2026-11-20T17:00", 8, "2026-11-23T17:00"],
    ["2026-11-25T07:00", -8, "2026-11-23T07:00"],
    ["2026-11-25T17:00", -8, "2026-11-25T07:00"],
    ["2026-11-25T13:30", -4.5, "2026-11-25T07:00"],
    ["2026-11-25T12:00", -1, "2026-11-25T10:30"],
    ["2026-02-23T07:30", -1, "2026-02-13T16:30"],
    ["2026-11-21T12:00", 0, "2026-11-21T12:00"],
  ])("%s and %d hours: %s", (from, hours, to) => {
    expect(after(from, hours)).toBe(to);
  });

  test("never stays never, and what is no amount is refused", () => {
    expect(addWorkingMillis(Infinity, -HOUR, VIETNAM, OFFICE)).toBe(Infinity);
    expect(addWorkingMillis(at("2026-11-20T09:00"), Infinity, VIETNAM, OFFICE)).toBe(Infinity);
    expect(nextOpening(Infinity, VIETNAM, OFFICE)).toBe(Infinity);
    expect(() => addWorkingMillis(at("2026-11-20T09:00"), Number.NaN, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => addWorkingMillis(at("2026-11-20T09:00"), -Infinity, VIETNAM, OFFICE)).toThrow(RangeError);
    expect(() => workingMillis(Number.NaN, at("2026-11-20T09:00"), VIETNAM, OFFICE)).toThrow(RangeError);
  });

  test("names the year that is missing on either side", () => {
    const year = (ask: () => unknown): number | undefined => {
      try {
        ask();
      } catch (error) {
        if (error instanceof CalendarTooShort) return error.year;
      }
      return undefined;
    };
    expect(year(() => after("2025-01-02T08:00", -2))).toBe(2024);
    expect(year(() => after("2025-01-02T08:00", -1))).toBeUndefined();
    expect(year(() => after("2027-12-31T16:00", 2))).toBe(2028);
    expect(year(() => nextOpening(at("2027-12-31T17:00"), VIETNAM, OFFICE))).toBe(2028);
    expect(year(() => between("2026-01-01T00:00", "2030-01-01T00:00"))).toBe(2030);
  });
});

test.each([
  ["2026-11-23T09:00", "2026-11-23T09:00"],
  ["2026-11-23T11:30", "2026-11-23T13:30"],
  ["2026-11-23T17:00", "2026-11-25T07:00"],
  ["2026-11-25T07:00", "2026-11-25T07:00"],
])("the first working moment from %s is %s", (from, to) => {
  expect(wall(nextOpening(at(from), VIETNAM, OFFICE))).toBe(to);
});

describe("zones whose clocks change", () => {
  const instant = Date.parse;
  const everyDay: string[] = [];

  test("a day of change has 23 or 25 hours, and shifts keep their wall time", () => {
    const newYork = aYear(2026, "America/New_York", everyDay);
    const hours = (from: string, to: string, shifts = ROUND_THE_CLOCK): number => workingMillis(instant(from), instant(to), newYork, shifts) / HOUR;
    expect(hours("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00")).toBe(23);
    expect(hours("2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00")).toBe(25);
    expect(hours("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", OFFICE)).toBe(8);
    expect(nextOpening(instant("2026-03-08T00:00-05:00"), newYork, OFFICE)).toBe(instant("2026-03-08T07:00-04:00"));
    expect(hours("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", [{ from: "02:00", to: "04:00" }])).toBe(1);
  });

  test.each([
    ["America/New_York", "2026-07-15T00:00-04:00"],
    ["Pacific/Auckland", "2026-07-15T00:00+12:00"],
  ])("in %s a day of July begins at its own midnight, though the year began on another offset", (zone, midnight) => {
    const calendar = aYear(2026, zone, everyDay);
    const startOf = (received: number): number => deadlineOf(received, { unit: "wd", amount: 1, soonHours: 8 }, calendar, OFFICE).startAt;
    expect(startOf(instant(midnight) - 1)).toBe(instant(midnight));
    expect(startOf(instant(midnight))).toBe(instant(midnight) + 24 * HOUR);
  });

  test("a local day may begin at 01:00, or be left out altogether", () => {
    const saoPaulo = aYear(2018, "America/Sao_Paulo", everyDay);
    const brazil = deadlineOf(instant("2018-11-03T12:00-03:00"), { unit: "wd", amount: 1, soonHours: 8 }, saoPaulo, OFFICE);
    expect(brazil.startAt).toBe(instant("2018-11-04T01:00-02:00"));
    expect(brazil.dueAt).toBe(instant("2018-11-05T00:00-02:00"));
    const apia = aYear(2011, "Pacific/Apia", everyDay);
    const samoa = deadlineOf(instant("2011-12-29T20:00-10:00"), { unit: "wh", amount: 24, soonHours: 8 }, apia, ROUND_THE_CLOCK);
    expect(samoa.dueAt).toBe(instant("2011-12-31T20:00+14:00"));
  });
});
