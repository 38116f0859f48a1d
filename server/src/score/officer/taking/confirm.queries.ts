import type { Doing } from "../../../access/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { instantText } from "../../../platform/instant.ts";

/** What somebody asked for by a key, of whatever period. @returns its hash; null: nothing */
export async function askedBefore(
  tx: Tx,
  table: "officer_confirmation" | "officer_seal",
  { accountId, askedKey }: Pick<Doing, "accountId" | "askedKey">,
): Promise<Buffer | null> {
  const [row] = await tx.rows<{ askedHash: Buffer }>(
    `/* askedBefore */ select asked_hash as "askedHash" from ${table} where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row?.askedHash ?? null;
}

/** Whether somebody has said that his sheet is right. */
export async function confirmedSheet(tx: Tx, periodId: number, officerId: number): Promise<boolean> {
  const rows = await tx.rows("/* confirmedSheet */ select 1 from officer_confirmation where period_id = $1 and officer_id = $2", [periodId, officerId]);
  return rows.length > 0;
}

export async function insertConfirmation(tx: Tx, c: Doing & { periodId: number; officerId: number }): Promise<void> {
  await tx.rows(
    `/* insertConfirmation */ insert into officer_confirmation (period_id, officer_id, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8::uuid, $9)`,
    [c.periodId, c.officerId, instantText(c.at), c.accountId, c.byName, c.byUnitId, c.onBehalfOf, c.askedKey, c.askedHash],
  );
}

export async function insertSheetSeal(
  tx: Tx,
  s: Doing & { periodId: number; rulingsUpTo: number; hash: string; confirmed: number; missing: number; silent: readonly string[]; waiver: string | null },
): Promise<void> {
  await tx.rows(
    `/* insertSheetSeal */ insert into officer_seal (period_id, rulings_upto, hash, confirmed, missing, silent, waiver, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6::text[], $7, $8::timestamptz, $9, $10, $11, $12, $13::uuid, $14)`,
    [
      s.periodId,
      s.rulingsUpTo,
      s.hash,
      s.confirmed,
      s.missing,
      s.silent,
      s.waiver,
      instantText(s.at),
      s.accountId,
      s.byName,
      s.byUnitId,
      s.onBehalfOf,
      s.askedKey,
      s.askedHash,
    ],
  );
}
