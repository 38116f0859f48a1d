import type { ChangeKind, Stage } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { OwnPart } from "./bulk-change.ts";
import type { BulkOutcome, BulkState } from "./bulk.types.ts";

/** A job as the hub works it off. */
export interface WorkedJob {
  id: number;
  key: string;
  kind: ChangeKind;
  sealed: Buffer;
  byAccountId: number;
  state: BulkState;
}

export async function workedJob(tx: Tx, id: number): Promise<WorkedJob> {
  return tx.one<WorkedJob>(`/* workedJob */ select id, key, kind, sealed, by_account_id as "byAccountId", state from bulk_job where id = $1`, [id]);
}

/** A case that nothing became of yet. */
export interface WaitingItem {
  ordinal: number;
  caseId: number;
  seen: Instant;
  seenStage: Stage;
  seenUnitId: number;
  own: OwnPart | null;
  ownSealed: Buffer | null;
  wrappedKey: Buffer | null;
}

/** The next ones in the job's order, after a place in it. */
export async function waitingItems(tx: Tx, jobId: number, after: number, most: number): Promise<WaitingItem[]> {
  return tx.rows<WaitingItem>(
    `/* waitingItems */ select i.ordinal, i.case_id as "caseId", i.seen, i.seen_stage as "seenStage", i.seen_unit_id as "seenUnitId", i.own, i.own_sealed as "ownSealed",
       case when i.own_sealed is not null then (select r.wrapped_key from feedback_case c
         join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id where c.id = i.case_id) end as "wrappedKey"
     from bulk_item i where i.job_id = $1 and i.ordinal > $2 and i.outcome is null order by i.ordinal limit $3`,
    [jobId, after, most],
  );
}

/** What became of a case. */
export interface Settled {
  ordinal: number;
  outcome: BulkOutcome;
  at: string | null;
  reason: string | null;
  changeId: number | null;
}

const SETTLED_COLUMNS: Column<Settled>[] = [
  { name: "ordinal", type: "int", of: (i) => i.ordinal },
  { name: "outcome", type: "text", of: (i) => i.outcome },
  { name: "at", type: "text", of: (i) => i.at },
  { name: "reason", type: "text", of: (i) => i.reason },
  { name: "change_id", type: "bigint", of: (i) => i.changeId },
];

/** Writes down what became of cases that waited, and counts them. */
export async function settleItems(tx: Tx, jobId: number, settled: readonly Settled[]): Promise<void> {
  const rows = unnested(settled, SETTLED_COLUMNS, 2);
  await tx.bulk(
    `/* settleItems */ with settled as (
       update bulk_item i set outcome = n.outcome, at = n.at, reason = n.reason, change_id = n.change_id from (${rows.select}) n
       where i.job_id = $1::bigint and i.ordinal = n.ordinal and i.outcome is null returning i.outcome)
     update bulk_job set done = done + (select count(*) from settled where outcome = 'DONE'), skipped = skipped + (select count(*) from settled where outcome = 'SKIPPED'),
       refused = refused + (select count(*) from settled where outcome = 'REFUSED') where id = $1::bigint`,
    [jobId, ...rows.values],
  );
}

/** Ends a job that is under way. @returns false: it was not */
export async function endJob(tx: Tx, id: number, end: { state: BulkState; at: Instant; stopped?: string }): Promise<boolean> {
  const rows = await tx.rows(
    `/* endJob */ update bulk_job set state = $2, state_at = $3::timestamptz, stopped = $4, lease_owner = null, lease_until = null where id = $1 and state = 'RUNNING' returning id`,
    [id, end.state, instantText(end.at), end.stopped ?? null],
  );
  return rows.length > 0;
}

/** Locks a job to the end of the transaction. */
export async function lockJob(tx: Tx, id: number): Promise<{ state: BulkState; stateAt: Instant; done: number; undone: number }> {
  return tx.one(`/* lockJob */ select state, state_at as "stateAt", done, undone from bulk_job where id = $1 for update`, [id]);
}

/** Everything of a job that is not done waits again, as its case stands now. @returns how many wait */
export async function waitAgain(tx: Tx, id: number, at: Instant): Promise<number> {
  const rows = await tx.rows(
    `/* waitAgain */ update bulk_item i set outcome = null, at = null, reason = null, seen = c.learned_at, seen_stage = s.stage, seen_unit_id = s.unit_id
     from feedback_case c join case_state s on s.case_id = c.id and s.to_event is null where i.job_id = $1 and c.id = i.case_id and (i.outcome is null or i.outcome <> 'DONE') returning i.ordinal`,
    [id],
  );
  if (rows.length > 0)
    await tx.rows(
      `/* waitAgain:job */ update bulk_job set state = 'RUNNING', state_at = $2::timestamptz, stopped = null, skipped = 0, refused = 0 where id = $1`,
      [id, instantText(at)],
    );
  return rows.length;
}

/** A decided case of a job. */
export interface DoneItem {
  ordinal: number;
  caseId: number;
  changeId: number;
  /** who held the case when it was selected */
  seenUnitId: number;
  byUnitId: number;
  toUnitId: number | null;
}

/** The decided cases that were not taken back. */
export async function doneItems(tx: Tx, id: number): Promise<DoneItem[]> {
  return tx.rows<DoneItem>(
    `/* doneItems */ select i.ordinal, i.case_id as "caseId", i.change_id as "changeId", i.seen_unit_id as "seenUnitId", k.by_unit_id as "byUnitId", k.to_unit_id as "toUnitId"
     from bulk_item i join case_change k on k.id = i.change_id where i.job_id = $1 and i.outcome = 'DONE' and i.undone_at is null order by i.ordinal limit 100000`,
    [id],
  );
}

/** Writes down which cases were taken back and why the others stay as they are. */
export async function markUndone(
  tx: Tx,
  id: number,
  { taken, stayed, at }: { taken: readonly number[]; stayed: readonly { ordinal: number; why: string }[]; at: Instant },
): Promise<void> {
  await tx.rows("/* markUndone */ update bulk_item set undone_at = $3::timestamptz where job_id = $1 and ordinal = any($2::int[])", [
    id,
    taken,
    instantText(at),
  ]);
  await tx.rows(
    `/* markUndone:stayed */ update bulk_item i set at = 'undo', reason = n.why from unnest($2::int[], $3::text[]) as n(ordinal, why) where i.job_id = $1 and i.ordinal = n.ordinal`,
    [id, stayed.map((one) => one.ordinal), stayed.map((one) => one.why)],
  );
  await tx.rows(
    "/* markUndone:job */ update bulk_job set undone = undone + cardinality($2::int[]), state = 'UNDONE', state_at = $3::timestamptz where id = $1",
    [id, taken, instantText(at)],
  );
}
