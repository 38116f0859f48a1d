import { z } from "zod";
import type { Paging } from "./paging-config.ts";

/** The list has every case there is: what a run from its first row to its last does not show is gone at the source. */
export const sweepSchema = z.strictObject({
  /** one run in so many reads the whole list; those between read only what changed, where the paging can */
  everyRuns: z.int().min(1).max(100_000).default(1),
});

/** @returns what makes a whole read of a list by this paging no proof that it showed every case; null: it is one */
export function sweepFault(paging: Paging): string | null {
  if (paging.kind === "keyset")
    return paging.next === undefined ? "expected paging.next: without the source's own cursor an empty page looks like the end of the list" : null;
  if (paging.kind === "offset" || paging.total !== undefined) return null;
  if (paging.kind === "page" || paging.moving) return "expected paging.total: whether every case was shown is known by their number alone";
  return null;
}
