import type { OverviewSearch } from "../address/index.ts";
import type { BoardSettingsInput, BoardViewFragment } from "../gql/graphql.ts";

/** What of the address a view keeps; the point does not belong to it: a view opens at the newest. */
export function settingsOf({ inCharge, units, trend, period, months, on, from, to, reckoning }: OverviewSearch): BoardSettingsInput {
  const said = { inCharge, allUnits: units === "all" || undefined, trendTable: trend === "table" || undefined, period, months, on, from, to, reckoning };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as BoardSettingsInput;
}

/** The address of a view. */
export function searchOf({ allUnits, trendTable, unit: _unit, ...same }: BoardViewFragment["board"]): OverviewSearch {
  const { __typename: _name, ...rest } = { __typename: undefined, ...same };
  const said = { ...rest, units: allUnits ? ("all" as const) : null, trend: trendTable ? ("table" as const) : null };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined)) as OverviewSearch;
}
