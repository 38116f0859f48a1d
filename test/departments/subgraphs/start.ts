import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { SUBGRAPHS } from "./subgraph-name.ts";
import type { SubgraphName } from "./subgraph-name.ts";

export interface SubgraphOrder {
  /** both when left out */
  only?: readonly SubgraphName[];
  /** free ones when left out */
  ports?: Partial<Record<SubgraphName, number>>;
  /** where the hub's public keys are; left out: the graphs answer anybody */
  hubKeys?: string;
  /** let the processes end when this one is gone, however it went */
  withParent?: boolean;
}

/** One graph's process. */
export interface RunningSubgraph {
  name: SubgraphName;
  port: number;
  /** http://127.0.0.1:PORT/graphql */
  url: string;
  pid: number;
  /** Calls `/__control/<path>`: written with a body, read without. @returns the parsed JSON @throws it is refused, with the reason */
  control<T = unknown>(path: string, body?: unknown): Promise<T>;
  /** SIGTERM; resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL, the same. */
  kill(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** Starts sample graphs, each a process of its own, and waits until all serve. @throws one does not start; the others are then stopped */
export async function startSubgraphs(order: SubgraphOrder): Promise<RunningSubgraph[]> {
  const started = await Promise.allSettled((order.only ?? SUBGRAPHS).map((name) => startOne(name, order)));
  const running = started.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const failed = started.find((outcome) => outcome.status === "rejected");
  if (failed === undefined) return running;
  await Promise.all(running.map((graph) => graph.stop()));
  throw failed.reason;
}

async function startOne(name: SubgraphName, { ports, hubKeys, withParent = false }: SubgraphOrder): Promise<RunningSubgraph> {
  const args = ["--subgraph", name, "--port", String(ports?.[name] ?? 0), ...(hubKeys === undefined ? [] : ["--hub-keys", hubKeys])];
  const program = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, [program, ...args, ...(withParent ? ["--with-parent"] : [])], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await readyPort(child, name);
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  const home = `http://127.0.0.1:${port}`;
  return {
    name,
    port,
    url: `${home}/graphql`,
    pid: child.pid ?? 0,
    control: (path, body) => callControl(`${home}/__control/${path}`, body),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function readyPort(child: ChildProcess, name: SubgraphName): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the graph ${name} was not ready in time`));
    }, READY_WITHIN_MS);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the graph ${name} ended with ${code}`));
    });
    if (child.stdout === null) return reject(new Error(`the graph ${name} has no output`));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith('{"ready"')) return;
      clearTimeout(timer);
      resolve((JSON.parse(line) as { port: number }).port);
    });
  });
}

async function callControl<T>(url: string, body: unknown): Promise<T> {
  const written = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(url, body === undefined ? {} : written);
  const told = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${told}`);
  return JSON.parse(told) as T;
}
