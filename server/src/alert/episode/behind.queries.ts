import { MOST_SUBMITTERS } from "../../case/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { ListSql } from "../../tally/index.ts";

/** The cases of a list: all of them where names among them can be hidden, else one more than that. */
export async function caseIdsBehind(tx: Tx, { rows, where, values }: ListSql): Promise<number[]> {
  const found = await tx.rows<{ id: number }>(`/* caseIdsBehind */ select s.case_id as id from ${rows} s where ${where} limit ${MOST_SUBMITTERS + 1}`, values);
  return found.map(({ id }) => id);
}
