import { randomUUID } from "node:crypto";
import type { CaseStream } from "@dau-moi/schema";
import { actorOf } from "../access/index.ts";
import type { Vault } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { AuditEntry } from "../audit/index.ts";
import { append, putAllInOutbox, takeNumbers } from "../journal/index.ts";
import type { NewChange } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import { gently } from "../platform/gently.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { openChange, unitIn } from "./change.ts";
import { fingerprintOf } from "./decide.ts";
import type { Decided, Decision } from "./decide.ts";
import { askedBeforeAll, dropUnsent, lockRecords, onTheirWay } from "./decide-many.queries.ts";
import type { RecordAmongMany } from "./decide-many.queries.ts";
import { changePlace } from "./outbox-record.ts";

/** One of many decisions: of the same asker, kind and instant, none of them with a file. */
export type DecisionAmongMany = Decision;

/**
 * `decide` for as many cases, each once, set-based: the same outcomes, the same rows, one entry in the audit chain each. All of one call is one
 * transaction's: written together or not at all.
 * @returns what became of each, in the order of the decisions
 */
export async function decideMany(tx: Tx, vault: Vault, decisions: readonly DecisionAmongMany[]): Promise<Decided[]> {
  const [first] = decisions;
  if (first === undefined) return [];
  const caseIds = decisions.map(({ caseId }) => caseId);
  const records = new Map((await lockRecords(tx, caseIds)).map((record) => [record.caseId, record]));
  const [before, held] = await Promise.all([
    askedBeforeAll(
      tx,
      first.viewer.accountId,
      decisions.map((d) => d.askedKey),
    ),
    first.change.kind === "COMMENT" ? [] : onTheirWay(tx, caseIds, first.change.kind),
  ]);
  const known: Known = { records, before: new Map(before.map((row) => [row.askedKey, row])), held: new Set(held) };
  const judged = await gently(decisions, (d) => ({ d, ...judgedOf(d, vault, known) }));
  const kept = judged.flatMap(({ d, asked, record, outcome }) => (outcome === null && record !== undefined ? [{ ...d, record, asked }] : []));
  const numbers = await keepAll(tx, vault, kept);
  return judged.map(({ d, outcome }) => outcome ?? { outcome: "queued", id: numbers.get(d.caseId) ?? 0 });
}

interface Known {
  records: ReadonlyMap<number, RecordAmongMany>;
  before: ReadonlyMap<string, { id: number; askedHash: Buffer }>;
  held: ReadonlySet<number>;
}

/** What is known before anything is written; outcome null: it may be kept. */
function judgedOf(d: DecisionAmongMany, vault: Vault, known: Known): { asked: Buffer; record: RecordAmongMany | undefined; outcome: Decided | null } {
  const asked = fingerprintOf(vault, d);
  const record = known.records.get(d.caseId);
  const before = known.before.get(d.askedKey);
  const told = (outcome: Decided | null) => ({ asked, record, outcome });
  if (before !== undefined) return told(before.askedHash.equals(asked) ? { outcome: "queued", id: before.id } : { outcome: "keyUsed" });
  if (record === undefined || (record.learnedAt > d.seen && !record.echo)) return told({ outcome: "movedOn" });
  return told(known.held.has(d.caseId) ? { outcome: "onItsWay" } : null);
}

type Kept = DecisionAmongMany & { record: RecordAmongMany; asked: Buffer };

/** Outbox, journal and chain. What takes time is done before the journal's numbers are taken: from then on every other writer waits. */
async function keepAll(tx: Tx, vault: Vault, kept: readonly Kept[]): Promise<Map<number, number>> {
  const [first] = kept;
  if (first === undefined) return new Map();
  const changes = await gently(kept, (d) => newChange(vault, d));
  const after = await takeNumbers(tx, kept.length);
  const [numbers] = await Promise.all([
    putAllInOutbox(
      tx,
      changes.map((change, at) => ({ ...change, eventSeq: after + at + 1 })),
    ),
    tellAll(
      tx,
      after,
      kept.map(({ record }) => record),
      { kind: "CHANGE_REQUESTED", at: first.at, province: first.province },
    ),
  ]);
  const entries = kept.map((d, at) => entryOf(d, numbers.get(d.caseId) ?? 0, after + at + 1));
  await appendAudit(tx, ...entries);
  return numbers;
}

function newChange(vault: Vault, { record, change, viewer, post, ...d }: Kept): NewChange {
  const key = record.wrappedKey === null ? null : vault.unwrap(record.wrappedKey);
  return {
    caseId: d.caseId,
    sourceId: record.sourceId,
    stream: record.stream,
    sourceCaseId: record.sourceCaseId,
    kind: change.kind,
    told: openChange(change, d.hide),
    sealed: key === null ? null : vault.seal(key, JSON.stringify(change), changePlace(viewer.accountId, d.askedKey)),
    toUnitId: d.toUnitId,
    eventSeq: 0,
    decidedAt: d.at,
    byAccountId: viewer.accountId,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    askedKey: d.askedKey,
    askedHash: d.asked,
    idempotencyKey: randomUUID(),
    expectedVersion: record.version,
    state: d.canSend ? "QUEUED" : "WORKLIST",
  };
}

function entryOf({ change, viewer, post, asked, at, caseId }: Kept, id: number, event: number): AuditEntry {
  const detail = { change: id, kind: change.kind, event, toUnit: unitIn(change), files: 0, version: asked.toString("base64url").slice(0, 22) };
  const subject = { kind: "case", id: String(caseId) };
  return { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "requestCaseChange", subject, detail, at };
}

interface Place {
  caseId: number;
  caseStream: CaseStream;
  unitId: number;
}

/** `tellChange` for as many cases, by numbers that were taken. */
async function tellAll(
  tx: Tx,
  after: number,
  places: readonly Place[],
  told: { kind: "CHANGE_REQUESTED" | "CHANGE_MOVED"; at: Instant; province: string },
): Promise<void> {
  const events = places.map(({ caseId, caseStream, unitId }) => {
    const place = { kind: told.kind, caseId, caseStream, unitId, fromUnitId: null, factDay: null } as const;
    return { ...place, weight: 1 as const, happenedAt: told.at, quiet: false };
  });
  await append(tx, after, events, { province: told.province, learnedAt: told.at, sourceId: null, batchId: null });
}

/** Drops those of these changes that have not left the hub; what was sent stays. @returns the dropped ones */
export async function takeBack(
  tx: Tx,
  ids: readonly number[],
  { at, province }: { at: Instant; province: string },
): Promise<readonly { id: number; caseId: number }[]> {
  const dropped = await dropUnsent(tx, ids, instantText(at));
  if (dropped.length > 0) await tellAll(tx, await takeNumbers(tx, dropped.length), dropped, { kind: "CHANGE_MOVED", at, province });
  return dropped;
}
