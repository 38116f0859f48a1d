import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { LedgerLine } from "./ledger-line.ts";

/** An append-only file of versions; what append returned from survives a SIGKILL. */
export type Ledger = {
  path: string;
  append(lines: readonly LedgerLine[]): void;
  close(): void;
};

function parseLines(text: string): LedgerLine[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LedgerLine);
}

/**
 * The lines of a ledger file; a torn last line is left out.
 * @throws a broken line before the last: the file was not written by a department
 */
export function readLedger(path: string): LedgerLine[] {
  const text = readFileSync(path, "utf8");
  return parseLines(text.slice(0, text.lastIndexOf("\n") + 1));
}

function writeFirstLines(path: string, first: () => readonly LedgerLine[]): void {
  const unfinished = `${path}.unfinished`;
  writeFileSync(
    unfinished,
    first()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
  );
  renameSync(unfinished, path);
}

/** Opens the ledger of one department, with the lines it holds. @param first what a new ledger begins with */
export function openLedger(folder: string, first: () => readonly LedgerLine[]): { ledger: Ledger; lines: LedgerLine[] } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "ledger.jsonl");
  if (!existsSync(path)) writeFirstLines(path, first);
  const bytes = readFileSync(path);
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const file = openSync(path, "r+");
  ftruncateSync(file, whole.length);
  let end = whole.length;
  function append(lines: readonly LedgerLine[]): void {
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    for (let written = 0; written < text.length;) written += writeSync(file, text, written, text.length - written, end + written);
    end += text.length;
  }
  return { ledger: { path, append, close: () => closeSync(file) }, lines: parseLines(whole.toString("utf8")) };
}
