import type { Tx } from "../platform/database.ts";
import type { CaseView } from "../case/index.ts";
import { asOfOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { countByPart } from "./by-part.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { shown } from "./cases.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { casesInTurn, countLists, pageOfCases } from "./list.queries.ts";
import type { CaseOrder } from "./list.queries.ts";

/** What a list is narrowed to, as a plain value. */
export type ListConditions = Pick<CaseFilter, keyof CaseFilter>;

/** One of several scopes that a list is counted for. */
export type ListScope = Pick<ListConditions, "unit" | "unitOnly">;

/** Any number of lists, all counted and read at one point: by the very conditions that `cases` takes. */
export interface ListsAt {
  asOf: AsOf;
  /** how many rows each has */
  count(filters: readonly ListConditions[]): Promise<number[]>;
  /** how many rows each has in each of some scopes, by scope: as many as `count` says, but in one look at all scopes where none has a unit of another */
  countEach(scopes: readonly ListScope[], filters: readonly ListConditions[]): Promise<number[][]>;
  /** the first rows of one, or those after some that are skipped */
  rows(filter: ListConditions, first: number, order?: CaseOrder, skip?: number): Promise<CaseView[]>;
  /** the first rows of one, however many, some at a time; of one list after the other */
  inTurn(filter: ListConditions, first: number, atOnce: number): AsyncGenerator<CaseView[]>;
}

/**
 * Lists at an as-of, in one transaction. Who asks is held to his scope filter by filter.
 * @param token of the as-of
 * @throws {GraphQLError} BAD_AS_OF, FORBIDDEN, UNKNOWN_UNIT, UNAUTHENTICATED
 */
export async function listsAt(tx: Tx, token: string, context: TallyContext): Promise<ListsAt> {
  const { asOf, latest } = await asOfOf(tx, token, Math.max(context.clock.now(), tickNow(context).instant));
  const criteria = async (filter: ListConditions): Promise<CaseCriteria> => standing(await criteriaOf(filter, context), filter, asOf.instant, context);
  const count = async (filters: readonly ListConditions[]): Promise<number[]> => countLists(tx, await Promise.all(filters.map(criteria)), asOf, latest);
  const countEach = async (scopes: readonly ListScope[], filters: readonly ListConditions[]): Promise<number[][]> => {
    const counts = scopes.map((): number[] => []);
    for (const filter of filters) {
      const each = await Promise.all(scopes.map((scope) => criteria({ ...filter, ...scope })));
      const whole = wholeOf(each);
      const found =
        whole === null
          ? await countLists(tx, each, asOf, latest)
          : await countByPart(
              tx,
              whole,
              each.map(({ unitIds }) => unitIds),
              { asOf, latest },
            );
      for (const [at, n] of found.entries()) counts[at]?.push(n);
    }
    return counts;
  };
  return {
    asOf,
    count,
    countEach,
    rows: async (filter, first, order = "DUE_FIRST", skip = 0) =>
      (await pageOfCases(tx, await criteria(filter), asOf, latest, { order, first, after: null, skip })).map((row) => shown(row, asOf.instant)),
    async *inTurn(filter, first, atOnce) {
      for await (const rows of casesInTurn(tx, await criteria(filter), asOf, latest, { order: "DUE_FIRST", first, atOnce }))
        yield rows.map((row) => shown(row, asOf.instant));
    },
  };
}

/** Conditions that ask more of a scope than whose case it is. */
const BY_SCOPE = ["insideHolders", "supervisedBy", "moved"] as const;

/** The criteria of all scopes together; null: they are not counted in one look. */
function wholeOf(each: readonly CaseCriteria[]): CaseCriteria | null {
  const [first] = each;
  if (first === undefined || each.some(({ everyUnit }) => everyUnit === true) || BY_SCOPE.some((part) => first[part] !== undefined)) return null;
  const unitIds = each.flatMap((one) => one.unitIds);
  return new Set(unitIds).size === unitIds.length ? { ...first, unitIds } : null;
}
