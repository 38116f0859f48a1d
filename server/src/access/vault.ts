import { createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { keepKeyCheck, keyCheckKept, keysInUse, useKey } from "./vault.queries.ts";
import { keysAgain, masterKeys } from "./key-file.ts";
import type { MasterKeys } from "./key-file.ts";
import type { KeyStore } from "./key-store.ts";
import { SealBroken, opened, sealed } from "./seal.ts";

/**
 * Seals what nobody but the hub may read. Every record has a key of its own, kept wrapped beside it: who destroys the
 * wrapped key makes all that was sealed under it unreadable, backups of the other tables included.
 * A context names the place a blob belongs to ("inbox:tinh:cases:9007"); it opens nowhere else.
 */
export interface Vault {
  readonly keyFile: string;
  /** A new key for one record: `key` (32 bytes) to seal with now, `wrapped` (65 bytes) to keep. */
  newRecordKey(): { key: Buffer; wrapped: Buffer };
  /** @throws {SealBroken} destroyed, changed, or wrapped under a master key that is not in the file */
  unwrap(wrapped: Buffer): Buffer;
  /** @returns version (1 byte) · nonce · ciphertext · tag: 29 bytes longer than `plain` */
  seal(key: Buffer | KeyObject, plain: Buffer | string, context: string): Buffer;
  /** @throws {SealBroken} */
  open(key: Buffer, sealed: Buffer, context: string): Buffer;
  /** Under the current master key, for secrets of sources and quarantined bytes; the key's id stands in the blob. */
  sealMaster(plain: Buffer | string, context: string): Buffer;
  /** @throws {SealBroken} */
  openMaster(sealed: Buffer, context: string): Buffer;
  /** HMAC-SHA256 (32 bytes): equal bytes are recognised without being kept. Stays the same when the current key changes. */
  fingerprint(bytes: Buffer | string): Buffer;
  /** HMAC-SHA256 (32 bytes) under a key of the column's own: equal values are found without being read. It tells that two are equal, and no more. */
  blindIndex(column: "phone" | "identity", normalised: string): Buffer;
  /** Id of the master key that seals what is new. */
  currentKey(): string;
  /** Whether the key file has a master key of this id. */
  knows(keyId: string): boolean;
  /** The same secret under the current master key. @throws {SealBroken} */
  renewed(blob: Buffer, of: { wrapped: true } | { context: string }): Buffer;
  /** Reads the key file anew: a key that was added meanwhile is known afterwards. @throws {Refused} */
  reload(): Promise<void>;
}

const RECORD_SEAL = Buffer.of(1);
const MASTER_SEAL = 2;
/** version (1) · key id (4) */
const MASTER_HEAD = 5;
const RECORD_KEY = 32;
const WRAP_CONTEXT = "record-key";

/** The id of the master key that a wrapped key or a master seal is under. */
function masterKeyIdIn(blob: Buffer): string {
  return blob.subarray(1, MASTER_HEAD).toString("hex");
}

/**
 * Opens the hub's key file, creating it at the first start.
 * @throws {Refused} the file cannot be read, written or understood, or others may read it
 */
export function openVault(keyFile: string): Vault {
  return vaultOn(keyFile, masterKeys(keyFile), async () => keysAgain(keyFile));
}

/** Opens the keys of a store. @throws {Refused} */
export async function openVaultOf(store: KeyStore): Promise<Vault> {
  return vaultOn(store.keyFile, await store.load(), () => store.loadAgain());
}

type Purpose = "wrap" | "seal";

function vaultOn(keyFile: string, keys: MasterKeys, again: () => Promise<MasterKeys>): Vault {
  let { current, purposes } = ready(keys);
  const fingerprintKey = derived(keys.lasting, "fingerprint");
  const indexKeys = { phone: derived(keys.lasting, "index:phone"), identity: derived(keys.lasting, "index:identity") };

  const sealFor = (purpose: Purpose, plain: Buffer | string, context: string): Buffer => {
    const head = Buffer.concat([Buffer.of(MASTER_SEAL), Buffer.from(current, "hex")]);
    return sealed(head, keyOf(purposes, current)[purpose], plain, context);
  };
  const openFor = (purpose: Purpose, blob: Buffer, context: string): Buffer => {
    if (blob[0] !== MASTER_SEAL) throw new SealBroken("it is no seal of a master key");
    return opened(blob, MASTER_HEAD, keyOf(purposes, masterKeyIdIn(blob))[purpose], context);
  };
  const hmac = (key: KeyObject, bytes: Buffer | string): Buffer => createHmac("sha256", key).update(bytes).digest();
  return {
    keyFile,
    newRecordKey() {
      const key = randomBytes(RECORD_KEY);
      return { key, wrapped: sealFor("wrap", key, WRAP_CONTEXT) };
    },
    unwrap: (wrapped) => openFor("wrap", wrapped, WRAP_CONTEXT),
    seal: (key, plain, context) => sealed(RECORD_SEAL, key, plain, context),
    open(key, blob, context) {
      if (blob[0] !== RECORD_SEAL[0]) throw new SealBroken("it is no seal of a record key");
      return opened(blob, RECORD_SEAL.length, key, context);
    },
    sealMaster: (plain, context) => sealFor("seal", plain, context),
    openMaster: (blob, context) => openFor("seal", blob, context),
    fingerprint: (bytes) => hmac(fingerprintKey, bytes),
    blindIndex: (column, normalised) => hmac(indexKeys[column], normalised),
    currentKey: () => current,
    knows: (id) => purposes.has(id),
    renewed: (blob, of) =>
      "wrapped" in of ? sealFor("wrap", openFor("wrap", blob, WRAP_CONTEXT), WRAP_CONTEXT) : sealFor("seal", openFor("seal", blob, of.context), of.context),
    async reload() {
      ({ current, purposes } = ready(await again()));
    },
  };
}

function ready(keys: MasterKeys): { current: string; purposes: ReadonlyMap<string, Record<Purpose, KeyObject>> } {
  const purposes = new Map([...keys.byId].map(([id, secret]) => [id, { wrap: derived(secret, "wrap"), seal: derived(secret, "seal") }]));
  return { current: keys.current, purposes };
}

function keyOf<Key>(keys: ReadonlyMap<string, Key>, id: string): Key {
  const key = keys.get(id);
  if (key === undefined) throw new SealBroken(`its master key ${id} is not in the key file`);
  return key;
}

function derived(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `dau-moi:${purpose}`, 32)));
}

/**
 * Holds the database and the key file together: the first start writes a check value, every later start compares it, and every key
 * that the database may be sealed under must be in the file.
 * @throws {Refused} the database was sealed with another key file, or a key of it is lost
 */
export async function checkVault(tx: Tx, vault: Vault): Promise<void> {
  const check = vault.fingerprint("key_check").toString("base64");
  await tx.rows(keepKeyCheck, [check]);
  const { value } = await tx.one<keyCheckKept>(keyCheckKept);
  if (value !== check) {
    const way = "put back the key file that belongs to it (a file created by this start can be removed), or open another database";
    throw refused(vault, `this database was sealed with another key file; ${way}`);
  }
  await tx.rows(useKey, [vault.currentKey()]);
  const { ids } = await tx.one<keysInUse>(keysInUse);
  const lost = ids.filter((id) => !vault.knows(id));
  if (lost.length > 0)
    throw refused(vault, `the master key ${lost.join(", ")} is not in it, and this database is sealed under it; put it back from its backup`);
}

function refused(vault: Vault, message: string): Refused {
  return new Refused([{ at: vault.keyFile, message }]);
}
