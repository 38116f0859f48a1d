import type { Vault } from "../access/index.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";

/**
 * Whether a closing is drawn to be looked at again: under a key that nobody at work has, so that nobody can choose it or foresee it.
 * @param percent the share that is drawn, 1 to 100
 */
export function isSampled(vault: Pick<Vault, "fingerprint">, closing: { id: number; caseId: number; proposedAt: Instant }, percent: number): boolean {
  const drawn = vault.fingerprint(`recall:${closing.id}:${closing.caseId}:${instantText(closing.proposedAt)}`);
  return drawn.readUInt32BE(0) % 100 < percent;
}
