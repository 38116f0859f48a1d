import { readBy, text } from "./parts.ts";

/** Code of the unit whose record is shown. */
export function readUnitsAdminSearch(address: Record<string, unknown>): { unit?: string } {
  return readBy({ unit: text(40) }, address);
}
