import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { RestrictionState, RestrictionStepKind } from "./restriction.words.ts";

/** An entry of the restricted list with its last step. */
export interface RestrictionRow {
  id: number;
  caseId: number;
  days: number;
  reviewDays: number;
  legalBasis: string;
  kind: RestrictionStepKind;
  endsAt: Instant | null;
  reviewAt: Instant | null;
  proposedByAccountId: number;
  proposedByUsername: string;
  proposedOnBehalfOf: string | null;
  byUnitId: number;
}

const COLUMNS = `r.id, r.case_id as "caseId", r.days, r.review_days as "reviewDays", r.legal_basis as "legalBasis", s.kind, s.ends_at as "endsAt", s.review_at as "reviewAt",
  p.by_account_id as "proposedByAccountId", p.by_username as "proposedByUsername", p.on_behalf_of as "proposedOnBehalfOf", p.by_unit_id as "byUnitId"`;
const WITH_STEPS = `restriction r
  cross join lateral (select * from restriction_step s where s.restriction_id = r.id order by s.id desc limit 1) s
  cross join lateral (select * from restriction_step p where p.restriction_id = r.id order by p.id limit 1) p`;
/** Entries whose submitter is the case's `c`. */
const OF_CASE = "((r.index_kind = 'phone' and r.submitter_index = c.phone_index) or (r.index_kind = 'identity' and r.submitter_index = c.identity_index))";

/** Whose case it is, as a keyed hash: by his number, or else by his identity number. */
export interface SubmitterIndex {
  kind: "phone" | "identity";
  index: Buffer;
}

export async function submitterIndexOf(tx: Tx, caseId: number): Promise<SubmitterIndex | null> {
  const [row] = await tx.rows<{ phone: Buffer | null; identity: Buffer | null }>(
    "/* submitterIndexOf */ select phone_index as phone, identity_index as identity from feedback_case where id = $1",
    [caseId],
  );
  if (row?.phone != null) return { kind: "phone", index: row.phone };
  return row?.identity == null ? null : { kind: "identity", index: row.identity };
}

/** What is proposed or decided on one submitter comes one after the other. */
export async function lockSubmitter(tx: Tx, { index }: SubmitterIndex): Promise<void> {
  await tx.rows("/* lockSubmitter */ select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 0))", [index]);
}

/** Whether an entry of the submitter waits or is in force. */
export async function isListed(tx: Tx, { kind, index }: SubmitterIndex, at: Instant): Promise<boolean> {
  const rows = await tx.rows(
    `/* isListed */ select 1 from ${WITH_STEPS} where r.index_kind = $1 and r.submitter_index = $2 and (s.kind = 'PROPOSED' or s.ends_at > $3::timestamptz) limit 1`,
    [kind, index, instantText(at)],
  );
  return rows.length > 0;
}

export async function restrictionTermOn(tx: Tx, day: string): Promise<{ longestDays: number; reviewDays: number; legalBasis: string }> {
  return tx.one(
    `/* restrictionTermOn */ select longest_days as "longestDays", review_days as "reviewDays", legal_basis as "legalBasis" from restriction_term
     order by (valid_from <= $1::date and (valid_to is null or valid_to > $1::date)) desc, valid_from desc limit 1`,
    [day],
  );
}

