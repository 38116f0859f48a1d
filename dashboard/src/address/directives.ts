import { z } from "zod/mini";
import { DirectiveSide, DirectiveStanding } from "../gql/graphql.ts";
import { type CasesSearch, readCasesSearch } from "./cases.ts";

const directivesSearch = z.object({
  side: z.catch(z.optional(z.enum(DirectiveSide)), undefined),
  standing: z.catch(z.optional(z.enum(DirectiveStanding)), undefined),
});
type DirectivesSearch = { side?: DirectiveSide; standing?: DirectiveStanding };

export function readDirectivesSearch(address: Record<string, unknown>): DirectivesSearch {
  return set(directivesSearch.parse(address));
}

const about = z.object({
  /** number of the one case it is about */
  about: z.catch(z.optional(z.coerce.string().check(z.regex(/^\d{1,15}$/))), undefined),
  /** how many cases the list had; with its conditions and its as-of */
  count: z.catch(z.optional(z.coerce.number().check(z.int(), z.positive())), undefined),
});
/** What a new directive is about: one case, or a list as it stood in its address. */
export type NewDirectiveSearch = CasesSearch & { about?: string; count?: number };

export function readNewDirectiveSearch(address: Record<string, unknown>): NewDirectiveSearch {
  return { ...readCasesSearch(address), ...(set(about.parse(address)) as { about?: string; count?: number }) };
}

const set = (parts: Record<string, unknown>) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
