import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";

/** The page that a view is of. */
export type ViewPage = "QUEUE" | "BOARD";

/** A view as it may lie in the open. */
export interface ViewRow {
  id: string;
  page: ViewPage;
  byAccountId: number;
  unitId: number;
  shared: boolean;
  columns: string[];
  changedAt: Instant;
}

/** What of it is sealed, and who keeps it. */
export interface SealedView {
  id: string;
  sealed: Buffer;
  byName: string;
}

const COLUMNS = `id::text, page, by_account_id as "byAccountId", unit_id as "unitId", shared, columns, changed_at as "changedAt"`;

/** An account's own views, and those that others of these units share; as far as the asker's rows go. */
export async function viewRows(tx: Tx, page: ViewPage, accountId: number, unitIds: readonly number[]): Promise<ViewRow[]> {
  return tx.rows<ViewRow>(
    `/* viewRows */ select ${COLUMNS} from saved_view where page = $3 and (by_account_id = $1 or (shared and unit_id = any($2::int[]))) order by by_account_id <> $1, changed_at, id limit 200`,
    [accountId, unitIds, page],
  );
}

export async function sealedViews(tx: Tx, ids: readonly string[]): Promise<SealedView[]> {
  return tx.rows<SealedView>(
    `/* sealedViews */ select v.id::text, v.sealed, a.display_name as "byName" from saved_view v join account a on a.id = v.by_account_id where v.id = any($1::uuid[])`,
    [ids],
  );
}

/** One of an account's own. */
export async function ownView(tx: Tx, page: ViewPage, accountId: number, id: string): Promise<ViewRow | null> {
  const [row] = await tx.rows<ViewRow>(`/* ownView */ select ${COLUMNS} from saved_view where id = $1::uuid and by_account_id = $2 and page = $3`, [
    id,
    accountId,
    page,
  ]);
  return row ?? null;
}

export async function countOwnViews(tx: Tx, page: ViewPage, accountId: number): Promise<number> {
  return (
    await tx.one<{ n: number }>("/* countOwnViews */ select count(*)::int as n from saved_view where by_account_id = $1 and page = $2", [accountId, page])
  ).n;
}

/** What is to be kept. */
export interface NewView extends ViewRow {
  nameHash: Buffer;
  sealed: Buffer;
}

/** A new view, or an own one anew. @returns false: another of the account's own has the name */
export async function keepView(tx: Tx, view: NewView): Promise<boolean> {
  const rows = await tx.rows(
    `/* keepView */ insert into saved_view (id, by_account_id, unit_id, shared, name_hash, sealed, columns, changed_at, page)
     select $1::uuid, $2, $3, $4, $5, $6, $7::text[], $8::timestamptz, $9
     where not exists (select 1 from saved_view where by_account_id = $2 and name_hash = $5 and id <> $1::uuid)
     on conflict (id) do update set unit_id = excluded.unit_id, shared = excluded.shared, name_hash = excluded.name_hash, sealed = excluded.sealed,
       columns = excluded.columns, changed_at = excluded.changed_at where saved_view.by_account_id = excluded.by_account_id
     returning id`,
    [view.id, view.byAccountId, view.unitId, view.shared, view.nameHash, view.sealed, view.columns, instantText(view.changedAt), view.page],
  );
  return rows.length > 0;
}

/** @returns false: the account has none of this number */
export async function dropView(tx: Tx, page: ViewPage, accountId: number, id: string): Promise<boolean> {
  return (
    (await tx.rows("/* dropView */ delete from saved_view where id = $1::uuid and by_account_id = $2 and page = $3 returning id", [id, accountId, page]))
      .length > 0
  );
}

/** Two of one account's at once wait for each other: names and numbers are counted together. */
export async function lockViews(tx: Tx, accountId: number): Promise<void> {
  await tx.rows("/* lockViews */ select id from account where id = $1 for no key update", [accountId]);
}
