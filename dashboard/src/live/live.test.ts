import { expect, test } from "vitest";
import { connectionOf } from "./connection.ts";
import { isNewer, newerBoard } from "./frames.ts";
import { causesSince, type Counted, type News, newsBetween } from "./news.ts";

const at = (event: number, second: number) => ({ event, instant: `2026-11-21T03:32:${String(second).padStart(2, "0")}.000Z` });
const board = (event: number, second: number, numbers: Partial<Counted> = {}): Counted => ({
  asOf: at(event, second),
  open: 100,
  overdue: 30,
  dueSoon: 10,
  receivedToday: 5,
  closedToday: 2,
  changes: [],
  ...numbers,
});

test("a frame is newer when event or instant goes on and neither goes back", () => {
  expect(isNewer(at(7, 10), at(8, 20))).toBe(true);
  expect(isNewer(at(7, 10), at(7, 25))).toBe(true);
  expect(isNewer(at(7, 10), at(7, 10))).toBe(false);
  expect(isNewer(at(7, 10), at(6, 20))).toBe(false);
  expect(isNewer(at(7, 10), at(8, 5))).toBe(false);
});

test("a late frame never replaces the shown board", () => {
  const shown = board(8, 20, { overdue: 31 });
  expect(newerBoard(shown, board(7, 10))).toBe(shown);
  expect(newerBoard(shown, board(9, 30, { overdue: 32 })).overdue).toBe(32);
  expect(newerBoard(undefined, shown)).toBe(shown);
});

test("a change tells its figures in the order of their weight, with its causes", () => {
  const after = board(8, 20, {
    open: 101,
    overdue: 32,
    changes: [
      { cause: "BECAME_OVERDUE", cases: 2 },
      { cause: "RECEIVED", cases: 1 },
      { cause: "CLOSED", cases: 0 },
    ],
  });
  expect(newsBetween(board(7, 10), after, false)).toEqual({
    asOf: at(8, 20),
    deltas: [
      { figure: "overdue", by: 2 },
      { figure: "open", by: 1 },
    ],
    causes: [
      { cause: "BECAME_OVERDUE", cases: 2 },
      { cause: "RECEIVED", cases: 1 },
    ],
    afterGap: false,
  });
});

test("a heartbeat is no news", () => {
  expect(newsBetween(board(7, 10), board(7, 25), false)).toBeNull();
});

test("what waits since a pause is counted by cause, and unknown when the log does not reach back", () => {
  const one = (event: number, second: number, causes: News["causes"], afterGap = false): News => ({ asOf: at(event, second), deltas: [], causes, afterGap });
  const early = one(8, 20, [
    { cause: "RECEIVED", cases: 1 },
    { cause: "CLOSED", cases: 4 },
  ]);
  const late = one(9, 30, [{ cause: "RECEIVED", cases: 2 }]);
  const from = at(7, 10).instant;
  expect(causesSince([late, early], from, from)).toEqual([
    { cause: "RECEIVED", cases: 3 },
    { cause: "CLOSED", cases: 4 },
  ]);
  expect(causesSince([late, early], at(8, 20).instant, from)).toEqual([{ cause: "RECEIVED", cases: 2 }]);
  expect(causesSince([late, early], at(6, 5).instant, from)).toBeNull();
  expect(causesSince([{ ...late, afterGap: true }, early], from, from)).toBeNull();
});

test.each([
  ["connecting", null, "connecting"],
  ["closed", null, "again"],
  ["open", 15_000, "live"],
  ["closed", 15_000, "again"],
  ["open", 35_001, "lost"],
  ["closed", 60_000, "lost"],
] as const)("socket %s and %s ms of silence are %s", (socket, silentMs, told) => {
  expect(connectionOf(socket, silentMs)).toBe(told);
});
