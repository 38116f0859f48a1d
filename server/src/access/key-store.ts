import { Refused } from "../platform/problem.ts";
import { aKeyId, aSecret, changeKeyFile, createdKeyFile, keyFileThere, keysAgain, keysIn, masterKeys, newKeyFile, readKeyFile } from "./key-file.ts";
import type { KeyFile, MasterKeys } from "./key-file.ts";

/** Where the master keys are kept: the key file alone, or a key service (KMS) without which the key file opens nothing. */
export interface KeyStore {
  /** the key file, for messages */
  keyFile: string;
  /** @throws {Refused} it cannot be read, or the service does not open it */
  load(): Promise<MasterKeys>;
  /** The same later: nothing is created, and the service is asked only when the file has changed. @throws {Refused} it is gone, or as load */
  loadAgain(): Promise<MasterKeys>;
  /** Adds a key that is not used yet. @returns its id */
  add(): Promise<string>;
  /** What is sealed from now on is sealed under this key. */
  makeCurrent(id: string): void;
  /** Takes a key away that seals nothing any more. @throws {Refused} it is the current one, or there is no such key */
  remove(id: string): void;
}

/** Wraps and opens secrets of 32 bytes; the key that it does so with never leaves it. */
export interface KeyService {
  /** @param secret Base64 @returns text for the key file */
  wrap(secret: string): Promise<string>;
  /** @returns Base64 @throws {Refused} not reachable, or not its own */
  unwrap(wrapped: string): Promise<string>;
}

/** The key file, its secrets wrapped by a key service where there is one. */
export function keyStore(keyFile: string, service: KeyService | null): KeyStore {
  let opened: { text: string; keys: MasterKeys } | undefined;
  const openedBy = async (by: KeyService, file: KeyFile): Promise<MasterKeys> => {
    const text = JSON.stringify(file);
    if (opened?.text !== text) opened = { text, keys: await unwrapped(keyFile, file, by) };
    return opened.keys;
  };
  return {
    keyFile,
    loadAgain: async () => (service === null ? keysAgain(keyFile) : openedBy(service, keyFileThere(keyFile))),
    load: async () => (service === null ? masterKeys(keyFile) : openedBy(service, readKeyFile(keyFile) ?? (await createdUnder(service, keyFile)))),
    async add() {
      const id = aKeyId();
      const secret = service === null ? aSecret() : await service.wrap(aSecret());
      changeKeyFile(keyFile, (file) => ({ ...file, keys: [...file.keys, { id, secret }] }));
      return id;
    },
    makeCurrent: (id) => changeKeyFile(keyFile, (file) => ({ ...file, current: known(file, id, keyFile) })),
    remove: (id) =>
      changeKeyFile(keyFile, (file) => {
        if (known(file, id, keyFile) === file.current) throw new Refused([{ at: keyFile, message: `${id} is the current key; rotate first` }]);
        return { ...file, keys: file.keys.filter((key) => key.id !== id) };
      }),
  };
}

function known(file: KeyFile, id: string, keyFile: string): string {
  if (file.keys.some((key) => key.id === id)) return id;
  throw new Refused([{ at: keyFile, message: `there is no key ${id} in it` }]);
}

async function createdUnder(service: KeyService, keyFile: string): Promise<KeyFile> {
  return createdKeyFile(keyFile, newKeyFile(await service.wrap(aSecret()), await service.wrap(aSecret())));
}

async function unwrapped(keyFile: string, file: KeyFile, service: KeyService): Promise<MasterKeys> {
  const keys = await Promise.all(file.keys.map(async ({ id, secret }) => ({ id, secret: await service.unwrap(secret) })));
  const lasting = file.lasting === undefined ? undefined : await service.unwrap(file.lasting);
  return keysIn(keyFile, { ...file, keys, ...(lasting === undefined ? {} : { lasting }) });
}
