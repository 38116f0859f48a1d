import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { BLOCKING_FINDINGS } from "../../inspection/index.ts";

/** Who has sealed sheets of these periods, and in which unit the last of them is. @param code this officer alone; null: everybody */
export async function lastSheetPlaces(tx: Tx, periodIds: readonly number[], code: string | null): Promise<{ officerId: number; unitId: number }[]> {
  return tx.rows(
    `/* lastSheetPlaces */ select distinct on (s.officer_id) s.officer_id as "officerId", s.unit_id as "unitId" from officer o join officer_sheet s on s.officer_id = o.id
       join officer_period p on p.id = s.period_id join officer_seal e on e.period_id = p.id
     where ($2::text is null or o.code = $2) and p.id = any($1::bigint[]) order by s.officer_id, p.from_day desc, p.id desc limit 1000000`,
    [periodIds, code],
  );
}

/** Units in which officers have lines of these periods' sheets. */
export async function unitsOfLines(tx: Tx, periodIds: readonly number[], officerIds: readonly number[]): Promise<{ officerId: number; unitId: number }[]> {
  return tx.rows(
    `/* unitsOfLines */ select distinct officer_id as "officerId", unit_id as "unitId" from officer_line
     where period_id = any($1::bigint[]) and officer_id = any($2::int[]) order by 1, 2 limit 100000`,
    [periodIds, officerIds],
  );
}

/** Lines that count for somebody, and of which it was not ruled since that they are not his. */
const HIS = `l.part <> 'TIME' and l.excluded is null and (select r.effect from officer_ruling r where r.period_id = l.period_id and r.officer_id = l.officer_id
       and r.part = l.part and r.ordinal = l.ordinal order by r.id desc limit 1) is distinct from 'NOT_HIS'`;

/** A case that counts in an officer's sheets, held not in order by the last verdict of an inspection. */
export interface NotInOrder {
  officerId: number;
  caseId: number;
  /** the inspection, and the unit that it looked at */
  id: number;
  inspectedUnitId: number;
  /** the units that held the case where it counts for him */
  unitIds: number[];
  concluded: boolean;
  falsified: boolean;
}

/** Whatever inspection held cases of lines that count in these officers' sheets not in order, whichever unit it looked at. */
export async function casesNotInOrder(tx: Tx, periodIds: readonly number[], officerIds: readonly number[]): Promise<NotInOrder[]> {
  const [falsified] = BLOCKING_FINDINGS.filter((kind) => kind === "DATA_FALSIFIED");
  return tx.rows<NotInOrder>(
    `/* casesNotInOrder */ with his as (select l.officer_id, l.case_id, array_agg(distinct l.unit_id) as unit_ids from officer_line l
       where l.period_id = any($1::bigint[]) and l.officer_id = any($2::int[]) and ${HIS} group by 1, 2),
     last as (select distinct on (s.inspection_id, v.case_id) s.inspection_id, v.case_id, v.verdict from inspection_verdict v join inspection_sample s on s.id = v.sample_id
       where v.case_id in (select case_id from his) order by s.inspection_id, v.case_id, v.id desc)
     select h.officer_id as "officerId", h.case_id as "caseId", i.id, i.unit_id as "inspectedUnitId", h.unit_ids as "unitIds",
       exists (select 1 from inspection_step s where s.inspection_id = i.id and s.kind = 'CONCLUDED') as concluded,
       exists (select 1 from finding f where f.inspection_id = i.id and f.kind = $3) as falsified
     from last l join his h on h.case_id = l.case_id join inspection i on i.id = l.inspection_id where l.verdict = 'NOT_IN_ORDER' order by 1, 3, 2 limit 1000000`,
    [periodIds, officerIds, falsified],
  );
}

/** Cases that officers had and that were led elsewhere with their content hidden, since an instant: how many and when the last one was, and nothing of them. */
export async function diversionsOfOfficers(
  tx: Tx,
  of: { periodIds: readonly number[]; officerIds: readonly number[]; since: Instant },
): Promise<{ officerId: number; count: number; lastAt: Instant }[]> {
  return tx.rows(
    `/* diversionsOfOfficers */ with his as (
       select officer_id, case_id from officer_line where period_id = any($1::bigint[]) and officer_id = any($2::int[])
       union select officer_id, case_id from officer_custody where officer_id = any($2::int[]))
     select h.officer_id as "officerId", count(distinct d.case_id)::int as count, max(d.at) as "lastAt" from his h join case_diversion d on d.case_id = h.case_id
     where d.hides and d.at >= $3::timestamptz group by 1 order by 1 limit 100000`,
    [of.periodIds, of.officerIds, instantText(of.since)],
  );
}

/** How many sources were silent when these periods of sheets, or the quarters of a year among them, were taken or sealed all the same; periods without any are left out. */
export async function silentOfSheets(tx: Tx, periodIds: readonly number[]): Promise<{ period: number; sources: number }[]> {
  return tx.rows(
    `/* silentOfSheets */ with part as (select id as period_id, id as part_id from unnest($1::bigint[]) as w(id)
       union select period_id, part_id from officer_period_part where period_id = any($1::bigint[]))
     select t.period_id as period, count(distinct x.source)::int as sources from part t join officer_period p on p.id = t.part_id left join officer_seal s on s.period_id = p.id
       cross join lateral unnest(p.silent || coalesce(s.silent, '{}')) as x(source)
     group by 1 order by 1 limit 400`,
    [periodIds],
  );
}

/** Appeals about lines of these periods' sheets that wait for an answer. */
export async function sheetsContested(
  tx: Tx,
  periodIds: readonly number[],
  officerIds: readonly number[],
): Promise<{ officerId: number; period: number; appeals: number }[]> {
  return tx.rows(
    `/* sheetsContested */ select a.officer_id as "officerId", a.officer_period_id as period, count(*)::int as appeals from score_appeal a
     where a.officer_period_id = any($1::bigint[]) and a.officer_id = any($2::int[])
       and not exists (select 1 from score_appeal_act e where e.appeal_id = a.id and e.act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE'))
     group by 1, 2 order by 1, 2 limit 100000`,
    [periodIds, officerIds],
  );
}

/** Cases behind these officers' sheets, and those that they had and that were led elsewhere with their content hidden since. @param officerIds null: everybody's */
export async function casesOfSheets(tx: Tx, of: { periodIds: readonly number[]; officerIds: readonly number[] | null; since: Instant }): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesOfSheets */ select case_id as "caseId" from officer_line where period_id = any($1::bigint[]) and ($2::int[] is null or officer_id = any($2))
     union select c.case_id from officer_custody c where ($2::int[] is null and c.officer_id is not null or c.officer_id = any($2))
       and exists (select 1 from case_diversion d where d.case_id = c.case_id and d.hides and d.at >= $3::timestamptz)
     order by 1 desc limit 10000000`,
    [of.periodIds, of.officerIds, instantText(of.since)],
  );
  return rows.map(({ caseId }) => caseId);
}
