import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";

/** What a key called off before. */
export async function callingOffAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ periodId: number; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ periodId: number; askedHash: Buffer }>(
    `/* callingOffAsked */ select period_id as "periodId", asked_hash as "askedHash" from score_period_calling_off where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row;
}

/** Keeps that a period was called off, and frees its days. */
export async function insertCallingOff(tx: Tx, c: Doing & { periodId: number; reason: string }): Promise<void> {
  await tx.rows(
    `/* insertCallingOff */ insert into score_period_calling_off (period_id, reason, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8::uuid, $9)`,
    [c.periodId, c.reason, instantText(c.at), c.accountId, c.byName, c.byUnitId, c.onBehalfOf, c.askedKey, c.askedHash],
  );
  await tx.rows("/* freeDays */ update score_period set called_off = true where id = $1", [c.periodId]);
}

/** The cases that came last, of whatever unit. */
export async function newestCases(tx: Tx, most: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>("/* newestCases */ select id from feedback_case order by id desc limit $1", [most]);
  return rows.map(({ id }) => id);
}
