import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A source as the ingest reads it. */
export interface SourceRow {
  id: number;
  ownerUnitId: number;
  code: string;
  kind: string;
  zone: string;
  baseUrl: string;
  /** host:port beside its own address */
  allow: string[];
  config: unknown;
  secretsSealed: Buffer;
  everySeconds: number;
  frozen: boolean;
  paused: boolean;
  firstReadDone: boolean;
  readUpTo: Instant | null;
  lastAttemptAt: Instant | null;
  consecutiveFailures: number;
  /** a person asked for a read that did not begin yet */
  askedAt: Instant | null;
  /** since when it is not read by itself any more; null: it is */
  stoppedAt: Instant | null;
}

export async function sourceRows(tx: Tx, code: string | null = null): Promise<SourceRow[]> {
  return tx.rows<SourceRow>(
    `/* sourceRows */ select id, owner_unit_id as "ownerUnitId", code, kind, zone, base_url as "baseUrl", allow, config, secrets_sealed as "secretsSealed", every_seconds as "everySeconds", frozen, paused,
       first_read_done as "firstReadDone", read_up_to as "readUpTo", last_attempt_at as "lastAttemptAt", consecutive_failures as "consecutiveFailures",
       asked_at as "askedAt", stopped_at as "stoppedAt"
     from source where $1::text is null or code = $1 order by id limit 1000`,
    [code],
  );
}

/** How long a lease lasts without a heartbeat; taking over early is harmless, the fence stops the late one. */
const LEASE_MS = 10_000;
export const HEARTBEAT_MS = 2_500;

/** Frees what processes held that are known to be dead, so that a restarted hub goes on at once. */
export async function freeLeases(tx: Tx, isDead: (owner: string) => boolean): Promise<void> {
  const owners = await tx.rows<{ owner: string }>(
    "/* freeLeases:owners */ select distinct lease_owner as owner from source where lease_until is not null and lease_owner is not null limit 1000",
  );
  const dead = owners.map((row) => row.owner).filter(isDead);
  if (dead.length > 0) await tx.rows("/* freeLeases */ update source set lease_until = null where lease_owner = any($1::text[])", [dead]);
}

/**
 * Takes the source for one run when nobody else holds it.
 * @returns the fence every write of the run must show, and who asked for it; null: another hub reads it
 */
export async function leaseSource(tx: Tx, sourceId: number, owner: string, now: Instant): Promise<{ fence: number; askedBy: string | null } | null> {
  const rows = await tx.rows<{ fence: number; askedBy: string | null }>(
    `/* leaseSource */ update source s set lease_owner = $2, lease_until = $3::timestamptz, fence = s.fence + 1, last_attempt_at = $4::timestamptz, asked_at = null
     from (select id, case when asked_at is not null then asked_by end as asked_by from source where id = $1 for update) old
     where s.id = old.id and (s.lease_until is null or s.lease_until < $4::timestamptz or s.lease_owner = $2) returning s.fence, old.asked_by as "askedBy"`,
    [sourceId, owner, instantText(now + LEASE_MS), instantText(now)],
  );
  return rows[0] ?? null;
}

/** The run's lease was taken over by another hub: nothing of this run may be written any more. */
export class LeaseLost extends Error {}

/** Proves the lease inside the run's transaction and prolongs it. @throws {LeaseLost} */
export async function proveLease(tx: Tx, sourceId: number, fence: number, now: Instant): Promise<void> {
  const rows = await tx.rows("/* proveLease */ update source set lease_until = $3::timestamptz where id = $1 and fence = $2 returning id", [
    sourceId,
    fence,
    instantText(now + LEASE_MS),
  ]);
  if (rows.length === 0) throw new LeaseLost(`source ${sourceId}: another hub took over`);
}

