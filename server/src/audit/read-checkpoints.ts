import type { KeyObject } from "node:crypto";
import { lineHash, signedBy } from "./checkpoint.ts";
import type { CheckpointLine, Head } from "./checkpoint.ts";
import { checkpointFile, linesOf } from "./checkpoint-files.ts";
import type { Finding } from "./finding.ts";

/** What the folders' checkpoints say together. */
export interface Checkpoints {
  /** stream → where it stood, ascending */
  heads: ReadonlyMap<string, readonly Head[]>;
  /** the furthest number of the journal that any of them saw */
  journal: number;
  count: number;
  /** the first fault of each file */
  findings: Finding[];
}

/** Reads the files of all folders; what follows the first fault of a file is not believed. */
export function readCheckpoints(folders: readonly string[], publicKey: KeyObject | null): Checkpoints {
  const files = folders.map((folder) => believed(folder, publicKey));
  const checkpoints = files.flatMap((file) => file.lines.map((line) => line.checkpoint));
  const heads = Map.groupBy(
    checkpoints.flatMap((one) => one.heads),
    (head) => head.stream,
  );
  for (const list of heads.values()) list.sort((a, b) => a.number - b.number);
  return {
    heads,
    journal: checkpoints.reduce((furthest, one) => Math.max(furthest, one.journal), 0),
    count: checkpoints.length,
    findings: files.flatMap((file) => file.findings),
  };
}

function believed(folder: string, publicKey: KeyObject | null): { lines: CheckpointLine[]; findings: Finding[] } {
  const place = checkpointFile(folder);
  const all = linesOf(folder);
  const lines: CheckpointLine[] = [];
  const fault = (number: number, reason: string) => ({ lines, findings: [{ place, number, by: "checkpoint" as const, reason }] });
  if (all.length === 0) return fault(0, "there is no checkpoint here");
  for (const [i, { line, found }] of all.entries()) {
    // a power cut in the middle of a write: the next line goes on from the last whole one
    if (found === undefined && i > 0) continue;
    if (found === undefined) return fault(line, "this is no checkpoint");
    if (publicKey !== null && !signedBy(found, publicKey))
      return fault(line, `it does not bear the signature of this key (it names key ${found.checkpoint.key})`);
    const last = lines.at(-1);
    if (found.checkpoint.previous !== (last === undefined ? null : lineHash(last.text))) return fault(line, "it does not follow the line before it");
    lines.push(found);
  }
  return { lines, findings: [] };
}
