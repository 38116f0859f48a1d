import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";

/** Tables whose rows somebody wrote under a key of his own. */
export type KeptTable =
  | "inspection_plan"
  | "inspection"
  | "inspection_step"
  | "inspection_answer"
  | "inspection_sample"
  | "inspection_verdict"
  | "inspection_call"
  | "finding"
  | "finding_step"
  | "sign_mark"
  | "directory_change";

/** Columns of a row, as the table names them. */
export type KeptRow = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly number[]>>;

/** What this key wrote before. @param table a name that stands in the code */
export async function askedBefore(tx: Tx, table: string, { accountId, askedKey }: Doing): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* askedBefore */ select id, asked_hash as "askedHash" from ${table} where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Writes a row with who wrote it. @returns its number; null: one that must be the only one is there already, and nothing was written @param table a name that stands in the code */
export async function insertKept(tx: Tx, table: string, row: KeptRow, by: Doing): Promise<number | null> {
  const whole: KeptRow = { ...row, at: instantText(by.at), by_account_id: by.accountId, by_name: by.byName, by_unit_id: by.byUnitId };
  const names = [...Object.keys(whole), "on_behalf_of", "asked_key", "asked_hash"];
  const values = [...Object.values(whole), by.onBehalfOf, by.askedKey, by.askedHash];
  const places = values.map((_value, i) => `$${i + 1}`).join(", ");
  const [written] = await tx.rows<{ id: number }>(
    `/* insertKept */ insert into ${table} (${names.join(", ")}) values (${places}) on conflict do nothing returning id`,
    values,
  );
  return written?.id ?? null;
}
