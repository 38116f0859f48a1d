import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { FIRST, LAST_RECEIPT, dayStart, days, everyWeekAlike, hours, limits, moments, receipts, shiftLists, withDayOff } from "./drawn.fixture.ts";
import { addWorkingMillis, deadlineOf, localDateOf, nextOpening, workingMillis } from "./index.ts";
import type { Deadline, Instant, Limit, Shift } from "./index.ts";
import { DAY, HOUR } from "./local-date.ts";
import { VIETNAM, at, wall } from "./vietnam.fixture.ts";

let runs = 0;
/** Draws `numRuns` examples; the last test of this file checks that all were drawn. */
function always<T extends unknown[]>(numRuns: number, property: fc.IProperty<T>): void {
  fc.assert(property, { numRuns });
  runs += numRuns;
}
afterAll(() => console.info(`working time: ${runs} property runs`));

function between(from: Instant, to: Instant, shifts: readonly Shift[]): number {
  return workingMillis(from, to, VIETNAM, shifts);
}

function due(received: Instant, limit: Limit, shifts: readonly Shift[], calendar = VIETNAM): Deadline {
  return deadlineOf(received, { ...limit, soonHours: 8 }, calendar, shifts);
}

describe("working time", () => {
  test("1: never runs backwards, and never faster than the clock", () => {
    const pastToFuture = fc.tuple(moments, moments, moments).map((drawn) => drawn.toSorted((one, other) => one - other) as [Instant, Instant, Instant]);
    const rule = fc.property(pastToFuture, shiftLists, ([from, middle, to], shifts) => {
      expect(between(from, middle, shifts)).toBeLessThanOrEqual(between(from, to, shifts));
      expect(between(from, middle, shifts)).toBeGreaterThanOrEqual(0);
      expect(between(from, to, shifts)).toBeLessThanOrEqual(to - from);
    });
    always(1000, rule);
  });

  test("2: used and left are the allowance at every moment up to the deadline", () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const rule = fc.property(receipts, hours, shiftLists, part, (received, limit, shifts, passed) => {
      const { dueAt } = due(received, limit, shifts);
      const now = Math.floor(received + (dueAt - received) * passed);
      expect(between(received, now, shifts) + between(now, dueAt, shifts)).toBe(limit.amount * HOUR);
    });
    always(1000, rule);
  });

  test("3: splitting an interval changes nothing, in whatever order its points lie", () => {
    const rule = fc.property(moments, moments, moments, shiftLists, (one, two, three, shifts) => {
      expect(between(one, three, shifts)).toBe(between(one, two, shifts) + between(two, three, shifts));
      expect(between(one, two, shifts) + between(two, one, shifts)).toBe(0);
    });
    always(1500, rule);
  });

  test("adding and measuring are each other's reverse: forwards the earliest instant, backwards the latest", () => {
    const amounts = fc.integer({ min: -40 * HOUR, max: 40 * HOUR });
    const inside = fc.integer({ min: at("2025-06-01T00:00"), max: LAST_RECEIPT });
    const rule = fc.property(inside, amounts, shiftLists, (from, amount, shifts) => {
      const to = addWorkingMillis(from, amount, VIETNAM, shifts);
      expect(between(from, to, shifts)).toBe(amount);
      if (amount > 0) expect(between(from, to - 1, shifts)).toBe(amount - 1);
      if (amount < 0) expect(between(from, to + 1, shifts)).toBe(amount + 1);
      const opening = nextOpening(from, VIETNAM, shifts);
      expect([between(from, opening, shifts), between(opening, opening + 1, shifts)]).toEqual([0, 1]);
    });
    always(1500, rule);
  });
});

