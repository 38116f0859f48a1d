import { statesAt } from "./board.queries.ts";
import type { AsOf } from "./board.queries.ts";
import type { TallyContext } from "./board.resolver.ts";
import { predicate } from "./case-predicate.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";

/** A list in SQL: `select … from ${rows} s where ${where}` has exactly its rows; further parameters come after `values`. */
export interface ListSql {
  rows: string;
  where: string;
  values: unknown[];
}

/**
 * A list's own rows, for a station that narrows them by what tally knows nothing of.
 * @returns gives the list at an as-of; `latest`: its event is the journal's last
 * @throws {GraphQLError} FORBIDDEN, UNKNOWN_UNIT, UNAUTHENTICATED
 */
export async function narrowedList(filter: CaseFilter, context: TallyContext): Promise<(asOf: AsOf, latest: boolean) => ListSql> {
  const asked = await criteriaOf(filter, context);
  return (asOf, latest) => {
    const values: unknown[] = [];
    const where = predicate(standing(asked, filter, asOf.instant, context), asOf, values);
    return { rows: statesAt(latest), where, values };
  };
}
