import type { Doing } from "../access/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { ChangeKind } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A declining as the case's page shows it, with how far its change is. */
export interface DeclineRow {
  id: number;
  caseId: number;
  code: string;
  name: string;
  legalBasis: string;
  reason: string;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  asked: ChangeKind;
  state: ChangeState;
}

/** How often these cases were declined, oldest first. */
export async function declinesOf(tx: Tx, caseIds: readonly number[]): Promise<DeclineRow[]> {
  return tx.rows<DeclineRow>(
    `/* declinesOf */ select d.id, d.case_id as "caseId", d.code, d.name, d.legal_basis as "legalBasis", d.reason, d.by_name as "byName", d.by_unit_id as "byUnitId",
       d.on_behalf_of as "onBehalfOf", d.at, k.kind as asked, k.state
     from case_decline d join case_change k on k.id = d.change_id where d.case_id = any($1::bigint[]) order by d.case_id, d.id limit 10000`,
    [caseIds],
  );
}

/** @returns the declining that this key made before */
export async function declineAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* declineAsked */ select asked_hash as "askedHash" from case_decline where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Whether a declining of the case is on its way, or its source shows it. */
export async function isDeclined(tx: Tx, caseId: number): Promise<boolean> {
  const rows = await tx.rows(
    `/* isDeclined */ select 1 from case_decline d join case_change k on k.id = d.change_id where d.case_id = $1 and k.state not in ('REFUSED', 'DROPPED', 'NOT_SHOWN') limit 1`,
    [caseId],
  );
  return rows.length > 0;
}

/** A declining that may be. */
export interface NewDecline extends Doing {
  caseId: number;
  code: string;
  name: string;
  legalBasis: string;
  reason: string;
  changeId: number;
}

export async function insertDecline(tx: Tx, d: NewDecline): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertDecline */ insert into case_decline (case_id, code, name, legal_basis, reason, change_id, by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12::uuid, $13) returning id`,
    [d.caseId, d.code, d.name, d.legalBasis, d.reason, d.changeId, d.accountId, d.byName, d.byUnitId, d.onBehalfOf, instantText(d.at), d.askedKey, d.askedHash],
  );
  return id;
}
