import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { ProposalKind } from "../backlog/index.ts";

/** Events in (after, upTo]. */
export interface Stretch {
  after: number;
  upTo: number;
}
const span = ({ after, upTo }: Stretch): [number, number] => [after, upTo];

/** A case that came to a unit, came back to it, or whose clock ran on. */
export interface CaseMove {
  seq: number;
  kind: "HANDED_OVER" | "RECEIVED" | "BECAME_DUE_SOON" | "BECAME_OVERDUE";
  caseId: number;
  unitId: number;
  at: Instant;
  returned: boolean;
}

/**
 * Who gets a case is told while he still holds it; a case that its source shows in a unit's hands from the first is told by its receipt. Opening balances
 * and what a source takes back are told to nobody.
 */
export async function caseMoves(tx: Tx, stretch: Stretch): Promise<CaseMove[]> {
  return tx.rows<CaseMove>(
    `/* caseMoves */ select e.seq, e.kind, e.case_id as "caseId", s.unit_id as "unitId", e.happened_at as at,
       exists (select 1 from custody h where h.case_id = e.case_id and h.unit_id = s.unit_id and h.from_at = e.happened_at and h.reason = 'RETURNED') as returned
     from event e join case_state s on s.case_id = e.case_id and s.to_event is null and s.open
     where e.seq > $1 and e.seq <= $2 and e.weight = 1 and not e.quiet and (
       (e.kind in ('HANDED_OVER', 'BECAME_DUE_SOON', 'BECAME_OVERDUE') and s.unit_id = e.unit_id)
       or (e.kind = 'RECEIVED' and s.unit_id <> e.unit_id and not exists (select 1 from event h where h.case_id = e.case_id and h.kind = 'HANDED_OVER')))
     order by e.seq limit 100000`,
    span(stretch),
  );
}

/** A step of an obligation. */
export interface DirectiveMove {
  stepId: number;
  seq: number;
  kind: "ISSUED" | "ACKNOWLEDGED" | "REPLIED" | "RETURNED" | "ACCEPTED" | "WITHDRAWN";
  directiveId: number;
  unitId: number;
  byUnitId: number;
  byAccountId: number;
  at: Instant;
}

export async function directiveMoves(tx: Tx, stretch: Stretch): Promise<DirectiveMove[]> {
  return tx.rows<DirectiveMove>(
    `/* directiveMoves */ select s.id as "stepId", s.event_seq as seq, s.kind, o.directive_id as "directiveId", o.unit_id as "unitId", o.by_unit_id as "byUnitId",
       s.by_account_id as "byAccountId", s.at
     from directive_step s join directive_obligation o on o.id = s.obligation_id where s.event_seq > $1 and s.event_seq <= $2 order by s.id limit 100000`,
    span(stretch),
  );
}

/** A submission that was made or decided. */
export interface SubmissionMove {
  id: number;
  seq: number;
  caseId: number;
  toUnitId: number;
  byAccountId: number;
  decided: boolean;
  at: Instant;
}

export async function submissionMoves(tx: Tx, stretch: Stretch): Promise<SubmissionMove[]> {
  return tx.rows<SubmissionMove>(
    `/* submissionMoves */ select * from (
       select s.id, s.event_seq as seq, s.case_id as "caseId", s.to_unit_id as "toUnitId", s.by_account_id as "byAccountId", false as decided, s.submitted_at as at
       from submission s where s.event_seq > $1 and s.event_seq <= $2
       union all
       select s.id, d.event_seq, s.case_id, s.to_unit_id, s.by_account_id, true, d.at
       from submission_settled d join submission s on s.id = d.submission_id where d.event_seq > $1 and d.event_seq <= $2) moved order by seq limit 100000`,
    span(stretch),
  );
}

/** A proposal that waits, was decided or lapsed, with the units around its case. */
export interface ProposalMove {
  id: number;
  seq: number;
  caseId: number;
  kind: ProposalKind;
  state: "PROPOSED" | "APPROVED" | "REJECTED" | "LAPSED";
  /** LAPSED: nobody decided while its limit lasted */
  limitOver: boolean;
  unitId: number;
  intakeUnitId: number;
  toUnitId: number | null;
  byAccountId: number;
  byUsername: string;
  byOfficerId: number | null;
  onBehalfOf: string | null;
  at: Instant;
}

