import { day, type ReadBy, readBy, text, word } from "./parts.ts";

const short = text(100);
const stream = word({ access: "access", decision: "decision", account: "account", source: "source", key: "key" });

/** Which entries of the audit log are shown. */
const auditSearch = { stream, actor: short, act: short, subject: short, from: day, to: day };
export type AuditSearch = ReadBy<typeof auditSearch>;

export function readAuditSearch(address: Record<string, unknown>): AuditSearch {
  return readBy(auditSearch, address);
}
