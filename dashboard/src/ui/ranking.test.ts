import { expect, test } from "vitest";
import { inHeldOrder, rankUnits } from "./ranking.ts";

const unit = (code: string, overdueShare: number | null, overdue = 0, open = 20) => ({ unit: { code }, overdueShare, overdue, open });
const codes = (rows: readonly { unit: { code: string } }[]) => rows.map((row) => row.unit.code);

test("the unit with the highest overdue share comes first, and the larger count decides between equals", () => {
  const { ranked } = rankUnits([unit("A", 0.1, 2), unit("B", 0.5, 10), unit("C", 0.5, 40)]);
  expect(codes(ranked)).toEqual(["C", "B", "A"]);
});

test("a unit with too few cases is not ranked, and one with none is not listed", () => {
  const { ranked, tooFew } = rankUnits([unit("A", null, 1, 1), unit("B", 0, 0), unit("C", null, 0, 0)]);
  expect(codes(ranked)).toEqual(["B"]);
  expect(codes(tooFew)).toEqual(["A"]);
});

test("rows do not move under the reader, and new ones join at the end", () => {
  const now = [unit("C", 0.9), unit("B", 0.6), unit("A", 0.5)];
  expect(codes(inHeldOrder(now, ["A", "B"]))).toEqual(["A", "B", "C"]);
  expect(codes(inHeldOrder(now, null))).toEqual(["C", "B", "A"]);
});
