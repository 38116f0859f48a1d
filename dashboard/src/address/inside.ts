import { z } from "zod/mini";
import { MonthReckoning } from "../gql/graphql.ts";

const insideSearch = z.object({
  unit: z.catch(z.optional(z.string().check(z.regex(/^[\w.-]{1,40}$/))), undefined),
  month: z.catch(z.optional(z.string().check(z.regex(/^20\d\d-(?:0[1-9]|1[0-2])$/))), undefined),
  reckoning: z.catch(z.optional(z.enum(MonthReckoning)), undefined),
});
/** Whose work, and of which month by which reckoning; what is not set is one's own unit and the month that runs. */
export type InsideSearch = { unit?: string; month?: string; reckoning?: MonthReckoning };

export function readInsideSearch(address: Record<string, unknown>): InsideSearch {
  return Object.fromEntries(Object.entries(insideSearch.parse(address)).filter(([, value]) => value !== undefined)) as InsideSearch;
}
