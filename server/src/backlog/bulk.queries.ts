import type { ChangeKind, Stage } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { OwnPart } from "./bulk-change.ts";
import type { BulkOutcome, BulkState } from "./bulk.types.ts";

/** What holds for work on many cases on a day. */
export interface BulkTerm {
  typedAbove: number;
  mostCases: number;
  undoMinutes: number;
}

/** The term in force, or the newest. */
export async function bulkTerm(tx: Tx, day: string): Promise<BulkTerm> {
  return tx.one<BulkTerm>(
    `/* bulkTerm */ select typed_above as "typedAbove", most_cases as "mostCases", undo_minutes as "undoMinutes" from bulk_term
     order by (valid_from <= $1::date and (valid_to is null or valid_to > $1::date)) desc, valid_from desc limit 1`,
    [day],
  );
}

/** What can be taken back of a kind, and which kind reverses it. */
export interface BulkKind {
  kind: ChangeKind;
  undo: "ANY" | "WITHIN_UNIT" | "NEVER";
  reverse: ChangeKind | null;
}

export async function bulkKinds(tx: Tx, day: string): Promise<BulkKind[]> {
  return tx.rows<BulkKind>(
    `/* bulkKinds */ select distinct on (kind) kind, undo, reverse from bulk_kind
     where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by kind, valid_from desc limit 100`,
    [day],
  );
}

/** A job before it has its number. */
export interface NewJob {
  key: string;
  askedHash: Buffer;
  kind: ChangeKind;
  told: unknown;
  sealed: Buffer;
  selection: unknown;
  asOf: { event: number; instant: Instant };
  at: Instant;
  byAccountId: number;
  byUnitId: number;
  onBehalfOf: string | null;
  reversesId: number | null;
  cases: number;
}

/** @returns its number; null when the asker used its key before, or just now */
export async function insertJob(tx: Tx, job: NewJob): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertJob */ insert into bulk_job (key, asked_hash, kind, told, sealed, selection, as_of_event, as_of_at, asked_at, state_at, by_account_id, by_unit_id, on_behalf_of, reverses_id, cases)
     values ($1, $2, $3, $4::jsonb, $5, $6::jsonb, $7, $8::timestamptz, $9::timestamptz, $9::timestamptz, $10, $11, $12, $13, $14)
     on conflict (by_account_id, key) do nothing returning id`,
    [
      job.key,
      job.askedHash,
      job.kind,
      JSON.stringify(job.told),
      job.sealed,
      JSON.stringify(job.selection),
      job.asOf.event,
      instantText(job.asOf.instant),
      instantText(job.at),
      job.byAccountId,
      job.byUnitId,
      job.onBehalfOf,
      job.reversesId,
      job.cases,
    ],
  );
  return row?.id ?? null;
}

/** The job of this key. */
export async function jobByKey(tx: Tx, accountId: number, key: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* jobByKey */ select id, asked_hash as "askedHash" from bulk_job where by_account_id = $1 and key = $2::uuid`,
    [accountId, key],
  );
  return row ?? null;
}

/** A case of a job before anything became of it. */
export interface NewItem {
  /** place in the job's order, from 1 */
  ordinal: number;
  caseId: number;
  seen: Instant;
  seenStage: Stage;
  seenUnitId: number;
  own: OwnPart | null;
  ownSealed: Buffer | null;
}

const NEW_ITEM_COLUMNS: Column<NewItem>[] = [
  { name: "ordinal", type: "int", of: (i) => i.ordinal },
  { name: "case_id", type: "bigint", of: (i) => i.caseId },
  { name: "seen", type: "timestamptz", of: (i) => i.seen },
  { name: "seen_stage", type: "text", of: (i) => i.seenStage },
  { name: "seen_unit_id", type: "int", of: (i) => i.seenUnitId },
  { name: "own", type: "text", cast: "jsonb", of: (i) => (i.own === null ? null : JSON.stringify(i.own)) },
  { name: "own_sealed", type: "bytea", of: (i) => i.ownSealed },
];

export async function insertItems(tx: Tx, jobId: number, items: readonly NewItem[]): Promise<void> {
  const rows = unnested(items, NEW_ITEM_COLUMNS, 2);
  await tx.bulk(`/* insertItems */ insert into bulk_item (job_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [jobId, ...rows.values]);
}

/** A job as the graph shows it. */
export interface JobRow {
  id: number;
  kind: ChangeKind;
  told: { toUnit?: string | null };
  askedAt: Instant;
  byAccountId: number;
  byUnitId: number;
  onBehalfOf: string | null;
  reversesId: number | null;
  cases: number;
  done: number;
  skipped: number;
  refused: number;
  undone: number;
  state: BulkState;
  stateAt: Instant;
  stopped: string | null;
}

const SHOWN = `id, kind, told, asked_at as "askedAt", by_account_id as "byAccountId", by_unit_id as "byUnitId", on_behalf_of as "onBehalfOf", reverses_id as "reversesId",
  cases, done, skipped, refused, undone, state, state_at as "stateAt", stopped`;

export async function jobRow(tx: Tx, id: number): Promise<JobRow | null> {
  const [row] = await tx.rows<JobRow>(`/* jobRow */ select ${SHOWN} from bulk_job where id = $1`, [id]);
  return row ?? null;
}

/** What its own asker may read again of a job. */
export async function sealedOrders(tx: Tx, ids: readonly number[]): Promise<{ id: number; key: string; sealed: Buffer; byAccountId: number }[]> {
  return tx.rows(`/* sealedOrders */ select id, key, sealed, by_account_id as "byAccountId" from bulk_job where id = any($1::bigint[])`, [ids]);
}

/** The newest first. @param before a job's number; null: from the newest on */
export async function jobRows(tx: Tx, before: number | null, most: number): Promise<JobRow[]> {
  return tx.rows<JobRow>(`/* jobRows */ select ${SHOWN} from bulk_job where $1::bigint is null or id < $1 order by id desc limit $2`, [before, most]);
}

/** What became of a case. */
export interface ItemRow {
  ordinal: number;
  caseId: number;
  outcome: BulkOutcome | null;
  at: string | null;
  reason: string | null;
  changeId: number | null;
  undoneAt: Instant | null;
}

/** @param outcomes only these; null: all; an empty one: those that wait */
export async function itemRows(tx: Tx, jobId: number, outcomes: readonly BulkOutcome[] | null, page: { after: number; most: number }): Promise<ItemRow[]> {
  return tx.rows<ItemRow>(
    `/* itemRows */ select ordinal, case_id as "caseId", outcome, at, reason, change_id as "changeId", undone_at as "undoneAt" from bulk_item
     where job_id = $1 and ordinal > $2 and case when $3::text[] is null then true when cardinality($3::text[]) = 0 then outcome is null else outcome = any($3::text[]) end
     order by ordinal limit $4`,
    [jobId, page.after, outcomes, page.most],
  );
}
