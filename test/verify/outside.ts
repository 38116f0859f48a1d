import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutsideLine } from "../outside/outside-ledger.ts";

type OfKind<Kind extends OutsideLine["kind"]> = Extract<OutsideLine, { kind: Kind }>;

/** What mail server and gateway wrote down of what they did. */
export interface OutsideBook {
  /** what went out, by its id: messages and mails */
  sent: ReadonlyMap<string, readonly (OfKind<"message"> | OfKind<"mail">)[]>;
  /** by the message's id, in the order they were told */
  reports: ReadonlyMap<string, readonly OfKind<"report">[]>;
}

/** @param folder of their ledgers, `*.jsonl` @returns null: nobody outside keeps one there */
export function outsideBook(folder: string | null): OutsideBook | null {
  if (folder === null) return null;
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")) : [];
  if (files.length === 0) return null;
  const lines = files.flatMap((name) => linesIn(join(folder, name)));
  return {
    sent: Map.groupBy(
      lines.filter((line) => line.kind !== "report"),
      ({ id }) => id,
    ),
    reports: Map.groupBy(
      lines.filter((line) => line.kind === "report"),
      ({ id }) => id,
    ),
  };
}

/** Whole lines only: the last one may still be being written. */
function linesIn(path: string): OutsideLine[] {
  const text = readFileSync(path, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as OutsideLine);
}
