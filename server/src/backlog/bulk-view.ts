import { localDay } from "../platform/local-time.ts";
import type { Tx } from "../platform/database.ts";
import type { WritebackContext } from "../writeback/index.ts";
import { openedOrder } from "./bulk-change.ts";
import type { Order } from "./bulk-change.ts";
import { bulkKinds, jobRow, sealedOrders } from "./bulk.queries.ts";
import type { BulkKind, JobRow } from "./bulk.queries.ts";
import { undoneUntil } from "./bulk-undo.ts";
import { BulkJobView } from "./bulk.types.ts";

/** A job that the viewer may see, as the graph shows it. */
export async function jobView(id: number, context: WritebackContext): Promise<BulkJobView | null> {
  return context.database.read(async (tx) => {
    const row = await jobRow(tx, id);
    return row === null ? null : ((await jobViews(tx, [row], context))[0] ?? null);
  });
}

export async function jobViews(tx: Tx, rows: readonly JobRow[], context: WritebackContext): Promise<BulkJobView[]> {
  const kinds = await bulkKinds(tx, localDay(context.clock.now()));
  const orders = await ownOrders(rows, context);
  const views: BulkJobView[] = [];
  for (const row of rows) {
    const rule = kinds.find((one) => one.kind === row.kind);
    const until = await undoneUntil(tx, row, rule);
    views.push(viewOf(row, { rule, order: orders.get(row.id), until: until !== null && until >= context.clock.now() ? until : null }, context));
  }
  return views;
}

/** Whoever wrote the words may read them again, and nobody else. */
async function ownOrders(rows: readonly JobRow[], { viewer, vault, database }: WritebackContext): Promise<Map<number, Order>> {
  const own = rows.filter(({ byAccountId }) => byAccountId === viewer?.accountId).map(({ id }) => id);
  const sealed = own.length === 0 ? [] : await database.asWorker().read((tx) => sealedOrders(tx, own));
  return new Map(sealed.map((one) => [one.id, openedOrder(vault, one)]));
}

interface Beside {
  rule: BulkKind | undefined;
  until: number | null;
  order: Order | undefined;
}

function viewOf(row: JobRow, { rule, until, order }: Beside, { units, viewer }: WritebackContext): BulkJobView {
  const { told, byUnitId, byAccountId, id, reversesId, ...shown } = row;
  const own = byAccountId === viewer?.accountId;
  return Object.assign(new BulkJobView(), {
    ...shown,
    id: String(id),
    words: order?.change.words ?? null,
    reason: order?.reason ?? null,
    toUnit: told.toUnit == null ? null : (units.byCode(told.toUnit) ?? null),
    by: units.byId(byUnitId),
    own,
    left: row.cases - row.done - row.skipped - row.refused,
    undoUntil: own ? until : null,
    reversedBy: rule?.reverse ?? null,
    reversesId: reversesId === null ? null : String(reversesId),
  });
}
