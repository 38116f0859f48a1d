import type { Tx } from "../../platform/database.ts";
import type { AppealedLine } from "./appeal.queries.ts";

/** Cases that somebody may speak of with a line: its own, then all behind the lines of the cards that it was and is of, then the newest that its units ever held. */
export async function casesBehindCard(
  tx: Tx,
  { periodId, unitId, holderUnitId, indicator, ordinal }: AppealedLine & { holderUnitId: number },
  mostHeld: number,
): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesBehindCard */ select t.case_id as "caseId" from (
       select case_id, case when unit_id = $6 and indicator = $3 and ordinal = $4 then 0 else 1 end as place from score_line where period_id = $1 and unit_id = any($2::int[]) and case_id is not null
       union all
       (select distinct v.case_id, 2 from score_member m join custody v on v.unit_id = m.unit_id where m.period_id = $1 and m.scored_unit_id = any($2::int[]) order by 1 desc limit $5)) t
     group by t.case_id order by min(t.place), t.case_id desc limit 100000`,
    [periodId, [unitId, holderUnitId], indicator, ordinal, mostHeld * (unitId === holderUnitId ? 1 : 2), unitId],
  );
  return rows.map(({ caseId }) => caseId);
}

/** The same of an officer's line: all behind his sheet. */
export async function casesBehindSheet(tx: Tx, of: { periodId: number; officerId: number; indicator: string; ordinal: number }): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesBehindSheet */ select case_id as "caseId" from officer_line where period_id = $1 and officer_id = $2
     group by case_id order by bool_or(part = $3 and ordinal = $4) desc, case_id desc limit 100000`,
    [of.periodId, of.officerId, of.indicator, of.ordinal],
  );
  return rows.map(({ caseId }) => caseId);
}
