import { z } from "zod/mini";

const STREAMS = ["access", "decision", "account", "source", "key"] as const;
const text = z.catch(z.optional(z.string().check(z.maxLength(100))), undefined);
const day = z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))), undefined);

/** Which entries of the audit log are shown. */
const auditSearch = z.object({ stream: z.catch(z.optional(z.enum(STREAMS)), undefined), actor: text, act: text, subject: text, from: day, to: day });
export type AuditSearch = { [Name in keyof z.infer<typeof auditSearch>]?: z.infer<typeof auditSearch>[Name] };

export function readAuditSearch(address: Record<string, unknown>): AuditSearch {
  return auditSearch.parse(address);
}
