import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";

/** One row of the list of what may come of a call. */
export interface CallOutcomeRow {
  code: string;
  name: string;
  reached: boolean;
  legalBasis: string;
  assumed: boolean;
}

/** The outcomes in force on a day, in the order of their names. */
export async function callOutcomesOn(tx: Tx, day: string): Promise<CallOutcomeRow[]> {
  return tx.rows<CallOutcomeRow>(
    `/* callOutcomesOn */ select code, name, reached, legal_basis as "legalBasis", assumed from call_outcome
     where valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by reached desc, code limit 100`,
    [day],
  );
}

/** A call as the case's history shows it. */
export interface CallRow {
  id: number;
  caseId: number;
  calledAt: Instant;
  outcomeCode: string;
  outcomeName: string;
  reached: boolean;
  minutes: number;
  note: string | null;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  recordedAt: Instant;
}

/** Every call of these cases, oldest first. */
export async function callsOf(tx: Tx, caseIds: readonly number[]): Promise<CallRow[]> {
  return tx.rows<CallRow>(
    `/* callsOf */ select id, case_id as "caseId", called_at as "calledAt", outcome_code as "outcomeCode", outcome_name as "outcomeName", reached, minutes, note,
       by_name as "byName", by_unit_id as "byUnitId", on_behalf_of as "onBehalfOf", recorded_at as "recordedAt"
     from case_call where case_id = any($1::bigint[]) order by case_id, called_at, id limit 10000`,
    [caseIds],
  );
}

/** A call that may be written down. */
export interface NewCall extends Doing {
  caseId: number;
  calledAt: Instant;
  outcome: CallOutcomeRow;
  minutes: number;
  note: string | null;
}

/** @returns the call that this key made before */
export async function callAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* callAsked */ select asked_hash as "askedHash" from case_call where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Holds a case still: calls of it are written one after the other. */
export async function lockCalled(tx: Tx, caseId: number): Promise<void> {
  await tx.one("/* lockCalled */ select id from feedback_case where id = $1 for update", [caseId]);
}

/** @param eventSeq the event it stands in the journal by */
export async function insertCall(tx: Tx, c: NewCall, eventSeq: number): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertCall */ insert into case_call (case_id, called_at, outcome_code, outcome_name, reached, minutes, note, by_account_id, by_name, by_unit_id, on_behalf_of, recorded_at,
       event_seq, asked_key, asked_hash)
     values ($1, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::timestamptz, $13, $14::uuid, $15) returning id`,
    [
      c.caseId,
      instantText(c.calledAt),
      c.outcome.code,
      c.outcome.name,
      c.outcome.reached,
      c.minutes,
      c.note,
      c.accountId,
      c.byName,
      c.byUnitId,
      c.onBehalfOf,
      instantText(c.at),
      eventSeq,
      c.askedKey,
      c.askedHash,
    ],
  );
  return id;
}
