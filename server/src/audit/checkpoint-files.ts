import type { KeyObject } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { checkpointIn, lineHash, signedLine } from "./checkpoint.ts";
import type { Checkpoint, CheckpointLine, Head } from "./checkpoint.ts";

const FILE = "audit-checkpoints.jsonl";

/** The file of a folder. */
export function checkpointFile(folder: string): string {
  return join(folder, FILE);
}

/** A line of the file that is a checkpoint, or its text where it is none. */
export type FileLine = { line: number; found: CheckpointLine | undefined };

/** Every line of a folder's file, oldest first; none: there is no file. */
export function linesOf(folder: string): FileLine[] {
  const file = checkpointFile(folder);
  if (!existsSync(file)) return [];
  const texts = readFileSync(file, "utf8").split("\n");
  return texts.flatMap((text, i) => (text === "" ? [] : [{ line: i + 1, found: checkpointIn(text) }]));
}

/** What a folder was given: a line, nothing because nothing is new, or a refusal because the chain went back. */
export type Written = "written" | "nothing new" | { wentBack: Head; to: number };

/**
 * Appends a checkpoint to a folder's file and waits until it is on the disk. A chain that is shorter than the last line says is
 * never certified: restoring an old backup on purpose means moving the file away first.
 */
export function appendCheckpoint(folder: string, told: Pick<Checkpoint, "at" | "heads" | "journal">, key: KeyObject): Written {
  mkdirSync(folder, { recursive: true });
  const last = linesOf(folder).findLast(({ found }) => found !== undefined)?.found;
  const before = new Map(last?.checkpoint.heads.map((one) => [one.stream, one]));
  const shorter = told.heads.find((one) => one.number < (before.get(one.stream)?.number ?? 0));
  const was = shorter === undefined ? undefined : before.get(shorter.stream);
  if (shorter !== undefined && was !== undefined) return { wentBack: was, to: shorter.number };
  const same = told.heads.every((one) => one.number === (before.get(one.stream)?.number ?? 0)) && last?.checkpoint.journal === told.journal;
  if (same) return "nothing new";
  const number = (last?.checkpoint.number ?? 0) + 1;
  appendLine(checkpointFile(folder), signedLine({ ...told, number, previous: last === undefined ? null : lineHash(last.text) }, key));
  return "written";
}

function appendLine(file: string, text: string): void {
  const cutOff = existsSync(file) && !readFileSync(file, "utf8").endsWith("\n");
  const handle = openSync(file, "a", 0o644);
  try {
    writeSync(handle, `${cutOff ? "\n" : ""}${text}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
