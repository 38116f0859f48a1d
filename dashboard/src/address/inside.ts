import { MonthReckoning } from "../gql/graphql.ts";
import { code, type ReadBy, readBy, text, word } from "./parts.ts";

/** Whose work, and of which month by which reckoning; what is not set is one's own unit and the month that runs. */
const insideSearch = { unit: code, month: text(7, /^20\d\d-(?:0[1-9]|1[0-2])$/), reckoning: word(MonthReckoning) };
export type InsideSearch = ReadBy<typeof insideSearch>;

export function readInsideSearch(address: Record<string, unknown>): InsideSearch {
  return readBy(insideSearch, address);
}
