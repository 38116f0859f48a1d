import { GraphQLError } from "graphql";
import { asOfOf, asOfView } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { countLists } from "./list.queries.ts";

/**
 * How many rows each of some lists has: by the very conditions that the lists themselves are read by, all of them at one as-of.
 * @param token the as-of; left out: the latest tick
 * @returns null for a list of a unit that is not in the viewer's scope, or is none any more
 * @throws {GraphQLError} UNAUTHENTICATED
 */
export async function listLengths(filters: readonly CaseFilter[], context: TallyContext, token?: string): Promise<{ asOf: AsOf; lengths: (number | null)[] }> {
  const asked = await Promise.all(filters.map((filter) => criteriaOf(filter, context).catch(outOfScope)));
  return context.database.read(async (tx) => {
    const now = Math.max(context.clock.now(), tickNow(context).instant);
    const { asOf, latest } = await asOfOf(tx, token ?? asOfView(tickNow(context)).token, now);
    const seen = asked.flatMap((criteria, at) => (criteria === null ? [] : [{ at, criteria: standing(criteria, filters[at] ?? {}, asOf.instant, context) }]));
    const counts = await countLists(
      tx,
      seen.map(({ criteria }) => criteria),
      asOf,
      latest,
    );
    const lengths = filters.map((): number | null => null);
    for (const [place, { at }] of seen.entries()) lengths[at] = counts[place] ?? null;
    return { asOf, lengths };
  });
}

const OUT_OF_SCOPE: readonly unknown[] = ["FORBIDDEN", "UNKNOWN_UNIT"];

function outOfScope(error: unknown): null {
  if (error instanceof GraphQLError && OUT_OF_SCOPE.includes(error.extensions["code"])) return null; // told as a list that he cannot open
  throw error;
}
