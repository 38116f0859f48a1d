import type { Tx } from "../platform/database.ts";

/** A case that a list of letters names. */
export interface NamedCase {
  id: number;
  reference: string;
  /** its source shows a result, or one was asked for and neither refused nor dropped */
  recorded: boolean;
}

/** The cases of these references that the asker sees. */
export async function casesByReference(tx: Tx, references: readonly string[]): Promise<NamedCase[]> {
  return tx.rows<NamedCase>(
    `/* casesByReference */ select c.id, c.reference, c.result is not null or exists (
       select 1 from case_change k where k.case_id = c.id and k.kind = 'RECORD_RESULT' and k.state not in ('REFUSED', 'DROPPED', 'NOT_SHOWN')) as recorded
     from feedback_case c where c.reference = any($1::text[]) order by c.id limit 10000`,
    [references],
  );
}
