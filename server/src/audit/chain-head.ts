import type { Tx } from "../platform/database.ts";
import { headsNow } from "./audit.queries.ts";
import type { AuditStream } from "./entry.ts";

/** The hash that a stream ends in now, in hex: made by all that was done, chosen by nobody. */
export async function chainHead(tx: Tx, stream: AuditStream): Promise<string> {
  const head = (await tx.rows<headsNow>(headsNow)).find((one) => one.stream === stream);
  if (head === undefined) throw new Error(`the audit has no stream ${stream}`);
  return head.hash;
}
