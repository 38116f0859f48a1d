import type { Tx } from "../platform/database.ts";

/** The letter by which a case was sent on. */
export interface SentOnBy {
  caseId: number;
  number: string;
  /** a day of the province */
  day: string;
}

/** The newest letter of the newest diversion that has one, of each of these cases whose content is not hidden. */
export async function sentOnBy(tx: Tx, caseIds: readonly number[]): Promise<SentOnBy[]> {
  return tx.rows<SentOnBy>(
    `/* sentOnBy */ select distinct on (l.case_id) l.case_id as "caseId", l.number, l.day::text from diversion_letter l
     join case_diversion d on d.id = l.diversion_id and not d.hides where l.case_id = any($1::bigint[]) order by l.case_id, l.diversion_id desc, l.id desc limit 10000`,
    [caseIds],
  );
}