/** A proposal is drafted and decided in the transaction of an event of its case, at the same instant; one that lapses names the event. */
export async function proposalMoves(tx: Tx, stretch: Stretch): Promise<ProposalMove[]> {
  const columns = `p.id, e.seq, p.case_id as "caseId", p.kind, p.state, coalesce(p.lapsed_because = 'LIMIT_OVER', false) as "limitOver", s.unit_id as "unitId", s.intake_unit_id as "intakeUnitId", p.to_unit_id as "toUnitId",
    p.by_account_id as "byAccountId", p.by_username as "byUsername", p.by_officer_id as "byOfficerId", p.on_behalf_of as "onBehalfOf"`;
  return tx.rows<ProposalMove>(
    `/* proposalMoves */ select * from (
       select ${columns}, e.happened_at as at from event e join case_proposal p on p.case_id = e.case_id join case_state s on s.case_id = p.case_id and s.to_event is null
       where e.seq > $1 and e.seq <= $2 and ((e.kind = 'CHANGE_MOVED' and p.state = 'PROPOSED' and p.proposed_at = e.happened_at)
         or (e.kind in ('CHANGE_MOVED', 'CHANGE_REQUESTED') and p.state in ('APPROVED', 'REJECTED') and p.settled_at = e.happened_at))
       union
       select ${columns}, e.learned_at from case_proposal p join event e on e.seq = p.lapsed_event join case_state s on s.case_id = p.case_id and s.to_event is null
       where p.lapsed_event > $1 and p.lapsed_event <= $2 and p.state = 'LAPSED') moved order by seq, id limit 100000`,
    span(stretch),
  );
}

/** A change that its source refused or does not show, or that conflicts with what the source has. */
export interface ChangeFailure {
  id: number;
  seq: number;
  caseId: number;
  state: "CONFLICT" | "REFUSED" | "NOT_SHOWN";
  /** who asked for it, and who had drafted it for him */
  accountIds: number[];
  at: Instant;
}

export async function changeFailures(tx: Tx, stretch: Stretch): Promise<ChangeFailure[]> {
  return tx.rows<ChangeFailure>(
    `/* changeFailures */ select c.id, e.seq, c.case_id as "caseId", c.state, c.state_at as at,
       array_remove(array[c.by_account_id, (select p.by_account_id from case_proposal p where p.change_id = c.id)], null) as "accountIds"
     from event e join case_change c on c.case_id = e.case_id and c.state in ('CONFLICT', 'REFUSED', 'NOT_SHOWN') and c.state_at = e.happened_at
     where e.seq > $1 and e.seq <= $2 and e.kind = 'CHANGE_MOVED' order by e.seq, c.id limit 100000`,
    span(stretch),
  );
}

/** Somebody was named in a comment, or was given a case inside his unit. */
export interface InsideMove {
  id: number;
  seq: number;
  caseId: number;
  accountId: number;
  byUnitId: number;
  mentioned: boolean;
  at: Instant;
}

export async function insideMoves(tx: Tx, stretch: Stretch): Promise<InsideMove[]> {
  return tx.rows<InsideMove>(
    `/* insideMoves */ select * from (
       select m.id, k.event_seq as seq, m.case_id as "caseId", m.account_id as "accountId", k.by_unit_id as "byUnitId", true as mentioned, m.at
       from inside_comment k join inside_mention m on m.comment_id = k.id where k.event_seq > $1 and k.event_seq <= $2 and m.account_id <> k.by_account_id
       union all
       select a.id, a.from_event, a.case_id, a.account_id, a.unit_id, false, a.from_at
       from inside_assignment a where a.from_event > $1 and a.from_event <= $2 and a.account_id is not null) moved order by seq, id limit 100000`,
    span(stretch),
  );
}

/** Open cases that were due in (after, upTo]. */
export async function dueBetween(tx: Tx, after: Instant, upTo: Instant): Promise<{ caseId: number; unitId: number; dueAt: Instant }[]> {
  return tx.rows(
    `/* dueBetween */ select case_id as "caseId", unit_id as "unitId", due_at as "dueAt" from case_state
     where to_event is null and open and due_at > $1::timestamptz and due_at <= $2::timestamptz order by due_at, case_id limit 1000000`,
    [instantText(after), instantText(upTo)],
  );
}

/** Takes the ends of jobs that wait to be told. */
export async function takeJobEnds(tx: Tx): Promise<{ id: number; jobId: number; byAccountId: number; at: Instant }[]> {
  return tx.rows(
    `/* takeJobEnds */ with taken as (delete from notice_job where id in (select id from notice_job order by id limit 1000) returning id, job_id, at)
     select t.id, t.job_id as "jobId", j.by_account_id as "byAccountId", t.at from taken t join bulk_job j on j.id = t.job_id order by t.id`,
  );
}

/** An alert that rang and was told to nobody yet. */
export interface AlertRing {
  stepId: number;
  alertId: number;
  kind: "OVERDUE_ABOVE" | "URGENT_UNASSIGNED" | "SOURCE_SILENT";
  unitId: number;
  ownerAccountId: number | null;
  at: Instant;
}

/** Takes the rings that wait to be told. */
export async function takeAlertRings(tx: Tx): Promise<AlertRing[]> {
  return tx.rows<AlertRing>(
    `/* takeAlertRings */ with taken as (update alert_step set told = true where id in (select id from alert_step where not told order by id limit 1000) returning id, alert_id, at)
     select t.id as "stepId", a.id as "alertId", a.kind, a.unit_id as "unitId", a.owner_account_id as "ownerAccountId", t.at from taken t join alert a on a.id = t.alert_id order by t.id`,
  );
}