describe("deadlines", () => {
  test("1: received later is never due earlier", () => {
    const rule = fc.property(receipts, receipts, limits, shiftLists, (one, other, limit, shifts) => {
      const first = due(Math.min(one, other), limit, shifts);
      const second = due(Math.max(one, other), limit, shifts);
      for (const field of ["startAt", "soonAt", "warnAt", "dueAt"] as const) {
        expect(second[field]).toBeGreaterThanOrEqual(first[field]);
      }
    });
    always(1000, rule);
  });

  test("1: a longer limit is never due earlier", () => {
    const rule = fc.property(receipts, limits, fc.nat(8), shiftLists, (received, limit, more, shifts) => {
      const first = due(received, limit, shifts);
      const longer = due(received, { ...limit, amount: limit.amount + more }, shifts);
      expect(longer.dueAt).toBeGreaterThanOrEqual(first.dueAt);
      expect(longer.warnAt).toBeGreaterThanOrEqual(first.warnAt);
    });
    always(1000, rule);
  });

  test("start, soon, warning and due come in order, and none before receipt", () => {
    const rule = fc.property(receipts, limits, shiftLists, (received, limit, shifts) => {
      const { startAt, dueAt, warnAt, soonAt } = due(received, limit, shifts);
      expect(received <= startAt && startAt < warnAt && warnAt <= dueAt).toBe(true);
      expect(received <= soonAt && soonAt < warnAt).toBe(true);
    });
    always(1000, rule);
  });

  test("every day from the first to the last is explained once, the last of them counted", () => {
    const rule = fc.property(receipts, fc.oneof(days, hours), shiftLists, (received, limit, shifts) => {
      const { startAt, dueAt, counted, skipped } = due(received, limit, shifts);
      const explained = [...counted, ...skipped].map(({ date }) => date).toSorted();
      const first = limit.unit === "wh" ? dayStart(received) : dayStart(startAt);
      expect(explained).toEqual(explained.map((_, index) => localDateOf(first + index * DAY, VIETNAM)));
      expect(explained.at(-1)).toBe(localDateOf(dueAt - 1, VIETNAM));
      expect(explained.at(-1)).toBe(counted.at(-1)?.date);
      if (limit.unit === "wd") expect(counted).toHaveLength(Math.max(1, limit.amount));
      else expect(counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(limit.amount * 60);
    });
    always(1000, rule);
  });

  test("7: a holiday on a day that was not counted changes nothing; on a counted day it moves due by exactly that day", () => {
    const ahead = fc.integer({ min: -10, max: 40 });
    const rule = fc.property(receipts, fc.oneof(days, hours), shiftLists, ahead, (received, limit, shifts, offset) => {
      const start = Math.max(FIRST, dayStart(received) + offset * DAY);
      const date = localDateOf(start, VIETNAM);
      const plain = due(received, limit, shifts);
      const moved = due(received, limit, shifts, withDayOff(date));
      if (!plain.counted.some((day) => day.date === date)) {
        expect([moved.startAt, moved.dueAt, moved.warnAt]).toEqual([plain.startAt, plain.dueAt, plain.warnAt]);
        expect(moved.counted).toEqual(plain.counted);
      } else if (limit.unit === "wd") {
        // "0wd" that ended on its own day goes on like "1wd"; any other gets the one working day more.
        const amount = start <= received ? 1 : Math.max(1, limit.amount) + 1;
        const next = due(received, { unit: "wd", amount }, shifts);
        expect([moved.dueAt, moved.warnAt]).toEqual([next.dueAt, next.warnAt]);
      } else {
        const given = between(Math.max(received, start), start + DAY, shifts);
        expect(moved.dueAt).toBe(addWorkingMillis(received, limit.amount * HOUR + given, VIETNAM, shifts));
      }
    });
    always(600, rule);
  });

  test("8: nothing begins, warns or becomes soon in time off, unless received in it", () => {
    const rule = fc.property(receipts, fc.oneof(hours, days), shiftLists, (received, limit, shifts) => {
      const { warnAt, soonAt, startAt, dueAt } = due(received, limit, shifts);
      expect(between(warnAt - 1, warnAt, shifts)).toBe(1);
      if (soonAt !== received) expect(between(soonAt, soonAt + 1, shifts)).toBe(1);
      if (limit.unit === "wh") expect([between(startAt, startAt + 1, shifts), dueAt]).toEqual([1, warnAt]);
      else if (limit.amount > 0) expect([wall(startAt).slice(11), wall(dueAt).slice(11)]).toEqual(["00:00", "00:00"]);
    });
    always(1000, rule);
  });

  test("9: without holidays, a receipt whole weeks later is due whole weeks later", () => {
    const alike = everyWeekAlike();
    const early = fc.integer({ min: FIRST, max: at("2026-06-01T00:00") });
    const weeks = fc.integer({ min: 1, max: 60 });
    const rule = fc.property(early, weeks, limits, shiftLists, (received, passed, limit, shifts) => {
      const first = due(received, limit, shifts, alike);
      const later = due(received + passed * 7 * DAY, limit, shifts, alike);
      for (const field of ["startAt", "dueAt", "warnAt", "soonAt"] as const) {
        expect(later[field] - first[field]).toBe(passed * 7 * DAY);
      }
      expect(later.counted.map(({ minutes }) => minutes)).toEqual(first.counted.map(({ minutes }) => minutes));
    });
    always(1000, rule);
  });
});

test("the rules above held for 11,600 drawn examples", () => {
  expect(runs).toBe(11_600);
});