export async function checkpointOf(tx: Tx, sourceId: number, stream: string): Promise<Record<string, string | number | boolean> | null> {
  const rows = await tx.rows<{ checkpoint: Record<string, string | number | boolean> }>(
    "/* checkpointOf */ select checkpoint from source_stream where source_id = $1 and stream = $2",
    [sourceId, stream],
  );
  return rows[0]?.checkpoint ?? null;
}

export async function advanceTo(tx: Tx, sourceId: number, stream: string, checkpoint: Readonly<Record<string, string | number | boolean>>): Promise<void> {
  await tx.rows(
    `/* advanceTo */ insert into source_stream (source_id, stream, checkpoint) values ($1, $2, $3::jsonb)
     on conflict (source_id, stream) do update set checkpoint = excluded.checkpoint`,
    [sourceId, stream, JSON.stringify(checkpoint)],
  );
}

/** Everything the sources page and the coverage of a board need, one row a source. */
export interface SourceHealthRow {
  id: number;
  code: string;
  nameVi: string;
  nameEn: string;
  kind: string;
  ownerUnitId: number;
  frozen: boolean;
  everySeconds: number;
  staleAfterSeconds: number;
  readUpTo: Instant | null;
  lastAttemptAt: Instant | null;
  lastProblem: string | null;
  consecutiveFailures: number;
  quarantined: number;
  unknownWords: number;
  paused: boolean;
  /** kind of the last failure */
  fault: string | null;
  /** since when it is not read by itself any more */
  stoppedAt: Instant | null;
  /** sweeps that wait for a person */
  waitingSweeps: number;
  /** changes of its interface that nobody looked at */
  driftNotices: number;
}

export async function sourceHealth(tx: Tx): Promise<SourceHealthRow[]> {
  return tx.rows<SourceHealthRow>(
    `/* sourceHealth */ select s.id, s.code, s.name_vi as "nameVi", s.name_en as "nameEn", s.kind, s.owner_unit_id as "ownerUnitId", s.frozen, s.every_seconds as "everySeconds",
       s.stale_after_seconds as "staleAfterSeconds", s.read_up_to as "readUpTo", s.last_attempt_at as "lastAttemptAt", s.last_problem as "lastProblem",
       s.consecutive_failures as "consecutiveFailures",
       (select count(*)::int from quarantine q where q.source_id = s.id and q.resolved_at is null) as quarantined,
       (select count(*)::int from unknown_word w where w.source_id = s.id) as "unknownWords",
       s.paused, s.fault, s.stopped_at as "stoppedAt",
       (select count(*)::int from source_sweep w where w.source_id = s.id and w.state = 'WAITING') as "waitingSweeps",
       (select count(*)::int from source_drift d where d.source_id = s.id and d.acknowledged_at is null) as "driftNotices"
     from source s order by s.id limit 1000`,
  );
}

export async function openQuarantine(
  tx: Tx,
  sourceId: number,
): Promise<{ id: number; stream: string; locator: string; place: string | null; reason: string; at: Instant; times: number }[]> {
  return tx.rows(
    `/* openQuarantine */ select id, stream, times, locator, place, reason, last_at as at from quarantine where source_id = $1 and resolved_at is null order by last_at desc, id desc limit 200`,
    [sourceId],
  );
}

export async function wordQueue(tx: Tx, sourceId: number): Promise<{ list: string; word: string; records: number; firstSeenAt: Instant }[]> {
  return tx.rows(
    `/* wordQueue */ select list, word, records, first_seen_at as "firstSeenAt" from unknown_word where source_id = $1 order by records desc, list, word limit 200`,
    [sourceId],
  );
}

export type Freshness = "FRESH" | "STALE" | "FROZEN" | "NEVER";

/** Whether a source's numbers can be called live at an instant. */
export function freshnessOf(source: Pick<SourceHealthRow, "readUpTo" | "frozen" | "staleAfterSeconds">, at: Instant): Freshness {
  if (source.readUpTo === null) return "NEVER";
  if (source.frozen) return "FROZEN";
  return at - source.readUpTo > source.staleAfterSeconds * 1000 ? "STALE" : "FRESH";
}
