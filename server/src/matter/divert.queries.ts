import type { ChangeKind } from "@dau-moi/schema";
import type { Doing } from "../access/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { DiversionSide } from "./divert.words.ts";

/** A diversion, with how far its change is. */
export interface DiversionRow {
  id: number;
  caseId: number;
  reference: string;
  code: string;
  name: string;
  legalBasis: string;
  hides: boolean;
  toUnitId: number | null;
  reason: string | null;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  at: Instant;
  asked: ChangeKind;
  state: ChangeState;
  /** of the letter by which it was sent on, the newest; null: none, or none that the reader sees */
  letterNumber: string | null;
  /** a day of the province */
  letterDay: string | null;
  letterAt: Instant | null;
  letterByName: string | null;
  /** of the note to its source; null: none */
  letterState: ChangeState | null;
}

const COLUMNS = `d.id, d.case_id as "caseId", c.reference, d.code, d.name, d.legal_basis as "legalBasis", d.hides, d.to_unit_id as "toUnitId", d.reason, d.by_name as "byName",
  d.by_unit_id as "byUnitId", d.on_behalf_of as "onBehalfOf", d.at, k.kind as asked, k.state, l.number as "letterNumber", l.day::text as "letterDay", l.at as "letterAt",
  l.by_name as "letterByName", n.state as "letterState"`;
const WITH_CHANGE = `case_diversion d join case_change k on k.id = d.change_id join feedback_case c on c.id = d.case_id
  left join lateral (select number, day, at, by_name, change_id from diversion_letter where diversion_id = d.id order by id desc limit 1) l on true
  left join case_change n on n.id = l.change_id`;

/** How these cases were diverted, oldest first. */
export async function diversionsOf(tx: Tx, caseIds: readonly number[]): Promise<DiversionRow[]> {
  return tx.rows<DiversionRow>(
    `/* diversionsOf */ select ${COLUMNS} from ${WITH_CHANGE} where d.case_id = any($1::bigint[]) order by d.case_id, d.id limit 10000`,
    [caseIds],
  );
}

/** What hides a case: its last diversion that does; null: nothing. */
export async function hidingDiversion(
  tx: Tx,
  caseId: number,
): Promise<(DiversionRow & { reasonSealed: Buffer | null; byAccountId: number; askedKey: string }) | null> {
  const [row] = await tx.rows<DiversionRow & { reasonSealed: Buffer | null; byAccountId: number; askedKey: string }>(
    `/* hidingDiversion */ select ${COLUMNS}, d.reason_sealed as "reasonSealed", d.by_account_id as "byAccountId", d.asked_key::text as "askedKey"
     from ${WITH_CHANGE} where d.case_id = $1 and d.hides order by d.id desc limit 1`,
    [caseId],
  );
  return row ?? null;
}

const AMONG: Readonly<Record<DiversionSide, string>> = { SENT: "d.by_unit_id = any($1::int[])", RECEIVED: "d.to_unit_id = any($1::int[])" };

/** Hidden cases that units diverted, or that went to them, newest first. @param page.side one of the two alone; null: both */
export async function hiddenCases(
  tx: Tx,
  unitIds: readonly number[],
  page: { side: DiversionSide | null; first: number; before: number | null },
): Promise<{ rows: DiversionRow[]; total: number }> {
  const among = `d.hides and (${page.side === null ? `${AMONG.SENT} or ${AMONG.RECEIVED}` : AMONG[page.side]})`;
  const { total } = await tx.one<{ total: number }>(`/* countHiddenCases */ select count(*)::int as total from case_diversion d where ${among}`, [unitIds]);
  const rows = await tx.rows<DiversionRow>(
    `/* hiddenCases */ select ${COLUMNS} from ${WITH_CHANGE} where ${among} and ($2::bigint is null or d.id < $2) order by d.id desc limit $3`,
    [unitIds, page.before, page.first],
  );
  return { rows, total };
}

/** @returns the diversion that this key made before */
export async function diversionAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* diversionAsked */ select asked_hash as "askedHash" from case_diversion where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Whether a diversion of the case is on its way, or its source shows it. */
export async function isDiverted(tx: Tx, caseId: number): Promise<boolean> {
  const rows = await tx.rows(
    `/* isDiverted */ select 1 from case_diversion d join case_change k on k.id = d.change_id where d.case_id = $1 and k.state not in ('REFUSED', 'DROPPED', 'NOT_SHOWN') limit 1`,
    [caseId],
  );
  return rows.length > 0;
}

/** A diversion that may be. */
export interface NewDiversion extends Doing {
  caseId: number;
  code: string;
  name: string;
  legalBasis: string;
  hides: boolean;
  toUnitId: number | null;
  reason: string | null;
  reasonSealed: Buffer | null;
  changeId: number;
}

export async function insertDiversion(tx: Tx, d: NewDiversion): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertDiversion */ insert into case_diversion (case_id, code, name, legal_basis, hides, to_unit_id, reason, reason_sealed, change_id, by_account_id, by_name, by_unit_id,
       on_behalf_of, at, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::timestamptz, $15::uuid, $16) returning id`,
    [
      d.caseId,
      d.code,
      d.name,
      d.legalBasis,
      d.hides,
      d.toUnitId,
      d.reason,
      d.reasonSealed,
      d.changeId,
      d.accountId,
      d.byName,
      d.byUnitId,
      d.onBehalfOf,
      instantText(d.at),
      d.askedKey,
      d.askedHash,
    ],
  );
  return id;
}

/** From now on this text stands for the case: no word of it lies in the open, whatever its source tells later. */
export async function hideCase(tx: Tx, caseId: number, stub: string): Promise<void> {
  await tx.rows("/* hideCase */ update feedback_case set stub = $2 where id = $1", [caseId, stub]);
}

/** Where the raw record of a case lies. */
export async function recordPlace(tx: Tx, caseId: number): Promise<{ sourceId: number; stream: string; sourceCaseId: string; reference: string } | null> {
  const [row] = await tx.rows<{ sourceId: number; stream: string; sourceCaseId: string; reference: string }>(
    `/* recordPlace */ select source_id as "sourceId", stream, source_case_id as "sourceCaseId", reference from feedback_case where id = $1`,
    [caseId],
  );
  return row ?? null;
}
