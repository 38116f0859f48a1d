import type { FileKind } from "../../../platform/files/kinds.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Instant } from "../../../platform/instant.ts";
import { instantText } from "../../../platform/instant.ts";

/** A file of an appeal. */
export interface AppealFileRow {
  id: string;
  kind: FileKind;
  bytes: number;
  at: Instant;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
}

/** An appeal's files, oldest first. */
export async function filesOfAppeal(tx: Tx, appealId: number): Promise<AppealFileRow[]> {
  return tx.rows<AppealFileRow>(
    `/* filesOfAppeal */ select k.file_id as id, f.kind, f.bytes, k.at, k.by_name as "byName", k.by_unit_id as "byUnitId", k.on_behalf_of as "onBehalfOf"
     from score_appeal_file k join stored_file f on f.id = k.file_id where k.appeal_id = $1 order by k.number limit 1000`,
    [appealId],
  );
}

/** The case that an appeal's line is about. */
export interface AppealedCase {
  id: number;
  /** diverted with its content hidden: what is written about it goes with it */
  hidden: boolean;
}

/** null: the appeal is about no case */
export async function caseOfAppeal(tx: Tx, appealId: number): Promise<AppealedCase | null> {
  const [row] = await tx.rows<AppealedCase>(
    `/* caseOfAppeal */ select c.id, case_stubbed(c.id) as hidden from score_appeal a
       left join score_line l on l.period_id = a.period_id and l.indicator = a.indicator and l.unit_id = a.unit_id and l.ordinal = a.ordinal
       left join officer_line o on o.period_id = a.officer_period_id and o.officer_id = a.officer_id and o.part = a.officer_part and o.ordinal = a.ordinal
       join feedback_case c on c.id = coalesce(l.case_id, o.case_id)
     where a.id = $1`,
    [appealId],
  );
  return row ?? null;
}

/** Who adds a file to an appeal. */
export interface NewAppealFile {
  fileId: string;
  appealId: number;
  at: Instant;
  byAccountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
}

export async function insertAppealFile(tx: Tx, f: NewAppealFile): Promise<void> {
  await tx.rows(
    `/* insertAppealFile */ insert into score_appeal_file (file_id, appeal_id, at, by_account_id, by_name, by_unit_id, on_behalf_of)
     values ($1::uuid, $2, $3::timestamptz, $4, $5, $6, $7)`,
    [f.fileId, f.appealId, instantText(f.at), f.byAccountId, f.byName, f.byUnitId, f.onBehalfOf],
  );
}
