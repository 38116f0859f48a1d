import { OfficerLineExclusion, OfficerSheetPart } from "../gql/graphql.ts";
import { readBy, word } from "./parts.ts";

const LEFT = { left: "left" } as const;

/** Which lines of an officer's sheet; `show: "left"` for those that do not count. */
interface SheetLinesSearch {
  part: OfficerSheetPart;
  show?: "left";
  reason?: OfficerLineExclusion;
}

export function readSheetLinesSearch(address: Record<string, unknown>): SheetLinesSearch {
  return { part: OfficerSheetPart.Quantity, ...readBy({ part: word(OfficerSheetPart), show: word(LEFT), reason: word(OfficerLineExclusion) }, address) };
}
