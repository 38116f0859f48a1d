import { createHash } from "node:crypto";
import type { Json, ReadMessage } from "../../connector.ts";

export type Reject = Extract<ReadMessage, { type: "reject" }>;

/** Levels of objects and lists; deeper than any case is, and what lies deeper cannot be stored safely. */
const DEEPEST = 40;

/** @returns what was expected of a record's id; null when it can be one */
export function faultOfId(id: string): string | null {
  if (id.length > 200) return "expected an id of at most 200 characters";
  return id.includes("\u0000") || !id.isWellFormed() ? "expected an id of whole characters without NUL" : null;
}

export function isTooDeep(value: Json, levels: number = DEEPEST): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1));
}

/** A row that is no record. Its locator comes from its bytes alone, so that it is the same row wherever the source lists it next time. */
export function rejectOf(stream: string, data: Json, reason: string): Reject {
  const raw = rawOf(data);
  return { type: "reject", stream, locator: `a row without readable id (${digestOf(raw).slice(0, 12)})`, reason, raw };
}

/** SHA-256 in base64url. */
export function digestOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

function rawOf(data: Json): Uint8Array {
  try {
    return new TextEncoder().encode(JSON.stringify(data));
  } catch {
    // deeper than the engine can write; the reason says so
    return new Uint8Array();
  }
}
