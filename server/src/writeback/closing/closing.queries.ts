import type { AnswerForm } from "@dau-moi/schema";
import type { ChangeState } from "../../journal/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";

/** What is recorded of a case's answer and report in its present cycle: since its last reopening. */
export interface ClosingFacts {
  caseId: number;
  closedAt: Instant | null;
  /** when its source says that the citizen was answered */
  toldAt: Instant | null;
  /** the newest answer decided in the hub that its source did not refuse */
  answer: { form: AnswerForm; answeredAt: string; answer: string; paper?: { number: string; day: string } } | null;
  answerState: ChangeState | null;
  answerUnitId: number | null;
  /** its closing was decided in the hub, by the rules of closing */
  closedHere: boolean;
  reportedTo: string | null;
  reportedAt: Instant | null;
  reportNumber: string | null;
  reportDay: string | null;
  reportWords: string | null;
  reportName: string | null;
  reportUnitId: number | null;
}

/** States in which a change does not stand for what it says. */
const VOID = "('REFUSED', 'DROPPED', 'CONFLICT', 'NOT_SHOWN')";

/** One row a case. */
export async function closingFacts(tx: Tx, caseIds: readonly number[]): Promise<ClosingFacts[]> {
  return tx.rows<ClosingFacts>(
    `/* closingFacts */ select c.id as "caseId", c.closed_at as "closedAt", t.at as "toldAt", a.told as answer, a.state as "answerState", a.by_unit_id as "answerUnitId",
       exists (select 1 from case_change k where k.case_id = c.id and k.kind = 'CLOSE' and k.state not in ${VOID} and k.decided_at >= o.since) as "closedHere",
       r.addressee_name as "reportedTo", r.reported_at as "reportedAt", r.paper_number as "reportNumber", to_char(r.paper_day, 'YYYY-MM-DD') as "reportDay", r.words as "reportWords",
       r.by_name as "reportName", r.by_unit_id as "reportUnitId"
     from feedback_case c
     cross join lateral (select coalesce(max((s->>'at')::timestamptz), '-infinity') as since from jsonb_array_elements(c.steps) s where s->>'kind' = 'REOPENED') o
     left join lateral (select max((s->>'at')::timestamptz) as at from jsonb_array_elements(c.steps) s where s->>'kind' = 'ANSWERED' and (s->>'at')::timestamptz >= o.since) t on true
     left join lateral (select k.told, k.state, k.by_unit_id from case_change k where k.case_id = c.id and k.kind = 'ANSWER' and k.state not in ${VOID} and k.decided_at >= o.since
       order by k.id desc limit 1) a on true
     left join lateral (select l.addressee_name, l.reported_at, l.paper_number, l.paper_day, l.words, l.by_name, l.by_unit_id from leader_report l where l.case_id = c.id and l.at >= o.since order by l.id desc limit 1) r on true
     where c.id = any($1::bigint[]) limit 10000`,
    [caseIds],
  );
}

/** When a call of a case's log was made by which somebody was spoken to. @returns null: the log has no such call */
export async function reachedCall(tx: Tx, caseId: number, callId: number): Promise<Instant | null> {
  const [row] = await tx.rows<{ calledAt: Instant }>(
    `/* reachedCall */ select called_at as "calledAt" from case_call where id = $2 and case_id = $1 and reached`,
    [caseId, callId],
  );
  return row?.calledAt ?? null;
}
