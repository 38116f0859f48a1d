import { createHash } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { Tx } from "../platform/database.ts";
import { entriesAfter } from "./audit.queries.ts";
import { checkpointIn, signedBy } from "./checkpoint.ts";
import { linesOf } from "./checkpoint-files.ts";
import type { AuditStream } from "./entry.ts";

/** More entries than this are proved by several files, each of which begins where the one before ended. */
export const MOST_PROVED = 5_000;

const proof = z.strictObject({
  stream: z.string(),
  /** hash before the first entry, in hex */
  before: z.string().regex(/^[0-9a-f]{64}$/),
  entries: z.array(z.strictObject({ number: z.number().int().positive(), body: z.string(), hash: z.string() })),
  /** signed lines, as they stand outside the database, that saw one of these entries as the last */
  checkpoints: z.array(z.string()),
});
/** A range of one chain with what proves it, to be handed over as a file. */
export type AuditProofFile = z.infer<typeof proof>;

/**
 * Entries of a stream from one number to another with their hashes, and the signed checkpoints that stand among them.
 * @param folders of checkpoints
 */
export async function auditProofOf(tx: Tx, stream: AuditStream, [from, to]: readonly [number, number], folders: readonly string[]): Promise<AuditProofFile> {
  const many = Math.min(to - from + 1, MOST_PROVED);
  const read = await tx.rows<entriesAfter>(entriesAfter, [stream, Math.max(from - 2, 0), from > 1 ? many + 1 : many]);
  const entries = read.filter(({ number }) => number >= from);
  const before = read.find(({ number }) => number === from - 1)?.hash ?? "00".repeat(32);
  const among = (number: number): boolean => entries.some((entry) => entry.number === number);
  const lines = folders.flatMap((folder) => linesOf(folder).flatMap(({ found }) => found ?? []));
  const seen = lines.filter(({ checkpoint }) => checkpoint.heads.some((head) => head.stream === stream && among(head.number)));
  return { stream, before, entries, checkpoints: [...new Set(seen.map(({ text }) => text))] };
}

/**
 * Whether a proof holds by itself: each hash is the one before with the body, numbers follow each other, and every checkpoint is signed by the key and saw the same hash.
 * @returns what is not so, in words; empty: it holds
 */
export function proofFaults(text: string, publicKey: KeyObject): string[] {
  const read = proof.safeParse(jsonIn(text));
  if (!read.success) return ["this is no proof of the audit chain"];
  const { stream, entries, checkpoints } = read.data;
  const faults: string[] = [];
  let { before } = read.data;
  for (const [at, { number, body, hash }] of entries.entries()) {
    const first = entries[0]?.number ?? 0;
    if (number !== first + at) faults.push(`entry ${first + at} is missing`);
    if (!body.includes(`,"number":${number},"stream":"${stream}","subject":`)) faults.push(`entry ${number}: another stands in its place`);
    const is = createHash("sha256").update(Buffer.from(before, "hex")).update(body).digest("hex");
    if (is !== hash) faults.push(`entry ${number}: it, or its hash, was changed`);
    before = hash;
  }
  return [...faults, ...checkpoints.flatMap((line) => checkpointFault(line, read.data, publicKey))];
}

function checkpointFault(text: string, { stream, entries }: AuditProofFile, publicKey: KeyObject): string[] {
  const found = checkpointIn(text);
  if (found === undefined || !signedBy(found, publicKey)) return ["a checkpoint does not bear the signature of this key"];
  const head = found.checkpoint.heads.find((one) => one.stream === stream);
  const entry = entries.find(({ number }) => number === head?.number);
  return entry !== undefined && entry.hash === head?.hash ? [] : [`the checkpoint of ${found.checkpoint.at} saw another entry`];
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // safe: it is told as no proof
  }
}
