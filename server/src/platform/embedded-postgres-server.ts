import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startMark } from "../../bin/process-identity.mjs";
import { giveTo, lastLines, rememberedPort, writeSettings } from "./embedded-postgres-cluster.ts";
import type { Cluster } from "./embedded-postgres-cluster.ts";
import type { Places } from "./embedded-postgres-folder.ts";
import { runAs } from "./embedded-postgres-user.ts";
import { Refused } from "./problem.ts";

/** A server process that serves this folder. */
export interface RunningServer {
  pid: number;
  port: number;
  /** Its process's start mark: tells it from a later process with its pid. */
  mark: string;
}

const LOOK_EVERY_MS = 100;
/** Recovery after a crash may take this long, seconds. */
const START_WITHIN_S = 600;
const STOP_WITHIN_S = 60;
const LOG_KEPT_BYTES = 20_000_000;
const TRY_AGAIN_FOR_MS = 20_000;

/**
 * The server that runs on this folder, with the status it wrote ("starting", "stopping", "ready", "standby").
 * A postmaster.pid without its process (after SIGKILL, or after a reboot gave its pid to another program) counts as none.
 */
export function runningServer(places: Places): (RunningServer & { status: string }) | null {
  const lines = pidFileLines(places);
  const pid = Number(lines[0]);
  const mark = Number.isInteger(pid) && pid > 1 ? startMark(pid) : null;
  if (mark === null || !servesFolder(pid, places)) return null;
  return { pid, mark, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

/** @throws the folder may not be read */
function pidFileLines(places: Places): string[] {
  try {
    return readFileSync(join(places.cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return []; // nothing runs, or nothing was ever made
    throw error;
  }
}

/** A server works in its data folder. Where the system does not tell that, a living PostgreSQL of this user is believed. */
function servesFolder(pid: number, places: Places): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(places.cluster);
  } catch {
    return isOurPostgres(pid); // no /proc, or not ours to look at
  }
}

function isOurPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
  } catch {
    return false; // gone, or another user's
  }
}

/**
 * Waits for a server left by an earlier hub: until it serves, or until it is gone.
 * @returns null when none runs (any more)
 * @throws {Refused} it does neither within STOP_WITHIN_S
 */
export async function leftServer(places: Places, answers: (port: number) => Promise<boolean>): Promise<RunningServer | null> {
  const patience = AbortSignal.timeout(START_WITHIN_S * 1000);
  for (;;) {
    const server = runningServer(places);
    if (server === null) return null;
    if (server.status === "ready" && (await answers(server.port))) return server;
    if (patience.aborted) {
      throw new Refused([
        {
          at: "DATA_DIR",
          message: `a PostgreSQL (process ${server.pid}) runs on ${places.cluster} and is "${server.status}" for ${START_WITHIN_S} s: see ${places.log}`,
        },
      ]);
    }
    await pause(LOOK_EVERY_MS);
  }
}

/**
 * Starts the server on the port it had, or on a free one.
 * @param port null: any
 * @throws {Refused} it does not start; with the last lines of its log
 */
export async function startServer(cluster: Cluster, port: number | null): Promise<RunningServer> {
  const { places, binaries, user } = cluster;
  openLogFile(cluster);
  if (runningServer(places) === null) rmSync(join(places.cluster, "postmaster.pid"), { force: true });
  const patience = AbortSignal.timeout(TRY_AGAIN_FOR_MS);
  for (;;) {
    writeSettings(cluster, port ?? (await freePort(rememberedPort(cluster))));
    const logged = statSync(places.log).size;
    const { code, output } = await runAs(user, binaries.pgCtl, [
      "start",
      "-w",
      "-s",
      `--timeout=${START_WITHIN_S}`,
      `--pgdata=${places.cluster}`,
      `--log=${places.log}`,
    ]);
    const server = runningServer(places);
    if (code === 0 && server !== null) return server;
    const said = readFileSync(places.log).subarray(logged).toString("utf8") || output;
    // Its port was taken at the last moment, or the children of a killed server are just leaving: both pass.
    if (patience.aborted || !/Address already in use|could not bind|shared memory block|lock file/i.test(said)) {
      throw new Refused([{ at: "DATA_DIR", message: `PostgreSQL does not start on ${places.cluster}: ${lastLines(said)} (log: ${places.log})` }]);
    }
    await pause(500);
  }
}

/** Stops it in good order; at once (with recovery at the next start) when it does not obey in STOP_WITHIN_S. */
export async function stopServer({ places, binaries, user }: Cluster): Promise<void> {
  if (runningServer(places) === null) return;
  const stop = (mode: string) =>
    runAs(user, binaries.pgCtl, ["stop", "-w", "-s", `--mode=${mode}`, `--timeout=${STOP_WITHIN_S}`, `--pgdata=${places.cluster}`]);
  if ((await stop("fast")).code !== 0 && runningServer(places) !== null) await stop("immediate");
}

/**
 * Asks a server for a sign of life.
 * @returns false while it starts, stops or recovers
 * @throws {Refused} it does not take the password of this folder
 */
export async function serverAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // the failing call tells
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (code.startsWith("28"))
      throw new Refused([{ at: "DATA_DIR", message: `the PostgreSQL that runs on it does not take the password kept there: ${(error as Error).message}` }]);
    return false;
  } finally {
    await client.end().catch(() => undefined); // it may never have connected
  }
}

/** @returns `wished` when nobody listens there, else any free port of this machine */
async function freePort(wished: number | null): Promise<number> {
  const tried = wished === null ? null : await listenedPort(wished);
  const port = tried ?? (await listenedPort(0));
  if (port === null) throw new Error("this machine has no free port");
  return port;
}

function listenedPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, "127.0.0.1", () => {
      const { port: given } = probe.address() as AddressInfo;
      probe.close(() => resolve(given));
    });
  });
}

/** The server may write into its log but not make files beside it. */
function openLogFile({ places: { log }, user }: Cluster): void {
  if (existsSync(log) && statSync(log).size > LOG_KEPT_BYTES) renameSync(log, `${log}.1`);
  if (!existsSync(log)) giveTo(user, log, "");
}
