import { expect, test } from "vitest";
import { isSelected, NOTHING, selectedCount, selectionInput, withRows } from "./selection.ts";

const on = (ids: string[], asOf: string) => ({ ids, on: true, asOf });

test("a selection keeps the point it was begun at while the queue moves on", () => {
  const begun = withRows(NOTHING, on(["1"], "old"), ["1", "2"]);
  const later = withRows(begun, on(["2"], "new"), ["1", "2"]);
  expect(selectionInput(later, "newest")).toEqual({ ids: ["1", "2"], asOf: "old" });
});

test("a selection taken away whole begins anew at the queue's point", () => {
  const gone = withRows(withRows(NOTHING, on(["1"], "old"), []), { ids: ["1"], on: false, asOf: "old" }, []);
  expect(gone).toBe(NOTHING);
  expect(selectionInput(withRows(gone, on(["2"], "new"), []), "newest")).toEqual({ ids: ["2"], asOf: "new" });
});

test("all that match is the filter at its point, and names no case", () => {
  const all = { kind: "matching", filter: { unit: "SXD" }, asOf: "then", instant: "2026-03-18T03:20:00Z", count: 1_284 } as const;
  expect([selectedCount(all), isSelected(all, "77")]).toEqual([1_284, true]);
  expect(selectionInput(all, "now")).toEqual({ filter: { unit: "SXD" }, asOf: "then" });
});

test("one taken out of all that match leaves the others that are on the page", () => {
  const all = { kind: "matching", filter: {}, asOf: "then", instant: "2026-03-18T03:20:00Z", count: 1_284 } as const;
  const some = withRows(all, { ids: ["2"], on: false, asOf: "now" }, ["1", "2", "3"]);
  expect(selectionInput(some, "now")).toEqual({ ids: ["1", "3"], asOf: "then" });
});
