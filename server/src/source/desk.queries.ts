import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** A record in quarantine, for the person who settles it. */
export interface Quarantined {
  id: number;
  sourceCode: string;
  ownerUnitId: number;
  stream: string;
  locator: string;
}

/** Open quarantine of a number, locked. */
export async function quarantinedForDecision(tx: Tx, id: number): Promise<Quarantined | undefined> {
  const rows = await tx.rows<Quarantined>(
    `/* quarantinedForDecision */ select q.id, s.code as "sourceCode", s.owner_unit_id as "ownerUnitId", q.stream, q.locator
     from quarantine q join source s on s.id = q.source_id where q.id = $1 and q.resolved_at is null for update of q`,
    [id],
  );
  return rows[0];
}

export async function settleOne(tx: Tx, id: number, at: Instant): Promise<void> {
  await tx.rows("/* settleOne */ update quarantine set resolved_at = $2::timestamptz where id = $1", [id, instantText(at)]);
}

/** The configuration of a source, locked until the transaction ends. */
export async function configForChange(tx: Tx, sourceId: number): Promise<unknown> {
  return (await tx.one<{ config: unknown }>("/* configForChange */ select config from source where id = $1 for update", [sourceId])).config;
}

/** The mapping mended: what stopped for its fault is tried again. */
export async function setConfig(tx: Tx, sourceId: number, config: unknown): Promise<void> {
  await tx.rows("/* setConfig */ update source set config = $2::jsonb, fault = null, fault_times = 0, stopped_at = null where id = $1", [
    sourceId,
    JSON.stringify(config),
  ]);
}

export async function setSecrets(tx: Tx, sourceId: number, sealed: Buffer): Promise<void> {
  await tx.rows("/* setSecrets */ update source set secrets_sealed = $2, fault = null, fault_times = 0, stopped_at = null where id = $1", [sourceId, sealed]);
}

/** What a manifest says besides its `config` and secrets. */
export interface ManifestRow {
  id: string;
  nameVi: string;
  nameEn: string;
  kind: string;
  ownerUnitId: number;
  zone: string;
  baseUrl: string;
  allow: string[];
  everySeconds: number;
  staleAfterSeconds: number;
  frozen: boolean;
  config: unknown;
  secretsSealed: Buffer;
}

export async function manifestRow(tx: Tx, sourceId: number): Promise<ManifestRow> {
  return tx.one<ManifestRow>(
    `/* manifestRow */ select code as id, name_vi as "nameVi", name_en as "nameEn", kind, owner_unit_id as "ownerUnitId", zone, base_url as "baseUrl", allow, every_seconds as "everySeconds",
       stale_after_seconds as "staleAfterSeconds", frozen, config, secrets_sealed as "secretsSealed" from source where id = $1`,
    [sourceId],
  );
}

/** A sweep that waits for a person, with the first of what seems to be gone. */
export interface WaitingSweepRow {
  id: number;
  sourceId: number;
  stream: string;
  begunAt: Instant;
  known: number;
  gone: number;
  examples: string[];
}

export async function waitingSweeps(tx: Tx, sourceIds: readonly number[]): Promise<WaitingSweepRow[]> {
  return tx.rows<WaitingSweepRow>(
    `/* waitingSweeps */ select w.id, w.source_id as "sourceId", w.stream, w.begun_at as "begunAt", w.known, w.gone,
       array(select g.source_case_id from sweep_gone g where g.sweep_id = w.id order by 1 limit 20) as examples
     from source_sweep w where w.source_id = any($1::int[]) and w.state = 'WAITING' order by w.id limit 1000`,
    [sourceIds],
  );
}

/** A change of a source's interface that nobody acknowledged. */
export interface DriftRow {
  id: number;
  sourceId: number;
  stream: string;
  change: "ADDED" | "REMOVED" | "RENAMED" | "TYPE_CHANGED";
  path: string;
  was: string | null;
  isNow: string | null;
  firstSeenAt: Instant;
}

export async function openDrift(tx: Tx, sourceIds: readonly number[]): Promise<DriftRow[]> {
  return tx.rows<DriftRow>(
    `/* openDrift */ select id, source_id as "sourceId", stream, change, path, was, is_now as "isNow", first_seen_at as "firstSeenAt" from source_drift
     where source_id = any($1::int[]) and acknowledged_at is null order by id desc limit 2000`,
    [sourceIds],
  );
}

/** @returns how many notices a person has looked at now */
export async function acknowledgeDrift(tx: Tx, sourceId: number, by: string, at: Instant): Promise<number> {
  const rows = await tx.rows(
    "/* acknowledgeDrift */ update source_drift set acknowledged_by = $2, acknowledged_at = $3::timestamptz where source_id = $1 and acknowledged_at is null returning id",
    [sourceId, by, instantText(at)],
  );
  return rows.length;
}
