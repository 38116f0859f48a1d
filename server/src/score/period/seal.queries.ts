import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";

/** A link of the chain of sealed periods. */
export interface Seal extends Doing {
  number: number;
  periodId: number;
  previousHash: string;
  hash: string;
  /** canonical text that the hash is of */
  body: string;
  silent: readonly string[];
  waiver: string | null;
  disputes: string | null;
  /** how many appeals waited, and why it was sealed all the same; null: none did */
  appealsWaiting: number;
  appealWaiver: string | null;
}

/** The chain's end, held still to the end of the transaction. @returns number 0 and an empty hash before the first */
export async function lockChain(tx: Tx): Promise<{ number: number; hash: string }> {
  await tx.rows("/* lockChain */ lock table score_seal in exclusive mode");
  const [last] = await tx.rows<{ number: number; hash: string }>("/* lastSeal */ select number, hash from score_seal order by number desc limit 1");
  return last ?? { number: 0, hash: "" };
}

/** Links up to one, oldest first. */
export async function sealsUpTo(tx: Tx, number: number): Promise<{ number: number; previousHash: string; hash: string; body: string }[]> {
  return tx.rows(`/* sealsUpTo */ select number, previous_hash as "previousHash", hash, body from score_seal where number <= $1 order by number limit 100000`, [
    number,
  ]);
}

/** By whose key a period was sealed. */
export async function sealAsked(tx: Tx, periodId: number): Promise<{ accountId: number; askedKey: string; askedHash: Buffer } | undefined> {
  const [row] = await tx.rows<{ accountId: number; askedKey: string; askedHash: Buffer }>(
    `/* sealAsked */ select by_account_id as "accountId", asked_key::text as "askedKey", asked_hash as "askedHash" from score_seal where period_id = $1`,
    [periodId],
  );
  return row;
}

export async function insertSeal(tx: Tx, s: Seal): Promise<void> {
  await tx.rows(
    `/* insertSeal */ insert into score_seal (number, period_id, previous_hash, hash, body, silent, waiver, disputes, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash, appeals_waiting, appeal_waiver)
     values ($1, $2, $3, $4, $5, $6::text[], $7, $8, $9::timestamptz, $10, $11, $12, $13, $14::uuid, $15, $16, $17)`,
    [
      s.number,
      s.periodId,
      s.previousHash,
      s.hash,
      s.body,
      s.silent,
      s.waiver,
      s.disputes,
      instantText(s.at),
      s.accountId,
      s.byName,
      s.byUnitId,
      s.onBehalfOf,
      s.askedKey,
      s.askedHash,
      s.appealsWaiting,
      s.appealWaiver,
    ],
  );
}
