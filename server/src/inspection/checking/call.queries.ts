import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";

/** A call that an inspector wrote down. */
export interface CallRow {
  id: number;
  hotline: string | null;
  caseId: number | null;
  calledAt: Instant;
  answered: boolean;
  waitedSeconds: number;
  solved: boolean | null;
  words: string;
  byName: string;
}

/** In their order. */
export async function inspectionCalls(tx: Tx, inspectionId: number): Promise<CallRow[]> {
  return tx.rows<CallRow>(
    `/* inspectionCalls */ select id, hotline, case_id as "caseId", called_at as "calledAt", answered, waited_seconds as "waitedSeconds", solved, words, by_name as "byName"
     from inspection_call where inspection_id = $1 order by id limit 1000`,
    [inspectionId],
  );
}

/** Whether one of these units had this number posted on a day. */
export async function isPosted(tx: Tx, unitIds: readonly number[], number: string, day: string): Promise<boolean> {
  const rows = await tx.rows(
    `/* isPosted */ select 1 from hotline where unit_id = any($1::int[]) and number = $2 and valid_from <= $3::date and (valid_to is null or $3::date < valid_to)`,
    [unitIds, number, day],
  );
  return rows.length > 0;
}
