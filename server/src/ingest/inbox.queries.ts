import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { RunCounts } from "../source/index.ts";

/** What the hub knows of a record of a source. */
export interface KnownRecord {
  sourceCaseId: string;
  wrappedKey: Buffer | null;
  hash: Buffer;
  version: string | null;
  observedAt: Instant | null;
  held: boolean;
  inboxId: number;
  caseId: number | null;
  /** its source did not have it any more */
  gone: boolean;
}

export async function knownRecords(tx: Tx, sourceId: number, stream: string, ids: readonly string[]): Promise<Map<string, KnownRecord>> {
  const rows = await tx.rows<KnownRecord>(
    `/* knownRecords */ select source_case_id as "sourceCaseId", wrapped_key as "wrappedKey", hash, version, observed_at as "observedAt", held, inbox_id as "inboxId", case_id as "caseId", gone_at is not null as gone
     from source_record where source_id = $1 and stream = $2 and source_case_id = any($3::text[])`,
    [sourceId, stream, ids],
  );
  return new Map(rows.map((row) => [row.sourceCaseId, row]));
}

/** One version of a record as it goes into the raw inbox, payload sealed. */
export interface InboxRow {
  sourceCaseId: string;
  version: string | null;
  observedAt: Instant | null;
  op: "upsert" | "delete";
  hash: Buffer;
  payload: Buffer;
  outcome: "applied" | "superseded" | "held";
  wrappedKey: Buffer | null;
  caseId: number | null;
  /** the version lies in the inbox already (a replay); null: it is new */
  inboxId: number | null;
}

/** Appends to the raw inbox and moves each record to its newest version; superseded versions move nothing. */
export async function keepRaw(
  tx: Tx,
  rows: readonly InboxRow[],
  told: { sourceId: number; stream: string; batchId: number; learnedAt: Instant },
): Promise<void> {
  if (rows.length === 0) return;
  const arrived = rows.filter((row) => row.inboxId === null);
  const inbox = unnested(
    arrived,
    [
      { name: "source_case_id", type: "text", of: (r) => r.sourceCaseId },
      { name: "version", type: "text", of: (r) => r.version },
      { name: "observed_at", type: "timestamptz", of: (r) => r.observedAt },
      { name: "op", type: "text", of: (r) => r.op },
      { name: "hash", type: "bytea", of: (r) => r.hash },
      { name: "payload", type: "bytea", of: (r) => r.payload },
      { name: "outcome", type: "text", of: (r) => r.outcome },
    ],
    5,
  );
  const kept = await tx.bulk<{ id: number; sourceCaseId: string }>(
    `/* keepRaw:inbox */ insert into inbox (source_id, stream, batch_id, learned_at, ${inbox.names})
     select $1::int, $2::text, $3::bigint, $4::timestamptz, t.* from (${inbox.select}) t returning id, source_case_id as "sourceCaseId"`,
    [told.sourceId, told.stream, told.batchId, instantText(told.learnedAt), ...inbox.values],
  );
  const keptIds = new Map(arrived.map((row, i) => [row, kept[i]?.id ?? null]));
  const moved = rows.filter((row) => row.outcome !== "superseded").map((row) => ({ row, inboxId: row.inboxId ?? keptIds.get(row) ?? null }));
  if (moved.length === 0) return;
  const records = unnested(
    moved,
    [
      { name: "source_case_id", type: "text", of: (r) => r.row.sourceCaseId },
      { name: "wrapped_key", type: "bytea", of: (r) => r.row.wrappedKey },
      { name: "hash", type: "bytea", of: (r) => r.row.hash },
      { name: "version", type: "text", of: (r) => r.row.version },
      { name: "observed_at", type: "timestamptz", of: (r) => r.row.observedAt },
      { name: "inbox_id", type: "bigint", of: (r) => r.inboxId },
      { name: "held", type: "boolean", of: (r) => r.row.outcome === "held" },
      { name: "case_id", type: "bigint", of: (r) => r.row.caseId },
    ],
    3,
  );
  await tx.bulk(
    `/* keepRaw:record */ insert into source_record (source_id, stream, ${records.names}) select $1::int, $2::text, t.* from (${records.select}) t
     on conflict (source_id, stream, source_case_id) do update set hash = excluded.hash, version = excluded.version,
       observed_at = excluded.observed_at, inbox_id = excluded.inbox_id, held = excluded.held, case_id = excluded.case_id, gone_at = null`,
    [told.sourceId, told.stream, ...records.values],
  );
}

