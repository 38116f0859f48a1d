import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { HUB_FLAGS } from "../../../server/bin/surroundings.mjs";
import { systemClock } from "../../../server/src/platform/now.ts";
import { connectSource } from "../../../server/src/source/index.ts";
import type { manifestOf } from "../../../server/src/source/index.ts";
import { startProgram } from "../program.ts";
import type { Program } from "../program.ts";
import type { Province } from "../province.ts";
import type { Order } from "../suite.ts";

export type Manifest = ReturnType<typeof manifestOf>;

export const MB = 2 ** 20;
const PATIENCE_MS = 3_600_000;
/** Milliseconds from one look at the reading process to the next. */
const LOOK_MS = 50;

/** A hub as a process of its own, on a database of its own, and a connection to that database through its owner's login. */
export interface HubProcess {
  pid: number;
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Connects the sources in a fresh copy of the province and starts the hub there. @param name of the database */
export async function startHub(order: Order, province: Province, name: string, manifests: readonly Manifest[]): Promise<HubProcess> {
  const url = await province.fresh(name);
  const hub = await province.open(url, systemClock);
  for (const manifest of manifests) await connectSource(hub.database.em(), hub.vault, hub.units(), manifest);
  await hub.close();
  const client = new pg.Client({ connectionString: province.owner(url) });
  await client.connect();
  const leave = async (program: Program | null): Promise<void> => {
    await client.end();
    await program?.stop();
    await province.drop(name);
  };
  const starting = startProgram(process.execPath, [...HUB_FLAGS, order.hub], { cwd: order.checkout, env: environmentOf(province, url), patienceSeconds: 60 });
  const program = await starting.catch(async (error: unknown): Promise<never> => {
    await leave(null);
    throw error;
  });
  return { pid: program.pid, rows: async (sql, values = []) => (await client.query(sql, values)).rows as never, stop: () => leave(program) };
}

function environmentOf(province: Province, databaseUrl: string): NodeJS.ProcessEnv {
  const places = { HOME: province.folder, DATA_DIR: province.folder, HUB_KEY_FILE: `${province.folder}/hub-keys.json`, DATABASE_URL: databaseUrl };
  return { PATH: process.env["PATH"], ...places, PORT: "0", SAMPLE: "off", LOG_LEVEL: "fatal", SOURCE_FOLDERS: province.folder };
}

/** Bytes and seconds of one taking-in. */
export interface Taking {
  /** the hub's peak minus what it had idle, plus the peak of the process that read for it */
  overIdle: number;
  idle: number;
  /** that process's part of `overIdle`; 0: none read */
  reader: number;
  seconds: number;
}

/**
 * Lets a hub take in what its only source gets now, and looks at its memory meanwhile.
 * @param arrive makes all of it there at once · cases that must have come in the end · reads: in a process of its own
 * @throws when the source is not taken as it is, or another number of cases is there in the end
 */
export async function measureTaking(hub: HubProcess, order: Order, taken: { cases: number; reads: boolean; arrive: () => Promise<void> }): Promise<Taking> {
  await until("the empty source was read", async () => (await hub.rows("select 1 from source where read_up_to is not null")).length === 1);
  await pause(order.cases < 1_000 ? 1_000 : 5_000); // the start is over
  const idle = memoryOf(hub.pid, "VmRSS");
  writeFileSync(`/proc/${hub.pid}/clear_refs`, "5"); // the peak counts from here
  const readers = watchReaders(hub.pid);
  try {
    await taken.arrive();
    const began = performance.now();
    await until("every row is a case", () => isTaken(hub, taken.cases));
    const seconds = (performance.now() - began) / 1000;
    const [there] = await hub.rows<{ cases: string }>("select count(*) as cases from feedback_case");
    if (Number(there?.cases) !== taken.cases) throw new Error(`${there?.cases} cases are there instead of ${taken.cases}`);
    if (taken.reads && readers.peak() === 0) throw new Error("no process was seen to read the register; the figure would leave its memory out");
    return { overIdle: memoryOf(hub.pid, "VmHWM") - idle + readers.peak(), idle, reader: readers.peak(), seconds };
  } finally {
    readers.end();
  }
}

/** @throws when the source or a row of it is not taken */
async function isTaken(hub: HubProcess, cases: number): Promise<boolean> {
  const [now] = await hub.rows<{ applied: string | null; problem: string | null; refused: string | null }>(
    "select (select sum(applied) from source_run) as applied, (select max(last_problem) from source) as problem, (select min(reason) from quarantine) as refused",
  );
  if (now?.problem != null || now?.refused != null) throw new Error(`the source was not taken: ${now.problem ?? now.refused ?? ""}`);
  return Number(now?.applied) >= cases;
}

/** Bytes, as the kernel counts them. */
function memoryOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (line === undefined) throw new Error(`this machine does not tell ${what} of a process; the figure needs Linux`);
  return Number(line) * 1024;
}

/** Looks at the processes in which a hub reads registers, until told to end; `peak` is the most that one of them had resident at once, 0: there was none. */
function watchReaders(hub: number): { peak(): number; end(): void } {
  let peak = 0;
  const look = (): void => {
    for (const child of readFileSync(`/proc/${hub}/task/${hub}/children`, "utf8").split(" ").filter(Boolean)) {
      try {
        if (readFileSync(`/proc/${child}/cmdline`, "utf8").includes("sheet-reader")) peak = Math.max(peak, memoryOf(Number(child), "VmHWM"));
      } catch {} // it ended between two of these lines
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return { peak: () => peak, end: () => clearInterval(timer) };
}

/** Looks every quarter of a second until it holds. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(250)) if (await holds()) return;
  throw new Error(`not in time: ${what}`);
}
