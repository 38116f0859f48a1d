import { setImmediate as othersTurn } from "node:timers/promises";
import type { CaseView } from "../case/index.ts";
import { asOfOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { BacklogResolver } from "./backlog.resolver.ts";
import type { CaseBacklog } from "./backlog.type.ts";
import { shown } from "./cases.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { orderedCases, pageOfCases } from "./list.queries.ts";
import type { ListedCase } from "./list.queries.ts";

/** A row of the queue as its list shows it. */
export interface QueuedCase {
  case: CaseView;
  backlog: CaseBacklog | null;
}

/** Rows of the queue in memory at a time, beside the numbers of its cases. */
const PAGE_OF = 2_000;
const ORDER = "SEVERITY_FIRST";
/** Rows that are classed before others have their turn. */
const AT_ONCE = 50;

/**
 * Every row of a list in the order of the queue, some of them at a time and a page of them in memory: exactly the rows that the list has at its as-of.
 * @throws {GraphQLError} BAD_AS_OF, FORBIDDEN, UNKNOWN_UNIT, UNAUTHENTICATED
 */
export async function wholeQueue(
  filter: CaseFilter,
  token: string,
  context: TallyContext,
): Promise<{ asOf: AsOf; total: number; pages: AsyncGenerator<QueuedCase[]> }> {
  const asked = await criteriaOf(filter, context);
  const at = <T>(read: (found: Awaited<ReturnType<typeof asOfOf>> & { tx: Parameters<typeof asOfOf>[0] }) => Promise<T>): Promise<T> =>
    context.database.read(async (tx) => read({ ...(await asOfOf(tx, token, Math.max(context.clock.now(), tickNow(context).instant))), tx }));
  const { asOf, ids } = await at(async ({ tx, asOf: point, latest }) => ({
    asOf: point,
    ids: await orderedCases(tx, standing(asked, filter, point.instant, context), point, latest, ORDER),
  }));
  const criteria = standing(asked, filter, asOf.instant, context);
  const classed = new BacklogResolver();
  async function* pages(): AsyncGenerator<QueuedCase[]> {
    for (let page = 0; page < ids.length; page += PAGE_OF) {
      const caseIds = ids.slice(page, page + PAGE_OF);
      const rows: ListedCase[] = await at(({ tx, asOf: point, latest }) =>
        pageOfCases(tx, { ...criteria, caseIds }, point, latest, { order: ORDER, first: PAGE_OF, after: null }),
      );
      const queued: QueuedCase[] = [];
      for (const [place, row] of rows.entries()) {
        if (place % AT_ONCE === 0) await othersTurn();
        const one = shown(row, asOf.instant);
        queued.push({ case: one, backlog: classed.backlog(one, context) });
      }
      yield queued;
    }
  }
  return { asOf, total: ids.length, pages: pages() };
}
