import type { CaseStream, ChangeKind } from "@dau-moi/schema";
import type { ChangeState } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { Differing } from "./conflict.ts";

/** The newest record that the hub holds of a case. */
export interface HeldRecord {
  stream: string;
  sourceCaseId: string;
  wrappedKey: Buffer | null;
  version: string | null;
  observedAt: Instant | null;
  payload: Buffer;
}

export async function heldRecord(tx: Tx, sourceId: number, stream: string, sourceCaseId: string): Promise<HeldRecord | null> {
  const [row] = await tx.rows<HeldRecord>(
    `/* heldRecord */ select r.stream, r.source_case_id as "sourceCaseId", r.wrapped_key as "wrappedKey", r.version, r.observed_at as "observedAt", i.payload
     from source_record r join inbox i on i.id = r.inbox_id where r.source_id = $1 and r.stream = $2 and r.source_case_id = $3`,
    [sourceId, stream, sourceCaseId],
  );
  return row ?? null;
}

/** The record a decision is about. */
export interface DecidedRecord {
  sourceId: number;
  stream: string;
  sourceCaseId: string;
  wrappedKey: Buffer | null;
  version: string | null;
  learnedAt: Instant;
  intakeUnitId: number;
  confidential: boolean;
  /** the version is the one that the source gave us for a change of ours */
  echo: boolean;
}

/** Locks the record of a case: decisions on it come one after the other, and before or after a new version of it. */
export async function lockRecord(tx: Tx, caseId: number): Promise<DecidedRecord | null> {
  const [row] = await tx.rows<DecidedRecord>(
    `/* lockRecord */ select r.source_id as "sourceId", r.stream, r.source_case_id as "sourceCaseId", r.wrapped_key as "wrappedKey", r.version, c.learned_at as "learnedAt",
       c.intake_unit_id as "intakeUnitId", c.confidential_name or c.confidential_phone or c.confidential_content as confidential,
       exists (select 1 from case_change k where k.case_id = c.id and k.receipt_version = r.version) as echo
     from feedback_case c join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     where c.id = $1 for update of r`,
    [caseId],
  );
  return row ?? null;
}

