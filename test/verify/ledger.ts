import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEPARTMENTS, type DepartmentCode, type LedgerLine } from "../departments/index.ts";

/** What a department's ledger says it holds now. */
export interface Ledger {
  dept: DepartmentCode;
  /** the newest version of each case */
  cases: ReadonlyMap<string, LedgerLine>;
  /** its whole history of versions, by id, oldest first */
  versions: ReadonlyMap<string, readonly LedgerLine[]>;
  /** rows that are no cases, newest versions */
  poison: readonly LedgerLine[];
}

/** @param folder of all departments @returns null: no department keeps a ledger there */
export function ledgersIn(folder: string): Ledger[] | null {
  const found = DEPARTMENTS.filter((dept) => existsSync(join(folder, dept, "ledger.jsonl")));
  return found.length === 0 ? null : found.map((dept) => ledgerOf(dept, join(folder, dept, "ledger.jsonl")));
}

function ledgerOf(dept: DepartmentCode, path: string): Ledger {
  const versions = new Map<string, LedgerLine[]>();
  const cases = new Map<string, LedgerLine>();
  const poison = new Map<number, LedgerLine>();
  for (const line of linesIn(path)) {
    if (line.poison !== undefined) poison.set(line.row, line);
    else {
      cases.set(line.id, line);
      versions.set(line.id, [...(versions.get(line.id) ?? []), line]);
    }
  }
  return { dept, cases, versions, poison: [...poison.values()] };
}

/**
 * GeoReport cannot be asked what changed: a request that was closed is only met again when its old window is read anew. Until then
 * nobody outside can know its newest version, so the newest that was given out stands for it.
 * @param sent number of the newest version given out, by id; absent: the department cannot be asked
 * @returns the ledger with those versions, and how many cases that concerns
 */
export function asGivenOut(ledger: Ledger, sent: Readonly<Record<string, number>> | undefined): { ledger: Ledger; behind: number } {
  if (ledger.dept !== "hatang" || sent === undefined) return { ledger, behind: 0 };
  const cases = new Map(ledger.cases);
  for (const [id, newest] of ledger.cases) {
    const told = ledger.versions.get(id)?.findLast((line) => line.n <= (sent[id] ?? 0));
    if (told !== undefined && told !== newest && ENDED.has(told.stage)) cases.set(id, told);
  }
  const behind = [...cases].filter(([id, line]) => line !== ledger.cases.get(id)).length;
  return { ledger: { ...ledger, cases }, behind };
}

const ENDED: ReadonlySet<string> = new Set(["CLOSED", "DECLINED", "REDIRECTED"]);

/** Whole lines only: the last one may still be being written. */
function linesIn(path: string): LedgerLine[] {
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LedgerLine);
}
