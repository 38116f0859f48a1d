import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";

/** @returns the letter that this key recorded before */
export async function letterAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* letterAsked */ select asked_hash as "askedHash" from diversion_letter where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** A letter that may be recorded. */
export interface NewDiversionLetter extends Doing {
  diversionId: number;
  caseId: number;
  number: string;
  day: string;
  changeId: number | null;
}

export async function insertDiversionLetter(tx: Tx, l: NewDiversionLetter): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertDiversionLetter */ insert into diversion_letter (diversion_id, case_id, number, day, change_id, by_account_id, by_name, by_unit_id, on_behalf_of, at, asked_key, asked_hash)
     values ($1, $2, $3, $4::date, $5, $6, $7, $8, $9, $10::timestamptz, $11::uuid, $12) returning id`,
    [l.diversionId, l.caseId, l.number, l.day, l.changeId, l.accountId, l.byName, l.byUnitId, l.onBehalfOf, instantText(l.at), l.askedKey, l.askedHash],
  );
  return id;
}
