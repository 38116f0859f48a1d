import type { Doing } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";

/** Where proposals and what became of them are kept, and the number that each row goes by. */
const NUMBERS = {
  report_duty_proposal: "id",
  report_duty_settled: "proposal_id",
  report_rule_proposal: "id",
  report_rule_settled: "proposal_id",
} as const;
export type ProposalTable = keyof typeof NUMBERS;

/** What this key proposed or settled before. */
export async function keyAsked(tx: Tx, table: ProposalTable, by: Pick<Doing, "accountId" | "askedKey">): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* keyAsked */ select ${NUMBERS[table]} as id, asked_hash as "askedHash" from ${table} where by_account_id = $1 and asked_key = $2::uuid`,
    [by.accountId, by.askedKey],
  );
  return row ?? null;
}
