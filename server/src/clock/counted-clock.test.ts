import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarOf, limitOf } from "../calendar/index.ts";
import { countedClock } from "./counted-clock.ts";
import type { CountedClock } from "./counted-clock.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import type { ToldExtension } from "./extensions.ts";
import type { Still } from "./pauses.ts";
import type { ExtensionRule } from "./terms.ts";

const TET = Object.fromEntries(["16", "17", "18", "19", "20"].map((day) => [`2026-02-${day}`, "Tết Nguyên đán"]));
const read = calendarOf(
  JSON.stringify({ zone: "Asia/Ho_Chi_Minh", weekend: ["SATURDAY", "SUNDAY"], years: { "2026": { status: "decided", off: TET, worked: {} } } }),
  "test",
);
if ("problems" in read) throw new Error(JSON.stringify(read.problems));
const OFFICE = [
  { from: "07:00", to: "11:30" },
  { from: "13:30", to: "17:00" },
];
const time: WorkingTime = { calendar: read.calendar, shiftsOf: () => OFFICE, soonHoursOn: () => 8 };
/** Vietnamese wall time, "2026-03-09T09:00". */
const at = (wallTime: string): number => Date.parse(`${wallTime}:00+07:00`);
const wall = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);
const ONCE: ExtensionRule = { times: 1, beforeDue: true, longest: { unit: "wd", amount: 10 }, legalBasis: "test", assumed: true };

function counted(
  limit: string,
  start: string,
  pauses: readonly [string, string | null][],
  extensions: readonly Partial<ToldExtension>[] = [],
  rule = ONCE,
): CountedClock {
  const limitRead = limitOf(limit);
  if ("message" in limitRead) throw new Error(limitRead.message);
  const still: Still[] = pauses.map(([from, to]) => ({ from: at(from), to: to === null ? Infinity : at(to) }));
  const told = extensions.map((one) => ({ at: 0, dueDay: null, addedWorkingDays: null, approver: null, ...one }));
  return countedClock({ start: at(start), limit: limitRead, still, extensions: told, extensionRule: () => rule }, 1, time);
}
const due = (...order: Parameters<typeof counted>): string => {
  const { dueAt } = counted(...order);
  return dueAt === Infinity ? "paused" : wall(dueAt);
};

/** Started on Monday 9 March 2026 at 9:00 with five working days: Tuesday to Monday, due when Tuesday the 17th begins. */
const START = "2026-03-09T09:00";

describe("a day limit is used up by the ends of working days that pass while the clock runs", () => {
  test.each<[string, [string, string | null][], string]>([
    ["without a pause", [], "2026-03-17T00:00"],
    ["over one night it waits one day", [["2026-03-10T09:00", "2026-03-11T09:00"]], "2026-03-18T00:00"],
    ["within one day it loses nothing and gains nothing", [["2026-03-10T09:00", "2026-03-10T15:00"]], "2026-03-17T00:00"],
    ["within the day of its start it moves nothing", [["2026-03-09T10:00", "2026-03-09T16:00"]], "2026-03-17T00:00"],
    ["from the day of its start on, that day still does not count", [["2026-03-09T10:00", "2026-03-11T09:00"]], "2026-03-18T00:00"],
    ["outside hours adds nothing", [["2026-03-10T17:00", "2026-03-11T07:00"]], "2026-03-17T00:00"],
    ["over a weekend adds nothing", [["2026-03-13T18:00", "2026-03-16T06:00"]], "2026-03-17T00:00"],
    ["over its due day it has that day again", [["2026-03-16T16:00", "2026-03-18T08:00"]], "2026-03-19T00:00"],
    ["in the evening of its due day there is nothing left to pause", [["2026-03-16T18:00", "2026-03-18T08:00"]], "2026-03-17T00:00"],
    ["after its due instant it stays late", [["2026-03-18T09:00", "2026-03-25T09:00"]], "2026-03-17T00:00"],
    ["still open it has no due instant", [["2026-03-11T09:00", null]], "paused"],
    ["open but begun late it stays late", [["2026-03-18T09:00", null]], "2026-03-17T00:00"],
    ["two pauses add up", [["2026-03-10T09:00", "2026-03-11T09:00"], ["2026-03-12T09:00", "2026-03-16T09:00"]], "2026-03-20T00:00"], // prettier-ignore
  ])("%s", (_sentence, pauses, expected) => {
    expect(due("5wd", START, pauses)).toBe(expected);
  });

  test("a pause over Tết adds the working days in it and no day off", () => {
    expect(due("5wd", "2026-02-11T09:00", [])).toBe("2026-02-26T00:00");
    expect(due("5wd", "2026-02-11T09:00", [["2026-02-12T09:00", "2026-02-24T09:00"]])).toBe("2026-03-03T00:00"); // the 12th, 13th and 23rd waited
  });

  test("while it is paused what is left is known in working days", () => {
    expect(counted("5wd", START, [["2026-03-11T09:00", null]]).remainder).toEqual({ unit: "DAYS", amount: 4 });
    expect(counted("5wd", START, [["2026-03-11T17:30", null]]).remainder).toEqual({ unit: "DAYS", amount: 3 });
    expect(counted("5wd", START, [["2026-03-18T09:00", null]]).remainder).toBeNull();
  });

  test("the same working day to answer waits too", () => {
    expect(due("0wd", "2026-03-11T09:00", [["2026-03-11T10:00", "2026-03-13T08:00"]])).toBe("2026-03-14T00:00");
    expect(due("0wd", "2026-03-11T09:00", [["2026-03-11T10:00", "2026-03-11T16:00"]])).toBe("2026-03-12T00:00");
  });
});

