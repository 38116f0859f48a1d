import { randomUUID } from "node:crypto";
import type { CaseChange } from "@dau-moi/schema";
import { actorOf } from "../access/index.ts";
import type { Post, Vault, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { putInOutbox } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { filesIn, openChange, unitIn } from "./change.ts";
import { attach } from "./files/index.ts";
import { changePlace } from "./outbox-record.ts";
import { tellChange } from "./tell.ts";
import { askedBefore, lockRecord, onItsWay } from "./writeback.queries.ts";
import type { DecidedRecord } from "./writeback.queries.ts";

/** A change that may be asked for, and who asks. */
export interface Decision {
  caseId: number;
  change: CaseChange;
  /** the asker's key of this request, a UUID */
  askedKey: string;
  /** when the hub last learned something of the case that the asker saw */
  seen: Instant;
  viewer: Viewer;
  post: Post;
  /** hides the submitter in free text */
  hide: (text: string) => string;
  toUnitId: number | null;
  /** false: the source cannot be asked for it, its officers do it */
  canSend: boolean;
  at: Instant;
  province: string;
}

export type Decided = { outcome: "queued"; id: number } | { outcome: "movedOn" | "onItsWay" | "keyUsed" | "erased" };

/** Thrown inside the decision's transaction, which it undoes: one of its files is not there to be attached any more. */
export class FileGone extends Error {}

/**
 * Commits a decision: the change in the outbox, an event in the journal, an entry in the audit chain, all or none. What was asked for with the
 * same key before is answered again and changes nothing.
 * @throws {FileGone} and nothing was written
 */
export async function decide(tx: Tx, vault: Vault, d: Decision): Promise<Decided> {
  const record = await lockRecord(tx, d.caseId);
  const before = await decidedBefore(tx, vault, d);
  if (before !== null) return before;
  if (record === null || (record.learnedAt > d.seen && !record.echo)) return { outcome: "movedOn" };
  if (d.change.kind !== "COMMENT" && (await onItsWay(tx, d.caseId, d.change.kind))) return { outcome: "onItsWay" };
  if (record.wrappedKey === null && filesIn(d.change).length > 0) return { outcome: "erased" };
  return { outcome: "queued", id: await keep(tx, vault, { ...d, record, asked: fingerprintOf(vault, d) }) };
}

/** The answer to a request whose key was used before; null: it was not. */
export async function decidedBefore(tx: Tx, vault: Vault, d: Pick<Decision, "caseId" | "change" | "viewer" | "askedKey">): Promise<Decided | null> {
  const before = await askedBefore(tx, d.viewer.accountId, d.askedKey);
  if (before === null) return null;
  return before.askedHash.equals(fingerprintOf(vault, d)) ? { outcome: "queued", id: before.id } : { outcome: "keyUsed" };
}

/** What is asked for, whenever that is: the same for the same. */
export function fingerprintOf(vault: Vault, { caseId, change }: Pick<Decision, "caseId" | "change">): Buffer {
  return vault.fingerprint(JSON.stringify([caseId, { ...change, at: null }]));
}

async function keep(tx: Tx, vault: Vault, d: Decision & { record: DecidedRecord; asked: Buffer }): Promise<number> {
  const { record, change, viewer, post, at } = d;
  const key = record.wrappedKey === null ? null : vault.unwrap(record.wrappedKey);
  const sealed = key === null ? null : vault.seal(key, JSON.stringify(change), changePlace(viewer.accountId, d.askedKey));
  const eventSeq = await tellChange(tx, "CHANGE_REQUESTED", d);
  const id = await putInOutbox(tx, {
    caseId: d.caseId,
    sourceId: record.sourceId,
    stream: record.stream,
    sourceCaseId: record.sourceCaseId,
    kind: change.kind,
    told: openChange(change, d.hide),
    sealed,
    toUnitId: d.toUnitId,
    eventSeq,
    decidedAt: at,
    byAccountId: viewer.accountId,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    askedKey: d.askedKey,
    askedHash: d.asked,
    idempotencyKey: randomUUID(),
    expectedVersion: record.version,
    state: d.canSend ? "QUEUED" : "WORKLIST",
  });
  const files = filesIn(change);
  if (!(await attach(tx, files, { changeId: id, caseId: d.caseId, byAccountId: viewer.accountId }))) throw new FileGone();
  const detail = {
    change: id,
    kind: change.kind,
    event: eventSeq,
    toUnit: unitIn(change),
    files: files.length,
    version: d.asked.toString("base64url").slice(0, 22),
  };
  const subject = { kind: "case", id: String(d.caseId) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "requestCaseChange", subject, detail, at });
  return id;
}
