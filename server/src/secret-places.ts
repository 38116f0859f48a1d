import { join } from "node:path";
import { keyStore, transitService } from "./access/index.ts";
import type { KeyStore } from "./access/index.ts";
import type { Config } from "./platform/config.ts";

/** Where this hub's checkpoints and its signing key lie. @param folder the data folder */
export function auditPlace(config: Config, folder: string): { folders: readonly string[]; keyFile: string } {
  return { folders: config.audit.folders ?? [join(folder, "audit")], keyFile: config.audit.keyFile ?? join(folder, "hub-audit-key.pem") };
}

/** Where this hub's master keys are kept. @param folder the data folder */
export function keyStoreOf({ keyFile, kms }: Config, folder: string): KeyStore {
  return keyStore(keyFile ?? join(folder, "hub-keys.json"), kms === null ? null : transitService(kms));
}

/** Folders that sources may be read from: those the operator named, and what the sample's departments write. @param folder the data folder */
export function sourceFoldersOf({ sourceFolders, sample }: Config, folder: string): readonly string[] {
  return sample.on ? [...sourceFolders, join(folder, "departments")] : sourceFolders;
}