export async function insertRestriction(
  tx: Tx,
  r: { submitter: SubmitterIndex; caseId: number; days: number; reviewDays: number; legalBasis: string },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertRestriction */ insert into restriction (index_kind, submitter_index, case_id, days, review_days, legal_basis) values ($1, $2, $3, $4, $5, $6) returning id`,
    [r.submitter.kind, r.submitter.index, r.caseId, r.days, r.reviewDays, r.legalBasis],
  );
  return id;
}

/** A step about to be written. */
export interface NewRestrictionStep extends Doing {
  restrictionId: number;
  kind: RestrictionStepKind;
  words: string;
  endsAt: Instant | null;
  reviewAt: Instant | null;
  byUsername: string;
}

export async function insertRestrictionStep(tx: Tx, s: NewRestrictionStep): Promise<void> {
  await tx.rows(
    `/* insertRestrictionStep */ insert into restriction_step (restriction_id, kind, words, ends_at, review_at, at, by_account_id, by_username, by_name, by_unit_id, on_behalf_of,
       asked_key, asked_hash)
     values ($1, $2, $3, $4::timestamptz, $5::timestamptz, $6::timestamptz, $7, $8, $9, $10, $11, $12::uuid, $13)`,
    [
      s.restrictionId,
      s.kind,
      s.words,
      s.endsAt === null ? null : instantText(s.endsAt),
      s.reviewAt === null ? null : instantText(s.reviewAt),
      instantText(s.at),
      s.accountId,
      s.byUsername,
      s.byName,
      s.byUnitId,
      s.onBehalfOf,
      s.askedKey,
      s.askedHash,
    ],
  );
}

/** @returns the entry that this key proposed or decided before */
export async function restrictionAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ restrictionId: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ restrictionId: number; askedHash: Buffer }>(
    `/* restrictionAsked */ select restriction_id as "restrictionId", asked_hash as "askedHash" from restriction_step where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Holds an entry still. */
export async function lockRestriction(tx: Tx, id: number): Promise<RestrictionRow> {
  await tx.one("/* lockRestriction */ select id from restriction where id = $1 for update", [id]);
  return tx.one<RestrictionRow>(`/* lockRestriction:state */ select ${COLUMNS} from ${WITH_STEPS} where r.id = $1`, [id]);
}

export async function restrictionsById(tx: Tx, ids: readonly number[]): Promise<RestrictionRow[]> {
  return tx.rows<RestrictionRow>(`/* restrictionsById */ select ${COLUMNS} from ${WITH_STEPS} where r.id = any($1::bigint[])`, [ids]);
}

/** Entries of the submitters of these cases, newest first. */
export async function restrictionsOfCases(tx: Tx, caseIds: readonly number[]): Promise<(RestrictionRow & { ofCaseId: number })[]> {
  return tx.rows(
    `/* restrictionsOfCases */ select c.id as "ofCaseId", ${COLUMNS} from feedback_case c join ${WITH_STEPS} on ${OF_CASE}
     where c.id = any($1::bigint[]) order by r.id desc limit 1000`,
    [caseIds],
  );
}

const STANDS: Readonly<Record<RestrictionState, string>> = {
  PROPOSED: "s.kind = 'PROPOSED'",
  IN_FORCE: "s.ends_at > $1::timestamptz",
  REJECTED: "s.kind = 'REJECTED'",
  LIFTED: "s.kind = 'LIFTED'",
  ENDED: "s.ends_at <= $1::timestamptz",
};

export async function countRestrictions(tx: Tx, state: RestrictionState | null, at: Instant): Promise<number> {
  const stands = state === null ? "$1::timestamptz is not null" : `$1::timestamptz is not null and ${STANDS[state]}`;
  return (await tx.one<{ n: number }>(`/* countRestrictions */ select count(*) as n from ${WITH_STEPS} where ${stands}`, [instantText(at)])).n;
}

/** One page, newest first. @param page.before the last id of the page before; null: the first page */
export async function pageOfRestrictions(
  tx: Tx,
  state: RestrictionState | null,
  at: Instant,
  page: { first: number; before: number | null },
): Promise<RestrictionRow[]> {
  const stands = state === null ? "$1::timestamptz is not null" : `$1::timestamptz is not null and ${STANDS[state]}`;
  return tx.rows<RestrictionRow>(
    `/* pageOfRestrictions */ select ${COLUMNS} from ${WITH_STEPS} where ${stands} and ($2::bigint is null or r.id < $2) order by r.id desc limit $3`,
    [instantText(at), page.before, page.first],
  );
}

/** A step as it was written. */
export interface RestrictionStepRow {
  restrictionId: number;
  kind: RestrictionStepKind;
  words: string;
  endsAt: Instant | null;
  at: Instant;
  byUnitId: number;
  byName: string;
  onBehalfOf: string | null;
}

/** Every step of these entries, oldest first. */
export async function restrictionStepsOf(tx: Tx, ids: readonly number[]): Promise<RestrictionStepRow[]> {
  return tx.rows<RestrictionStepRow>(
    `/* restrictionStepsOf */ select restriction_id as "restrictionId", kind, words, ends_at as "endsAt", at, by_unit_id as "byUnitId", by_name as "byName", on_behalf_of as "onBehalfOf"
     from restriction_step where restriction_id = any($1::bigint[]) order by restriction_id, id limit 10000`,
    [ids],
  );
}