/** What could not be taken, for a person: one open row a place and reason, counted when it comes again. */
export interface Quarantined {
  locator: string;
  reason: string;
  rawSealed: Buffer | null;
  /** the cell or row of a file; null: the source has none, or it is where it was */
  place: string | null;
}

export async function quarantine(tx: Tx, rows: readonly Quarantined[], told: { sourceId: number; stream: string; at: Instant }): Promise<void> {
  const distinct = [...new Map(rows.map((row) => [`${row.locator}\u0001${row.reason}`, row])).values()];
  if (distinct.length === 0) return;
  const q = unnested(
    distinct,
    [
      { name: "locator", type: "text", of: (r) => r.locator },
      { name: "reason", type: "text", of: (r) => r.reason },
      { name: "raw_sealed", type: "bytea", of: (r) => r.rawSealed },
      { name: "place", type: "text", of: (r) => r.place },
    ],
    4,
  );
  await tx.rows(
    `/* quarantine */ insert into quarantine as q (source_id, stream, first_at, last_at, ${q.names})
     select $1::int, $2::text, $3::timestamptz, $3::timestamptz, t.* from (${q.select}) t
     on conflict (source_id, stream, locator, md5(reason)) where resolved_at is null do update set last_at = excluded.last_at, times = q.times + 1, place = coalesce(excluded.place, q.place)`,
    [told.sourceId, told.stream, instantText(told.at), ...q.values],
  );
}

/**
 * A good version arrived: what stood in quarantine for these records, under other reasons than `held`, is settled.
 * @returns where the settled ones stood in their files, by locator
 */
export async function settleQuarantine(
  tx: Tx,
  ids: readonly string[],
  told: { sourceId: number; stream: string; at: Instant },
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ locator: string; place: string | null }>(
    `/* settleQuarantine */ update quarantine set resolved_at = $3::timestamptz where source_id = $1 and stream = $2 and locator = any($4::text[]) and resolved_at is null
     returning locator, place`,
    [told.sourceId, told.stream, instantText(told.at), ids],
  );
  return new Map(rows.map(({ locator, place }) => [locator, place]));
}

/** A part of the source was read from its beginning to its end: what stood in quarantine at it or below it and was not told again, is settled. */
export async function settleRetold(
  tx: Tx,
  part: string,
  still: readonly { locator: string; reason: string }[],
  told: { sourceId: number; stream: string; at: Instant },
): Promise<void> {
  await tx.rows(
    `/* settleRetold */ update quarantine q set resolved_at = $3::timestamptz
     where q.source_id = $1 and q.stream = $2 and q.resolved_at is null and (q.locator = $4 or starts_with(q.locator, $4 || ' › '))
       and not exists (select from unnest($5::text[], $6::text[]) as s(locator, reason) where s.locator = q.locator and s.reason = q.reason)`,
    [told.sourceId, told.stream, instantText(told.at), part, still.map(({ locator }) => locator), still.map(({ reason }) => reason)],
  );
}

