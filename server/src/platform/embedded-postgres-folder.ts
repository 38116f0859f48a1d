import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "./config.ts";
import { blockingFolder, canEnter, serverUser } from "./embedded-postgres-user.ts";
import type { ServerUser } from "./embedded-postgres-user.ts";
import { Refused } from "./problem.ts";

/** Where the parts of an embedded database lie in a data folder. */
export function placesIn(dataDir: string) {
  const home = join(dataDir, "postgres");
  return {
    dataDir,
    lock: join(dataDir, "hub.lock"),
    /** Appears in one step, when its content is complete. */
    home,
    /** Begin of the name where a new one is prepared. */
    torn: join(dataDir, "postgres.part"),
    cluster: join(home, "data"),
    /** the superuser's */
    password: join(home, "password"),
    /** of the login that the hub works with */
    hubPassword: join(home, "hub-password"),
    log: join(home, "postgres.log"),
  };
}
export type Places = ReturnType<typeof placesIn>;

const FALLBACK = "/var/lib/dau-moi";

/**
 * The data folder in effect, for the hub and for the command line alike. When nobody named one and the checkout lies
 * where the database's user cannot go (root's home), it is a folder below /var/lib/dau-moi, one per checkout.
 * @returns its absolute path, and a line to print when it is not where one would look for it
 */
export async function dataFolderOf(config: Pick<Config, "checkout" | "dataDir">): Promise<{ path: string; note: string | null }> {
  const { path, chosen } = config.dataDir;
  const user = serverUser();
  if (chosen || user === null || existsSync(placesIn(path).home)) return { path, note: null };
  const blocking = await blockingFolder(user, existingAbove(dirname(path)));
  if (blocking === null) return { path, note: null };
  const other = join(FALLBACK, createHash("sha256").update(config.checkout).digest("hex").slice(0, 10));
  return { path: other, note: `the data folder is ${other}, because the database's user "${user.name}" cannot enter ${blocking} (DATA_DIR chooses another)` };
}

/**
 * Makes the data folder and lets the server's user into it, and nobody else.
 * @throws {Refused} it cannot be made, or a folder above it keeps that user out
 */
export async function openFolder(dataDir: string, user: ServerUser | null): Promise<void> {
  if (user !== null) await refuseBlocked(existingAbove(dirname(dataDir)), dataDir, user);
  try {
    makeFolder(dataDir);
  } catch (cause) {
    throw new Refused([{ at: "DATA_DIR", message: `the folder ${dataDir} cannot be made or written: ${(cause as Error).message}` }]);
  }
  if (user === null || (await canEnter(user, dataDir))) return;
  const { uid, mode } = statSync(dataDir);
  if (uid === 0) {
    chownSync(dataDir, 0, user.gid);
    chmodSync(dataDir, (mode & 0o7777) | 0o010);
  }
  await refuseBlocked(dataDir, dataDir, user);
}

/** @throws {Refused} the user cannot enter `folder`, on the way to (or at) the data folder */
async function refuseBlocked(folder: string, dataDir: string, user: ServerUser): Promise<void> {
  const blocking = await blockingFolder(user, folder);
  if (blocking === null) return;
  const message = `the database runs as user "${user.name}", who cannot reach ${dataDir}: ${blocking} keeps that user out. Choose another DATA_DIR, or run chmod o+x ${blocking}`;
  throw new Refused([{ at: "DATA_DIR", message }]);
}

/** Folders made on the way are open to pass through, whatever the umask; the last one is private. */
function makeFolder(dataDir: string): void {
  const first = mkdirSync(dataDir, { recursive: true });
  if (first === undefined) return;
  chmodSync(dataDir, 0o750);
  for (let above = dirname(dataDir); above.length >= first.length; above = dirname(above)) chmodSync(above, 0o755);
}

function existingAbove(folder: string): string {
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isThere || folder === dirname(folder) ? folder : existingAbove(dirname(folder));
}