describe("hours run on from where they stood", () => {
  test("working hours by working time, over lunch, night and weekend", () => {
    expect(due("8wh", "2026-03-13T08:00", [])).toBe("2026-03-16T08:00");
    expect(due("8wh", "2026-03-13T08:00", [["2026-03-13T10:00", "2026-03-13T14:30"]])).toBe("2026-03-16T10:30"); // 1.5 h of the morning, 1 h after lunch
    expect(due("8wh", "2026-03-13T08:00", [["2026-03-13T10:00", "2026-03-16T09:00"]])).toBe("2026-03-16T17:00"); // six are left, lunch between
    expect(counted("8wh", "2026-03-13T08:00", [["2026-03-13T10:00", null]]).remainder).toEqual({ unit: "WORKING_MILLIS", amount: 6 * 3_600_000 });
  });

  test("real hours by the clock on the wall", () => {
    expect(due("24h", "2026-03-13T08:00", [["2026-03-13T20:00", "2026-03-15T08:00"]])).toBe("2026-03-15T20:00");
    expect(due("24h", "2026-03-13T08:00", [["2026-03-14T08:00", null]])).toBe("2026-03-14T08:00");
  });
});

describe("an extension", () => {
  const on = (when: string, told: Partial<ToldExtension>): Partial<ToldExtension> => ({ at: at(when), ...told });

  test("sets a new last day and keeps the old due instant; on a day off it is the next working day", () => {
    const extended = counted("5wd", START, [], [on("2026-03-12T09:00", { dueDay: "2026-03-20", approver: "Chánh Văn phòng" })]);
    expect([wall(extended.dueAt), wall(extended.warnAt), wall(extended.originalDueAt ?? 0)]).toEqual([
      "2026-03-21T00:00",
      "2026-03-20T17:00",
      "2026-03-17T00:00",
    ]);
    expect(due("5wd", START, [], [on("2026-03-12T09:00", { dueDay: "2026-03-21" })])).toBe("2026-03-24T00:00");
    expect(due("5wd", START, [], [on("2026-03-12T09:00", { addedWorkingDays: 3 })])).toBe("2026-03-20T00:00");
    expect(due("8wh", "2026-03-13T08:00", [], [on("2026-03-13T15:00", { addedWorkingDays: 2 })])).toBe("2026-03-19T00:00");
  });

  test.each<[string, Partial<ToldExtension>[], string, string[][]]>([
    ["decided at the due instant is late", [on("2026-03-17T00:00", { addedWorkingDays: 3 })], "2026-03-17T00:00", [["LATE"]]],
    ["a second one is one too many", [on("2026-03-11T09:00", { addedWorkingDays: 1 }), on("2026-03-12T09:00", { addedWorkingDays: 1 })], "2026-03-18T00:00", [[], ["TOO_MANY"]]], // prettier-ignore
    ["longer than the regulation allows", [on("2026-03-11T09:00", { addedWorkingDays: 11 })], "2026-03-17T00:00", [["TOO_LONG"]]],
    ["to an earlier day", [on("2026-03-11T09:00", { dueDay: "2026-03-13" })], "2026-03-17T00:00", [["NOT_LATER"]]],
    ["without a new day", [on("2026-03-11T09:00", {})], "2026-03-17T00:00", [["NO_NEW_DAY"]]],
    ["an irregular one does not use up the allowed one", [on("2026-03-11T09:00", {}), on("2026-03-12T09:00", { addedWorkingDays: 1 })], "2026-03-18T00:00", [["NO_NEW_DAY"], []]], // prettier-ignore
  ])("%s: it is recorded and marked, and holds only if the regulation lets it", (_sentence, told, expected, irregular) => {
    const clock = counted("5wd", START, [], told);
    expect([wall(clock.dueAt), clock.extensions.map((one) => one.irregular)]).toEqual([expected, irregular]);
    expect(clock.originalDueAt === null).toBe(irregular.every((one) => one.length > 0));
  });

  test("where the regulation allows it, a late one and a second one hold", () => {
    const rule = { ...ONCE, times: 2, beforeDue: false, longest: null };
    expect(due("5wd", START, [], [on("2026-03-18T09:00", { addedWorkingDays: 3 })], rule)).toBe("2026-03-20T00:00");
    expect(due("5wd", START, [], [on("2026-03-11T09:00", { addedWorkingDays: 1 }), on("2026-03-12T09:00", { dueDay: "2026-03-26" })], rule)).toBe(
      "2026-03-27T00:00",
    );
  });

  test("a pause after it is added to it, and one decided during a pause is what is left when it ends", () => {
    expect(due("5wd", START, [["2026-03-18T09:00", "2026-03-19T09:00"]], [on("2026-03-12T09:00", { dueDay: "2026-03-20" })])).toBe("2026-03-24T00:00");
    const paused = counted("5wd", START, [["2026-03-11T09:00", null]], [on("2026-03-12T09:00", { addedWorkingDays: 2 })]);
    expect([paused.dueAt, paused.remainder, wall(paused.originalDueAt ?? 0)]).toEqual([Infinity, { unit: "DAYS", amount: 6 }, "2026-03-18T00:00"]);
  });
});

