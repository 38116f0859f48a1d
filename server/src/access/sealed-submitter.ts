import { createSecretKey } from "node:crypto";
import { identityNumberIn, phoneOf } from "./blind-index.ts";
import { SealBroken } from "./seal.ts";
import type { Vault } from "./vault.ts";

/** What is sealed apart, so that each can be shown without the others: name, phone, the other ways to reach him, and his words. */
export const SEALED_ITEMS = ["name", "phone", "contact", "content"] as const;
export type SealedItem = (typeof SEALED_ITEMS)[number];

/** Who sent a case, in the clear. */
export interface SubmitterTold {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  /** his own words where what lies in the open is not all of them; null: nothing of them is hidden */
  hiddenWords: HiddenWords | null;
  /** where an identity number may stand */
  text: string;
}

/** Words of a case as its source told them. */
export interface HiddenWords {
  title: string;
  content: string;
  place: string | null;
  result: string | null;
  closureReason: string | null;
}

/** The envelopes of one case; null: the source told nothing of the kind. */
export type SealedSubmitter = Record<SealedItem, Buffer | null> & { phoneIndex: Buffer | null; identityIndex: Buffer | null };

/** Nothing of anybody. */
export const NOBODY: SealedSubmitter = { name: null, phone: null, contact: null, content: null, phoneIndex: null, identityIndex: null };

/** Where the envelopes of a case belong. @param stream the source's stream its record comes from */
export function submitterPlace(sourceCode: string, stream: string, sourceCaseId: string): string {
  return `feedback_case:${sourceCode}:${stream}:${sourceCaseId}`;
}

/** Where a version of a record as its source gave it belongs. */
export function payloadPlace(sourceCode: string, stream: string, sourceCaseId: string): string {
  return `${sourceCode}:${stream}:${sourceCaseId}:payload`;
}

/** Where the words of a change asked for of many cases belong. @param key the asker's own, a UUID in small letters */
export function jobPlace(byAccountId: number, key: string): string {
  return `bulk_job:${byAccountId}:${key}`;
}

/** Where a kept view of the queue belongs. @param id a UUID in small letters */
export function viewPlace(id: string): string {
  return `saved_view:${id}`;
}

/** Where an officer's own address or number for notices belongs. */
export function noticePlace(accountId: number, item: "mail" | "phone"): string {
  return `notice_setting:${accountId}:${item}`;
}

/** Seals each item under the record's key, bound to its row and its field. */
export function sealedSubmitter(vault: Vault, key: Buffer, place: string, told: SubmitterTold): SealedSubmitter {
  const ready = createSecretKey(key);
  const seal = (item: SealedItem, plain: string | null): Buffer | null => (plain === null ? null : vault.seal(ready, plain, `${place}:${item}`));
  const { email, address, hiddenWords } = told;
  const phone = told.phone === null ? null : phoneOf(told.phone);
  const identity = identityNumberIn(told.text);
  return {
    name: seal("name", told.name),
    phone: seal("phone", told.phone),
    contact: seal("contact", email === null && address === null ? null : JSON.stringify({ email, address })),
    content: seal("content", hiddenWords === null ? null : JSON.stringify(hiddenWords)),
    phoneIndex: phone === null ? null : vault.blindIndex("phone", phone),
    identityIndex: identity === null ? null : vault.blindIndex("identity", identity),
  };
}

/** What of a submitter was opened. */
export interface OpenedSubmitter {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  words: HiddenWords | null;
}

/** One case's envelopes with its record's wrapped key; null: destroyed. */
export interface Envelopes extends Record<SealedItem, Buffer | null> {
  place: string;
  wrappedKey: Buffer | null;
}

/**
 * Opens the items asked for and no others; what was erased or never told is null.
 * @throws {SealBroken} an envelope was changed, or belongs to another row or field
 */
export function openedSubmitter(vault: Vault, sealed: Envelopes, items: readonly SealedItem[]): OpenedSubmitter {
  const { wrappedKey } = sealed;
  if (wrappedKey === null) return { name: null, phone: null, email: null, address: null, words: null };
  const key = vault.unwrap(wrappedKey);
  const open = (item: SealedItem): string | null => {
    const blob = sealed[item];
    return blob === null || !items.includes(item) ? null : vault.open(key, blob, `${sealed.place}:${item}`).toString("utf8");
  };
  const contact = read(open("contact")) as { email: string | null; address: string | null } | null;
  return {
    name: open("name"),
    phone: open("phone"),
    email: contact?.email ?? null,
    address: contact?.address ?? null,
    words: read(open("content")) as HiddenWords | null,
  };
}

function read(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch (cause) {
    throw new SealBroken("what it holds is not what belongs there", cause);
  }
}
