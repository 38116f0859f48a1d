import { z } from "zod/mini";

const unitSearch = z.object({ trend: z.catch(z.optional(z.literal("table")), undefined) });
type UnitSearch = { trend?: "table" | undefined };

export function readUnitSearch(address: Record<string, unknown>): UnitSearch {
  return unitSearch.parse(address);
}