describe("for any pauses", () => {
  const quarter = 900_000;
  const begin = at("2026-03-02T07:00");
  const pauses = fc.uniqueArray(fc.integer({ min: 0, max: 4 * 24 * 30 }), { minLength: 0, maxLength: 10 }).map((drawn): Still[] => {
    const marks = drawn.toSorted((a, b) => a - b).map((mark) => begin + mark * quarter);
    return marks.flatMap((from, i) => (i % 2 === 0 && i + 1 < marks.length ? [{ from, to: marks[i + 1] ?? from }] : []));
  });
  const limits = fc.constantFrom("0wd", "1wd", "5wd", "7wd", "4wh", "12wh", "24h");
  const of = (limit: string, still: readonly Still[], start = begin): CountedClock => {
    const limitRead = limitOf(limit);
    if ("message" in limitRead) throw new Error(limitRead.message);
    return countedClock({ start, limit: limitRead, still, extensions: [], extensionRule: () => ONCE }, 1, time);
  };

  test("a pause never brings the due instant nearer, never moves it when it begins too late, and never lets the case become overdue while it lasts", () => {
    fc.assert(
      fc.property(limits, pauses, (limit, still) => {
        let before = of(limit, []);
        still.forEach((one, i) => {
          const open = of(limit, [...still.slice(0, i), { ...one, to: Infinity }]);
          const after = of(limit, still.slice(0, i + 1));
          expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt);
          expect(after.soonAt <= after.warnAt && after.warnAt <= after.dueAt).toBe(true);
          if (open.remainder === null) expect([open.dueAt, after.dueAt]).toEqual([before.dueAt, before.dueAt]);
          else {
            expect(open.dueAt).toBe(Infinity);
            expect(open.remainder.amount).toBeGreaterThan(0);
            expect(after.dueAt).toBeGreaterThan(one.to);
          }
          before = after;
        });
      }),
      { numRuns: 3000 },
    );
  });

  test("a pause cut in two at any moment is the same pause", () => {
    fc.assert(
      fc.property(limits, pauses, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (limit, still, share) => {
        const cut = still.flatMap(({ from, to }): Still[] => {
          const middle = from + Math.floor((to - from) * share);
          return [{ from, to: middle }, { from: middle, to }]; // prettier-ignore
        });
        expect(of(limit, cut).dueAt).toBe(of(limit, still).dueAt);
      }),
      { numRuns: 2000 },
    );
  });

  test("what was left when it was paused is left when it goes on", () => {
    fc.assert(
      fc.property(limits, pauses, (limit, still) => {
        const last = still.at(-1);
        if (last === undefined) return;
        const { remainder } = of(limit, [...still.slice(0, -1), { ...last, to: Infinity }]);
        const again = of(limit, [...still, { from: last.to, to: Infinity }]).remainder; // paused anew at the moment it goes on
        expect(again).toEqual(remainder);
      }),
      { numRuns: 2000 },
    );
  });
});
