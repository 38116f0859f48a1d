import type { ChangeKind } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

export const CHANGE_STATES = [
  "QUEUED", // waits to be sent
  "SENDING",
  "APPLIED",
  "ALREADY_APPLIED",
  "CONFLICT", // waits for a person
  "REFUSED",
  "UNKNOWN", // may have happened: the source is asked
  "WORKLIST", // waits for an officer of the source
  "VERIFIED", // its source shows it
  "NOT_SHOWN", // its source took it, and a later version of its record does not show it
  "DROPPED",
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A decided change before it has its number. */
export interface NewChange {
  caseId: number;
  sourceId: number;
  stream: string;
  sourceCaseId: string;
  kind: ChangeKind;
  /** as it may lie in the open */
  told: unknown;
  sealed: Buffer | null;
  toUnitId: number | null;
  eventSeq: number;
  decidedAt: Instant;
  byAccountId: number;
  byUnitId: number;
  onBehalfOf: string | null;
  askedKey: string;
  askedHash: Buffer;
  idempotencyKey: string;
  expectedVersion: string | null;
  state: "QUEUED" | "WORKLIST";
}

/** Puts a decided change at the end of its case's lane. The record must be locked: numbers follow the order of decisions. @returns its number */
export async function putInOutbox(tx: Tx, c: NewChange): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* putInOutbox */ insert into case_change (case_id, source_id, stream, source_case_id, kind, told, sealed, to_unit_id, event_seq, decided_at, state_at, next_at, expected_at,
       by_account_id, by_unit_id, on_behalf_of, asked_key, asked_hash, idempotency_key, expected_version, state)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $10, $10, $10, $11, $12, $13, $14, $15, $16, $17, $18) returning id`,
    [
      c.caseId,
      c.sourceId,
      c.stream,
      c.sourceCaseId,
      c.kind,
      JSON.stringify(c.told),
      c.sealed,
      c.toUnitId,
      c.eventSeq,
      instantText(c.decidedAt),
      c.byAccountId,
      c.byUnitId,
      c.onBehalfOf,
      c.askedKey,
      c.askedHash,
      c.idempotencyKey,
      c.expectedVersion,
      c.state,
    ],
  );
  return id;
}

const NEW_CHANGE_COLUMNS: Column<NewChange>[] = [
  { name: "case_id", type: "bigint", of: (c) => c.caseId },
  { name: "source_id", type: "int", of: (c) => c.sourceId },
  { name: "stream", type: "text", of: (c) => c.stream },
  { name: "source_case_id", type: "text", of: (c) => c.sourceCaseId },
  { name: "kind", type: "text", of: (c) => c.kind },
  { name: "told", type: "text", cast: "jsonb", of: (c) => JSON.stringify(c.told) },
  { name: "sealed", type: "bytea", of: (c) => c.sealed },
  { name: "to_unit_id", type: "int", of: (c) => c.toUnitId },
  { name: "event_seq", type: "bigint", of: (c) => c.eventSeq },
  { name: "decided_at", type: "timestamptz", of: (c) => c.decidedAt },
  { name: "state_at", type: "timestamptz", of: (c) => c.decidedAt },
  { name: "next_at", type: "timestamptz", of: (c) => c.decidedAt },
  { name: "expected_at", type: "timestamptz", of: (c) => c.decidedAt },
  { name: "by_account_id", type: "int", of: (c) => c.byAccountId },
  { name: "by_unit_id", type: "int", of: (c) => c.byUnitId },
  { name: "on_behalf_of", type: "text", of: (c) => c.onBehalfOf },
  { name: "asked_key", type: "text", cast: "uuid", of: (c) => c.askedKey },
  { name: "asked_hash", type: "bytea", of: (c) => c.askedHash },
  { name: "idempotency_key", type: "text", cast: "uuid", of: (c) => c.idempotencyKey },
  { name: "expected_version", type: "text", of: (c) => c.expectedVersion },
  { name: "state", type: "text", of: (c) => c.state },
];

/** `putInOutbox` for changes of as many cases, in their order. @returns the number of each by its case */
export async function putAllInOutbox(tx: Tx, changes: readonly NewChange[]): Promise<Map<number, number>> {
  if (changes.length === 0) return new Map();
  const rows = unnested(changes, NEW_CHANGE_COLUMNS);
  const put = await tx.bulk<{ id: number; caseId: number }>(
    `/* putAllInOutbox */ insert into case_change (${rows.names}) ${rows.select} returning id, case_id as "caseId"`,
    rows.values,
  );
  return new Map(put.map(({ id, caseId }) => [caseId, id]));
}

/** A change at the head of its lane, leased for one try. */
export interface LaneHead {
  id: number;
  caseId: number;
  stream: string;
  sourceCaseId: string;
  kind: ChangeKind;
  told: unknown;
  sealed: Buffer | null;
  byAccountId: number;
  askedKey: string;
  idempotencyKey: string;
  expectedVersion: string | null;
  tries: number;
  fence: number;
  /** true: it may have been sent, the source is to be asked */
  mayHaveHappened: boolean;
}

/** How long a lease lasts without a heartbeat. */
const LEASE_MS = 10_000;

/** What must be over before the next of a lane may go; what was applied with a version tells the next one what to expect. */
const HOLDS_THE_LANE = `(b.state in ('QUEUED', 'SENDING', 'UNKNOWN', 'CONFLICT') or (b.state in ('APPLIED', 'ALREADY_APPLIED') and b.receipt_version is null))`;

/**
 * Leases one due head of a source's lanes. Whoever held it before and died left it in SENDING: it may have happened.
 * What it expects is the version it was decided on, or what an earlier change of the lane has made of it since.
 */
export async function takeLaneHead(tx: Tx, sourceId: number, owner: string, now: Instant): Promise<LaneHead | null> {
  const [head] = await tx.rows<LaneHead>(
    `/* takeLaneHead */ with head as (
       select c.id, c.state from case_change c
       where c.source_id = $1 and c.state in ('QUEUED', 'SENDING', 'UNKNOWN') and c.next_at <= $3::timestamptz and (c.lease_until is null or c.lease_until < $3::timestamptz)
         and not exists (select 1 from case_change b where b.source_id = c.source_id and b.stream = c.stream and b.source_case_id = c.source_case_id and b.id < c.id and ${HOLDS_THE_LANE})
       order by c.next_at, c.id limit 1 for update of c skip locked
     )
     update case_change c set lease_owner = $2, lease_until = $4::timestamptz, fence = c.fence + 1, tries = c.tries + 1, sent_at = coalesce(c.sent_at, $3::timestamptz),
       state = case when head.state = 'QUEUED' then 'SENDING' else 'UNKNOWN' end,
       state_at = case when head.state = 'UNKNOWN' then c.state_at else $3::timestamptz end
     from head where c.id = head.id
     returning c.id, c.case_id as "caseId", c.stream, c.source_case_id as "sourceCaseId", c.kind, c.told, c.sealed, c.by_account_id as "byAccountId", c.asked_key as "askedKey",
       c.idempotency_key as "idempotencyKey", c.tries, c.fence, c.state = 'UNKNOWN' as "mayHaveHappened",
       coalesce((select coalesce(b.receipt_version, b.shown_version) from case_change b
         where b.source_id = c.source_id and b.stream = c.stream and b.source_case_id = c.source_case_id and b.id < c.id
           and (b.state in ('APPLIED', 'ALREADY_APPLIED') or (b.state = 'VERIFIED' and b.state_at > c.expected_at))
         order by b.id desc limit 1), c.expected_version) as "expectedVersion"`,
    [sourceId, owner, instantText(now), instantText(now + LEASE_MS)],
  );
  return head ?? null;
}

/** Prolongs the lease of a try under way. */
export async function proveSending(tx: Tx, id: number, fence: number, now: Instant): Promise<void> {
  await tx.rows("/* proveSending */ update case_change set lease_until = $3::timestamptz where id = $1 and fence = $2", [
    id,
    fence,
    instantText(now + LEASE_MS),
  ]);
}

/** What became of a try. */
export interface Settled {
  state: ChangeState;
  at: Instant;
  reason?: string | null;
  /** when it is looked at again */
  nextAt?: Instant;
  receiptVersion?: string | null;
  conflict?: unknown;
  conflictVersion?: string | null;
}

/** Ends a try. @returns false when another hub has taken it over meanwhile: nothing was written */
export async function settleSending(tx: Tx, id: number, fence: number, s: Settled): Promise<boolean> {
  const rows = await tx.rows(
    `/* settleSending */ update case_change set state = $3, state_at = $4::timestamptz, next_at = $5::timestamptz, reason = $6, receipt_version = $7, conflict = $8::jsonb,
       conflict_version = $9, lease_owner = null, lease_until = null
     where id = $1 and fence = $2 and state in ('SENDING', 'UNKNOWN') returning id`,
    [
      id,
      fence,
      s.state,
      instantText(s.at),
      instantText(s.nextAt ?? s.at),
      s.reason ?? null,
      s.receiptVersion ?? null,
      s.conflict === undefined ? null : JSON.stringify(s.conflict),
      s.conflictVersion ?? null,
    ],
  );
  return rows.length > 0;
}

/** Frees what processes held that are known to be dead, so that a restarted hub goes on at once. */
export async function freeSending(tx: Tx, isDead: (owner: string) => boolean): Promise<void> {
  const held = await tx.rows<{ owner: string }>(
    "/* freeSending:owners */ select distinct lease_owner as owner from case_change where lease_owner is not null limit 1000",
  );
  const dead = held.map((row) => row.owner).filter(isDead);
  if (dead.length > 0)
    await tx.rows("/* freeSending */ update case_change set lease_until = null, lease_owner = null where lease_owner = any($1::text[])", [dead]);
}
