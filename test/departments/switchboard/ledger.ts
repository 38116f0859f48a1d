import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { SwitchboardLine } from "./line.ts";

/** Where a department's switchboard keeps its lines. @param folder the department's own */
export const switchboardLedger = (folder: string): string => join(folder, "switchboard.jsonl");

/** Whole lines of a ledger; a torn last one is left out. */
export function readSwitchboard(path: string): SwitchboardLine[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as SwitchboardLine);
}

/** The append-only file of a switchboard, with what it holds. */
export function openSwitchboardLedger(folder: string): {
  lines: SwitchboardLine[];
  append(lines: readonly SwitchboardLine[]): void;
  close(): void;
} {
  mkdirSync(folder, { recursive: true });
  const path = switchboardLedger(folder);
  if (!existsSync(path)) writeFileSync(path, "");
  const lines = readSwitchboard(path);
  const bytes = readFileSync(path);
  const file = openSync(path, "r+");
  let end = bytes.lastIndexOf(10) + 1;
  ftruncateSync(file, end);
  function append(added: readonly SwitchboardLine[]): void {
    const text = Buffer.from(added.map((line) => `${JSON.stringify(line)}\n`).join(""));
    for (let written = 0; written < text.length;) written += writeSync(file, text, written, text.length - written, end + written);
    end += text.length;
  }
  return { lines, append, close: () => closeSync(file) };
}
