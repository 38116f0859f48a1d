import { CaseStream, DiversionSide, RestrictionState } from "../gql/graphql.ts";
import { claim, code, readBy, word } from "./parts.ts";

export function readRestrictedSearch(address: Record<string, unknown>): { state?: RestrictionState } {
  return readBy({ state: word(RestrictionState) }, address);
}

export function readDivertedSearch(address: Record<string, unknown>): { side?: DiversionSide } {
  return readBy({ side: word(DiversionSide) }, address);
}

/** Which reports are owed: of whom, of which stream; `overdue`: only the late, or only the others. */
export interface NoResultSearch {
  unit?: string;
  stream?: CaseStream;
  overdue?: boolean;
}

export function readNoResultSearch(address: Record<string, unknown>): NoResultSearch {
  return readBy({ unit: code, stream: word(CaseStream), overdue: claim }, address);
}
