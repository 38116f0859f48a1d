import type { Instant } from "../platform/instant.ts";

/** Each has a chain of its own: who looked, what was decided, what became of accounts, of sources, and of keys. */
export type AuditStream = "access" | "decision" | "account" | "source" | "key";

/** Who did it: a signed-in account, somebody at the command line, or the hub by itself. */
export interface AuditActor {
  kind: "account" | "cli" | "hub";
  /** account id; null for the others */
  id: number | null;
  /** username; at the command line what --as or the operating system says */
  name: string;
  /** username of the one he stands in for */
  onBehalfOf?: string;
}

/** One thing that was done. It is readable by every auditor for ever: nothing of a person but accounts' names may stand in it. */
export interface AuditEntry {
  stream: AuditStream;
  actor: AuditActor;
  /** what was done, in one word: revealSubmitter, adoptCalendar */
  act: string;
  /** what it was done to: { kind: "case", id: "4512" } */
  subject: { kind: string; id: string };
  /** ids and codes, never personal data and no free text (what has a blank in it is refused) */
  detail: Readonly<Record<string, string | number | boolean | null>>;
  at: Instant;
  /**
   * Free text that must be provable later, such as a reason: the entry holds a salted commitment, the text lies sealed beside it.
   * Who destroys its key leaves the chain whole.
   */
  kept?: KeptText;
}

/** Free text beside an entry, and how it is sealed. */
export interface KeptText {
  texts: Readonly<Record<string, string>>;
  /** @param context names entry and text; it opens nowhere else */
  seal(plain: Buffer, context: string): Buffer;
  /** whose record's key it is sealed under; null: the master key */
  caseId: number | null;
}
