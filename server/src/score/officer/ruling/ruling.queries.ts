import type { Doing } from "../../../access/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { instantText } from "../../../platform/instant.ts";
import type { RulingEffect, SheetPart } from "../counting/line.ts";

/** No ruling comes in between, to the end of the transaction: what is counted with all of them is. */
export async function lockRulings(tx: Tx): Promise<void> {
  await tx.rows("/* lockRulings */ lock table officer_ruling in exclusive mode");
}

/** The last ruling's number; 0: there is none. */
export async function lastRuling(tx: Tx): Promise<number> {
  return (await tx.one<{ id: number }>("/* lastRuling */ select coalesce(max(id), 0)::bigint as id from officer_ruling")).id;
}

/** What is ruled of one line, by whom and by which paper. */
export type NewOfficerRuling = Pick<Doing, "accountId" | "byName" | "byUnitId" | "onBehalfOf" | "at"> & {
  periodId: number;
  officerId: number;
  /** the line's name in its period, such as "PROGRESS-3" */
  key: string;
  effect: RulingEffect;
  /** of the appeal it answers */
  appeal: string;
  documentNumber: string;
  /** YYYY-MM-DD */
  documentDay: string;
};

export async function insertRuling(tx: Tx, r: NewOfficerRuling & { part: SheetPart; ordinal: number }): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertRuling */ insert into officer_ruling (period_id, officer_id, part, ordinal, effect, appeal, document_number, document_day, at, by_account_id, by_name, by_unit_id, on_behalf_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8::date, $9::timestamptz, $10, $11, $12, $13) returning id`,
    [
      r.periodId,
      r.officerId,
      r.part,
      r.ordinal,
      r.effect,
      r.appeal,
      r.documentNumber,
      r.documentDay,
      instantText(r.at),
      r.accountId,
      r.byName,
      r.byUnitId,
      r.onBehalfOf,
    ],
  );
  return id;
}

/** Whose head is asked about a sheet. */
export interface SheetSuperior {
  /** the officer himself */
  accountId: number | null;
  unitId: number;
  /** the register's head of that unit today; null: it names none */
  headOfficerId: number | null;
  headAccountId: number | null;
  headName: string | null;
}

/** @param day today, YYYY-MM-DD @returns undefined: there is no such sheet */
export async function sheetSuperior(tx: Tx, of: { periodId: number; officerId: number }, day: string): Promise<SheetSuperior | undefined> {
  const [row] = await tx.rows<SheetSuperior>(
    `/* sheetSuperior */ select a.id as "accountId", s.unit_id as "unitId", h.officer_id as "headOfficerId", b.id as "headAccountId", o.name as "headName"
     from officer_sheet s left join account a on a.officer_id = s.officer_id
       left join post h on h.unit_id = s.unit_id and h.head and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to > $3::date)
       left join officer o on o.id = h.officer_id left join account b on b.officer_id = h.officer_id
     where s.period_id = $1 and s.officer_id = $2`,
    [of.periodId, of.officerId, day],
  );
  return row;
}
