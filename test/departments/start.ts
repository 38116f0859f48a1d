import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { STARTED, type DepartmentCode } from "./departments.ts";
import type { LedgerLine } from "./ledger-line.ts";
import type { Richness } from "./richness.ts";

export type StartOrder = {
  /** Folder of all departments' ledgers, logs and ports.json; made where missing. */
  dir: string;
  seed: number;
  /** Instant the sample is made, ISO 8601 with a zone. */
  anchor: string;
  /** Changes a minute over the whole province; 0 for none. */
  rate: number;
  only?: readonly DepartmentCode[];
  /** Multiplies the numbers of cases; 1 is the whole province. */
  scale?: number;
  /** What their stories hold; "full" where not said, which is what the sample's manifests read. */
  richness?: Richness;
  /** Ports to use, before those remembered. */
  ports?: Partial<Record<DepartmentCode, number>>;
  /** Let the processes end when this one is gone, however it went. */
  withParent?: boolean;
};

/** One department's process. */
export type RunningDepartment = {
  dept: DepartmentCode;
  /** of its HTTP server */
  port: number;
  /** where readers go: its HTTP server, or a folder or a database of its own */
  baseUrl: string;
  pid: number;
  /**
   * Calls `/__control/<path>`: ledger, summary and sent are read, all others written.
   * @returns the parsed JSON, for the ledger an array of lines
   * @throws the department refuses, with its reason
   */
  control<T = unknown>(path: string, body?: unknown): Promise<T>;
  /** Ends it in good order; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
};

const READ = new Set(["ledger", "summary", "sent"]);
const READY_WITHIN_MS = 60_000;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function rememberedPorts(dir: string): Partial<Record<DepartmentCode, number>> {
  const path = join(dir, "ports.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<Record<DepartmentCode, number>>) : {};
}

async function callControl<T>(baseUrl: string, path: string, body: unknown): Promise<T> {
  const name = path.replace(/^\/?(__control\/)?/, "");
  const asked = READ.has(name) ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) };
  const answer = await fetch(`${baseUrl}/__control/${name}`, asked);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${text}`);
  if (name !== "ledger") return JSON.parse(text) as T;
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LedgerLine) as T;
}

type Ready = { port: number; source: string | null };

/** Resolves with the ready line; rejects when the process ends or takes too long. */
function readyLine(child: ChildProcess, dept: DepartmentCode, logPath: string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const failed = (reason: string): void => reject(new Error(`${dept} ${reason}; see ${logPath}`));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      failed("was not ready in time");
    }, READY_WITHIN_MS);
    child.once("error", (cause) => failed(`could not be started: ${cause.message}`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      failed(`ended with ${code}`);
    });
    if (child.stdout === null) return failed("has no output");
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as Ready);
    });
  });
}

function argumentsOf(dept: DepartmentCode, order: StartOrder, port: number): string[] {
  const { dir, seed, anchor, rate, scale = 1, richness = "full", withParent = false } = order;
  const options = Object.entries({ dept, port, dir, seed, anchor, rate, scale, richness }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return [fileURLToPath(new URL("./main.ts", import.meta.url)), ...options, ...(withParent ? ["--with-parent"] : [])];
}

async function startOne(dept: DepartmentCode, order: StartOrder, port: number): Promise<RunningDepartment> {
  mkdirSync(join(order.dir, dept), { recursive: true });
  const logPath = join(order.dir, dept, "department.log");
  const log = openSync(logPath, "a");
  const child = spawn(process.execPath, argumentsOf(dept, order, port), { stdio: ["ignore", "pipe", log] });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { port: served, source } = await readyLine(child, dept, logPath);
  const ownUrl = `http://127.0.0.1:${served}`;
  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  }
  return {
    dept,
    port: served,
    baseUrl: source ?? ownUrl,
    pid: child.pid ?? 0,
    control: (path, body) => callControl(ownUrl, path, body),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/**
 * Starts the sample province's source systems, each a process of its own, and waits until all serve.
 * @throws one of them does not start; the others are then stopped
 */
export async function startDepartments(order: StartOrder): Promise<RunningDepartment[]> {
  mkdirSync(order.dir, { recursive: true });
  const remembered = rememberedPorts(order.dir);
  const started = await Promise.allSettled(
    (order.only ?? STARTED).map(async (dept) => {
      const wanted = order.ports?.[dept] ?? remembered[dept] ?? 0;
      return startOne(dept, order, wanted !== 0 && (await isFree(wanted)) ? wanted : 0);
    }),
  );
  const running = started.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const failed = started.find((outcome) => outcome.status === "rejected");
  if (failed !== undefined) {
    await stopDepartments(running);
    throw failed.reason;
  }
  const ports = { ...remembered, ...Object.fromEntries(running.map(({ dept, port }) => [dept, port])) };
  writeFileSync(join(order.dir, "ports.json"), `${JSON.stringify(ports, null, 2)}\n`);
  return running;
}

/** Stops them in good order. */
export async function stopDepartments(running: readonly RunningDepartment[]): Promise<void> {
  await Promise.all(running.map((department) => department.stop()));
}
