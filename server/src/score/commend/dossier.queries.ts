import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { NamedAward } from "./checks.ts";
import type { CandidateState, CheckCode, DecisionKind, StatedResult, TypedCheck } from "./commend.words.ts";

/** Locks a dossier to the end of the transaction. */
export async function lockCandidate(tx: Tx, id: number): Promise<void> {
  await tx.one("/* lockCandidate */ select id from commendation_candidate where id = $1 for update", [id]);
}

/** How dossiers stand, by what was written of them last. */
export async function statesOf(tx: Tx, candidateIds: readonly number[]): Promise<Map<number, CandidateState>> {
  const rows = await tx.rows<{ id: number; state: CandidateState }>(
    `/* statesOf */ select c.id, coalesce((select d.kind from commendation_decision d where d.candidate_id = c.id order by d.id desc limit 1),
       case when exists (select 1 from commendation_proposal p where p.candidate_id = c.id) then 'PROPOSED' else 'CANDIDATE' end) as state
     from commendation_candidate c where c.id = any($1::bigint[]) order by c.id limit 10000`,
    [candidateIds],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

export async function stateOf(tx: Tx, candidateId: number): Promise<CandidateState> {
  return (await statesOf(tx, [candidateId])).get(candidateId) ?? "CANDIDATE";
}

/** One look at the conditions. */
export interface RunRow {
  id: number;
  candidateId: number;
  content: string;
  hash: string;
  at: Instant;
  byName: string;
}

const RUN = `id, candidate_id as "candidateId", content, hash, at, by_name as "byName" from commendation_run`;

/** A dossier's looks, newest first. */
export async function runsOf(tx: Tx, candidateId: number, most: number): Promise<RunRow[]> {
  return tx.rows<RunRow>(`/* runsOf */ select ${RUN} where candidate_id = $1 order by id desc limit $2`, [candidateId, most]);
}

/** The last look of each of these dossiers. */
export async function lastRuns(tx: Tx, candidateIds: readonly number[]): Promise<RunRow[]> {
  return tx.rows<RunRow>(
    `/* lastRuns */ select distinct on (candidate_id) ${RUN} where candidate_id = any($1::bigint[]) order by candidate_id, id desc limit 10000`,
    [candidateIds],
  );
}

/** What a unit said it achieved. */
export interface ReportRow {
  id: number;
  words: string;
  earlier: NamedAward[];
  at: Instant;
  byName: string;
}

/** Oldest first. */
export async function reportsOf(tx: Tx, candidateId: number): Promise<ReportRow[]> {
  return tx.rows<ReportRow>(
    `/* reportsOf */ select id, words, earlier, at, by_name as "byName" from commendation_report where candidate_id = $1 order by id limit 1000`,
    [candidateId],
  );
}

/** What a named person said of a condition. */
export interface StatementRow {
  id: number;
  check: TypedCheck;
  result: StatedResult;
  words: string;
  documentNumber: string;
  documentDay: string;
  at: Instant;
  byName: string;
}

/** Oldest first. */
export async function statementsOf(tx: Tx, candidateId: number): Promise<StatementRow[]> {
  return tx.rows<StatementRow>(
    `/* statementsOf */ select id, check_code as "check", result, words, document_number as "documentNumber", document_day as "documentDay", at, by_name as "byName"
     from commendation_statement where candidate_id = $1 order by id limit 1000`,
    [candidateId],
  );
}

export interface ProposalRow {
  runId: number;
  words: string;
  at: Instant;
  byName: string;
}

export async function proposalOf(tx: Tx, candidateId: number): Promise<ProposalRow | null> {
  const [row] = await tx.rows<ProposalRow>(
    `/* proposalOf */ select run_id as "runId", words, at, by_name as "byName" from commendation_proposal where candidate_id = $1`,
    [candidateId],
  );
  return row ?? null;
}

export interface DecisionRow {
  id: number;
  kind: DecisionKind;
  runId: number | null;
  reason: string;
  documentNumber: string;
  documentDay: string;
  hash: string;
  at: Instant;
  byName: string;
}

/** Oldest first: at most one grant or refusal, and the cancelling of a grant. */
export async function decisionsOf(tx: Tx, candidateIds: readonly number[]): Promise<(DecisionRow & { candidateId: number })[]> {
  return tx.rows(
    `/* decisionsOf */ select id, candidate_id as "candidateId", kind, run_id as "runId", reason, document_number as "documentNumber", document_day as "documentDay", hash, at, by_name as "byName"
     from commendation_decision where candidate_id = any($1::bigint[]) order by id limit 20000`,
    [candidateIds],
  );
}

export interface WaiverRow {
  decisionId: number;
  check: CheckCode;
  reason: string;
  documentNumber: string;
}

export async function waiversOf(tx: Tx, decisionIds: readonly number[]): Promise<WaiverRow[]> {
  return tx.rows<WaiverRow>(
    `/* waiversOf */ select decision_id as "decisionId", check_code as "check", reason, document_number as "documentNumber" from commendation_waiver
     where decision_id = any($1::bigint[]) order by decision_id, check_code limit 100000`,
    [decisionIds],
  );
}

export async function insertWaivers(tx: Tx, decisionId: number, waivers: readonly Omit<WaiverRow, "decisionId">[]): Promise<void> {
  await tx.rows(
    `/* insertWaivers */ insert into commendation_waiver (decision_id, check_code, reason, document_number) select $1, w.* from unnest($2::text[], $3::text[], $4::text[]) as w`,
    [decisionId, waivers.map((w) => w.check), waivers.map((w) => w.reason), waivers.map((w) => w.documentNumber)],
  );
}
