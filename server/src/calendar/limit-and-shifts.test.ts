import { expect, test } from "vitest";
import { deadlineOf, limitOf, limitText, shiftProblems } from "./index.ts";
import { MORNINGS, NIGHTS, OFFICE, ROUND_THE_CLOCK, VIETNAM, at as instantAt, wall } from "./vietnam.fixture.ts";

test.each([
  ["5wd", "wd", 5],
  ["0wd", "wd", 0],
  ["8wh", "wh", 8],
  ["0.25wh", "wh", 0.25],
  ["24h", "h", 24],
  ["1.75h", "h", 1.75],
  ["100000wd", "wd", 100_000],
])("%s is a limit, and is written as it is read", (text, unit, amount) => {
  expect(limitOf(text)).toEqual({ unit, amount });
  expect(limitText({ unit, amount } as Parameters<typeof limitText>[0])).toBe(text);
});

test("blanks around a limit do no harm", () => {
  expect(limitOf(" 5wd\n")).toEqual({ unit: "wd", amount: 5 });
});

test.each([
  ["", "write 5wd"],
  ["5", "write 5wd"],
  ["wd", "write 5wd"],
  ["5 wd", "write 5wd"],
  ["5WD", "write 5wd"],
  ["5d", "write 5wd"],
  ["-5wd", "write 5wd"],
  ["1e3wd", "write 5wd"],
  ["5wd8wh", "write 5wd"],
  ["٥wd", "write 5wd"],
  ["1.5wd", "whole numbers"],
  ["0wh", "more than 0"],
  ["0h", "more than 0"],
  ["0.1wh", "quarters"],
  ["0.125h", "quarters"],
  ["1.33h", "quarters"],
  ["100001wd", "at most 100000"],
  ["9".repeat(400) + "h", "at most 100000"],
])("%j is no limit: %s", (text, said) => {
  expect(limitOf(text)).toMatchObject({ at: "limit", message: expect.stringContaining(said) as string });
});

test("usual shifts have no problem", () => {
  for (const shifts of [OFFICE, MORNINGS, NIGHTS, ROUND_THE_CLOCK]) expect(shiftProblems(shifts)).toEqual([]);
  expect(
    shiftProblems([
      { from: "07:00", to: "12:00" },
      { from: "12:00", to: "17:00" },
    ]),
  ).toEqual([]);
});

test.each([
  [[], "shifts"],
  [[{ from: "7:00", to: "11:30" }], "shifts[0].from"],
  [[{ from: "24:00", to: "24:00" }], "shifts[0].to"],
  [[{ from: "07:00", to: "25:00" }], "shifts[0].to"],
  [[{ from: "07:60", to: "08:00" }], "shifts[0].from"],
  [[{ from: "22:00", to: "06:00" }], "shifts[0].to"],
  [[{ from: "07:00", to: "07:00" }], "shifts[0].to"],
  [
    [
      { from: "07:00", to: "12:00" },
      { from: "11:59", to: "17:00" },
    ],
    "shifts[1].from",
  ],
  [
    [
      { from: "13:30", to: "17:00" },
      { from: "07:00", to: "11:30" },
    ],
    "shifts[1].from",
  ],
])("shifts %j: the problem is at %s", (shifts, at) => {
  expect(shiftProblems(shifts).map((problem) => problem.at)).toEqual([at]);
});

test("an office that keeps other hours from a day on works the old ones before and the new ones after, and due soon is as early as it is told", () => {
  const hours = [
    {
      from: null,
      shifts: [
        { from: "07:00", to: "11:00" },
        { from: "13:00", to: "17:00" },
      ],
    },
    { from: "2026-03-18", shifts: [{ from: "08:00", to: "12:00" }] },
  ];
  const deadline = deadlineOf(instantAt("2026-03-17T15:00"), { unit: "wh", amount: 4, soonHours: 1 }, VIETNAM, hours);
  expect(deadline.counted).toEqual([
    { date: "2026-03-17", minutes: 120 },
    { date: "2026-03-18", minutes: 120 },
  ]);
  expect([wall(deadline.dueAt), wall(deadline.soonAt)]).toEqual(["2026-03-18T10:00", "2026-03-18T09:00"]);
  expect(wall(deadlineOf(instantAt("2026-03-17T15:00"), { unit: "wd", amount: 1, soonHours: 8 }, VIETNAM, hours).warnAt)).toBe("2026-03-18T12:00");
});
