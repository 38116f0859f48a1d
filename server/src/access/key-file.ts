import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import { createSecretFile, replaceSecretFile, secretFileText } from "../platform/secret-file.ts";

/** The master keys of one hub. `lasting` never changes in the life of a database; `current` seals what is new. */
export interface MasterKeys {
  lasting: Buffer;
  current: string;
  /** id (8 hex digits) → 32 bytes */
  byId: ReadonlyMap<string, Buffer>;
}

/** A key file as it is written. The secrets stand in it as they are, or wrapped by a key service. */
export interface KeyFile {
  version: 1 | 2;
  /** what fingerprints and blind indexes are made with; of version 1 it is the first key's secret */
  lasting?: string | undefined;
  keys: { id: string; secret: string }[];
  current: string;
}

const SECRET = 32;
const WHAT = "key file";

const form = z
  .strictObject({
    version: z.union([z.literal(1), z.literal(2)]),
    lasting: z.string().min(1).optional(),
    keys: z.array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{8}$/, "expected 8 hex digits"), secret: z.string().min(1) })).min(1),
    current: z.string(),
  })
  .refine((file) => (file.version === 2) === (file.lasting !== undefined), "version 2 has a lasting secret, version 1 has none")
  .refine((file) => new Set(file.keys.map((key) => key.id)).size === file.keys.length, "two keys have one id")
  .refine((file) => file.keys.some((key) => key.id === file.current), "current names no key of the file");

/**
 * Reads the key file, or creates it (mode 0600) where there is none. Two hubs that start at once end with one file.
 * @throws {Refused} unreadable, readable by others, damaged, or its folder cannot be written
 */
export function masterKeys(keyFile: string): MasterKeys {
  return keysIn(keyFile, readKeyFile(keyFile) ?? createdKeyFile(keyFile, newKeyFile(aSecret(), aSecret())));
}

/** The keys of the file that is there; none is ever created. @throws {Refused} it is gone, or as at the first reading */
export function keysAgain(keyFile: string): MasterKeys {
  return keysIn(keyFile, keyFileThere(keyFile));
}

/** @throws {Refused} it is gone, or unusable */
export function keyFileThere(keyFile: string): KeyFile {
  const file = readKeyFile(keyFile);
  if (file === undefined) throw new Refused([{ at: keyFile, message: "the key file is gone; put it back from its backup" }]);
  return file;
}

/** 32 fresh bytes in Base64. */
export function aSecret(): string {
  return randomBytes(SECRET).toString("base64");
}

/** 8 hex digits. */
export function aKeyId(): string {
  return randomBytes(4).toString("hex");
}

/** The first content of a key file. */
export function newKeyFile(secret: string, lasting: string): KeyFile {
  const id = aKeyId();
  return { version: 2, lasting, keys: [{ id, secret }], current: id };
}

/** Creates the file unless it is there; the one that is there then. @throws {Refused} */
export function createdKeyFile(keyFile: string, content: KeyFile): KeyFile {
  createSecretFile(keyFile, textOf(content), WHAT);
  const file = readKeyFile(keyFile);
  if (file === undefined) throw new Refused([{ at: keyFile, message: "the key file was removed while it was being created" }]);
  return file;
}

/** Puts a changed content in the file's place at once. @throws {Refused} */
export function changeKeyFile(keyFile: string, change: (file: KeyFile) => KeyFile): void {
  const file = keyFileThere(keyFile);
  replaceSecretFile(keyFile, textOf(change({ ...file, version: 2, lasting: file.lasting ?? file.keys[0]?.secret })), WHAT);
}

const textOf = (content: KeyFile): string => `${JSON.stringify(content, undefined, 2)}\n`;

/** The file's content; undefined: there is none. @throws {Refused} unreadable, readable by others, or damaged */
export function readKeyFile(keyFile: string): KeyFile | undefined {
  const text = secretFileText(keyFile, WHAT);
  if (text === undefined) return undefined;
  const file = form.safeParse(parsed(text));
  if (file.success) return file.data;
  const reasons = file.error.issues.map((issue) => issue.message).join("; ");
  throw damaged(keyFile, reasons);
}

/** The keys of a file whose secrets stand in it as they are. @throws {Refused} one is not 32 bytes in Base64 */
export function keysIn(keyFile: string, file: KeyFile): MasterKeys {
  const secret = (text: string): Buffer => {
    const bytes = Buffer.from(text, "base64");
    if (!z.base64().safeParse(text).success || bytes.length !== SECRET) throw damaged(keyFile, `every secret is ${SECRET} bytes in base64`);
    return bytes;
  };
  const byId = new Map(file.keys.map((key) => [key.id, secret(key.secret)]));
  return { lasting: file.lasting === undefined ? ([...byId.values()][0] as Buffer) : secret(file.lasting), current: file.current, byId };
}

function damaged(keyFile: string, reasons: string): Refused {
  return new Refused([{ at: keyFile, message: `this is not a whole key file (${reasons}); put it back from its backup` }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // safe: the form refuses it; the parser's own message would quote the secrets
  }
}
