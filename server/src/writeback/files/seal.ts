import type { Vault } from "../../access/index.ts";
import type { FileSeal } from "../../platform/files/keep.ts";

/** Seals by the key of a case's record. @param wrapped as it is kept */
export function fileSeal(vault: Vault, wrapped: Buffer): FileSeal {
  const key = vault.unwrap(wrapped);
  return { seal: (plain, context) => vault.seal(key, plain, context), open: (sealed, context) => vault.open(key, sealed, context) };
}
