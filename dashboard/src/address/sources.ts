import { z } from "zod/mini";

const sourcesSearch = z.object({
  /** Code of the source whose quarantine and words are shown. */
  source: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined),
});
type SourcesSearch = { source?: string | undefined };

export function readSourcesSearch(address: Record<string, unknown>): SourcesSearch {
  return sourcesSearch.parse(address);
}
