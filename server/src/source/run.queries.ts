import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** How a run ended; null while it is under way. CUT: its time was up, the next one goes on. ABANDONED: its process went away. */
export const RUN_OUTCOMES = ["COMPLETE", "CUT", "FAILED", "ABANDONED"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What a run did to records, in all its batches. */
export interface RunCounts {
  records: number;
  applied: number;
  unchanged: number;
  superseded: number;
  held: number;
  rejected: number;
  gone: number;
}

export interface RunRow extends RunCounts {
  id: number;
  sourceId: number;
  askedBy: string | null;
  startedAt: Instant;
  lastAt: Instant;
  endedAt: Instant | null;
  outcome: RunOutcome | null;
  fault: string | null;
  reason: string | null;
  times: number;
  bytes: number;
  stream: string | null;
  checkpoint: Record<string, string | number | boolean> | null;
}

/** @returns the run's number; what an earlier process left open is abandoned */
export async function openRun(tx: Tx, run: { sourceId: number; fence: number; askedBy: string | null; at: Instant }): Promise<number> {
  await tx.rows(`/* openRun:abandoned */ update source_run set ended_at = last_at, outcome = 'ABANDONED' where source_id = $1 and ended_at is null`, [
    run.sourceId,
  ]);
  const row = await tx.one<{ id: number }>(
    `/* openRun */ insert into source_run (source_id, fence, asked_by, started_at, last_at) values ($1, $2, $3, $4::timestamptz, $4::timestamptz) returning id`,
    [run.sourceId, run.fence, run.askedBy, instantText(run.at)],
  );
  return row.id;
}

/** Adds a batch to its run, in the batch's transaction. */
export async function progressRun(
  tx: Tx,
  runId: number,
  counts: RunCounts,
  told: { stream: string; bytes: number; checkpoint: unknown; at: Instant },
): Promise<void> {
  await tx.rows(
    `/* progressRun */ update source_run set records = records + $2, applied = applied + $3, unchanged = unchanged + $4, superseded = superseded + $5, held = held + $6,
       rejected = rejected + $7, gone = gone + $8, bytes = bytes + $9, stream = $10, checkpoint = coalesce($11::jsonb, checkpoint), last_at = $12::timestamptz where id = $1`,
    [
      runId,
      counts.records,
      counts.applied,
      counts.unchanged,
      counts.superseded,
      counts.held,
      counts.rejected,
      counts.gone,
      told.bytes,
      told.stream,
      told.checkpoint === undefined ? null : JSON.stringify(told.checkpoint),
      instantText(told.at),
    ],
  );
}

export type RunEnd = { outcome: "COMPLETE"; readUpTo: Instant | null } | { outcome: "CUT" } | { outcome: "FAILED"; fault: string; problem: string };

/** So many failures in a row that only a person can mend, and the source is not asked any more: accounts get locked by less. */
const STOPPED_AFTER = 5;

/** Ends a run: a complete read moves `read_up_to` (null: it was no read), a failure leaves it and says why. */
export async function endRun(tx: Tx, run: { sourceId: number; fence: number; runId: number }, end: RunEnd, at: Instant): Promise<void> {
  const [fault, reason] = end.outcome === "FAILED" ? [end.fault, end.problem.slice(0, 1000)] : [null, null];
  const row = `/* endRun:row */ update source_run set ended_at = $2::timestamptz, last_at = $2::timestamptz, outcome = $3, fault = $4, reason = $5 where id = $1 and ended_at is null`;
  await Promise.all([settleSource(tx, run, end, at), tx.rows(row, [run.runId, instantText(at), end.outcome, fault, reason]), tidyRuns(tx, run, at)]); // one behind the other, none waits for an answer
}

async function settleSource(tx: Tx, { sourceId, fence }: { sourceId: number; fence: number }, end: RunEnd, at: Instant): Promise<void> {
  if (end.outcome === "COMPLETE" && end.readUpTo !== null)
    await tx.rows(
      `/* endRun:complete */ update source set read_up_to = $3::timestamptz, first_read_done = true, last_problem = null, consecutive_failures = 0, lease_until = null,
         fault = null, fault_times = 0, stopped_at = null where id = $1 and fence = $2`,
      [sourceId, fence, instantText(end.readUpTo)],
    );
  else if (end.outcome !== "FAILED") await tx.rows(`/* endRun:left */ update source set lease_until = null where id = $1 and fence = $2`, [sourceId, fence]);
  else
    await tx.rows(
      `/* endRun:failed */ update source s set last_problem = $3, consecutive_failures = consecutive_failures + 1, lease_until = null, fault = $4, fault_times = f.times,
         stopped_at = case when f.times >= $5 then coalesce(s.stopped_at, $6::timestamptz) end
       from (select id, case when $4 in ('auth', 'config') then fault_times + 1 else 0 end as times from source where id = $1) f
       where s.id = f.id and fence = $2`,
      [sourceId, fence, end.problem.slice(0, 1000), end.fault, STOPPED_AFTER, instantText(at)],
    );
}

const KEPT_MS = 30 * 86_400_000;
const KEPT_ROWS = 2_000;

/** A run that brought nothing new and ended as the one before is counted with it; old runs go. */
async function tidyRuns(tx: Tx, { sourceId, runId }: { sourceId: number; runId: number }, at: Instant): Promise<void> {
  const merging = tx.rows(
    `/* tidyRuns:same */ with run as (
       select * from source_run where id = $2 and asked_by is null and outcome in ('COMPLETE', 'FAILED') and applied + held + rejected + gone + superseded = 0
     ), before as (
       select b.id from source_run b join run r on b.source_id = r.source_id and b.outcome = r.outcome and b.reason is not distinct from r.reason
         and b.applied + b.held + b.rejected + b.gone + b.superseded = 0 and b.asked_by is null
       where b.id = (select max(id) from source_run where source_id = $1 and id < $2)
     ), merged as (delete from source_run where id = $2 and exists (select from before))
     update source_run b set times = b.times + 1, ended_at = r.ended_at, last_at = r.last_at, records = b.records + r.records, unchanged = b.unchanged + r.unchanged,
       bytes = b.bytes + r.bytes, checkpoint = r.checkpoint, stream = r.stream
     from run r where b.id in (select id from before)`,
    [sourceId, runId],
  );
  const aging = tx.rows(
    `/* tidyRuns:old */ delete from source_run where source_id = $1 and ended_at is not null
       and (started_at < $2::timestamptz or id <= (select id from source_run where source_id = $1 order by id desc offset $3 limit 1))`,
    [sourceId, instantText(at - KEPT_MS), KEPT_ROWS],
  );
  await Promise.all([merging, aging]);
}

const RUN_COLUMNS = `id, source_id as "sourceId", asked_by as "askedBy", started_at as "startedAt", last_at as "lastAt", ended_at as "endedAt", outcome, fault, reason, times,
  records, applied, unchanged, superseded, held, rejected, gone, bytes, stream, checkpoint`;

/** Runs of a source, newest first, those before a run. */
export async function runsOf(tx: Tx, sourceId: number, first: number, before: number | null): Promise<RunRow[]> {
  return tx.rows<RunRow>(
    `/* runsOf */ select ${RUN_COLUMNS} from source_run where source_id = $1 and ($2::bigint is null or id < $2::bigint) order by id desc limit $3`,
    [sourceId, before, first],
  );
}

export async function countRuns(tx: Tx, sourceId: number): Promise<number> {
  return (await tx.one<{ n: number }>(`/* countRuns */ select count(*)::int as n from source_run where source_id = $1`, [sourceId])).n;
}

/** The run that is under way, of each source that has one. */
export async function runningRuns(tx: Tx, sourceIds: readonly number[]): Promise<RunRow[]> {
  return tx.rows<RunRow>(`/* runningRuns */ select ${RUN_COLUMNS} from source_run where source_id = any($1::int[]) and ended_at is null`, [sourceIds]);
}

/** A read is to begin now, whatever the source's pace; one that was stopped is tried again. */
export async function askForRun(tx: Tx, sourceId: number, by: string, at: Instant): Promise<void> {
  await tx.rows(`/* askForRun */ update source set asked_at = $3::timestamptz, asked_by = $2 where id = $1`, [sourceId, by, instantText(at)]);
}

export async function setPaused(tx: Tx, sourceId: number, paused: boolean): Promise<void> {
  await tx.rows(
    `/* setPaused */ update source set paused = $2, fault = case when $2 then fault end, fault_times = case when $2 then fault_times else 0 end,
       stopped_at = case when $2 then stopped_at end where id = $1`,
    [sourceId, paused],
  );
}
