import { z } from "zod";

const place = z.strictObject({
  /** when its reader opened the list, RFC 3339: the look that stands in the chain */
  opened: z.iso.datetime(),
  /** how far each stream went then */
  upTo: z.record(z.string(), z.number().int().nonnegative()),
  /** the last entry that was told */
  at: z.iso.datetime(),
  stream: z.string(),
  number: z.number().int().positive(),
});

/** Where a page of the audit log ended, and which opening of the list it belongs to. */
export type AuditPlace = z.infer<typeof place>;

export function cursorOf(told: AuditPlace): string {
  return Buffer.from(JSON.stringify(told)).toString("base64url");
}

/** undefined: it is none of ours. */
export function placeIn(cursor: string): AuditPlace | undefined {
  try {
    return place.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined; // safe: the list begins at its top, and that look is audited
  }
}
