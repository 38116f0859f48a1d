import type { CaseStream } from "@dau-moi/schema";
import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { SubmissionSettlement, SubmissionUrgency } from "./directive.words.ts";

/** A submission, with what was decided up to a point. */
export interface SubmissionRow {
  id: number;
  caseId: number;
  urgency: SubmissionUrgency;
  proposal: string;
  byUnitId: number;
  byName: string;
  toUnitId: number;
  submittedAt: Instant;
  dueAt: Instant;
  limitText: string;
  legalBasis: string;
  settlement: SubmissionSettlement | null;
  words: string | null;
  settledAt: Instant | null;
  settledByName: string | null;
}

const SUBMISSION = `t.id, t.case_id as "caseId", t.urgency, t.proposal, t.by_unit_id as "byUnitId", t.by_name as "byName", t.to_unit_id as "toUnitId",
  t.submitted_at as "submittedAt", t.due_at as "dueAt", t.limit_text as "limitText", t.legal_basis as "legalBasis", k.settlement, k.words, k.at as "settledAt",
  k.by_name as "settledByName"`;

/** Every submission of these cases, newest first. */
export async function submissionsOfCases(tx: Tx, caseIds: readonly number[]): Promise<SubmissionRow[]> {
  return tx.rows<SubmissionRow>(
    `/* submissionsOfCases */ select ${SUBMISSION} from submission t left join submission_settled k on k.submission_id = t.id
     where t.case_id = any($1::bigint[]) order by t.id desc limit 10000`,
    [caseIds],
  );
}

export async function submissionById(tx: Tx, id: number): Promise<SubmissionRow | null> {
  const [row] = await tx.rows<SubmissionRow>(
    `/* submissionById */ select ${SUBMISSION} from submission t left join submission_settled k on k.submission_id = t.id where t.id = $1`,
    [id],
  );
  return row ?? null;
}

/** What a list of submissions is narrowed to. */
export interface SubmissionCriteria {
  /** units whose leaders are asked, or that submitted */
  unitIds: readonly number[];
  side: "SUBMITTED" | "RECEIVED";
  /** null: also what was decided */
  waiting: boolean | null;
  overdue: boolean;
}

/** $1 event · $2 instant · $3 units */
function among({ side, waiting, overdue }: Omit<SubmissionCriteria, "unitIds">): string {
  const whose = side === "RECEIVED" ? "t.to_unit_id" : "t.by_unit_id";
  const stands = waiting === null ? "true" : `k.submission_id is ${waiting ? "null" : "not null"}`;
  return `submission t left join submission_settled k on k.submission_id = t.id and k.event_seq <= $1::bigint
    where t.event_seq <= $1::bigint and ${whose} = any($3::int[]) and ${stands} and $2::timestamptz is not null and ${overdue ? "t.due_at <= $2::timestamptz" : "true"}`;
}

interface Point {
  event: number;
  instant: Instant;
}

export async function countSubmissions(tx: Tx, criteria: SubmissionCriteria, asOf: Point): Promise<number> {
  const values = [asOf.event, instantText(asOf.instant), criteria.unitIds];
  return (await tx.one<{ n: number }>(`/* countSubmissions */ select count(*) as n from ${among(criteria)}`, values)).n;
}

/** One page, newest first. */
export async function pageOfSubmissions(
  tx: Tx,
  criteria: SubmissionCriteria,
  asOf: Point,
  page: { first: number; before: number | null },
): Promise<SubmissionRow[]> {
  return tx.rows<SubmissionRow>(
    `/* pageOfSubmissions */ select ${SUBMISSION} from ${among(criteria)} and ($4::bigint is null or t.id < $4) order by t.id desc limit $5`,
    [asOf.event, instantText(asOf.instant), criteria.unitIds, page.before, page.first],
  );
}

/** Holds a case still for who submits it: one submission of it waits at a time. @returns what its events are told by, and how many wait */
export async function lockForSubmission(tx: Tx, caseId: number): Promise<{ caseStream: CaseStream; unitId: number; waiting: number }> {
  await tx.one("/* lockForSubmission */ select id from feedback_case where id = $1 for update", [caseId]);
  return tx.one(
    `/* lockForSubmission:state */ select c.case_stream as "caseStream", c.unit_id as "unitId",
       (select count(*)::int from submission t where t.case_id = c.id and not exists (select 1 from submission_settled k where k.submission_id = t.id)) as waiting
     from feedback_case c where c.id = $1`,
    [caseId],
  );
}

/** @returns the submission that this key made before */
export async function submissionAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* submissionAsked */ select id, asked_hash as "askedHash" from submission where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** A submission that may be made. */
export interface NewSubmission extends Doing {
  caseId: number;
  urgency: SubmissionUrgency;
  proposal: string;
  toUnitId: number;
  dueAt: Instant;
  limitText: string;
  legalBasis: string;
}

/** @param eventSeq the event it stands in the journal by */
export async function insertSubmission(tx: Tx, s: NewSubmission, eventSeq: number): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertSubmission */ insert into submission (case_id, urgency, proposal, to_unit_id, by_account_id, by_name, by_unit_id, on_behalf_of, submitted_at, due_at, limit_text,
       legal_basis, event_seq, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz, $11, $12, $13, $14::uuid, $15) returning id`,
    [
      s.caseId,
      s.urgency,
      s.proposal,
      s.toUnitId,
      s.accountId,
      s.byName,
      s.byUnitId,
      s.onBehalfOf,
      instantText(s.at),
      instantText(s.dueAt),
      s.limitText,
      s.legalBasis,
      eventSeq,
      s.askedKey,
      s.askedHash,
    ],
  );
  return id;
}

/** Holds a submission still. @returns what decided it, null: it waits */
export async function lockSubmission(tx: Tx, id: number): Promise<{ accountId: number; askedKey: string; askedHash: Buffer } | null> {
  await tx.one("/* lockSubmission */ select id from submission where id = $1 for update", [id]);
  const [row] = await tx.rows<{ accountId: number; askedKey: string; askedHash: Buffer }>(
    `/* lockSubmission:settled */ select by_account_id as "accountId", asked_key::text as "askedKey", asked_hash as "askedHash" from submission_settled where submission_id = $1`,
    [id],
  );
  return row ?? null;
}

export async function insertSettlement(
  tx: Tx,
  s: Doing & { submissionId: number; settlement: SubmissionSettlement; words: string },
  eventSeq: number,
): Promise<void> {
  await tx.rows(
    `/* insertSettlement */ insert into submission_settled (submission_id, settlement, words, by_account_id, by_name, by_unit_id, on_behalf_of, at, event_seq, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10::uuid, $11)`,
    [s.submissionId, s.settlement, s.words, s.accountId, s.byName, s.byUnitId, s.onBehalfOf, instantText(s.at), eventSeq, s.askedKey, s.askedHash],
  );
}
