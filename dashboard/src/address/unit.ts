import { readBy, word } from "./parts.ts";

export function readUnitSearch(address: Record<string, unknown>): { trend?: "table" | undefined } {
  return readBy({ trend: word({ table: "table" }) }, address);
}
