import { z } from "zod/mini";
import { MonthReckoning, PeriodKind, Reckoning } from "../gql/graphql.ts";

const day = z.catch(z.optional(z.string().check(z.regex(/^20\d\d-\d\d-\d\d$/))), undefined);
const word = <const T extends Record<string, string>>(words: T) => z.catch(z.optional(z.enum(words)), undefined);

const overviewSearch = z.object({
  /** Token of the point at which the board is paused. */
  asOf: z.catch(z.optional(z.string().check(z.maxLength(400))), undefined),
  /** Code of the vice-chairman whose units alone are counted. */
  inCharge: z.catch(z.optional(z.string().check(z.regex(/^[\w.-]{1,40}$/))), undefined),
  trend: z.catch(z.optional(z.literal("table")), undefined),
  units: z.catch(z.optional(z.literal("all")), undefined),
  /** The period whose figures are shown; none while it is left out. */
  period: word(PeriodKind),
  months: word(MonthReckoning),
  on: day,
  from: day,
  to: day,
  reckoning: word(Reckoning),
});
type Parsed = z.infer<typeof overviewSearch>;
export type OverviewSearch = { [K in keyof Parsed]?: Parsed[K] };

export function readOverviewSearch(address: Record<string, unknown>): OverviewSearch {
  return overviewSearch.parse(address);
}
