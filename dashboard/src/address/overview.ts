import { z } from "zod/mini";

const overviewSearch = z.object({
  /** Token of the point at which the board is paused. */
  asOf: z.catch(z.optional(z.string().check(z.maxLength(400))), undefined),
  trend: z.catch(z.optional(z.literal("table")), undefined),
  units: z.catch(z.optional(z.literal("all")), undefined),
});
type OverviewSearch = { asOf?: string | undefined; trend?: "table" | undefined; units?: "all" | undefined };

export function readOverviewSearch(address: Record<string, unknown>): OverviewSearch {
  return overviewSearch.parse(address);
}
