import { DirectiveSide, DirectiveStanding } from "../gql/graphql.ts";
import { type CasesSearch, readCasesSearch } from "./cases.ts";
import { readBy, text, word } from "./parts.ts";

type DirectivesSearch = { side?: DirectiveSide; standing?: DirectiveStanding };

export function readDirectivesSearch(address: Record<string, unknown>): DirectivesSearch {
  return readBy({ side: word(DirectiveSide), standing: word(DirectiveStanding) }, address);
}

/** What a new directive is about: one case (its number), or a list as it stood in its address, with how many cases it had. */
export type NewDirectiveSearch = CasesSearch & { about?: string; count?: number };

export function readNewDirectiveSearch(address: Record<string, unknown>): NewDirectiveSearch {
  const { about, count } = readBy({ about: number, count: number }, address);
  return { ...readCasesSearch(address), ...(about !== undefined && { about }), ...(Number(count) > 0 && { count: Number(count) }) };
}

/** A whole number as it stands in an address. */
const number = (said: unknown): string | undefined => text(15, /^\d+$/)(typeof said === "number" ? String(said) : said);
