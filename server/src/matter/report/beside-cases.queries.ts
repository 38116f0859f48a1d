import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** A point that things beside cases are read at. */
export interface Point {
  event: number;
  instant: Instant;
}

/** Which of these cases are hidden: what people wrote about them goes with them. */
export async function hiddenOf(tx: Tx, caseIds: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `/* hiddenOf */ select id from feedback_case where id = any($1::bigint[]) and case_stubbed(id) order by id limit cardinality($1::bigint[])`,
    [caseIds],
  );
  return rows.map(({ id }) => id);
}

/** Who works on a case beside its lead agency, as its source had last told by then; a case of which that is known only from later on has no row. */
export async function cooperatingAt(tx: Tx, caseIds: readonly number[], { event }: Point): Promise<{ caseId: number; unitIds: number[] }[]> {
  return tx.rows(
    `/* cooperatingAt */ select c.id as "caseId", coalesce(t.unit_ids, '{}') as "unitIds" from unnest($1::bigint[]) c(id)
     left join lateral (select unit_ids from cooperation where case_id = c.id and from_event <= $2::bigint order by from_event desc limit 1) t on true
     where t.unit_ids is not null or not exists (select from cooperation where case_id = c.id and from_event > $2::bigint and unknown_before)
     limit cardinality($1::bigint[])`,
    [caseIds, event],
  );
}

/** From when on it is known of all these cases who cooperates. @param caseIds at least one, each known from some point on alone */
export async function cooperationKnownFrom(tx: Tx, caseIds: readonly number[]): Promise<Instant> {
  const row = await tx.one<{ at: Instant }>(
    `/* cooperationKnownFrom */ select max(e.learned_at) as at from cooperation c join event e on e.seq = c.from_event where c.case_id = any($1::bigint[]) and c.unknown_before`,
    [caseIds],
  );
  return row.at;
}

/** How often a case was urged on by then, by a word to its unit or by an expedite notice that lists it, and when last. */
export async function urgedAt(tx: Tx, caseIds: readonly number[], { event }: Point): Promise<{ caseId: number; times: number; last: Instant }[]> {
  return tx.rows(
    `/* urgedAt */ select u.case_id as "caseId", count(*)::int as times, max(u.at) as last from (
       select g.case_id, g.at from urging g where g.case_id = any($1::bigint[]) and g.event_seq <= $2::bigint
       union all
       select c.case_id, d.issued_at from directive_case c join directive d on d.id = c.directive_id and d.kind = 'EXPEDITE'
       where c.case_id = any($1::bigint[]) and exists (select 1 from directive_obligation o join directive_step s on s.obligation_id = o.id
         where o.directive_id = d.id and s.kind = 'ISSUED' and s.event_seq <= $2::bigint)) u
     group by u.case_id limit cardinality($1::bigint[])`,
    [caseIds, event],
  );
}

/**
 * Why a case has no result, as its lead agency last published it by then: its source took it. Of what was sent by then and confirmed later nobody knows whether
 * it was published: its reason is null.
 */
export async function publishedReasons(
  tx: Tx,
  caseIds: readonly number[],
  { instant }: Point,
): Promise<{ caseId: number; reason: string | null; at: Instant }[]> {
  return tx.rows(
    `/* publishedReasons */ select distinct on (r.case_id) r.case_id as "caseId", case when g.state_at <= $2::timestamptz then r.reason end as reason, r.at
     from no_result_report r join case_change g on g.id = r.change_id
     where r.case_id = any($1::bigint[]) and g.state in ('APPLIED', 'ALREADY_APPLIED', 'VERIFIED') and least(coalesce(g.sent_at, g.state_at), g.state_at) <= $2::timestamptz
     order by r.case_id, r.id desc limit cardinality($1::bigint[])`,
    [caseIds, instantText(instant)],
  );
}

/** What was last proposed to a leader about a case by then. */
export async function proposedAt(tx: Tx, caseIds: readonly number[], { event }: Point): Promise<{ caseId: number; proposal: string }[]> {
  return tx.rows(
    `/* proposedAt */ select distinct on (case_id) case_id as "caseId", proposal from submission
     where case_id = any($1::bigint[]) and event_seq <= $2::bigint order by case_id, id desc limit cardinality($1::bigint[])`,
    [caseIds, event],
  );
}

/** Which of these units a paper about a case was addressed to by then, and whether the last such paper was answered. @param pairs a case and a unit beside each other */
export async function askedOfUnits(
  tx: Tx,
  pairs: readonly { caseId: number; unitId: number }[],
  { event }: Point,
): Promise<{ caseId: number; unitId: number; answered: boolean; at: Instant }[]> {
  return tx.rows(
    `/* askedOfUnits */ select distinct on (c.case_id, o.unit_id) c.case_id as "caseId", o.unit_id as "unitId", last.kind in ('REPLIED', 'ACCEPTED') as answered, d.issued_at as at
     from unnest($1::bigint[], $3::int[]) k(case_id, unit_id) join directive_case c on c.case_id = k.case_id join directive d on d.id = c.directive_id
       join directive_obligation o on o.directive_id = d.id and o.unit_id = k.unit_id
       join lateral (select s.kind from directive_step s where s.obligation_id = o.id and s.event_seq <= $2::bigint order by s.id desc limit 1) last on last.kind <> 'WITHDRAWN'
     order by c.case_id, o.unit_id, o.id desc limit cardinality($1::bigint[])`,
    [pairs.map(({ caseId }) => caseId), event, pairs.map(({ unitId }) => unitId)],
  );
}
