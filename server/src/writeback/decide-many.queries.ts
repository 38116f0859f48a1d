import type { CaseStream, ChangeKind } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { DecidedRecord } from "./writeback.queries.ts";

/** A record a decision among many is about, with what an event of its case is told by. */
export interface RecordAmongMany extends Omit<DecidedRecord, "intakeUnitId" | "confidential"> {
  caseId: number;
  caseStream: CaseStream;
  unitId: number;
}

/** `lockRecord` for many cases, always in the same order. */
export async function lockRecords(tx: Tx, caseIds: readonly number[]): Promise<RecordAmongMany[]> {
  return tx.rows<RecordAmongMany>(
    `/* lockRecords */ select c.id as "caseId", r.source_id as "sourceId", r.stream, r.source_case_id as "sourceCaseId", r.wrapped_key as "wrappedKey", r.version,
       c.learned_at as "learnedAt", c.case_stream as "caseStream", c.unit_id as "unitId",
       exists (select 1 from case_change k where k.case_id = c.id and k.receipt_version = r.version) as echo
     from feedback_case c join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     where c.id = any($1::bigint[]) order by c.id for update of r`,
    [caseIds],
  );
}

/** Requests that came with the same keys before. */
export async function askedBeforeAll(tx: Tx, accountId: number, askedKeys: readonly string[]): Promise<{ id: number; askedKey: string; askedHash: Buffer }[]> {
  return tx.rows(
    `/* askedBeforeAll */ select id, asked_key::text as "askedKey", asked_hash as "askedHash" from case_change where by_account_id = $1 and asked_key = any($2::uuid[])`,
    [accountId, askedKeys],
  );
}

/** Which of these cases have a change of this kind that is still on its way. */
export async function onTheirWay(tx: Tx, caseIds: readonly number[], kind: ChangeKind): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* onTheirWay */ select distinct case_id as "caseId" from case_change
     where case_id = any($1::bigint[]) and kind = $2 and state not in ('VERIFIED', 'NOT_SHOWN', 'REFUSED', 'DROPPED')`,
    [caseIds, kind],
  );
  return rows.map((row) => row.caseId);
}

/** Drops those of these changes that have not left the hub. @returns which they were */
export async function dropUnsent(
  tx: Tx,
  ids: readonly number[],
  at: string,
): Promise<{ id: number; caseId: number; caseStream: CaseStream; unitId: number }[]> {
  return tx.rows(
    `/* dropUnsent */ with unsent as (select id from case_change where id = any($1::bigint[]) and state in ('QUEUED', 'WORKLIST') order by id for update)
     update case_change k set state = 'DROPPED', state_at = $2::timestamptz from unsent, feedback_case c
     where k.id = unsent.id and c.id = k.case_id and k.state in ('QUEUED', 'WORKLIST')
     returning k.id, k.case_id as "caseId", c.case_stream as "caseStream", c.unit_id as "unitId"`,
    [ids, at],
  );
}
