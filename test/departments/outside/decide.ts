import type { CaseTable } from "../case-table.ts";
import type { DepartmentCode } from "../departments.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { AskedAct, Refusal } from "./asked-act.ts";
import { isRepeat } from "./facts-asked.ts";
import { refusalOf } from "./refusal.ts";

/** What somebody outside wants done, as his message says it. */
export type Wanted = {
  id: string;
  asked: AskedAct;
  /** The caller's own; null where the product knows none. */
  key: string | null;
  /** A fingerprint of the act's contents. */
  print: string;
  /** The version as the caller read it; null compares nothing. */
  expected: string | null;
  /** The modification mark as the caller read it, where a product compares that besides; null compares nothing. */
  expectedMark?: string | null;
};

export type Decision =
  | { what: "do"; line: LedgerLine }
  /** The same key again, or, where there are no keys, the same act; `line` is the version it led to. */
  | { what: "done before"; line: LedgerLine }
  | { what: "key reused" }
  | { what: "stale"; line: LedgerLine }
  | { what: "busy"; line: LedgerLine }
  | { what: "refused"; line: LedgerLine; why: Refusal }
  | { what: "unknown case" };

function doneBefore({ key, id, print, asked: { act } }: Wanted, table: CaseTable, line: LedgerLine | undefined): Decision | null {
  if (key === null) return line !== undefined && isRepeat(line, act, print) ? { what: "done before", line } : null;
  const earlier = table.byKey(key);
  if (earlier === undefined) return null;
  return earlier.id === id && earlier.asked?.print === print ? { what: "done before", line: earlier } : { what: "key reused" };
}

/**
 * What a department says to it before it does anything.
 * @param versionOf a row's version as the dialect tells it
 */
export function decide(
  dept: DepartmentCode,
  wanted: Wanted,
  table: CaseTable,
  { now, versionOf }: { now: number; versionOf(line: LedgerLine): string },
): Decision {
  const line = table.byId(wanted.id).findLast(({ poison }) => poison === undefined);
  const before = doneBefore(wanted, table, line);
  if (before !== null) return before;
  if (line === undefined) return { what: "unknown case" };
  const isStale = (wanted.expected ?? versionOf(line)) !== versionOf(line) || (wanted.expectedMark ?? line.modified) !== line.modified;
  if (isStale) return { what: "stale", line };
  const why = refusalOf(dept, line, wanted.asked, now);
  return why === null ? { what: "do", line } : { what: "refused", line, why };
}
