import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Lapse, ProposalKind, ProposalState } from "./proposal.types.ts";

/** A proposal about to be kept. */
export interface NewProposal {
  caseId: number;
  kind: ProposalKind;
  reasonCode: string | null;
  told: Record<string, unknown>;
  commitment: string | null;
  sealed: Buffer | null;
  toUnitId: number | null;
  byAccountId: number;
  byOfficerId: number | null;
  byUsername: string;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  proposedAt: Instant;
  askedKey: string;
  askedHash: Buffer;
  seen: Instant;
  unitId: number;
  stage: string;
  changeKey: string;
}

/** @returns its number; null: one of the same kind is open already */
export async function insertProposal(tx: Tx, p: NewProposal): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertProposal */ insert into case_proposal (case_id, kind, reason_code, told, commitment, sealed, to_unit_id, by_account_id, by_officer_id, by_username, by_name, by_unit_id,
       on_behalf_of, proposed_at, asked_key, asked_hash, seen, unit_id, stage, change_key, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'PROPOSED')
     on conflict (case_id, kind) where state = 'PROPOSED' do nothing returning id`,
    [
      p.caseId,
      p.kind,
      p.reasonCode,
      JSON.stringify(p.told),
      p.commitment,
      p.sealed,
      p.toUnitId,
      p.byAccountId,
      p.byOfficerId,
      p.byUsername,
      p.byName,
      p.byUnitId,
      p.onBehalfOf,
      instantText(p.proposedAt),
      p.askedKey,
      p.askedHash,
      instantText(p.seen),
      p.unitId,
      p.stage,
      p.changeKey,
    ],
  );
  return row?.id ?? null;
}

/** A proposal that came with the same key before. */
export async function proposedBefore(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* proposedBefore */ select id, asked_hash as "askedHash" from case_proposal where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** What a decision needs of a proposal that is held still. */
export interface LockedProposal {
  state: ProposalState;
  settledAccountId: number | null;
  told: Record<string, unknown>;
  sealed: Buffer | null;
  askedKey: string;
  changeKey: string;
}

/** Holds a proposal still; its case's record must be locked before. */
export async function lockProposal(tx: Tx, id: number): Promise<LockedProposal> {
  return tx.one<LockedProposal>(
    `/* lockProposal */ select state, settled_account_id as "settledAccountId", told, sealed, asked_key as "askedKey", change_key as "changeKey"
     from case_proposal where id = $1 for update`,
    [id],
  );
}

/** Who settled a proposal, how and when. */
export interface Settlement {
  state: "APPROVED" | "REJECTED" | "WITHDRAWN";
  at: Instant;
  accountId: number;
  username: string;
  name: string;
  unitId: number;
  onBehalfOf: string | null;
  words: string | null;
  changeId: number | null;
  /** whether it is of the recall sample */
  sampled: boolean;
}

export async function settle(tx: Tx, id: number, s: Settlement): Promise<void> {
  await tx.rows(
    `/* settle */ update case_proposal set state = $2, settled_at = $3::timestamptz, settled_account_id = $4, settled_username = $5, settled_name = $6, settled_unit_id = $7,
       settled_on_behalf_of = $8, settled_words = $9, change_id = $10, sampled_at = case when $11 then $3::timestamptz end where id = $1`,
    [id, s.state, instantText(s.at), s.accountId, s.username, s.name, s.unitId, s.onBehalfOf, s.words, s.changeId, s.sampled],
  );
}

/** There is nothing to decide any more. @param event of the journal that tells it */
export async function lapse(tx: Tx, id: number, { because, at, event }: { because: Lapse; at: Instant; event: number }): Promise<void> {
  await tx.rows(
    "/* lapse */ update case_proposal set state = 'LAPSED', lapsed_because = $2, settled_at = $3::timestamptz, lapsed_event = $4 where id = $1 and state = 'PROPOSED'",
    [id, because, instantText(at), event],
  );
}

/** Extensions that nobody granted while the limit of their case lasted, oldest first. @param caseId of one case; null: of all */
export async function overdueExtensions(tx: Tx, at: Instant, caseId: number | null): Promise<{ id: number; caseId: number }[]> {
  return tx.rows(
    `/* overdueExtensions */ select p.id, p.case_id as "caseId" from case_proposal p join case_state s on s.case_id = p.case_id and s.to_event is null
     where p.state = 'PROPOSED' and p.kind = 'EXTEND' and s.due_at <= $1::timestamptz and ($2::bigint is null or p.case_id = $2) order by p.id limit 500`,
    [instantText(at), caseId],
  );
}

/** The share of closings without a result that is looked at again, whole per cent. */
export async function recallPercent(tx: Tx, day: string): Promise<number> {
  const { percent } = await tx.one<{ percent: number }>(
    `/* recallPercent */ select percent from recall_term
     order by (valid_from <= $1::date and (valid_to is null or valid_to > $1::date)) desc, valid_from limit 1`,
    [day],
  );
  return percent;
}
