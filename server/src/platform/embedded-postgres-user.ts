import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";

/** The operating-system user that PostgreSQL runs as. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/** What a program said. */
export interface Spoken {
  code: number;
  output: string;
}

/**
 * The user to drop to: PostgreSQL refuses to run as root. "postgres" where the system has it, else "nobody".
 * @returns null when this process is not root: everything runs as itself
 */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((name) => users.find((fields) => fields[0] === name)).find((fields) => fields !== undefined);
  if (found === undefined) throw new Error('this is root, which PostgreSQL refuses, and /etc/passwd knows neither "postgres" nor "nobody"');
  return { name: found[0] ?? "", uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * Runs a program as the server's user, without the variables of this process (PGDATA, PGPORT … would redirect it).
 * @returns its exit code (127: it cannot be started) and all it printed
 */
export function runAs(user: ServerUser | null, command: string, args: readonly string[]): Promise<Spoken> {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: "/", env, stdio: ["ignore", "pipe", "pipe"], ...as });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", (cause) => resolve({ code: 127, output: cause.message }));
    child.on("close", (code) => resolve({ code: code ?? 128, output: Buffer.concat(parts).toString("utf8").trim() }));
  });
}

/** True when that user may go into the folder: asked from the system, which knows about modes, lists and mounts. */
export async function canEnter(user: ServerUser | null, folder: string): Promise<boolean> {
  return (await runAs(user, "/bin/sh", ["-c", 'cd -- "$1"', "sh", folder])).code === 0;
}

/** The uppermost folder on the way to `folder` that the user cannot enter; null when the way is free. */
export async function blockingFolder(user: ServerUser | null, folder: string): Promise<string | null> {
  if (folder !== dirname(folder)) {
    const above = await blockingFolder(user, dirname(folder));
    if (above !== null) return above;
  }
  return (await canEnter(user, folder)) ? null : folder;
}
