import { createHash } from "node:crypto";
import type { CaseChange, ChangeKind } from "@dau-moi/schema";
import { jobPlace } from "../access/index.ts";
import type { Vault } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { askedChange } from "../writeback/index.ts";
import type { BulkChangeInput } from "./bulk.inputs.ts";

/** What one case alone is asked for, in place of what all are. */
export type OwnPart = Partial<Pick<BulkChangeInput, "toUnit" | "paper" | "words">>;

/** What is asked of every case. */
export type AskedOfAll = Omit<BulkChangeInput, never>;

/** What a job asks for, whole. */
export interface Order {
  change: AskedOfAll;
  reason: string;
}

/** Kinds that need words and take the job's reason where it has none. */
const SAYS_THE_REASON: readonly ChangeKind[] = ["COMMENT", "EXTEND", "TRANSFER", "RETURN", "CLOSE", "REOPEN"];

/** The change that a job asks of one case, or what is wrong with which field of it. @param approver who decides an extension */
export function changeFor({ change, reason }: Order, own: OwnPart | null, at: Instant, approver: string): CaseChange | Problem {
  const words = own?.words ?? change.words ?? (SAYS_THE_REASON.includes(change.kind) ? reason : null);
  return askedChange({ ...change, ...own, words, caseId: "", key: "", seen: at }, at, { approver, files: [] });
}

/** What a job asks for, as it may lie in the open: words for many cases may name anybody, and so may a letter's number. */
export function openOrder({ kind, toUnit, form, orderedAt, dueDay }: AskedOfAll): Record<string, unknown> {
  return { kind, toUnit, form, orderedAt, dueDay };
}

export function sealedOrder(vault: Vault, order: Order, { accountId, key }: { accountId: number; key: string }): Buffer {
  return vault.sealMaster(JSON.stringify(order), jobPlace(accountId, key));
}

export function openedOrder(vault: Vault, { sealed, byAccountId, key }: { sealed: Buffer; byAccountId: number; key: string }): Order {
  return JSON.parse(vault.openMaster(sealed, jobPlace(byAccountId, key)).toString("utf8")) as Order;
}

/** Where what one case alone is asked for belongs. */
export function itemPlace(key: string, caseId: number): string {
  return `bulk_item:${key}:${caseId}`;
}

/** What one case alone is asked for, whole; in the open where its record's key was destroyed. */
export function openedOwn(vault: Vault, item: { own: OwnPart | null; ownSealed: Buffer | null; wrappedKey: Buffer | null }, place: string): OwnPart | null {
  if (item.ownSealed === null || item.wrappedKey === null) return item.own;
  return JSON.parse(vault.open(vault.unwrap(item.wrappedKey), item.ownSealed, place).toString("utf8")) as OwnPart;
}

/** The key under which a job asks for the change of one case: the same however often it is asked for. @returns a UUID (version 8) */
export function keyOfItem(jobKey: string, caseId: number): string {
  const hex = createHash("sha256").update(`${jobKey}:${caseId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
