import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Instant } from "../platform/instant.ts";
import { lastLineOf } from "./checkpoint-files.ts";
import type { Verified } from "./verify.ts";

const FILE = "audit-verified.json";

const told = z.object({
  at: z.iso.datetime(),
  entries: z.number().int().nonnegative(),
  findings: z.array(z.object({ place: z.string(), number: z.number().int(), reason: z.string() })),
});

/** What lies outside the database about the chain. */
export interface ChainProof {
  /** the last of each folder that has any, with all entries that it covers */
  checkpoints: { at: Instant; entries: number }[];
  /** what the last verification found; null: there was none */
  verification: { at: Instant; entries: number; findings: { place: string; number: number; reason: string }[] } | null;
}

/** What the folders of checkpoints say now. It proves nothing by itself: hub audit verify does. */
export function chainProof(folders: readonly string[]): ChainProof {
  const lines = folders.flatMap((folder) => lastLineOf(folder) ?? []);
  const checkpoints = lines.map(({ checkpoint: { at, heads } }) => ({ at: Date.parse(at), entries: heads.reduce((sum, head) => sum + head.number, 0) }));
  return { checkpoints, verification: lastVerification(folders) };
}

/** Leaves what a verification found beside the checkpoints it was held against, in the first folder. */
export function keepVerification(folders: readonly string[], { entries, findings }: Verified, at: string): void {
  if (folders[0] === undefined) return;
  const places = findings.map(({ place, number, reason }) => ({
    place: folders.some((folder) => place.startsWith(folder)) ? "checkpoints" : place,
    number,
    reason,
  }));
  writeFileSync(join(folders[0], FILE), JSON.stringify({ at, entries, findings: places }));
}

function lastVerification(folders: readonly string[]): ChainProof["verification"] {
  const file = folders.map((folder) => join(folder, FILE)).find((one) => existsSync(one));
  if (file === undefined) return null;
  try {
    const { at, ...found } = told.parse(JSON.parse(readFileSync(file, "utf8")));
    return { at: Date.parse(at), ...found };
  } catch {
    return null; // safe: it is shown as never verified
  }
}
