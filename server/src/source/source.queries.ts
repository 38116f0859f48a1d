import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A source as the ingest reads it. */
export interface SourceRow {
  id: number;
  code: string;
  kind: string;
  zone: string;
  baseUrl: string;
  config: unknown;
  secretsSealed: Buffer;
  everySeconds: number;
  frozen: boolean;
  paused: boolean;
  firstReadDone: boolean;
  readUpTo: Instant | null;
  lastAttemptAt: Instant | null;
  consecutiveFailures: number;
}

export async function sourceRows(tx: Tx): Promise<SourceRow[]> {
  return tx.rows<SourceRow>(
    `/* sourceRows */ select id, code, kind, zone, base_url as "baseUrl", config, secrets_sealed as "secretsSealed", every_seconds as "everySeconds", frozen, paused,
       first_read_done as "firstReadDone", read_up_to as "readUpTo", last_attempt_at as "lastAttemptAt", consecutive_failures as "consecutiveFailures"
     from source order by id limit 1000`,
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

/** Takes the source for one run when nobody else holds it. @returns the fence every write of the run must show; null: another hub reads it */
export async function leaseSource(tx: Tx, sourceId: number, owner: string, now: Instant): Promise<number | null> {
  const rows = await tx.rows<{ fence: number }>(
    `/* leaseSource */ update source set lease_owner = $2, lease_until = $3::timestamptz, fence = fence + 1, last_attempt_at = $4::timestamptz
     where id = $1 and (lease_until is null or lease_until < $4::timestamptz or lease_owner = $2) returning fence`,
    [sourceId, owner, instantText(now + LEASE_MS), instantText(now)],
  );
  return rows[0]?.fence ?? null;
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

/** Ends a run: a complete read moves `read_up_to`, a failure leaves it and says why. */
export async function endRun(tx: Tx, sourceId: number, fence: number, outcome: { readUpTo: Instant } | { problem: string }): Promise<void> {
  if ("readUpTo" in outcome) {
    await tx.rows(
      `/* endRun:complete */ update source set read_up_to = $3::timestamptz, first_read_done = true, last_problem = null, consecutive_failures = 0, lease_until = null
       where id = $1 and fence = $2`,
      [sourceId, fence, instantText(outcome.readUpTo)],
    );
  } else {
    await tx.rows(
      `/* endRun:failed */ update source set last_problem = $3, consecutive_failures = consecutive_failures + 1, lease_until = null where id = $1 and fence = $2`,
      [sourceId, fence, outcome.problem.slice(0, 1000)],
    );
  }
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
}

export async function sourceHealth(tx: Tx): Promise<SourceHealthRow[]> {
  return tx.rows<SourceHealthRow>(
    `/* sourceHealth */ select s.id, s.code, s.name_vi as "nameVi", s.name_en as "nameEn", s.kind, s.owner_unit_id as "ownerUnitId", s.frozen, s.every_seconds as "everySeconds",
       s.stale_after_seconds as "staleAfterSeconds", s.read_up_to as "readUpTo", s.last_attempt_at as "lastAttemptAt", s.last_problem as "lastProblem",
       s.consecutive_failures as "consecutiveFailures",
       (select count(*)::int from quarantine q where q.source_id = s.id and q.resolved_at is null) as quarantined,
       (select count(*)::int from unknown_word w where w.source_id = s.id) as "unknownWords"
     from source s order by s.id limit 1000`,
  );
}

export async function openQuarantine(tx: Tx, sourceId: number): Promise<{ locator: string; place: string | null; reason: string; at: Instant }[]> {
  return tx.rows(
    `/* openQuarantine */ select locator, place, reason, last_at as at from quarantine where source_id = $1 and resolved_at is null order by last_at desc, id desc limit 200`,
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
