import { appendAudit } from "../audit/index.ts";
import type { AuditActor } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { destroyKeys, forgetEnvelopes, forgetUnreadable, sameSubmitter } from "./erase.queries.ts";
import type { Vault } from "./vault.ts";

/** What is erased, by what law, and who says so. */
export interface Erasure {
  caseIds: readonly number[];
  actor: AuditActor;
  /** such as "Luật 91/2025/QH15 điều 14" */
  legalBasis: string;
  reason: string;
  at: Instant;
}

/**
 * Destroys the keys of the cases' records: name, phone, other contact, words as they were told, every version in the raw inbox and the
 * reasons written when somebody looked are unreadable from the commit on, here and in every later backup. Counts, lists, clocks and the
 * audit chain stay as they are. A record without its key is never given another, so the next poll of the same record brings nothing back.
 * @returns how many cases had something left to erase
 */
export async function eraseSubmitters(tx: Tx, vault: Vault, { caseIds, actor, legalBasis, reason, at }: Erasure): Promise<number> {
  const erased = await tx.rows<destroyKeys>(destroyKeys, [caseIds]);
  const ids = erased.map((row) => row.case_id);
  await tx.rows(forgetEnvelopes, [ids]);
  await tx.rows(forgetUnreadable, [ids]);
  const kept = { texts: { legalBasis, reason }, seal: (plain: Buffer, context: string) => vault.sealMaster(plain, context), caseId: null };
  const entry = { stream: "decision" as const, actor, act: "eraseSubmitter", detail: {}, at, kept };
  await appendAudit(tx, ...ids.map((id) => ({ ...entry, subject: { kind: "case", id: String(id) } })));
  return ids.length;
}

/** Every case whose submitter has this number, the newest first; at most 1,000. @param index of vault.blindIndex */
export async function casesBySubmitter(tx: Tx, column: "phone" | "identity", index: Buffer): Promise<number[]> {
  const rows = await tx.rows<sameSubmitter>(sameSubmitter(column), [index]);
  return rows.map((row) => row.id);
}