/** A request that came with the same key before. */
export async function askedBefore(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; caseId: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; caseId: number; askedHash: Buffer }>(
    `/* askedBefore */ select id, case_id as "caseId", asked_hash as "askedHash" from case_change where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Whether a change of this kind of the case is still on its way. */
export async function onItsWay(tx: Tx, caseId: number, kind: ChangeKind): Promise<boolean> {
  const rows = await tx.rows(
    `/* onItsWay */ select 1 from case_change where case_id = $1 and kind = $2 and state not in ('VERIFIED', 'NOT_SHOWN', 'REFUSED', 'DROPPED') limit 1`,
    [caseId, kind],
  );
  return rows.length > 0;
}

/** A change as the graph shows it. */
export interface ChangeRow {
  id: number;
  caseId: number;
  sourceId: number;
  kind: ChangeKind;
  told: Record<string, unknown>;
  toUnitId: number | null;
  decidedAt: Instant;
  byUnitId: number;
  onBehalfOf: string | null;
  state: ChangeState;
  stateAt: Instant;
  tries: number;
  reason: string | null;
  conflict: Differing[] | null;
  /** until when its source may take to show it */
  confirmBy: Instant;
}

const SHOWN_COLUMNS = `k.id, k.case_id as "caseId", k.source_id as "sourceId", k.kind, k.told, k.to_unit_id as "toUnitId", k.decided_at as "decidedAt", k.by_unit_id as "byUnitId",
  k.on_behalf_of as "onBehalfOf", k.state, k.state_at as "stateAt", k.tries, k.reason, k.conflict,
  case when k.state = 'WORKLIST' then k.decided_at + make_interval(mins => t.worklist_minutes) else coalesce(k.sent_at, k.decided_at) + make_interval(mins => t.sent_minutes) end as "confirmBy"`;

/** The term in force on the day of the decision, or the oldest. */
const TERM = `cross join lateral (select sent_minutes, worklist_minutes from change_term
  order by (valid_from <= (k.decided_at at time zone 'Asia/Ho_Chi_Minh')::date and (valid_to is null or valid_to > (k.decided_at at time zone 'Asia/Ho_Chi_Minh')::date)) desc, valid_from limit 1) t`;

/** Every change asked for of these cases, oldest first. */
export async function changesOf(tx: Tx, caseIds: readonly number[]): Promise<ChangeRow[]> {
  return tx.rows<ChangeRow>(
    `/* changesOf */ select ${SHOWN_COLUMNS} from case_change k ${TERM} where k.case_id = any($1::bigint[]) order by k.case_id, k.id limit 10000`,
    [caseIds],
  );
}

/** Changes of a source that are not over, oldest first; what it does not show stays until somebody decides on it or asks for the same once more. @param worklist true: those that wait for its officers; false: the others */
export async function openLanes(tx: Tx, sourceId: number, worklist: boolean): Promise<(ChangeRow & { reference: string })[]> {
  return tx.rows(
    `/* openLanes */ select ${SHOWN_COLUMNS}, c.reference from case_change k join feedback_case c on c.id = k.case_id ${TERM}
     where k.source_id = $1 and k.state not in ('VERIFIED', 'REFUSED', 'DROPPED') and (k.state = 'WORKLIST') = $2
       and not (k.state = 'NOT_SHOWN' and exists (select 1 from case_change n where n.case_id = k.case_id and n.kind = k.kind and n.id > k.id)) order by k.id limit 1000`,
    [sourceId, worklist],
  );
}

/** What a change that no pull has shown yet needs to be looked for. */
export interface Unshown {
  id: number;
  caseId: number;
  told: unknown;
  sealed: Buffer | null;
  byAccountId: number;
  askedKey: string;
  stream: string;
  sourceCaseId: string;
  receiptVersion: string | null;
  /** its source took it, and told another version of the record since: what that does not show is not there any more */
  overtaken: boolean;
  /** tells the record and the read apart that it was looked for in */
  look: string;
}

/**
 * Told after the source's answer, by a read that began after it, and another version than the answer's. An answer without a version is given the time that a source
 * may take. No record need list a comment, and one holds up nothing but where its answer has no version.
 */
const OVERTAKEN = `k.state in ('APPLIED', 'ALREADY_APPLIED') and i.learned_at >= k.state_at and coalesce(s.read_up_to >= k.state_at, false) and r.version is distinct from k.receipt_version
  and case when k.receipt_version is null then s.read_up_to >= f.since + make_interval(mins => t.sent_minutes) else k.kind <> 'COMMENT' end`;

/**
 * Changes of a source whose record was told after they were sent, and not looked at yet: its newest version came later, or a whole read of
 * the source began later and brought none.
 */
export async function unshownChanges(tx: Tx, sourceId: number): Promise<Unshown[]> {
  return tx.rows<Unshown>(
    `/* unshownChanges */ select k.id, k.case_id as "caseId", k.told, k.sealed, k.by_account_id as "byAccountId", k.asked_key as "askedKey", k.stream,
       k.source_case_id as "sourceCaseId", k.receipt_version as "receiptVersion", o.overtaken, l.look
     from case_change k join source s on s.id = k.source_id
     join source_record r on r.source_id = k.source_id and r.stream = k.stream and r.source_case_id = k.source_case_id and not r.held
     join inbox i on i.id = r.inbox_id
     cross join lateral (select coalesce(k.sent_at, k.decided_at) as since) f
     ${TERM}
     cross join lateral (select ${OVERTAKEN} as overtaken) o
     cross join lateral (select r.inbox_id || '/' || k.state || '/' || coalesce(s.read_up_to >= f.since, false) || '/' || o.overtaken as look) l
     where k.source_id = $1 and k.state in ('APPLIED', 'ALREADY_APPLIED', 'UNKNOWN', 'WORKLIST') and k.looked is distinct from l.look
       and (i.learned_at >= f.since or s.read_up_to >= f.since)
     order by k.id limit 500`,
    [sourceId],
  );
}

/** Writes down that a record was looked at in vain. */
export async function lookedInVain(tx: Tx, id: number, look: string): Promise<void> {
  await tx.rows("/* lookedInVain */ update case_change set looked = $2 where id = $1", [id, look]);
}

/** The source shows it. @returns false when somebody was faster */
export async function markShown(tx: Tx, id: number, shown: { at: Instant; version: string | null; echo: boolean }): Promise<boolean> {
  const rows = await tx.rows(
    `/* markShown */ update case_change set state = 'VERIFIED', state_at = $2::timestamptz, shown_version = $3, echo = $4, reason = null, lease_owner = null, lease_until = null
     where id = $1 and state in ('APPLIED', 'ALREADY_APPLIED', 'UNKNOWN', 'WORKLIST') returning id`,
    [id, instantText(shown.at), shown.version, shown.echo],
  );
  return rows.length > 0;
}

/** Its source took it, and does not show it. @param version of the record that does not @returns false when somebody was faster */
export async function markNotShown(tx: Tx, id: number, { at, version }: { at: Instant; version: string | null }): Promise<boolean> {
  const rows = await tx.rows(
    `/* markNotShown */ update case_change set state = 'NOT_SHOWN', state_at = $2::timestamptz, conflict_version = $3, lease_owner = null, lease_until = null
     where id = $1 and state in ('APPLIED', 'ALREADY_APPLIED') returning id`,
    [id, instantText(at), version],
  );
  return rows.length > 0;
}

/** A change that a person decides on. */
export interface AChange {
  id: number;
  caseId: number;
  kind: ChangeKind;
  toUnitId: number | null;
  state: ChangeState;
}

export async function changeById(tx: Tx, id: number): Promise<AChange | null> {
  const [row] = await tx.rows<AChange>(
    `/* changeById */ select id, case_id as "caseId", kind, to_unit_id as "toUnitId", state from case_change where id = $1`,
    [id],
  );
  return row ?? null;
}

/** Holds a change still. */
export async function lockChange(tx: Tx, id: number): Promise<{ state: ChangeState }> {
  return tx.one(`/* lockChange */ select state from case_change where id = $1 for update`, [id]);
}

export async function dropChange(tx: Tx, id: number, at: Instant): Promise<void> {
  await tx.rows("/* dropChange */ update case_change set state = 'DROPPED', state_at = $2::timestamptz where id = $1", [id, instantText(at)]);
}

/** A person saw what the source has now, and decides the same again: another decision, by another key. */
export async function sendAgain(tx: Tx, id: number, at: Instant, idempotencyKey: string): Promise<void> {
  await tx.rows(
    `/* sendAgain */ update case_change set state = 'QUEUED', state_at = $2::timestamptz, next_at = $2::timestamptz, expected_version = conflict_version, expected_at = $2::timestamptz,
       idempotency_key = $3::uuid, conflict = null, conflict_version = null, reason = null, tries = 0, sent_at = null, receipt_version = null where id = $1`,
    [id, instantText(at), idempotencyKey],
  );
}

/** What an event of a case is told by. */
export async function eventPlace(tx: Tx, caseId: number): Promise<{ caseStream: CaseStream; unitId: number }> {
  return tx.one(`/* eventPlace */ select case_stream as "caseStream", unit_id as "unitId" from feedback_case where id = $1`, [caseId]);
}
