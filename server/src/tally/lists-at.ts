import type { Tx } from "../platform/database.ts";
import type { CaseView } from "../case/index.ts";
import { asOfOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { shown } from "./cases.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { countLists, pageOfCases } from "./list.queries.ts";
import type { CaseOrder } from "./list.queries.ts";

/** What a list is narrowed to, as a plain value. */
export type ListConditions = Pick<CaseFilter, keyof CaseFilter>;

/** Any number of lists, all counted and read at one point: by the very conditions that `cases` takes. */
export interface ListsAt {
  asOf: AsOf;
  /** how many rows each has */
  count(filters: readonly ListConditions[]): Promise<number[]>;
  /** the first rows of one, or those after some that are skipped */
  rows(filter: ListConditions, first: number, order?: CaseOrder, skip?: number): Promise<CaseView[]>;
}

/**
 * Lists at an as-of, in one transaction. Who asks is held to his scope filter by filter.
 * @param token of the as-of
 * @throws {GraphQLError} BAD_AS_OF, FORBIDDEN, UNKNOWN_UNIT, UNAUTHENTICATED
 */
export async function listsAt(tx: Tx, token: string, context: TallyContext): Promise<ListsAt> {
  const { asOf, latest } = await asOfOf(tx, token, Math.max(context.clock.now(), tickNow(context).instant));
  const criteria = async (filter: ListConditions): Promise<CaseCriteria> => standing(await criteriaOf(filter, context), filter, asOf.instant, context);
  return {
    asOf,
    count: async (filters) => countLists(tx, await Promise.all(filters.map(criteria)), asOf, latest),
    rows: async (filter, first, order = "DUE_FIRST", skip = 0) =>
      (await pageOfCases(tx, await criteria(filter), asOf, latest, { order, first, after: null, skip })).map((row) => shown(row, asOf.instant)),
  };
}
