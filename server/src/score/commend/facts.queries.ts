import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { isOfficial } from "../period/period.queries.ts";
import type { NamedAward } from "./checks.ts";
import type { StatedResult, TypedCheck } from "./commend.words.ts";

/** For which candidate's unit a unit counts; `above`: it is one that the candidate's lies in. */
export interface Owner {
  unitId: number;
  ownerId: number;
  above: boolean;
}

const OWNERS = `owner as (select * from unnest($1::int[], $2::int[], $3::boolean[]) as o(unit_id, owner_id, above))`;
const columns = (owners: readonly Owner[]): unknown[] => [owners.map((o) => o.unitId), owners.map((o) => o.ownerId), owners.map((o) => o.above)];

/** For whom each unit's lines counted in a period. */
export async function membersOf(tx: Tx, periodId: number): Promise<{ unitId: number; ownerId: number }[]> {
  return tx.rows(`/* membersOf */ select unit_id as "unitId", scored_unit_id as "ownerId" from score_member where period_id = $1 order by 1 limit 100000`, [
    periodId,
  ]);
}

/** Inspections that are not concluded. */
export async function unconcluded(tx: Tx, owners: readonly Owner[]): Promise<{ ownerId: number; id: number; opened: boolean; above: boolean }[]> {
  return tx.rows(
    `/* unconcluded */ with ${OWNERS}
     select o.owner_id as "ownerId", i.id, exists (select 1 from inspection_step s where s.inspection_id = i.id and s.kind = 'OPENED') as opened, o.above
     from owner o join inspection i on i.unit_id = o.unit_id
     where not exists (select 1 from inspection_step s where s.inspection_id = i.id and s.kind = 'CONCLUDED') order by o.owner_id, i.id limit 100000`,
    columns(owners),
  );
}

/** What inspections found of the units, with the kinds of what became of it in order. */
export async function findingCourses(
  tx: Tx,
  owners: readonly Owner[],
): Promise<{ ownerId: number; id: number; inspection: number; steps: string[]; lastAt: Instant | null; above: boolean }[]> {
  return tx.rows(
    `/* findingCourses */ with ${OWNERS}
     select o.owner_id as "ownerId", f.id, f.inspection_id as inspection, array_remove(array_agg(s.kind order by s.id), null) as steps, max(s.at) as "lastAt", o.above
     from owner o join finding f on f.unit_id = o.unit_id left join finding_step s on s.finding_id = f.id
     group by o.owner_id, f.id, o.above order by o.owner_id, f.id limit 100000`,
    columns(owners),
  );
}

/** Cases that the units held and that were led elsewhere with their content hidden, since an instant: how many and when the last one was, and nothing of them. */
export async function hiddenDiversions(tx: Tx, owners: readonly Owner[], since: Instant): Promise<{ ownerId: number; count: number; lastAt: Instant }[]> {
  return tx.rows(
    `/* hiddenDiversions */ with ${OWNERS}
     select o.owner_id as "ownerId", count(distinct d.case_id)::int as count, max(d.at) as "lastAt"
     from case_diversion d join custody v on v.case_id = d.case_id join owner o on o.unit_id = v.unit_id and not o.above
     where d.hides and d.at >= $4::timestamptz group by 1 order by 1 limit 100000`,
    [...columns(owners), instantText(since)],
  );
}

/** Signs whose last mark over the same days is that they are to be inspected, of days that touch a span. */
export async function signsToInspect(
  tx: Tx,
  owners: readonly Owner[],
  span: { from: string; to: string },
): Promise<{ ownerId: number; sign: string; above: boolean }[]> {
  return tx.rows(
    `/* signsToInspect */ with ${OWNERS},
     last as (select distinct on (m.sign, m.unit_id, m.from_day, m.to_day) m.sign, m.unit_id, m.mark from sign_mark m
       where m.unit_id = any($1::int[]) and m.from_day <= $5::date and m.to_day >= $4::date order by m.sign, m.unit_id, m.from_day, m.to_day, m.id desc)
     select distinct o.owner_id as "ownerId", l.sign, o.above from last l join owner o on o.unit_id = l.unit_id where l.mark = 'TO_INSPECT' order by 1, 2, 3 limit 100000`,
    [...columns(owners), span.from, span.to],
  );
}

