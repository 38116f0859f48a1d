import { z } from "zod/mini";

const unitsAdminSearch = z.object({
  /** Code of the unit whose record is shown. */
  unit: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined),
});
type UnitsAdminSearch = { unit?: string | undefined };

export function readUnitsAdminSearch(address: Record<string, unknown>): UnitsAdminSearch {
  return unitsAdminSearch.parse(address);
}
