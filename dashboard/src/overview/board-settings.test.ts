import { expect, test } from "vitest";
import type { OverviewSearch } from "../address/index.ts";
import type { BoardViewFragment } from "../gql/graphql.ts";
import { searchOf, settingsOf } from "./board-settings.ts";

const NOTHING: BoardViewFragment["board"] = {
  unit: null,
  inCharge: null,
  allUnits: null,
  trendTable: null,
  period: null,
  months: null,
  on: null,
  from: null,
  to: null,
  reckoning: null,
};
const kept = (search: OverviewSearch) => searchOf({ ...NOTHING, ...settingsOf(search) } as BoardViewFragment["board"]);

test("a view that is kept opens what was looked at, and at the newest", () => {
  const whole = { inCharge: "CB-17", units: "all", trend: "table", period: "MONTH", months: "CALENDAR", on: "2026-03-16", reckoning: "BY_SUCCESSOR" } as const;
  expect(kept({ ...whole, asOf: "e42" })).toEqual(whole);
  expect(kept({ period: "CUSTOM", from: "2026-01-01", to: "2026-03-31" })).toEqual({ period: "CUSTOM", from: "2026-01-01", to: "2026-03-31" });
  expect(kept({})).toEqual({});
});
