import { MonthReckoning, PeriodKind, Reckoning } from "../gql/graphql.ts";
import { code, day, type ReadBy, readBy, text, word } from "./parts.ts";

const overviewSearch = {
  /** Token of the point at which the board is paused. */
  asOf: text(400),
  /** Code of the vice-chairman whose units alone are counted. */
  inCharge: code,
  trend: word({ table: "table" }),
  units: word({ all: "all" }),
  /** The period whose figures are shown; none while it is left out. */
  period: word(PeriodKind),
  months: word(MonthReckoning),
  on: day,
  from: day,
  to: day,
  reckoning: word(Reckoning),
};
export type OverviewSearch = ReadBy<typeof overviewSearch>;

export function readOverviewSearch(address: Record<string, unknown>): OverviewSearch {
  return readBy(overviewSearch, address);
}
