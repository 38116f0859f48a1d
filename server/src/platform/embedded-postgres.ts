import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { tryLock } from "../../bin/lock.mjs";
import { isSameProcess } from "../../bin/process-identity.mjs";
import { binariesFor } from "./embedded-postgres-binaries.ts";
import { ensureCluster } from "./embedded-postgres-cluster.ts";
import type { Cluster } from "./embedded-postgres-cluster.ts";
import { openFolder, placesIn } from "./embedded-postgres-folder.ts";
import type { Places } from "./embedded-postgres-folder.ts";
import { leftServer, runningServer, serverAnswers, startServer, stopServer } from "./embedded-postgres-server.ts";
import type { RunningServer } from "./embedded-postgres-server.ts";
import { serverUser } from "./embedded-postgres-user.ts";
import { ordersFor } from "./database-roles.ts";
import { Refused } from "./problem.ts";

export { dataFolderOf } from "./embedded-postgres-folder.ts";

/** A PostgreSQL that belongs to this process until `stop`. */
export interface EmbeddedPostgres {
  /** Of the hub's login, with password. */
  url: string;
  /** Of its superuser, who changes tables and nothing else. */
  adminUrl: string;
  /** True when it was still running, left by a hub that was killed. */
  adopted: boolean;
  /** Stops it in good order; a second call waits for the first. */
  stop(): Promise<void>;
}

interface StartOrder {
  /** Absolute; made where missing. */
  dataDir: string;
  /** What a person should know: copies, recovery, restarts. */
  log: (line: string) => void;
  /** PostgreSQL settings beside our own, e.g. fsync off in tests. */
  settings?: Readonly<Record<string, string>>;
}

const DATABASE = "dau_moi";
/** The hub's login: no superuser, so that row-level security binds it. */
const LOGIN = "dau_moi_hub";
const WATCH_EVERY_MS = 1_000;

/**
 * Starts the embedded PostgreSQL of a data folder (making it the first time), or takes over the one that still runs there.
 * While it is held, a server that dies is started again on the same port.
 * @throws {Refused} another hub holds the folder; the folder cannot be used (who, what and which parent); other PostgreSQL version
 */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: StartOrder): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const places = placesIn(dataDir);
  await openFolder(dataDir, user);
  const lock = await tryLock(places.lock);
  if ("heldBy" in lock) {
    throw new Refused([{ at: "DATA_DIR", message: `the hub already runs on ${dataDir} (process ${lock.heldBy}): stop it, or choose another DATA_DIR` }]);
  }
  const folder = endAtExit(places, lock.release);
  let cluster: Cluster | undefined;
  try {
    cluster = { places, user, settings, binaries: await binariesFor(user, dataDir, log) };
    await ensureCluster(cluster);
    folder.starting = true;
    const { server, adopted } = await adoptOrStart(cluster, log);
    folder.starting = false;
    await ensureDatabase(places, urlsOf(places, server.port, "postgres").adminUrl);
    return held(cluster, server, adopted, folder.release, log);
  } catch (error) {
    if (cluster !== undefined) await stopServer(cluster);
    folder.release();
    throw error;
  }
}

/**
 * When the process leaves without `stop` (told to end in the middle of a start), the server is told to end too; nobody
 * can wait for it any more.
 */
function endAtExit(places: Places, giveBack: () => void): { starting: boolean; release: () => void } {
  const folder = {
    /** True while a server may come up that has not written its pid yet. */
    starting: false,
    release: () => {
      process.off("exit", tell);
      giveBack();
    },
  };
  const tell = () => {
    let server = runningServer(places);
    for (let look = 0; server === null && folder.starting && look < 20; look += 1) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50); // no event loop any more
      server = runningServer(places);
    }
    if (server !== null) process.kill(server.pid, "SIGINT"); // a fast shutdown
  };
  process.once("exit", tell);
  return folder;
}

/**
 * The URLs of the server that runs on a data folder, for the command line.
 * @returns null when none runs there
 * @throws {Refused} this user may not read the folder
 */
export function embeddedPostgresUrls(dataDir: string): Promise<{ url: string; adminUrl: string } | null> {
  const places = placesIn(dataDir);
  try {
    const server = runningServer(places);
    return Promise.resolve(server === null ? null : urlsOf(places, server.port, DATABASE));
  } catch (error) {
    const message = `${(error as Error).message}: run it as the user who started the hub`;
    return Promise.reject(new Refused([{ at: "DATA_DIR", message }]));
  }
}

function urlsOf(places: Places, port: number, database: string): { url: string; adminUrl: string } {
  const as = (user: string, file: string): string => `postgres://${user}:${readFileSync(file, "utf8").trim()}@127.0.0.1:${port}/${database}`;
  const adminUrl = as("postgres", places.password);
  return { adminUrl, url: existsSync(places.hubPassword) ? as(LOGIN, places.hubPassword) : adminUrl };
}

async function adoptOrStart(cluster: Cluster, log: (line: string) => void): Promise<{ server: RunningServer; adopted: boolean }> {
  const { places } = cluster;
  const patience = setTimeout(() => log(`the database recovers from its last end, this takes a while (log: ${places.log})`), 10_000);
  try {
    const left = await leftServer(places, (port) => serverAnswers(urlsOf(places, port, "postgres").adminUrl));
    if (left !== null) log(`the database of an earlier run still serves (process ${left.pid}): it is taken over`);
    if (left !== null) return { server: left, adopted: true };
    return { server: await startServer(cluster, null), adopted: false };
  } finally {
    clearTimeout(patience);
  }
}

/** Makes the hub's database and its login where they are missing: on the first start, and on a folder of before there was a login. */
async function ensureDatabase(places: Places, adminUrl: string): Promise<void> {
  if (!existsSync(places.hubPassword)) writeFileSync(places.hubPassword, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
  const password = pg.escapeLiteral(readFileSync(places.hubPassword, "utf8").trim());
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("/* databaseNamed */ select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    const { rowCount: logins } = await client.query("/* loginNamed */ select 1 from pg_roles where rolname = $1", [LOGIN]);
    await client.query(`${logins === 0 ? "create" : "alter"} role ${LOGIN} login noinherit nosuperuser nobypassrls password ${password}`);
    await client.query(ordersFor(LOGIN));
  } finally {
    await client.end();
  }
}

function held(cluster: Cluster, server: RunningServer, adopted: boolean, release: () => void, log: (line: string) => void): EmbeddedPostgres {
  const watch = keepAlive(cluster, server, log);
  const stop = async () => {
    await watch.end();
    await stopServer(cluster);
    release();
  };
  let stopping: Promise<void> | undefined;
  return { ...urlsOf(cluster.places, server.port, DATABASE), adopted, stop: () => (stopping ??= stop()) };
}

/** Starts the server again when it dies: the hub's connections heal, because the port stays. */
function keepAlive(cluster: Cluster, server: RunningServer, log: (line: string) => void): { end(): Promise<void> } {
  let current = server;
  let starting: Promise<void> | undefined;
  const startAgain = async () => {
    log(`the database (process ${current.pid}) has died: it is started again`);
    current = await startServer(cluster, server.port);
    log(`the database serves again (process ${current.pid})`);
  };
  const watch = setInterval(() => {
    if (starting !== undefined || isSameProcess(current)) return;
    starting = startAgain()
      .catch((error: unknown) => log(`the database could not be started again: ${(error as Error).message}`)) // the next look tries again
      .finally(() => (starting = undefined));
  }, WATCH_EVERY_MS);
  watch.unref();
  return {
    async end() {
      clearInterval(watch);
      await starting;
    },
  };
}
