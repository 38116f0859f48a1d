import type { Doing } from "../access/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A no-result report, with how far its posting at the source is. */
export interface NoResultRow {
  id: number;
  caseId: number;
  reason: string;
  dueAt: Instant;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  state: ChangeState;
}

/** Every no-result report of these cases, oldest first. */
export async function noResultReportsOf(tx: Tx, caseIds: readonly number[]): Promise<NoResultRow[]> {
  return tx.rows<NoResultRow>(
    `/* noResultReportsOf */ select r.id, r.case_id as "caseId", r.reason, r.due_at as "dueAt", r.by_name as "byName", r.by_unit_id as "byUnitId", r.on_behalf_of as "onBehalfOf",
       r.at, k.state
     from no_result_report r join case_change k on k.id = r.change_id where r.case_id = any($1::bigint[]) order by r.case_id, r.id limit 10000`,
    [caseIds],
  );
}

/** @returns the report that this key made before */
export async function noResultAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* noResultAsked */ select asked_hash as "askedHash" from no_result_report where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** A report that may be. */
export interface NewNoResult extends Doing {
  caseId: number;
  reason: string;
  dueAt: Instant;
  limitText: string;
  legalBasis: string;
  changeId: number;
}

export async function insertNoResult(tx: Tx, r: NewNoResult): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertNoResult */ insert into no_result_report (case_id, reason, due_at, limit_text, legal_basis, change_id, by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key,
       asked_hash)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12::uuid, $13) returning id`,
    [
      r.caseId,
      r.reason,
      instantText(r.dueAt),
      r.limitText,
      r.legalBasis,
      r.changeId,
      r.accountId,
      r.byName,
      r.byUnitId,
      r.onBehalfOf,
      instantText(r.at),
      r.askedKey,
      r.askedHash,
    ],
  );
  return id;
}
