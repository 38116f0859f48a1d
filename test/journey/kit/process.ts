import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { whileLocked } from "../../../server/bin/lock.mjs";
import { Asking } from "./asking.ts";
import { CHECKOUT } from "./postgres.ts";
import { until } from "./until.ts";

export type Environment = Record<string, string>;

/** A program of the hub that was started and what it has said so far. */
export interface Program {
  pid: number;
  stdout: string;
  stderr: string;
  /** null while it runs; a signal's name when one ended it */
  ended: { code: number | null; signal: string | null } | null;
  /** @returns once it is gone */
  end(signal: NodeJS.Signals): Promise<void>;
  gone(limitMs?: number): Promise<{ code: number | null; signal: string | null }>;
}

let folders: string[] | undefined;

/** A folder that is thrown away with this process; root's database user may pass. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-data-"));
  chmodSync(folder, 0o711);
  if (folders === undefined) process.once("exit", () => folders?.forEach((one) => rmSync(one, { recursive: true, force: true })));
  (folders ??= []).push(folder);
  return folder;
}

/** Starts the bundled hub; nothing of this process's environment reaches it but the way to its programs. */
export async function startMain(environment: Environment): Promise<Program> {
  await built();
  return started(["server/dist/main.js"], { DATA_DIR: environment["DATA_DIR"] ?? dataFolder(), ...environment });
}

/** Runs the command line to its end. @param meanwhile what is done to it while it runs */
export async function hubCommand(args: readonly string[], environment: Environment, meanwhile?: (program: Program) => Promise<unknown>): Promise<Program> {
  await built();
  const program = started(["server/dist/command.js", ...args], { DATA_DIR: environment["DATA_DIR"] ?? dataFolder(), ...environment });
  await meanwhile?.(program);
  await program.gone(60_000);
  return program;
}

/** A hub that serves, as a process of its own. */
export interface HubProcess extends Asking {
  program: Program;
}

/** @throws when it ends before it is ready, with what it said */
export async function startHubProcess(environment: Environment, limitMs = 30_000): Promise<HubProcess> {
  const program = await startMain({ PORT: "0", ...environment });
  const url = await until(
    "the hub prints ready",
    () => {
      if (program.ended !== null) return "";
      return /^ready (http:\S+)$/m.exec(program.stdout)?.[1];
    },
    limitMs,
  ).catch(() => "");
  if (url === "") {
    await program.end("SIGKILL");
    throw new Error(`the hub did not become ready: ${JSON.stringify(program.ended)}\n${program.stdout}\n${program.stderr}`);
  }
  return Object.assign(new Asking(url, Date.now), { program });
}

function started(args: readonly string[], environment: Environment): Program {
  const own = { PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`, HOME: tmpdir(), DAU_MOI_PARENT: String(process.pid) };
  const env = { ...own, FREE_DOCUMENTS: "on", ...environment }; // tests ask what no page asks
  const child = spawn(process.execPath, [...args], { cwd: CHECKOUT, env, stdio: ["ignore", "pipe", "pipe"] });
  const program: Program = {
    pid: child.pid ?? 0,
    stdout: "",
    stderr: "",
    ended: null,
    end: async (signal) => {
      if (program.ended === null) child.kill(signal);
      await program.gone(60_000);
    },
    gone: (limitMs = 20_000) => until("the program has ended", () => program.ended, limitMs),
  };
  listen(child, program);
  return program;
}

function listen(child: ChildProcess, program: Program): void {
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (program.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (program.stderr += text));
  child.once("error", (error) => (program.stderr += String(error)));
  child.once("close", (code, signal) => (program.ended = { code, signal }));
}

let upToDate: Promise<void> | undefined;

/** Bundles the server when its source is newer than its bundle; test files that ask at once wait for one of them. */
function built(): Promise<void> {
  return (upToDate ??= whileLocked(
    join(tmpdir(), "dau-moi-test-build.lock"),
    () => undefined,
    async () => {
      const bundles = ["server/dist/main.js", "server/dist/command.js"].map((file) => join(CHECKOUT, file));
      const sources = globSync(["server/src/**/*.ts", "connectors/src/**/*.ts", "schema/src/**/*.ts", "server/bin/build-server.mjs"], { cwd: CHECKOUT });
      const newest = Math.max(...sources.map((file) => statSync(join(CHECKOUT, file)).mtimeMs));
      if (bundles.every((file) => existsSync(file) && statSync(file).mtimeMs >= newest)) return;
      const build = started(["server/bin/build-server.mjs"], {});
      const { code } = await build.gone(60_000);
      if (code !== 0) throw new Error(`the server cannot be bundled: ${build.stderr}`);
    },
  ));
}
