import type { KeyObject } from "node:crypto";
import type { Database, Tx } from "../platform/database.ts";
import { headsNow, journalNow } from "./audit.queries.ts";
import type { Head } from "./checkpoint.ts";
import type { Finding } from "./finding.ts";
import { readCheckpoints } from "./read-checkpoints.ts";
import type { Checkpoints } from "./read-checkpoints.ts";
import { walked } from "./walk.ts";

/** What was checked, and what was found. */
export interface Verified {
  entries: number;
  streams: { stream: string; entries: number; checkpoints: number }[];
  /** whole and signed lines of all folders */
  checkpoints: number;
  findings: Finding[];
}

/**
 * Walks every chain and holds it against the checkpoints, in one read-only snapshot.
 * @param folders of checkpoints; none: only the chains are walked
 * @param publicKey that must have signed them
 */
export async function verifyAudit(database: Pick<Database, "read">, folders: readonly string[], publicKey: KeyObject | null): Promise<Verified> {
  const checkpoints = readCheckpoints(folders, publicKey);
  return database.read(async (tx) => {
    const heads = await tx.rows<headsNow>(headsNow);
    const findings = [...checkpoints.findings, ...(await journalFindings(tx, checkpoints)), ...goneStreams(heads, checkpoints)];
    const streams: Verified["streams"] = [];
    for (const head of heads) {
      const known = checkpoints.heads.get(head.stream) ?? [];
      const { entries, finding } = await walked(tx, head, known);
      streams.push({ stream: head.stream, entries, checkpoints: known.length });
      if (finding !== null) findings.push(finding);
    }
    return { entries: streams.reduce((sum, one) => sum + one.entries, 0), streams, checkpoints: checkpoints.count, findings };
  });
}

async function journalFindings(tx: Tx, { journal }: Checkpoints): Promise<Finding[]> {
  const now = await tx.one<journalNow>(journalNow);
  if (now.journal >= journal) return [];
  return [{ place: "journal", number: now.journal, by: "checkpoint", reason: `a checkpoint says it had reached ${journal}` }];
}

/** A stream that a checkpoint knows and the database does not. */
function goneStreams(heads: readonly Head[], { heads: known }: Checkpoints): Finding[] {
  const there = new Set(heads.map((head) => head.stream));
  return [...known.keys()].filter((stream) => !there.has(stream)).map((place) => ({ place, number: 0, by: "checkpoint", reason: "the whole stream is gone" }));
}
