import { randomBytes } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { Refused } from "./problem.ts";

/**
 * The text of a file that nobody but its owner may read; undefined: there is none.
 * @param what what the file is, for the refusal: "key file"
 * @throws {Refused} unreadable, or readable by others
 */
export function secretFileText(path: string, what: string): string | undefined {
  try {
    const mode = statSync(path).mode;
    if ((mode & 0o077) !== 0) throw new Error(`others may read it (mode ${(mode & 0o777).toString(8)}); run chmod 600 on it`);
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new Refused([{ at: path, message: `the ${what} cannot be used: ${reasonOf(error)}` }]);
  }
}

/**
 * Creates the file (mode 0600) unless it is there. Two processes that do it at once end with one file, seen whole by both.
 * @throws {Refused} its folder cannot be written
 */
export function createSecretFile(path: string, content: string, what: string): void {
  written(path, content, what, "created", (draft) => {
    try {
      linkSync(draft, path); // a link never replaces a file and shows it whole
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error; // safe to go on: another process created it first
    }
  });
}

/** Puts a new content in the place of the old at once: who reads it sees the one or the other whole. @throws {Refused} */
export function replaceSecretFile(path: string, content: string, what: string): void {
  written(path, content, what, "replaced", (draft) => renameSync(draft, path));
}

function written(path: string, content: string, what: string, done: string, place: (draft: string) => void): void {
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeToDisk(draft, content);
    place(draft);
    flushFolder(dirname(path));
  } catch (error) {
    throw new Refused([{ at: path, message: `the ${what} cannot be ${done}: ${reasonOf(error)}` }]);
  } finally {
    rmSync(draft, { force: true });
  }
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

/** A key file that a power cut takes back would make everything sealed since unreadable. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
