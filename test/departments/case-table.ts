import { OPEN } from "./open-stages.ts";
import type { LedgerLine } from "./ledger-line.ts";

/** A request that was promised an id and has only a token yet. */
export type Promised = { token: string; line: Omit<LedgerLine, "n" | "at"> };

/** The department's records in memory: the newest version of each, and what the last readers were told. */
export type CaseTable = {
  /** Number of the newest version, 0 when empty. */
  newest(): number;
  lines(): readonly LedgerLine[];
  openLines(): readonly LedgerLine[];
  byRow(row: number): LedgerLine | undefined;
  /** All rows with that id: one, or two after the poison `same_id_twice`. */
  byId(id: string): readonly LedgerLine[];
  /** The version that an outside caller's key led to. */
  byKey(key: string): LedgerLine | undefined;
  /** What outside callers did to a case, oldest first. */
  askedOf(id: string): readonly LedgerLine[];
  put(line: LedgerLine): void;
  nextRow(): number;
  /** The running number the next case of that prefix gets. @param prefix e.g. "SXD/2026/" */
  nextSerial(prefix: string): number;
  promised: Promised[];
  /** Newest version each honest answer has shown, by id. */
  sent: Map<string, number>;
};

const prefixOf = (reference: string): string => reference.replace(/\d+$/, "");

/** Builds the table from the ledger's lines, oldest first. */
export function caseTable(lines: readonly LedgerLine[]): CaseTable {
  const rows = new Map<number, LedgerLine>();
  const ids = new Map<string, Set<number>>();
  const serials = new Map<string, number>();
  const open = new Set<number>();
  const asked: LedgerLine[] = [];
  const keys = new Map<string, LedgerLine>();
  let newest = 0;
  let lastRow = 0;
  let listed: LedgerLine[] | null = null;
  function put(line: LedgerLine): void {
    rows.set(line.row, line);
    ids.set(line.id, (ids.get(line.id) ?? new Set()).add(line.row));
    const prefix = prefixOf(line.reference);
    serials.set(prefix, Math.max(serials.get(prefix) ?? 0, Number(line.reference.slice(prefix.length))));
    if (OPEN.has(line.stage) && line.poison === undefined) open.add(line.row);
    else open.delete(line.row);
    if (line.asked !== undefined) asked.push(line);
    if (typeof line.asked?.key === "string") keys.set(line.asked.key, line);
    newest = Math.max(newest, line.n);
    lastRow = Math.max(lastRow, line.row);
    listed = null;
  }
  for (const line of lines) put(line);
  const versions = (found: Iterable<number>): LedgerLine[] => Array.from(found, (row) => rows.get(row) as LedgerLine);
  return {
    newest: () => newest,
    lines: () => (listed ??= [...rows.values()]),
    openLines: () => versions(open),
    byRow: (row) => rows.get(row),
    byId: (id) => versions(ids.get(id) ?? []),
    byKey: (key) => keys.get(key),
    askedOf: (id) => asked.filter((line) => line.id === id),
    put,
    nextRow: () => (lastRow += 1),
    nextSerial: (prefix) => (serials.get(prefix) ?? 0) + 1,
    promised: [],
    sent: new Map(),
  };
}
