import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** One urging as the case's history shows it. */
export interface UrgingRow {
  caseId: number;
  at: Instant;
  byUnitId: number;
  toUnitId: number;
  onBehalfOf: string | null;
  reason: string;
}

/** Every urging of these cases, oldest first. */
export async function urgingsOf(tx: Tx, caseIds: readonly number[]): Promise<UrgingRow[]> {
  return tx.rows<UrgingRow>(
    `/* urgingsOf */ select case_id as "caseId", at, by_unit_id as "byUnitId", to_unit_id as "toUnitId", on_behalf_of as "onBehalfOf", reason
     from urging where case_id = any($1::bigint[]) order by case_id, event_seq limit 10000`,
    [caseIds],
  );
}

/** $1 event · $2 case · $3 urging unit · $4 urged unit · $5 account · $6 on behalf of · $7 reason · $8 when */
export const insertUrging = `-- insertUrging
insert into urging (event_seq, case_id, by_unit_id, to_unit_id, by_account_id, on_behalf_of, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
