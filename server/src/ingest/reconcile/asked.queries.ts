import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Difference } from "./reconcile.queries.ts";

export const RECONCILE_STATES = ["ASKED", "RUNNING", "DONE", "FAILED"] as const;
export type ReconcileState = (typeof RECONCILE_STATES)[number];

/** A source held against the hub because somebody asked, as the graph shows it. */
export interface AskedReconcile {
  id: number;
  sourceId: number;
  mend: boolean;
  askedBy: string;
  askedAt: Instant;
  state: ReconcileState;
  startedAt: Instant | null;
  endedAt: Instant | null;
  records: number;
  missing: number | null;
  extra: number | null;
  different: number | null;
  mended: number | null;
  ranges: number | null;
  unequal: number | null;
  first: Difference[] | null;
  problem: string | null;
}

/** Writes down that somebody wants a source held against the hub. @returns false: one is asked for or under way already */
export async function askReconcile(tx: Tx, asked: { sourceId: number; mend: boolean; by: string; at: Instant }): Promise<boolean> {
  const rows = await tx.rows(
    `/* askReconcile */ insert into source_reconcile (source_id, mend, asked_by, asked_at, state) values ($1, $2, $3, $4::timestamptz, 'ASKED')
     on conflict (source_id) where state in ('ASKED', 'RUNNING') do nothing returning id`,
    [asked.sourceId, asked.mend, asked.by, instantText(asked.at)],
  );
  return rows.length > 0;
}

const LEASE_MS = 10_000;

/** One that waits, or whose hub died: it begins anew. @returns null: there is none */
export async function takeAsked(tx: Tx, owner: string, now: Instant): Promise<{ id: number; sourceCode: string; mend: boolean; askedBy: string } | null> {
  const [row] = await tx.rows<{ id: number; sourceCode: string; mend: boolean; askedBy: string }>(
    `/* takeAsked */ with next as (
       select id from source_reconcile where state = 'ASKED' or (state = 'RUNNING' and (lease_until is null or lease_until < $2::timestamptz)) order by id limit 1 for update skip locked
     )
     update source_reconcile r set state = 'RUNNING', lease_owner = $1, lease_until = $3::timestamptz, started_at = $2::timestamptz, records = 0 from next, source s
     where r.id = next.id and s.id = r.source_id returning r.id, s.code as "sourceCode", r.mend, r.asked_by as "askedBy"`,
    [owner, instantText(now), instantText(now + LEASE_MS)],
  );
  return row ?? null;
}

/** Shows how far it is, and that it lives. @param records null: as it was */
export async function proveAsked(tx: Tx, id: number, owner: string, told: { now: Instant; records: number | null }): Promise<void> {
  await tx.rows(
    `/* proveAsked */ update source_reconcile set lease_until = $3::timestamptz, records = coalesce($4::int, records) where id = $1 and lease_owner = $2 and state = 'RUNNING'`,
    [id, owner, instantText(told.now + LEASE_MS), told.records],
  );
}

/** The hub stops in the middle: another one may begin it anew at once. */
export async function freeAsked(tx: Tx, id: number, owner: string): Promise<void> {
  await tx.rows("/* freeAsked */ update source_reconcile set lease_until = null where id = $1 and lease_owner = $2 and state = 'RUNNING'", [id, owner]);
}

/** What it came to. */
export interface AskedEnd {
  at: Instant;
  problem: string | null;
  counts: Record<Difference["kind"], number> | null;
  mended: number | null;
  ranges: number | null;
  unequal: number | null;
  /** what the source told and nobody could read */
  rejected: number | null;
  first: readonly Difference[];
}

/** Writes down what it came to, with how many records of the source the hub holds back then. */
export async function endAsked(tx: Tx, id: number, owner: string, e: AskedEnd): Promise<void> {
  await tx.rows(
    `/* endAsked */ update source_reconcile set state = case when $4::text is null then 'DONE' else 'FAILED' end, ended_at = $3::timestamptz, problem = $4, missing = $5, extra = $6, different = $7,
       mended = $8, ranges = $9, unequal = $10, first = $11::jsonb, rejected = $12,
       held = case when $4::text is null then (select count(*)::int from source_record h where h.source_id = source_reconcile.source_id and h.held and h.gone_at is null) end,
       lease_owner = null, lease_until = null where id = $1 and lease_owner = $2 and state = 'RUNNING'`,
    [
      id,
      owner,
      instantText(e.at),
      e.problem,
      e.counts?.MISSING ?? null,
      e.counts?.EXTRA ?? null,
      e.counts?.DIFFERENT ?? null,
      e.mended,
      e.ranges,
      e.unequal,
      JSON.stringify(e.first),
      e.rejected,
    ],
  );
}

/** The newest five of each of these sources, newest first. */
export async function askedReconciles(tx: Tx, sourceIds: readonly number[]): Promise<AskedReconcile[]> {
  return tx.rows<AskedReconcile>(
    `/* askedReconciles */ select r.id, r.source_id as "sourceId", r.mend, r.asked_by as "askedBy", r.asked_at as "askedAt", r.state, r.started_at as "startedAt", r.ended_at as "endedAt",
       r.records, r.missing, r.extra, r.different, r.mended, r.ranges, r.unequal, r.first, r.problem
     from unnest($1::int[]) as s(id) cross join lateral (select id, source_id, mend, asked_by, asked_at, state, started_at, ended_at, records, missing, extra, different, mended, ranges, unequal, first, problem
         from source_reconcile where source_id = s.id order by id desc limit 5) r order by r.id desc limit 5000`,
    [sourceIds],
  );
}
