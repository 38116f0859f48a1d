import fc from "fast-check";
import { expect, test } from "vitest";
import { CASE_STREAMS } from "@dau-moi/schema";
import { UnitRegister } from "../unit/index.ts";
import type { Unit } from "../unit/index.ts";
import { figuresOf, ownFiguresOf } from "./figures.ts";

const NUMBERS = ["open", "overdue", "dueSoon", "paused", "inheritedOverdue", "receivedToday", "closedToday"] as const;
const PATHS = ["/T/", "/T/A/", "/T/A/1/", "/T/A/1/x/", "/T/A/2/", "/T/AB/", "/T/AB/1/"];

const units = new UnitRegister(
  PATHS.map((path, at) => ({ id: at + 1, code: path, path, position: at }) as Unit),
  [],
);
const number = fc.integer({ min: 0, max: 50 });
const counts = fc.array(
  fc.record({
    unitId: fc.integer({ min: 1, max: PATHS.length + 1 }), // the last of them is a unit that the register does not know
    caseStream: fc.constantFrom(...CASE_STREAMS),
    open: number,
    overdue: number,
    dueSoon: number,
    paused: number,
    inheritedOverdue: number,
    receivedToday: number,
    closedToday: number,
  }),
  { maxLength: 40 },
);

test("a subtree's numbers are the sums over its units, of one stream, however the units lie", () => {
  fc.assert(
    fc.property(counts, (all) => {
      for (const caseStream of CASE_STREAMS)
        for (const path of PATHS) {
          const inside = all.filter((one) => one.caseStream === caseStream && PATHS[one.unitId - 1]?.startsWith(path) === true);
          const plain = Object.fromEntries(NUMBERS.map((name) => [name, inside.reduce((sum, one) => sum + one[name], 0)]));
          expect(figuresOf(all, caseStream, units, path)).toEqual(plain);
        }
    }),
  );
});

test("what is handed out can be changed without changing what is kept, and a unit's own numbers are no subtree's", () => {
  const one = { unitId: 2, caseStream: "HOTLINE" as const, open: 3, overdue: 1, dueSoon: 0, paused: 0, inheritedOverdue: 0, receivedToday: 0, closedToday: 0 };
  const all = [one, { ...one, unitId: 3, open: 4 }];
  figuresOf(all, "HOTLINE", units, "/T/A/").open = 99;
  expect(figuresOf(all, "HOTLINE", units, "/T/A/").open).toBe(7);
  expect(ownFiguresOf(all, "HOTLINE", units.byId(2), units).open).toBe(3);
  expect(figuresOf(all, "HOTLINE", units, "/T/NOWHERE/").open).toBe(0);
});
