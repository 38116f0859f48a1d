import { createHash } from "node:crypto";
import type { Freshness } from "../../source/index.ts";
import type { ComingRow, Unit } from "../../unit/index.ts";
import type { ReviewRow } from "./directory.queries.ts";

export const DIRECTORY_FAULTS = ["NO_NUMBER", "NO_MAILBOX", "NOBODY_IN_CHARGE", "HEAD_UNREACHABLE", "NUMBER_SHARED", "ADDRESS_SHARED"] as const;
export type DirectoryFault = (typeof DIRECTORY_FAULTS)[number];
export const DIRECTORY_SYSTEMS = ["NONE", "CONNECTED", "SILENT"] as const;
export type DirectorySystem = (typeof DIRECTORY_SYSTEMS)[number];
export const REVIEW_STANDINGS = ["CURRENT", "WRONG", "CHANGED", "DUE"] as const;
export type ReviewStanding = (typeof REVIEW_STANDINGS)[number];

/** What the register has of a unit's hotline on a day. */
export interface DirectoryFacts {
  unit: Unit;
  numbers: readonly { number: string; name: string; hours: unknown }[];
  mailboxes: readonly { kind: string; address: string; name: string }[];
  roster: readonly { code: string; task: string; charge: string }[];
  head: { code: string; phone: string | null; email: string | null } | null;
  /** the systems it owns */
  sources: readonly { code: string; name: string; freshness: Freshness }[];
  review: ReviewRow | null;
  /** names numbers, mailboxes and people as they stand from today on */
  seen: string;
  /** what of them begins later */
  coming: readonly ComingRow[];
}

/** A unit in the directory, and what is wrong with it. */
export interface DirectoryEntryRow extends DirectoryFacts {
  faults: DirectoryFault[];
  system: DirectorySystem;
  standing: ReviewStanding;
}

/**
 * Judges every entry by itself and beside the others.
 * @param facts of the whole province, so that a number that two units share is found whoever asks
 * @param today YYYY-MM-DD
 */
export function judged(facts: readonly DirectoryFacts[], today: string): DirectoryEntryRow[] {
  const numbers = sharedOf(facts.map(({ numbers: own }) => own.map(({ number }) => number)));
  const addresses = sharedOf(facts.map(({ mailboxes }) => mailboxes.map(addressOf)));
  return facts.map((one) => ({
    ...one,
    faults: faultsOf(one, { numbers, addresses }),
    system: systemOf(one),
    standing: standingOf(one, today),
  }));
}

function faultsOf(
  { numbers, mailboxes, roster, head }: DirectoryFacts,
  shared: { numbers: ReadonlySet<string>; addresses: ReadonlySet<string> },
): DirectoryFault[] {
  const wrong: Record<DirectoryFault, boolean> = {
    NO_NUMBER: numbers.length === 0,
    NO_MAILBOX: mailboxes.length === 0,
    NOBODY_IN_CHARGE: roster.length === 0 && head === null,
    HEAD_UNREACHABLE: head !== null && head.phone === null && head.email === null,
    NUMBER_SHARED: numbers.some(({ number }) => shared.numbers.has(number)),
    ADDRESS_SHARED: mailboxes.some((one) => shared.addresses.has(addressOf(one))),
  };
  return DIRECTORY_FAULTS.filter((fault) => wrong[fault]);
}

/** A system that is silent or was never read tells nothing of its unit's cases. */
function systemOf({ sources }: DirectoryFacts): DirectorySystem {
  if (sources.length === 0) return "NONE";
  return sources.some(({ freshness }) => freshness === "STALE" || freshness === "NEVER") ? "SILENT" : "CONNECTED";
}

/** Never reviewed, or too long ago: due. What was found wrong stays so until the entry was changed; what was changed is reviewed again. */
function standingOf(facts: DirectoryFacts, today: string): ReviewStanding {
  const { review } = facts;
  if (review === null || review.dueOn <= today) return "DUE";
  if (review.contentHash !== hashOf(contentOf(facts))) return "CHANGED";
  return review.wrong.length > 0 ? "WRONG" : "CURRENT";
}

/** What a review is of, as one text: the same entry, the same text. */
export function contentOf({ numbers, mailboxes, roster, head }: DirectoryFacts): string {
  const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
  return JSON.stringify({
    numbers: sorted(numbers.map(({ number, name, hours }) => ({ number, name, hours }))),
    mailboxes: sorted(mailboxes.map(({ kind, address, name }) => ({ kind, address, name }))),
    roster: sorted(roster.map(({ code, task, charge }) => ({ code, task, charge }))),
    head: head?.code ?? null,
  });
}

export const hashOf = (content: string): string => createHash("sha256").update(content).digest("hex");

const addressOf = ({ kind, address }: { kind: string; address: string }): string => (kind === "EMAIL" ? address.toLowerCase() : address);

/** What more than one unit has. @param each of every unit */
function sharedOf(each: readonly (readonly string[])[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const own of each)
    for (const value of new Set(own)) {
      if (seen.has(value)) shared.add(value);
      seen.add(value);
    }
  return shared;
}
