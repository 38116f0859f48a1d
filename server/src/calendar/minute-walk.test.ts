import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { calendars, days, hours, receipts, shiftLists } from "./drawn.fixture.ts";
import { CalendarTooShort, deadlineOf, workingMillis } from "./index.ts";
import type { Deadline, Limit } from "./index.ts";
import { MINUTE } from "./local-date.ts";
import { walkedDeadline, walkedMinutes } from "./minute-walk.fixture.ts";
import type { Walked } from "./minute-walk.fixture.ts";
import { VIETNAM, at, wall } from "./vietnam.fixture.ts";

let runs = 0;
/** Draws `numRuns` examples; the last test of this file checks that all were drawn. */
function always<T extends unknown[]>(numRuns: number, property: fc.IProperty<T>): void {
  fc.assert(property, { numRuns });
  runs += numRuns;
}
afterAll(() => console.info(`working time against a walk minute by minute: ${runs} property runs`));

/** A deadline in the words of the walk. */
function spoken({ startAt, dueAt, warnAt, soonAt, counted, skipped }: Deadline): Walked {
  return { startAt: wall(startAt), dueAt: wall(dueAt), warnAt: wall(warnAt), soonAt: wall(soonAt), counted, skipped };
}

describe("10: the same as walking minute by minute", () => {
  test("working time over 1 to 30 days", () => {
    const lengths = fc.integer({ min: 1, max: 30 * 1440 });
    const rule = fc.property(receipts, lengths, shiftLists, (from, minutes, shifts) => {
      const walked = walkedMinutes(wall(from), minutes, VIETNAM, shifts);
      expect(workingMillis(from, from + minutes * MINUTE, VIETNAM, shifts)).toBe(walked * MINUTE);
    });
    always(700, rule);
  });

  test("deadlines with every instant and every explained day", () => {
    const upTo15 = fc.integer({ min: 0, max: 15 }).map((amount): Limit => ({ unit: "wd", amount }));
    const rule = fc.property(receipts, fc.oneof(hours, upTo15), shiftLists, (received, limit, shifts) => {
      const walked = walkedDeadline(wall(received), limit, VIETNAM, shifts);
      expect(spoken(deadlineOf(received, { ...limit, soonHours: 8 }, VIETNAM, shifts))).toEqual(walked);
    });
    always(700, rule);
  });

  test("11: leap years, ends of years, any weekend and worked days, in calendars drawn at random", () => {
    const quarters = fc.nat(365 * 96 - 1);
    const rule = fc.property(calendars, quarters, fc.oneof(hours, days), shiftLists, (calendar, quarter, limit, shifts) => {
      const received = at(`${calendar.firstDay}T00:00`) + quarter * 15 * MINUTE;
      const walked = walkedDeadline(wall(received), limit, calendar, shifts);
      const answer = (): Deadline => deadlineOf(received, { ...limit, soonHours: 8 }, calendar, shifts);
      if (at(walked.dueAt) > at(`${calendar.lastDay}T24:00`)) expect(answer).toThrow(CalendarTooShort);
      else expect(spoken(answer())).toEqual(walked);
    });
    always(600, rule);
  });
});

test("the arithmetic and the walk agreed on 2,000 drawn examples", () => {
  expect(runs).toBe(2000);
});