export async function queueWords(
  tx: Tx,
  words: readonly { list: string; word: string; records: number }[],
  told: { sourceId: number; at: Instant },
): Promise<void> {
  if (words.length === 0) return;
  const w = unnested(
    words,
    [
      { name: "list", type: "text", of: (r) => r.list },
      { name: "word", type: "text", of: (r) => r.word },
      { name: "records", type: "int", of: (r) => r.records },
    ],
    3,
  );
  await tx.rows(
    `/* queueWords */ insert into unknown_word as u (source_id, first_seen_at, last_seen_at, ${w.names})
     select $1::int, $2::timestamptz, $2::timestamptz, t.* from (${w.select}) t
     on conflict (source_id, list, word) do update set records = u.records + excluded.records, last_seen_at = excluded.last_seen_at`,
    [told.sourceId, instantText(told.at), ...w.values],
  );
}

/** @returns the number of a batch about to be written; `countBatch` tells how it went */
export async function openBatch(tx: Tx, told: { sourceId: number; stream: string; at: Instant; fence: number }): Promise<number> {
  const row = await tx.one<{ id: number }>(
    `/* openBatch */ insert into ingest_batch (source_id, stream, committed_at, fence, records, applied, unchanged, superseded, held, rejected)
     values ($1, $2, $3::timestamptz, $4, 0, 0, 0, 0, 0, 0) returning id`,
    [told.sourceId, told.stream, instantText(told.at), told.fence],
  );
  return row.id;
}

export async function countBatch(tx: Tx, batchId: number, counts: BatchCounts): Promise<void> {
  await tx.rows(
    `/* countBatch */ update ingest_batch set records = $2, applied = $3, unchanged = $4, superseded = $5, held = $6, rejected = $7, gone = $8 where id = $1`,
    [batchId, counts.records, counts.applied, counts.unchanged, counts.superseded, counts.held, counts.rejected, counts.gone],
  );
}

/** Every record that came in is one of the others: records = applied + unchanged + superseded + held, or the source called it deleted. */
export type BatchCounts = RunCounts;

/** SQL: a stream of cases, and none of calls or outages. @param source its number as SQL */
export const ofCases = (stream: string, source: string): string => `${stream} not in (select t.stream from hotline_telling t where t.source_id = ${source})`;

/** Records held back and records of open cases, with their newest sealed version, in the order of their ids; of one record alone where it is named. */
export async function recordsToReplay(
  tx: Tx,
  sourceId: number,
  after: string,
  { limit, only }: { limit: number; only: { stream: string; sourceCaseId: string } | null },
): Promise<{ stream: string; sourceCaseId: string; version: string | null; observedAt: Instant | null; wrappedKey: Buffer; payload: Buffer; hash: Buffer }[]> {
  return tx.rows(
    `/* recordsToReplay */ select r.stream, r.source_case_id as "sourceCaseId", r.version, r.observed_at as "observedAt", r.wrapped_key as "wrappedKey", i.payload, i.hash
     from source_record r join inbox i on i.id = r.inbox_id left join case_state s on s.case_id = r.case_id and s.to_event is null
     where r.source_id = $1 and ${ofCases("r.stream", "$1")} and r.gone_at is null and ($4::text is null or r.stream = $4 and r.source_case_id = $5) and (r.held or $4::text is not null or s.open or s.channel is null or exists (select from feedback_case c where c.id = r.case_id and c.submitter_sealed is not null)) and r.wrapped_key is not null and r.source_case_id > $2 collate "C" order by r.source_case_id collate "C" limit $3`,
    [sourceId, after, limit, only?.stream ?? null, only?.sourceCaseId ?? null],
  );
}

/** Source ids of cases the hub believes open, ascending. */
export async function knownOpenIds(tx: Tx, sourceId: number, stream: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `/* knownOpenIds */ select r.source_case_id as id from source_record r join case_state s on s.case_id = r.case_id and s.to_event is null and s.open
     where r.source_id = $1 and r.stream = $2 and r.source_case_id > $3 collate "C" order by r.source_case_id collate "C" limit $4`,
    [sourceId, stream, after, limit],
  );
  return rows.map((row) => row.id);
}
