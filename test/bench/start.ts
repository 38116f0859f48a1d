import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Measured } from "./figure.ts";
import { startProgram } from "./program.ts";
import type { Order, Suite } from "./suite.ts";

const PATIENCE_SECONDS = 600;

/** `npm start` in a copy of the checkout: what somebody waits for who has just cloned it, and who starts it again. */
export const startSuite: Suite = { full: 1, smallest: 1, measure: measureStart };

async function* measureStart(order: Order): AsyncIterable<Measured> {
  const seconds = { first: [] as number[], again: [] as number[] };
  for (let round = 0; round < order.rounds; round++) {
    const measured = await measureRound(order.checkout);
    seconds.first.push(measured.first);
    seconds.again.push(measured.again);
    order.say(`start, round ${round + 1}: first ${measured.first.toFixed(1)} s, again ${measured.again.toFixed(1)} s`);
  }
  const how = `npm start to its line "ready", the sample province on, ${order.rounds} rounds, each in a fresh copy of what git would hand over`;
  yield {
    figure: "start.first",
    unit: "s",
    values: seconds.first,
    goal: { sense: "≤", limit: 90 },
    workload: `${how}, with an empty HOME: tools, packages, build, database, departments`,
  };
  yield { figure: "start.again", unit: "s", values: seconds.again, goal: { sense: "≤", limit: 10 }, workload: `${how}; the second start there` };
}

async function measureRound(checkout: string): Promise<{ first: number; again: number }> {
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-start-"));
  chmodSync(folder, 0o755); // the database's user must pass
  const copy = join(folder, "checkout");
  copyOf(checkout, copy);
  mkdirSync(join(folder, "home"));
  try {
    const env = { ...environmentOf(process.env), HOME: join(folder, "home"), PORT: "0" };
    return { first: await secondsToReady(copy, env), again: await secondsToReady(copy, env) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is committed, and what would be. */
function copyOf(checkout: string, copy: string): void {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
    cwd: checkout,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  const gone = new Set(execFileSync("git", ["ls-files", "-z", "--deleted"], { cwd: checkout, encoding: "utf8" }).split("\0"));
  for (const file of listed.split("\0")) {
    if (file === "" || gone.has(file)) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(checkout, file), join(copy, file), { verbatimSymlinks: true });
  }
}

/** A person's shell: without this project's Node on the path, without npm's variables, without places for caches and settings of its own. */
function environmentOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$|XDG_|PNPM_|NODE_OPTIONS$|DAU_MOI_|DATA_DIR$|DATABASE_URL$|SAMPLE)/i.test(name));
  const path = (env["PATH"] ?? "").split(":").filter((entry) => !entry.includes("node_modules"));
  return { ...Object.fromEntries(kept), PATH: path.join(":") };
}

async function secondsToReady(folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const program = await startProgram("npm", ["start"], { cwd: folder, env, patienceSeconds: PATIENCE_SECONDS });
  await program.stop();
  return program.readyAfter;
}