/** Cases of these periods that later data would count otherwise. */
export async function correctedCases(tx: Tx, periodIds: readonly number[]): Promise<{ ownerId: number; period: number; cases: number }[]> {
  return tx.rows(
    `/* correctedCases */ select unit_id as "ownerId", earlier_id as period, count(distinct case_id)::int as cases from score_correction
     where earlier_id = any($1::bigint[]) group by 1, 2 order by 1, 2 limit 100000`,
    [periodIds],
  );
}

/** What was last said of each typed condition. */
export async function lastStatements(
  tx: Tx,
  candidateIds: readonly number[],
): Promise<{ candidateId: number; check: TypedCheck; id: number; result: StatedResult; document: string; at: Instant }[]> {
  return tx.rows(
    `/* lastStatements */ select distinct on (candidate_id, check_code) candidate_id as "candidateId", check_code as "check", id, result, document_number as document, at
     from commendation_statement where candidate_id = any($1::bigint[]) order by candidate_id, check_code, id desc limit 100000`,
    [candidateIds],
  );
}

/** The awards that the last report of each candidate names. */
export async function namedAwards(tx: Tx, candidateIds: readonly number[]): Promise<{ candidateId: number; earlier: NamedAward[] }[]> {
  return tx.rows(
    `/* namedAwards */ select distinct on (candidate_id) candidate_id as "candidateId", earlier from commendation_report
     where candidate_id = any($1::bigint[]) order by candidate_id, id desc limit 100000`,
    [candidateIds],
  );
}

/** Of these periods, those after which none of the same scheme's code and kind was taken later: late data of theirs were never looked for. */
export async function unfollowedPeriods(tx: Tx, periodIds: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `/* unfollowedPeriods */ select p.id from score_period p join scoring_scheme c on c.id = p.scheme_id join score_taking t on t.period_id = p.id
     where p.id = any($1::bigint[]) and not exists (select 1 from score_period l join scoring_scheme o on o.id = l.scheme_id join score_taking k on k.period_id = l.id
       where (l.scheme_id = p.scheme_id or o.code = c.code and ${isOfficial("l")}) and l.kind = p.kind and l.from_day > p.to_day and k.as_of_instant > t.as_of_instant) order by p.from_day, p.id limit 400`,
    [periodIds],
  );
  return rows.map(({ id }) => id);
}

/** Appeals about these periods that wait, for each unit whose line it is or would become. */
export async function openAppeals(
  tx: Tx,
  periodIds: readonly number[],
  unitIds: readonly number[],
): Promise<{ ownerId: number; period: number; appeals: number }[]> {
  return tx.rows(
    `/* openAppeals */ select u.id as "ownerId", a.period_id as period, count(*)::int as appeals from score_appeal a join unit u on u.id in (coalesce(a.holder_unit_id, a.unit_id), a.other_unit_id)
     where a.period_id = any($1::bigint[]) and u.id = any($2::int[])
       and not exists (select 1 from score_appeal_act e where e.appeal_id = a.id and e.act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE'))
     group by 1, 2 order by 1, 2 limit 100000`,
    [periodIds, unitIds],
  );
}

/** An award that this hub granted. */
export interface GrantedAward {
  number: string;
  topical: boolean;
  revoked: boolean;
}

const GRANTED = `d.document_number as number, f.topical,
       exists (select 1 from commendation_decision r where r.candidate_id = d.candidate_id and r.kind = 'REVOKED') as revoked
     from commendation_decision d join commendation_candidate c on c.id = d.candidate_id
       join commendation_round r on r.id = c.round_id join commendation_form f on f.code = r.form_code and f.valid_from = r.form_valid_from
     where d.kind = 'GRANTED'`;

/** What this hub saw granted to units, by its decisions' numbers. */
export async function grantedAwards(tx: Tx, unitIds: readonly number[]): Promise<(GrantedAward & { unitId: number })[]> {
  return tx.rows(
    `/* grantedAwards */ select c.unit_id as "unitId", ${GRANTED} and c.officer_id is null and c.unit_id = any($1::int[]) order by d.id limit 100000`,
    [unitIds],
  );
}

/** The same of officers. */
export async function grantedToOfficers(tx: Tx, officerIds: readonly number[]): Promise<(GrantedAward & { officerId: number })[]> {
  return tx.rows(`/* grantedToOfficers */ select c.officer_id as "officerId", ${GRANTED} and c.officer_id = any($1::int[]) order by d.id limit 100000`, [
    officerIds,
  ]);
}
