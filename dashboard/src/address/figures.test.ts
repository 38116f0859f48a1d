import { expect, test } from "vitest";
import { listOf } from "./figures.ts";

const asOf = { instant: "2026-11-20T18:00:00.000Z", token: "e42" };

test("a number's list is counted at the number's own point", () => {
  expect(listOf("overdue", "TINH", asOf)).toEqual({ unit: "TINH", open: true, lateness: "OVERDUE", asOf: "e42" });
  expect(listOf("open", "TINH", asOf, true)).toEqual({ unit: "TINH", unitOnly: true, open: true, asOf: "e42" });
});

test("today is the day in Vietnam, not in Greenwich", () => {
  expect(listOf("receivedToday", "SXD", asOf)).toMatchObject({ receivedFrom: "2026-11-21", receivedTo: "2026-11-21" });
});
