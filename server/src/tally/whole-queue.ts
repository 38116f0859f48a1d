import { setImmediate as othersTurn } from "node:timers/promises";
import type { CaseView } from "../case/index.ts";
import { asOfOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { BacklogResolver } from "./backlog.resolver.ts";
import type { CaseBacklog } from "./backlog.type.ts";
import { shown } from "./cases.resolver.ts";
import type { positionOf } from "./cases-cursor.ts";
import type { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { countCases, pageOfCases } from "./list.queries.ts";
import type { ListedCase } from "./list.queries.ts";

/** A row of the queue as its list shows it. */
export interface QueuedCase {
  case: CaseView;
  backlog: CaseBacklog | null;
}

/** Each page sorts the whole queue. */
const PAGE_OF = 2_000;
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
  const { asOf, total } = await at(async ({ tx, asOf: point, latest }) => ({
    asOf: point,
    total: await countCases(tx, standing(asked, filter, point.instant, context), point, latest),
  }));
  const criteria = standing(asked, filter, asOf.instant, context);
  const classed = new BacklogResolver();
  async function* pages(): AsyncGenerator<QueuedCase[]> {
    for (let after: ReturnType<typeof positionOf> | null = null; ;) {
      const page: Parameters<typeof pageOfCases>[4] = { order: "SEVERITY_FIRST", first: PAGE_OF, after };
      const rows: ListedCase[] = await at(({ tx, asOf: point, latest }) => pageOfCases(tx, criteria, point, latest, page));
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        await othersTurn();
        const cases = rows.slice(from, from + AT_ONCE).map((row) => shown(row, asOf.instant));
        yield cases.map((one) => ({ case: one, backlog: classed.backlog(one, context) }));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_OF) return;
      after = { key: last.position, id: last.id };
    }
  }
  return { asOf, total, pages: pages() };
}
