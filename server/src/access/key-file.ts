import { randomBytes } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";

/** The master keys of one hub. `first` never changes in the life of a database; `current` seals what is new. */
export interface MasterKeys {
  first: Buffer;
  current: string;
  /** id (8 hex digits) → 32 bytes */
  byId: ReadonlyMap<string, Buffer>;
}

const SECRET = 32;

const form = z
  .strictObject({
    version: z.literal(1),
    keys: z.array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{8}$/, "expected 8 hex digits"), secret: z.base64() })).min(1),
    current: z.string(),
  })
  .refine((file) => file.keys.every((key) => Buffer.from(key.secret, "base64").length === SECRET), `every secret is ${SECRET} bytes in base64`)
  .refine((file) => new Set(file.keys.map((key) => key.id)).size === file.keys.length, "two keys have one id")
  .refine((file) => file.keys.some((key) => key.id === file.current), "current names no key of the file");

/**
 * Reads the key file, or creates it (mode 0600) where there is none. Two hubs that start at once end with one file.
 * @throws {Refused} unreadable, readable by others, damaged, or its folder cannot be written
 */
export function masterKeys(keyFile: string): MasterKeys {
  return readKeyFile(keyFile) ?? createdKeyFile(keyFile);
}

function createdKeyFile(keyFile: string): MasterKeys {
  const id = randomBytes(4).toString("hex");
  const content = { version: 1, keys: [{ id, secret: randomBytes(SECRET).toString("base64") }], current: id };
  const draft = `${keyFile}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(dirname(keyFile), { recursive: true });
    writeToDisk(draft, `${JSON.stringify(content, undefined, 2)}\n`);
    linkUnlessThere(draft, keyFile);
    flushFolder(dirname(keyFile));
  } catch (error) {
    throw new Refused([{ at: keyFile, message: `the key file cannot be created: ${reasonOf(error)}` }]);
  } finally {
    rmSync(draft, { force: true });
  }
  const keys = readKeyFile(keyFile);
  if (keys === undefined) throw new Refused([{ at: keyFile, message: "the key file was removed while it was being created" }]);
  return keys;
}

function writeToDisk(path: string, content: string): void {
  const file = openSync(path, "wx", 0o600);
  try {
    fchmodSync(file, 0o600);
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A link never replaces a file and shows it whole, so nobody reads half a key. */
function linkUnlessThere(draft: string, keyFile: string): void {
  try {
    linkSync(draft, keyFile);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error; // safe to go on: another hub created it first, its keys are used
  }
}

/** A key file that a power cut takes back would make everything sealed since unreadable. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function readKeyFile(keyFile: string): MasterKeys | undefined {
  let text: string;
  try {
    const mode = statSync(keyFile).mode;
    if ((mode & 0o077) !== 0) throw new Error(`others may read it (mode ${(mode & 0o777).toString(8)}); run chmod 600 on it`);
    text = readFileSync(keyFile, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new Refused([{ at: keyFile, message: `the key file cannot be used: ${reasonOf(error)}` }]);
  }
  const file = form.safeParse(parsed(text));
  if (!file.success) {
    const reasons = file.error.issues.map((issue) => issue.message).join("; ");
    throw new Refused([{ at: keyFile, message: `this is not a whole key file (${reasons}); put it back from its backup` }]);
  }
  const byId = new Map(file.data.keys.map((key) => [key.id, Buffer.from(key.secret, "base64")]));
  return { first: [...byId.values()][0] as Buffer, current: file.data.current, byId };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // safe: the form refuses it; the parser's own message would quote the secrets
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
