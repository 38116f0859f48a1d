import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { CaseTable } from "../case-table.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { FaultMode } from "../serve/faults.ts";
import { localDate } from "../vietnam-time.ts";
import { cellText, KEEPINGS, registerRows, type Keeping } from "./register-rows.ts";
import { tcvn3 } from "./tcvn3.ts";
import { workbook, type Cell } from "./workbook.ts";

/** The folder that communes drop their registers into. */
export type RegisterFolder = {
  path: string;
  /** Writes the files again that these versions stand in. */
  write(lines: readonly LedgerLine[]): void;
  /** `half`: the newest register of each commune stays half saved; `away`: the folder is not there. Any other mode ends both. */
  befall(mode: FaultMode): void;
  /** Files whose newest content readers may not have settled on yet. @param at epoch milliseconds */
  unsettled(at: number): number;
  close(): void;
};

/** A file is saved in two halves with this between them; changes of one moment are saved together. */
const HALVES_MS = 120;
const SAVE_AFTER_MS = 250;
/** Readers look twice before they read. */
const SETTLES_MS = 8000;

const quoted = (text: string, delimiter: string): string => (text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvOf = (rows: readonly (readonly Cell[])[], delimiter: string): string =>
  rows.map((cells) => cells.map((cell) => quoted(cellText(cell), delimiter)).join(delimiter)).join("\r\n") + "\r\n";

function bytesOf(keeping: Keeping, month: string, rows: readonly (readonly Cell[])[]): Buffer {
  switch (keeping.writes) {
    case "tcvn3":
      return tcvn3(csvOf(rows, ";"));
    case "utf-16":
      return Buffer.from(`\ufeff${csvOf(rows, "\t")}`, "utf16le");
    case "xlsx":
      return workbook(`Tháng ${Number(month.slice(5))}`, rows);
  }
}

const monthOf = (line: LedgerLine): string => localDate(Date.parse(line.receivedAt)).slice(0, 7);

/** All registers by file name, and what belongs into each. */
function filesOf(table: CaseTable): Map<string, { keeping: Keeping; month: string; lines: LedgerLine[] }> {
  const files = new Map<string, { keeping: Keeping; month: string; lines: LedgerLine[] }>();
  for (const line of table.lines()) {
    const name = fileOf(line);
    const keeping = KEEPINGS[line.intake];
    if (name === null || keeping === undefined) continue;
    const file = files.get(name) ?? { keeping, month: monthOf(line), lines: [] };
    file.lines.push(line);
    files.set(name, file);
  }
  return files;
}

/** One of each commune. */
function newestFiles(table: CaseTable): string[] {
  const byMonth = [...filesOf(table)].toSorted(([, one], [, other]) => one.month.localeCompare(other.month));
  return [...new Map(byMonth.map(([name, { keeping }]) => [keeping.name, name])).values()];
}

function fileOf(line: LedgerLine): string | null {
  const keeping = KEEPINGS[line.intake];
  if (keeping === undefined || line.poison !== undefined) return null;
  return `so-tiepdan_${keeping.name}_${monthOf(line)}.${keeping.writes === "xlsx" ? "xlsx" : "csv"}`;
}

/** Opens the folder and writes what it lacks. @param now epoch milliseconds */
export function openRegisters(folder: string, table: CaseTable, now: () => number): RegisterFolder {
  mkdirSync(folder, { recursive: true });
  const dirty = new Set<string>();
  const gone = `${folder}.mat`;
  let fault: FaultMode = "none";
  const writtenAt = new Map<string, number>();
  const halves = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let saving: NodeJS.Timeout | null = null;
  function later(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
    return timer;
  }
  function contentOf(name: string): Buffer | null {
    const file = filesOf(table).get(name);
    return file === undefined ? null : bytesOf(file.keeping, file.month, registerRows(file.keeping, file.month, file.lines, table.newest() % 4 === 1));
  }
  /** Under its own name, half of it first: whoever looks now meets half a file. */
  function replace(name: string, bytes: Buffer): void {
    const path = join(folder, name);
    const lock = join(folder, `~$${name}`);
    const half = Math.floor(bytes.length / 2);
    if (name.endsWith(".xlsx")) writeFileSync(lock, "van thu");
    const file = openSync(path, "w");
    writeSync(file, bytes, 0, half);
    writtenAt.set(name, now());
    if (fault === "half") {
      closeSync(file);
      halves.add(name);
      return;
    }
    later(HALVES_MS, () => {
      writeSync(file, bytes, half, bytes.length - half);
      closeSync(file);
      rmSync(lock, { force: true });
      writtenAt.set(name, now());
    });
  }
  function save(): void {
    saving = null;
    if (fault === "away") return; // until it is there again
    for (const name of dirty) {
      const bytes = contentOf(name);
      if (bytes !== null) replace(name, bytes);
    }
    dirty.clear();
  }
  for (const [name, { keeping, month, lines }] of filesOf(table)) {
    const bytes = bytesOf(keeping, month, registerRows(keeping, month, lines, false));
    const path = join(folder, name);
    if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  }
  return {
    path: folder,
    write(lines) {
      for (const line of lines) {
        const name = fileOf(line);
        if (name !== null) dirty.add(name);
      }
      // A second save of the same file waits until the first is whole.
      saving ??= later(SAVE_AFTER_MS, save);
    },
    befall(mode) {
      if (fault === "away") renameSync(gone, folder);
      fault = mode;
      for (const name of mode === "half" ? newestFiles(table) : halves) dirty.add(name);
      if (mode !== "half") halves.clear();
      if (mode === "away") renameSync(folder, gone);
      else if (dirty.size > 0) save();
    },
    unsettled: (at) => dirty.size + [...writtenAt.values()].filter((instant) => at - instant < SETTLES_MS).length,
    close() {
      if (fault === "away") renameSync(gone, folder);
      for (const timer of timers) clearTimeout(timer);
      for (const name of new Set([...dirty, ...writtenAt.keys()])) {
        const bytes = contentOf(name);
        if (bytes !== null) writeFileSync(join(folder, name), bytes);
      }
    },
  };
}
