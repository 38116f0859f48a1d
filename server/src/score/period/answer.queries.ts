import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

export const ANSWERS = ["CONFIRMED", "DISPUTED"] as const;
export type ScoreAnswer = (typeof ANSWERS)[number];

/** What a unit's head said of its figures. */
export interface AnswerRow {
  unitId: number;
  answer: ScoreAnswer;
  words: string | null;
  at: Instant;
  byName: string;
}

export async function answersOf(tx: Tx, periodId: number): Promise<AnswerRow[]> {
  return tx.rows<AnswerRow>(
    `/* answersOf */ select unit_id as "unitId", answer, words, at, by_name as "byName" from score_answer where period_id = $1 order by unit_id limit 100000`,
    [periodId],
  );
}

/** @returns false: it was answered before */
export async function insertAnswer(tx: Tx, a: Doing & { periodId: number; unitId: number; answer: ScoreAnswer; words: string | null }): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertAnswer */ insert into score_answer (period_id, unit_id, answer, words, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8, $9, $10::uuid, $11) on conflict (period_id, unit_id) do nothing returning 1`,
    [a.periodId, a.unitId, a.answer, a.words, instantText(a.at), a.accountId, a.byName, a.byUnitId, a.onBehalfOf, a.askedKey, a.askedHash],
  );
  return rows.length > 0;
}

/** By whose key a unit answered. */
export async function answerAsked(tx: Tx, periodId: number, unitId: number): Promise<{ accountId: number; askedKey: string; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ accountId: number; askedKey: string; askedHash: Buffer }>(
    `/* answerAsked */ select by_account_id as "accountId", asked_key::text as "askedKey", asked_hash as "askedHash" from score_answer where period_id = $1 and unit_id = $2`,
    [periodId, unitId],
  );
  return row;
}

/** How the scored units of a period answered. */
export async function countAnswers(tx: Tx, periodId: number): Promise<{ confirmed: number; disputed: number; missing: number }> {
  return tx.one(
    `/* countAnswers */ select count(*) filter (where a.answer = 'CONFIRMED')::int as confirmed, count(*) filter (where a.answer = 'DISPUTED')::int as disputed,
       count(*) filter (where a.answer is null)::int as missing
     from score_unit c left join score_answer a on a.period_id = c.period_id and a.unit_id = c.unit_id where c.period_id = $1 and c.scored`,
    [periodId],
  );
}

/** What was changed of a sealed total, with its paper. */
export interface AdjustmentRow {
  id: number;
  unitId: number;
  before: string;
  after: string;
  reason: string;
  documentNumber: string;
  documentDay: string;
  /** by which appeal; null: by none */
  appealId: number | null;
  at: Instant;
  byName: string;
}

export async function adjustmentsOf(tx: Tx, periodId: number): Promise<AdjustmentRow[]> {
  return tx.rows<AdjustmentRow>(
    `/* adjustmentsOf */ select id, unit_id as "unitId", before, after, reason, document_number as "documentNumber", document_day as "documentDay", appeal_id as "appealId", at, by_name as "byName"
     from score_adjustment where period_id = $1 order by id limit 100000`,
    [periodId],
  );
}

export async function adjustmentAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* adjustmentAsked */ select asked_hash as "askedHash" from score_adjustment where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row;
}

export async function insertAdjustment(
  tx: Tx,
  a: Doing & {
    periodId: number;
    unitId: number;
    before: string;
    after: string;
    reason: string;
    documentNumber: string;
    documentDay: string;
    appealId?: number;
  },
): Promise<void> {
  await tx.rows(
    `/* insertAdjustment */ insert into score_adjustment (period_id, unit_id, before, after, reason, document_number, document_day, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash, appeal_id)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8::timestamptz, $9, $10, $11, $12, $13::uuid, $14, $15)`,
    [
      a.periodId,
      a.unitId,
      a.before,
      a.after,
      a.reason,
      a.documentNumber,
      a.documentDay,
      instantText(a.at),
      a.accountId,
      a.byName,
      a.byUnitId,
      a.onBehalfOf,
      a.askedKey,
      a.askedHash,
      a.appealId ?? null,
    ],
  );
}
