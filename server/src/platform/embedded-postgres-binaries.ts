import { chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runAs } from "./embedded-postgres-user.ts";
import type { ServerUser } from "./embedded-postgres-user.ts";
import { Refused } from "./problem.ts";

/** PostgreSQL's programs. */
export interface Binaries {
  /** Folder of bin, lib and share. */
  folder: string;
  /** e.g. "18" */
  major: string;
  initdb: string;
  pgCtl: string;
}

/**
 * The programs of the package, or a copy in the data folder where the server's user cannot reach the package.
 * @param log told when a copy is made
 * @param original the package's programs and their version
 * @throws {Refused} the package has none for this machine, or they do not run here
 */
export async function binariesFor(user: ServerUser | null, dataDir: string, log: (line: string) => void, original = packagedPrograms()): Promise<Binaries> {
  const { folder, version } = original;
  const installed = binariesIn(folder, version);
  const said = await runAs(user, installed.pgCtl, ["--version"]);
  if (said.code === 0) return installed;
  const copied = binariesIn(join(dataDir, `postgres-${version}`), version);
  if (!existsSync(copied.folder)) copy(folder, copied.folder, dataDir, user, log);
  const saidByCopy = await runAs(user, copied.pgCtl, ["--version"]);
  if (saidByCopy.code === 0) return copied;
  throw new Refused([
    { at: "DATABASE_URL", message: `the embedded PostgreSQL does not run on this machine (${saidByCopy.output}); name a PostgreSQL server with DATABASE_URL` },
  ]);
}

function binariesIn(folder: string, version: string): Binaries {
  return { folder, major: version.split(".")[0] ?? version, initdb: join(folder, "bin/initdb"), pgCtl: join(folder, "bin/pg_ctl") };
}

/** The platform's package, which only `embedded-postgres` itself can see. */
export function packagedPrograms(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve("embedded-postgres");
    const root = dirname(dirname(createRequire(library).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new Refused([
      {
        at: "DATABASE_URL",
        message: `there is no embedded PostgreSQL for ${process.platform}-${process.arch} (${(cause as Error).message.split("\n")[0]}); name a PostgreSQL server with DATABASE_URL`,
      },
    ]);
  }
}

function copy(from: string, to: string, dataDir: string, user: ServerUser | null, log: (line: string) => void): void {
  log(`copying PostgreSQL's programs to ${to}, because ${user === null ? "this user" : `user "${user.name}"`} cannot run them where they are`);
  const fresh = `${to}.part`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true });
  if (user !== null) giveAllTo(user, fresh);
  renameSync(fresh, to);
}

function giveAllTo(user: ServerUser, folder: string): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) lchownSync(join(folder, entry), user.uid, user.gid);
}
