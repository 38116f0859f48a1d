import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST, dayStart, receipts, shiftLists, withDayOff } from "./drawn.fixture.ts";
import { CalendarTooShort, deadlineOf, localDateOf, workingMillis } from "./index.ts";
import type { Deadline, Instant, Shift } from "./index.ts";
import { DAY } from "./local-date.ts";
import { VIETNAM, at, due, dueDay, wall } from "./vietnam.fixture.ts";

describe("a limit in calendar days", () => {
  test.each([
    // received, limit, last day on time, why
    ["2026-11-20T09:00", "3d", "2026-11-23", "Friday: Saturday and Sunday count, Monday is the third"],
    ["2026-11-20T00:00", "3d", "2026-11-23", "the day of receipt does not count, from its first minute"],
    ["2026-11-20T23:59", "3d", "2026-11-23", "to its last"],
    ["2026-11-21T00:00", "3d", "2026-11-25", "Saturday: the third day is Culture Day, so Wednesday"],
    ["2026-11-20T09:00", "1d", "2026-11-23", "the first day is a Saturday: the next working day is Monday"],
    ["2026-11-20T09:00", "2d", "2026-11-23", "and so it is for the second"],
    ["2026-11-20T09:00", "4d", "2026-11-25", "the fourth is Culture Day"],
    ["2026-01-30T09:00", "15d", "2026-02-23", "the fifteenth lies in the days off for Tết: the first working day after them"],
    ["2026-08-21T09:00", "1d", "2026-08-22", "a worked Saturday can be the last"],
    ["2026-08-16T09:00", "15d", "2026-09-03", "the day off that it was swapped for cannot, nor the National Day after it"],
    ["2025-12-17T09:00", "15d", "2026-01-05", "over the end of the year, the fifteenth is New Year's Day"],
    ["2026-11-24T10:00", "15d", "2026-12-09", "received on a day off"],
  ])("received %s, %s: %s (%s)", (received, text, day) => {
    expect(dueDay(received, text)).toBe(day);
    expect(due(received, text).dueAt).toBe(at(`${day}T24:00`));
    expect(due(received, text).warnAt).toBe(at(`${day}T17:00`));
  });

  test("explains every day: days off inside it are counted with no working minutes, those it was moved over are not", () => {
    const { startAt, counted, skipped } = due("2026-11-20T09:00", "4d");
    expect(wall(startAt)).toBe("2026-11-21T00:00");
    expect(counted).toEqual([
      { date: "2026-11-21", minutes: 0 },
      { date: "2026-11-22", minutes: 0 },
      { date: "2026-11-23", minutes: 480 },
      { date: "2026-11-25", minutes: 480 },
    ]);
    expect(skipped).toEqual([{ date: "2026-11-24", reason: "Ngày Văn hóa Việt Nam" }]);
  });

  test.each(["2027-12-20T09:00", "2027-12-31T09:00"])("received %s, 15d: the calendar's missing year is named, no day is guessed", (received) => {
    expect(() => due(received, "15d")).toThrow(CalendarTooShort);
  });
});

const amounts = fc.integer({ min: 1, max: 60 });
const inDays = (received: Instant, amount: number, shifts: readonly Shift[], calendar = VIETNAM): Deadline =>
  deadlineOf(received, { unit: "d", amount, soonHours: 8 }, calendar, shifts);
const holds = <T extends unknown[]>(property: fc.IProperty<T>): void => fc.assert(property, { numRuns: 1000 });

describe("whenever it is received", () => {
  test("it ends at the end of the first working day from the n-th day on", () => {
    const rule = fc.property(receipts, amounts, shiftLists, (received, amount, shifts) => {
      const nominal = dayStart(received) + amount * DAY;
      const { dueAt } = inDays(received, amount, shifts);
      const worked = (day: Instant): boolean => workingMillis(day, day + DAY, VIETNAM, shifts) > 0;
      expect(dueAt).toBeGreaterThan(nominal);
      expect(worked(dueAt - DAY)).toBe(true);
      for (let day = nominal; day < dueAt - DAY; day += DAY) expect(worked(day)).toBe(false);
    });
    holds(rule);
  });

  test("received later or given longer it is never due earlier", () => {
    const rule = fc.property(receipts, receipts, amounts, fc.nat(8), shiftLists, (one, other, amount, more, shifts) => {
      const first = inDays(Math.min(one, other), amount, shifts);
      const later = inDays(Math.max(one, other), amount + more, shifts);
      for (const field of ["startAt", "soonAt", "warnAt", "dueAt"] as const) expect(later[field]).toBeGreaterThanOrEqual(first[field]);
    });
    holds(rule);
  });

  test("every day after receipt up to the last is explained once, as many counted as the limit has", () => {
    const rule = fc.property(receipts, amounts, shiftLists, (received, amount, shifts) => {
      const { startAt, soonAt, warnAt, dueAt, counted, skipped } = inDays(received, amount, shifts);
      const explained = [...counted, ...skipped].map(({ date }) => date).toSorted();
      expect(explained).toEqual(explained.map((_, index) => localDateOf(startAt + index * DAY, VIETNAM)));
      expect([counted.length, explained.at(-1)]).toEqual([amount, counted.at(-1)?.date]);
      expect(localDateOf(dueAt - 1, VIETNAM)).toBe(explained.at(-1));
      expect(received <= soonAt && soonAt < warnAt && warnAt <= dueAt).toBe(true);
    });
    holds(rule);
  });

  test("another day off moves it only when it is its last day, and then to the next working day", () => {
    const rule = fc.property(receipts, amounts, shiftLists, fc.integer({ min: -5, max: 65 }), (received, amount, shifts, offset) => {
      const date = localDateOf(Math.max(FIRST, dayStart(received) + offset * DAY), VIETNAM);
      const plain = inDays(received, amount, shifts);
      const moved = inDays(received, amount, shifts, withDayOff(date));
      if (plain.counted.at(-1)?.date !== date) expect(moved.dueAt).toBe(plain.dueAt);
      else expect(moved.dueAt).toBe(deadlineOf(plain.dueAt - 1, { unit: "wd", amount: 1, soonHours: 8 }, VIETNAM, shifts).dueAt);
    });
    holds(rule);
  });
});
