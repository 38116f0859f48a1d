import type { Viewer } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import { officersOf } from "./proposal.queries.ts";

/** Who brought something forward, in his own name or for somebody. */
export interface Bringer {
  accountId: number;
  username: string;
  /** of the register, as his account was linked then; null: none */
  officerId: number | null;
  /** whose post he did it by, by username; null: his own */
  onBehalfOf: string | null;
}

/**
 * Whether who decides is one of those who brought it forward: the same account, another of the same officer, or the one in whose place either of them acts.
 * @param onBehalfOf whose post it is decided by, by username; null: his own
 */
export async function isBringer(tx: Tx, bringers: readonly Bringer[], { accountId, username }: Viewer, onBehalfOf: string | null): Promise<boolean> {
  if (bringers.some((one) => one.accountId === accountId)) return true;
  const brought = bringers.flatMap((one) => (one.onBehalfOf === null ? [one.username] : [one.username, one.onBehalfOf]));
  const deciding = onBehalfOf === null ? [username] : [username, onBehalfOf];
  if (brought.some((name) => deciding.includes(name))) return true;
  const officers = await officersOf(tx, [...brought, ...deciding]);
  const theirs = [...bringers.map(({ officerId }) => officerId), ...brought.map((name) => officers.get(name))];
  return deciding.some((name) => officers.has(name) && theirs.includes(officers.get(name)));
}
