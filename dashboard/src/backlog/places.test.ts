import { expect, test } from "vitest";
import { groupsOf, rowBelow, topOfGroup, topOfRow } from "./places.ts";

const HEIGHTS = { head: 30, group: 40, row: 80 };
const groups = groupsOf(
  [
    { severity: "ON_TIME", cases: 5 },
    { severity: "SEVERE", cases: 2 },
    { severity: "OVERDUE", cases: 0 },
    { severity: "SEVERE", cases: 1 },
  ],
  [],
);

test("groups stand in the order of the queue, those without a row not at all", () => {
  expect(groups).toEqual([
    { severity: "SEVERE", from: 0, cases: 3 },
    { severity: "ON_TIME", from: 3, cases: 5 },
  ]);
});

test("every row lies right below the one before, or below its group's heading", () => {
  let edge = HEIGHTS.head;
  for (let place = 0; place < 8; place++) {
    const nth = groups.findIndex(({ from }) => from === place);
    if (nth >= 0) {
      expect(topOfGroup(nth, groups, HEIGHTS)).toBe(edge);
      edge += HEIGHTS.group;
    }
    expect(topOfRow(place, groups, HEIGHTS)).toBe(edge);
    for (const within of [0, 1, HEIGHTS.row - 1]) expect(rowBelow(edge + within, groups, HEIGHTS)).toBe(place);
    edge += HEIGHTS.row;
  }
});

test("above the first row and without any group it is the first", () => {
  expect([rowBelow(-500, groups, HEIGHTS), rowBelow(900, [], HEIGHTS)]).toEqual([0, 0]);
});

test("before they are counted, the rows that were read tell the groups", () => {
  const row = (severity: string) => ({ backlog: { severity } }) as never;
  expect(groupsOf(null, [row("SEVERE"), row("SEVERE"), row("OVERDUE")])).toEqual([
    { severity: "SEVERE", from: 0, cases: null },
    { severity: "OVERDUE", from: 2, cases: null },
  ]);
});
