import { createHash, createPublicKey, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { canonical } from "./canonical.ts";
import { keyIdOf } from "./signing-key.ts";

/** How far one stream had come. */
const head = z.strictObject({ stream: z.string(), number: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const line = z.strictObject({
  at: z.string(),
  heads: z.array(head),
  /** the journal's last number */
  journal: z.number().int().nonnegative(),
  /** id of the key that signed it */
  key: z.string(),
  /** 1, 2, 3 … within its file */
  number: z.number().int().positive(),
  /** SHA-256 of the line before, in hex; null: it is the first */
  previous: z.string().nullable(),
  signature: z.base64(),
});

/** Where every stream and the journal stood at an instant, signed. */
export type Checkpoint = z.infer<typeof line>;
export type Head = z.infer<typeof head>;

/** A line of a checkpoint file with its place. */
export interface CheckpointLine {
  checkpoint: Checkpoint;
  text: string;
}

/** One line without its line break: the canonical form with the signature over the canonical form without it. */
export function signedLine(told: Omit<Checkpoint, "key" | "signature">, key: KeyObject): string {
  const body = { ...told, key: keyIdOf(createPublicKey(key)) };
  return canonical({ ...body, signature: sign(null, Buffer.from(canonical(body)), key).toString("base64") });
}

/** What a new line says of the one before. */
export function lineHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A line as it was written; undefined: it is none, such as one that a power cut cut off. */
export function checkpointIn(text: string): CheckpointLine | undefined {
  try {
    const read = line.safeParse(JSON.parse(text));
    return read.success ? { checkpoint: read.data, text } : undefined;
  } catch {
    return undefined; // safe: who asks treats it as no checkpoint
  }
}

/** Whether the key signed exactly this. */
export function signedBy({ checkpoint }: CheckpointLine, publicKey: KeyObject): boolean {
  const { signature, ...body } = checkpoint;
  return checkpoint.key === keyIdOf(publicKey) && verify(null, Buffer.from(canonical(body)), publicKey, Buffer.from(signature, "base64"));
}
