import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** Seconds of processor time used so far: by this process, and by the whole PostgreSQL server. */
export interface CpuSeconds {
  here: number;
  postgres: number;
}

/** What something took. */
export interface Pass {
  seconds: number;
  /** null where the kernel does not tell (it has no /proc) */
  cpu: CpuSeconds | null;
}

/** Adds up what several pieces of work take; what happens between them does not count. */
export class Stopwatch {
  readonly #meter: PostgresMeter;
  #pass: Pass = { seconds: 0, cpu: { here: 0, postgres: 0 } };

  constructor(meter: PostgresMeter) {
    this.#meter = meter;
  }

  async time<T>(work: () => Promise<T>): Promise<T> {
    const postgres = this.#meter();
    const [began, here] = [performance.now(), hereSeconds()];
    const done = await work();
    const [usedHere, seconds] = [hereSeconds() - here, (performance.now() - began) / 1000];
    const { seconds: before, cpu } = this.#pass;
    const after = this.#meter();
    this.#pass = {
      seconds: before + seconds,
      cpu: cpu === null || postgres === null || after === null ? null : { here: cpu.here + usedHere, postgres: cpu.postgres + after - postgres },
    };
    return done;
  }

  /** All of it so far. */
  get pass(): Pass {
    return this.#pass;
  }
}

/** Reads the seconds of processor time a PostgreSQL server has used; null where the kernel does not tell. */
export type PostgresMeter = () => number | null;

/** Linux counts a process's ended children in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/**
 * A meter of all processes of a PostgreSQL server. On a shared machine processor time tells more than the wall clock does.
 * @param url of any database of the server
 */
export async function postgresMeter(url: string): Promise<PostgresMeter> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const postmaster = parentOf(rows[0]?.pid ?? 0);
    return () => (postmaster === null ? null : postgresSeconds(postmaster));
  } finally {
    await client.end();
  }
}

/** Reads the seconds of processor time that a process and the PostgreSQL server of a URL have used; null where the kernel does not tell. */
export type Processor = () => number | null;

/** @param pid of a process that runs as long as it is measured */
export async function processorOf(pid: number, url: string): Promise<Processor> {
  const postgres = await postgresMeter(url);
  return () => {
    const served = postgres();
    return served === null ? null : served + ranFor(String(pid));
  };
}

/** Seconds of processor time that a process with all its threads has used; null where the kernel does not tell. */
export function processSeconds(pid: number): number | null {
  const stat = fileOr(`/proc/${pid}/stat`, "");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return user === undefined || system === undefined ? null : (user + system) / TICKS_PER_SECOND;
}

/** Kilobytes of memory that a process holds; null where the kernel does not tell. */
export function residentKb(pid: number): number | null {
  const told = /^VmRSS:\s+(\d+) kB$/m.exec(fileOr(`/proc/${pid}/status`, ""))?.[1];
  return told === undefined ? null : Number(told);
}

function hereSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Those that run by what they ran, to the nanosecond; those that ended by what their parent reaped. */
function postgresSeconds(postmaster: number): number {
  const running = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === postmaster);
  const [, ended] = statOf(postmaster) ?? [0, 0];
  return ended + [String(postmaster), ...running].reduce((sum, pid) => sum + ranFor(pid), 0);
}

function ranFor(pid: string): number {
  return Number(fileOr(`/proc/${pid}/schedstat`, "0").split(" ")[0]) / 1e9;
}

function parentOf(pid: number): number | null {
  return statOf(pid)?.[0] ?? null;
}

/** @returns parent, and seconds its ended children used; null: there is no such process, or no /proc */
function statOf(pid: number): [number, number] | null {
  const stat = fileOr(`/proc/${pid}/stat`, "");
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return fields.length < 15 ? null : [fields[1] ?? 0, ((fields[13] ?? 0) + (fields[14] ?? 0)) / TICKS_PER_SECOND];
}

function fileOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise; // the process has ended meanwhile
  }
}
