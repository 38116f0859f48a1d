import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { startDepartments, stopDepartments, type DepartmentCode, type RunningDepartment } from "../departments/index.ts";
import type { HubPlace } from "./find-hub.ts";
import { sampleLeader, signIn } from "./graph.ts";
import { sourcesOf } from "./shown.ts";

/** A small sample province on a database of its own: departments that stand still, and a hub that reads them. */
export interface SmallProvince {
  place: HubPlace;
  /** of who may change every table, for doing harm to it */
  adminUrl: string;
  dataDir: string;
  department(code: DepartmentCode): RunningDepartment;
  /** Resolves when a tick that began after now is shown. */
  nextTick(): Promise<void>;
  /** Ends the hub, does the work, and starts it again: for what no running hub survives. */
  withoutHub(work: () => Promise<void>): Promise<void>;
  leave(): Promise<void>;
}

const CHECKOUT = resolve(import.meta.dirname, "../..");
const READ_WITHIN_MS = 60_000;
const TICK_MS = 250;

/** @param scale 1 is the whole province of more than 6,000 cases @param environment what the hub is told besides */
export async function aSmallProvince(scale: number, environment: Readonly<Record<string, string>> = {}): Promise<SmallProvince> {
  const dataDir = mkdtempSync(join(tmpdir(), "verify-"));
  chmodSync(dataDir, 0o755); // the database of a department runs as another user
  const database = await aDatabase();
  const ledgers = join(dataDir, "departments");
  const departments = await startDepartments({ dir: ledgers, seed: 1, anchor: new Date().toISOString(), rate: 0, scale, withParent: true });
  const order = { dataDir, databaseUrl: database.url, adminUrl: database.adminUrl, departments, scale, environment };
  let hub = await startHub(order);
  const place = { checkout: CHECKOUT, url: hub.url, freePass: null, databaseUrl: database.url, ledgers, outside: join(dataDir, "outside") };
  await everySourceIsRead(place);
  return {
    place,
    async withoutHub(work) {
      await hub.stop();
      await work();
      hub = await startHub(order);
      place.url = hub.url;
    },
    dataDir,
    adminUrl: database.adminUrl,
    department: (code) => departments.find(({ dept }) => dept === code) ?? missing(code),
    nextTick: () => nextTick(place.url),
    async leave() {
      await hub.stop();
      await stopDepartments(departments);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function missing(code: string): never {
  throw new Error(`no department ${code}`);
}

/** On the server of the whole test run. */
async function aDatabase(): Promise<{ url: string; adminUrl: string; drop(): Promise<void> }> {
  const server = process.env["TEST_DATABASE_URL"] ?? missing("TEST_DATABASE_URL, which the global setup gives");
  const name = `verify_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const adminUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const [username = "", password = ""] = (process.env["TEST_HUB_LOGIN"] ?? missing("TEST_HUB_LOGIN")).split(":");
  const url = Object.assign(new URL(adminUrl), { username, password }).href;
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await asOwner(`create database ${name}`);
  return { url, adminUrl, drop: () => asOwner(`drop database ${name} with (force)`) };
}

interface HubOrder {
  dataDir: string;
  databaseUrl: string;
  adminUrl: string;
  departments: readonly RunningDepartment[];
  scale: number;
  environment: Readonly<Record<string, string>>;
}

async function startHub({ dataDir, databaseUrl, adminUrl, departments, scale, environment }: HubOrder): Promise<{ url: string; stop(): Promise<void> }> {
  const main = join(CHECKOUT, "server/dist/main.js");
  if (!existsSync(main)) await ended(spawn(process.execPath, [join(CHECKOUT, "server/bin/build-server.mjs")], { stdio: "inherit" }));
  const sources = JSON.stringify(Object.fromEntries(departments.map(({ dept, baseUrl }) => [dept, baseUrl])));
  const told = {
    DATABASE_URL: databaseUrl,
    DATABASE_ADMIN_URL: adminUrl,
    DATA_DIR: dataDir,
    PORT: "0",
    TICK_MS: String(TICK_MS),
    SAMPLE_SOURCES: sources,
    SAMPLE_SCALE: String(scale),
    LOG_LEVEL: "error",
    FREE_DOCUMENTS: "on",
  };
  const child = spawn(process.execPath, ["--enable-source-maps", main], {
    cwd: CHECKOUT,
    env: { PATH: process.env["PATH"], HOME: dataDir, ...told, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = ended(child);
  const url = await Promise.race([readyUrl(child), gone.then(() => missing("hub: it ended before it was ready"))]);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

const ended = (child: ChildProcess): Promise<void> => new Promise((done) => child.once("exit", () => done()));

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((ready) => {
    if (child.stdout === null) return missing("output of the hub");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = /^ready (\S+)/.exec(line)?.[1];
      if (url !== undefined) ready(url);
    });
  });
}

async function everySourceIsRead(place: HubPlace): Promise<void> {
  const graph = await signIn(place, sampleLeader(place.checkout));
  const since = new Map<string, string>();
  for (const deadline = Date.now() + READ_WITHIN_MS; Date.now() < deadline; await wait(200)) {
    const sources = await sourcesOf(graph);
    if (sources.length > 0 && sources.every((source) => readTwice(source, since))) return;
  }
  const unread = (await sourcesOf(graph)).filter((source) => !readTwice(source, since));
  throw new Error(`not read in time: ${unread.map(({ code, lastProblem }) => `${code} (${lastProblem ?? "no problem said"})`).join(", ")}`);
}

/** A folder is only looked at first; what stood still is read when it is looked at again. @param since when each source was first read */
function readTwice({ code, readUpTo }: { code: string; readUpTo: string | null }, since: Map<string, string>): boolean {
  if (readUpTo === null) return false;
  if (!since.has(code)) since.set(code, readUpTo);
  return code !== "so-tiepdan" || readUpTo !== since.get(code);
}

async function nextTick(url: string): Promise<void> {
  const since = Date.now() + 1;
  for (let shown = 0; shown <= since; await wait(TICK_MS / 4)) {
    const { asOf } = (await (await fetch(`${url}/healthz`)).json()) as { asOf: { instant: string } | null };
    shown = Date.parse(asOf?.instant ?? "1970-01-01"); // a hub that has just started has not ticked yet
  }
}
