import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./embedded-postgres-binaries.ts";
import type { Places } from "./embedded-postgres-folder.ts";
import { runAs } from "./embedded-postgres-user.ts";
import type { ServerUser } from "./embedded-postgres-user.ts";
import { Refused } from "./problem.ts";

/** One embedded database: where it lies, with which programs and as whom it runs. */
export interface Cluster {
  places: Places;
  binaries: Binaries;
  user: ServerUser | null;
  /** Settings beside SETTINGS, e.g. for tests. */
  settings: Readonly<Record<string, string>>;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  max_connections: "80",
  max_wal_size: "2GB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %q%a ",
};
const SETTINGS_FILE = "dau-moi.conf";

/**
 * Makes a new cluster when there is none. It is prepared beside its place and moved there when it is complete, so what a
 * killed start left is thrown away, and what stands in its place is never touched.
 * @throws {Refused} something else stands there, another PostgreSQL made it, or initdb fails
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { places, binaries } = cluster;
  if (existsSync(places.home)) return refuseForeign(places, binaries);
  sweepTorn(places);
  const fresh = `${places.torn}-${randomBytes(4).toString("hex")}`;
  await prepare(fresh, cluster);
  renameSync(fresh, places.home);
  settle(places.dataDir);
}

/** What killed starts left; an initdb that still runs there loses its ground, and nobody else's. */
function sweepTorn({ dataDir, torn }: Places): void {
  for (const name of readdirSync(dataDir)) {
    const folder = join(dataDir, name);
    if (folder.startsWith(torn)) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function prepare(fresh: string, { places, binaries, user }: Cluster): Promise<void> {
  const password = randomBytes(24).toString("hex");
  const forInitdb = join(fresh, "password-for-initdb");
  mkdirSync(fresh, { mode: 0o711 });
  chmodSync(fresh, 0o711); // passable whatever the umask
  writeFileSync(join(fresh, "password"), password, { mode: 0o600, flush: true });
  giveTo(user, forInitdb, password);
  mkdirSync(join(fresh, "data"), { mode: 0o700 });
  if (user !== null) chownSync(join(fresh, "data"), user.uid, user.gid);
  giveTo(user, join(fresh, "postgres.log"), "");
  const locale = process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8";
  const access = ["--username=postgres", `--pwfile=${forInitdb}`, "--auth=scram-sha-256"];
  const text = ["--encoding=UTF8", `--locale=${locale}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const { code, output } = await runAs(user, binaries.initdb, [`--pgdata=${join(fresh, "data")}`, ...access, ...text, "--data-checksums", "--no-instructions"]);
  rmSync(forInitdb);
  if (code !== 0) throw new Refused([{ at: "DATA_DIR", message: `PostgreSQL cannot make its files in ${places.dataDir}: ${lastLines(output)}` }]);
  appendFileSync(join(fresh, "data/postgresql.conf"), `\ninclude '${SETTINGS_FILE}'\n`);
}

/** Writes a file that only the server's user may read. */
export function giveTo(user: ServerUser | null, file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 });
  if (user !== null) chownSync(file, user.uid, user.gid);
}

function refuseForeign({ home, cluster, dataDir }: Places, { major }: Binaries): void {
  const stated = join(cluster, "PG_VERSION");
  if (!existsSync(stated))
    throw new Refused([{ at: "DATA_DIR", message: `${home} is there but holds no PostgreSQL data: move it away, or choose another DATA_DIR` }]);
  const made = readFileSync(stated, "utf8").trim();
  if (made === major) return;
  const advice = `start the version of the hub that made it, dump it with PostgreSQL ${made}'s pg_dump and load it into a new DATA_DIR`;
  throw new Refused([{ at: "DATA_DIR", message: `the data in ${dataDir} was made by PostgreSQL ${made}, this hub brings PostgreSQL ${major}: ${advice}` }]);
}

/** Writes what the server reads at its next start. */
export function writeSettings({ places, user, settings }: Cluster, port: number): void {
  const lines = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).map(([name, value]) => `${name} = '${value}'`);
  giveTo(user, join(places.cluster, SETTINGS_FILE), `# Written at every start of the hub.\n${lines.join("\n")}\n`);
}

/** The port written last, or null. */
export function rememberedPort({ places }: Cluster): number | null {
  try {
    const port = Number(/^port = '(\d+)'$/m.exec(readFileSync(join(places.cluster, SETTINGS_FILE), "utf8"))?.[1]);
    return Number.isInteger(port) ? port : null;
  } catch {
    return null; // never started
  }
}

/** The last lines of what a program said, which is where it says why. */
export const lastLines = (output: string): string => output.trim().split("\n").slice(-4).join(" | ");

/** Makes a rename in this folder outlive a power cut. */
function settle(folder: string): void {
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}
