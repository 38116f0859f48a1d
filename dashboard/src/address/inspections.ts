import { InspectionState, UnusualSign } from "../gql/graphql.ts";
import { code, day, readBy, word } from "./parts.ts";

export function readInspectionsSearch(address: Record<string, unknown>): { state?: InspectionState } {
  return readBy({ state: word(InspectionState) }, address);
}

/** Over which days signs are told, and whose list is open. */
interface SignsSearch {
  from?: string;
  to?: string;
  sign?: UnusualSign;
  unit?: string;
}
const signs = { from: day, to: day, sign: word(UnusualSign), unit: code };

export function readSignsSearch(address: Record<string, unknown>): SignsSearch {
  return readBy(signs, address);
}
