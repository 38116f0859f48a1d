import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMark } from "./process-identity.mjs";
import { aSmallCheckout, pathOfTheMachine, textOf } from "./small-checkout.ts";

/** A hub that writes its pids (itself, a department it started) and stops both when it is told. */
const MAIN = `
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
const department = spawn("sleep", ["600"]);
const stop = (signal: string) => { writeFileSync("stopped-by", signal); department.kill(); setTimeout(() => process.exit(0), 200); };
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
writeFileSync("pids", JSON.stringify({ pids: [process.pid, department.pid, process.ppid], npm: Object.keys(process.env).filter((name) => /^npm_/i.test(name)), parent: process.env["DAU_MOI_PARENT"] }));
console.log("ready");
`;
const COMMAND = `console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = process.argv.includes("--red") ? 3 : 0;`;

let folder: string;
const left = new Set<number>();

beforeAll(() => {
  folder = aSmallCheckout({ main: MAIN, command: COMMAND });
  const built = npmRun("hub", "--", "warm up");
  if (built.status !== 0) throw new Error(`the small checkout does not run: ${built.stderr}`);
});

afterAll(() => {
  for (const pid of left) if (startMark(pid) !== null) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({ ...process.env, PATH: pathOfTheMachine() });
const npmRun = (...args: string[]) => spawnSync("npm", ["run", ...args], { cwd: folder, env: environment(), encoding: "utf8", timeout: 20_000 });

/** Starts `command` and waits until its hub serves. */
async function started(command: string, args: string[]): Promise<{ npm: ChildProcess; pids: number[]; said: { npm: string[]; parent: string } }> {
  rmSync(join(folder, "pids"), { force: true });
  rmSync(join(folder, "stopped-by"), { force: true });
  const child = spawn(command, args, { cwd: folder, env: environment(), stdio: "ignore", detached: true });
  const text = await until(() => textOf(join(folder, "pids")) || null, 15_000);
  const said = JSON.parse(text) as { pids: number[]; npm: string[]; parent: string };
  for (const pid of said.pids) left.add(pid);
  return { npm: child, pids: said.pids, said };
}

async function until<T>(look: () => T | null, patienceMs: number): Promise<T> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    const found = look();
    if (found !== null) return found;
    await pause(50);
  }
  throw new Error(`nothing after ${patienceMs} ms`);
}

const allEnded = (pids: number[]) => until(() => (pids.every((pid) => startMark(pid) === null) ? true : null), 8_000);

describe("npm start", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("stops the whole tree when npm alone gets %s, and npm waits for it", async (signal) => {
    const { npm, pids } = await started("npm", ["start"]);
    const ended = once(npm, "exit");
    npm.kill(signal);
    const [code] = await ended;
    await allEnded(pids);
    expect({ code, stoppedBy: textOf(join(folder, "stopped-by")) }).toEqual({ code: 0, stoppedBy: signal });
  });

  test("stops the whole tree when npm is killed with SIGKILL", async () => {
    const { npm, pids } = await started("npm", ["start"]);
    npm.kill("SIGKILL");
    await allEnded(pids);
    expect(textOf(join(folder, "stopped-by"))).toBe("SIGTERM");
  });

  test("stops the whole tree when npm's shell stays between and npm is killed", async () => {
    const script = `node server/bin/run.mjs start; true`; // a shell that does not hand its process over
    const outer = `const { spawn } = require("node:child_process"); spawn("sh", ["-c", ${JSON.stringify(script)}], { env: { ...process.env, npm_lifecycle_event: "start" }, stdio: "ignore" });`;
    const { npm, pids } = await started(process.execPath, ["-e", outer]);
    npm.kill("SIGKILL");
    expect(await allEnded(pids)).toBe(true);
  });

  test("gives the hub an environment without npm's variables, and its parent's pid", async () => {
    const { npm, pids, said } = await started("npm", ["start"]);
    npm.kill("SIGTERM");
    await allEnded(pids);
    expect(said).toMatchObject({ npm: [], parent: String(pids[2]) });
  });
});

describe("npm run hub", () => {
  test("prints the command's own output alone on stdout and passes arguments and exit code through", () => {
    const { stdout, status } = npmRun("hub", "--", "board", "--unit", "X Y", "--json", "--red");
    expect({ said: JSON.parse(stdout), status }).toEqual({ said: ["board", "--unit", "X Y", "--json", "--red"], status: 3 });
  });

  test("waits for another run that builds, then works", async () => {
    const holder = spawn(
      "node",
      ["-e", `import("./server/bin/lock.mjs").then(({ whileLocked }) => whileLocked(".tools/lock", () => {}, () => new Promise((r) => setTimeout(r, 1500))))`],
      { cwd: folder },
    );
    await until(() => textOf(join(folder, ".tools/lock")), 5_000);
    const { stderr, status } = npmRun("hub");
    expect({ said: stderr.includes(`waiting for another run (process ${holder.pid})`), status }).toEqual({ said: true, status: 0 });
  });

  test("takes the lock over from a run that was killed", async () => {
    const holder = spawn(
      "node",
      ["-e", `import("./server/bin/lock.mjs").then(({ whileLocked }) => whileLocked(".tools/lock", () => {}, () => new Promise((r) => setTimeout(r, 60000))))`],
      { cwd: folder },
    );
    await until(() => textOf(join(folder, ".tools/lock")), 5_000);
    const gone = once(holder, "exit");
    holder.kill("SIGKILL");
    await gone;
    expect(npmRun("hub").status).toBe(0);
  });
});

test("an unknown command and a broken source say what is wrong in one line", () => {
  const unknown = spawnSync("node", ["server/bin/run.mjs", "serve"], { cwd: folder, encoding: "utf8" });
  expect(unknown.stderr).toBe(`✗ "serve" is none of start, test, soak, check, bench, verify, hub.\n`);
  execFileSync("sh", ["-c", "echo 'const = 1;' >> server/src/command.ts"], { cwd: folder });
  const broken = npmRun("hub");
  expect(broken.stderr).toContain("✗ the server does not build:");
  expect(broken.stderr).toContain("server/src/command.ts");
});
