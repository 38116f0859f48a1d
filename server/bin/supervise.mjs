import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isSameProcess, programOf, startMark } from "./process-identity.mjs";

const PARENT_LOOK_MS = 250;
const PATIENCE_MS = 25_000;
const AGAIN_AFTER_MS = 1_000;
const SHELLS = new Set(["sh", "dash", "bash", "ash", "busybox", "zsh"]);

/** Programs now running: child → how to reach it. */
const running = new Map();
let endedBy = null;

/**
 * Makes this process end, with everything it started, when it is told to (SIGINT, SIGTERM, SIGHUP) and when the npm
 * that started it is gone. Call once, before anything is started.
 */
export function endWithTheParent() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));
  const elders = eldersOf(process.ppid);
  const parent = process.ppid;
  const look = setInterval(() => {
    const orphaned = parent !== 1 && process.ppid !== parent;
    if (orphaned || elders.some((elder) => !isSameProcess(elder))) {
      clearInterval(look);
      end("SIGTERM");
    }
  }, PARENT_LOOK_MS);
  look.unref();
}

/** The parent, and when that is only npm's shell, npm too: the processes without which we have no reason to run. */
function eldersOf(parent) {
  if (parent === 1) return [];
  const program = programOf(parent);
  const pids =
    program !== null && SHELLS.has(program.name) && process.env["npm_lifecycle_event"] !== undefined && program.parent !== 1
      ? [parent, program.parent]
      : [parent];
  return pids.map((pid) => ({ pid, mark: startMark(pid) })).filter((elder) => elder.mark !== null);
}

/** Passes the signal on once; a second one after a second (an impatient person) goes through too. Ends at the latest after PATIENCE_MS. */
function end(signal) {
  const now = performance.now();
  if (endedBy !== null && now - endedBy.at < AGAIN_AFTER_MS) return;
  endedBy ??= { signal, at: now };
  endedBy.at = now;
  if (running.size === 0) process.exit(128 + constants.signals[signal]);
  for (const [child, { group }] of running) reach(child, signal, group);
  setTimeout(() => {
    for (const [child, { own }] of running) reach(child, "SIGKILL", own);
  }, PATIENCE_MS).unref();
}

function reach(child, signal, group) {
  try {
    if (group) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // it ended meanwhile
  }
}

/** The exit code a shell would give. */
const exitCodeOf = (code, signal) => code ?? 128 + constants.signals[signal];

/**
 * Runs a program quietly, in a group of its own, and collects what it prints.
 * @param noteChild told the pid as soon as it runs
 * @returns {Promise<{code: number, output: string, stdout: string}>} `output` has both streams in order; never rejects for an exit code; rejects when the program cannot be started
 */
export function runQuietly(command, args, { cwd, env, noteChild = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const all = [];
    const standard = [];
    child.stdout.on("data", (part) => void (all.push(part), standard.push(part)));
    child.stderr.on("data", (part) => all.push(part));
    child.on("error", reject);
    if (child.pid !== undefined) {
      noteChild(child.pid);
      running.set(child, { group: true, own: true });
    }
    child.on("close", (code, signal) => {
      running.delete(child);
      if (endedBy !== null) process.exit(128 + constants.signals[endedBy.signal]);
      resolve({ code: exitCodeOf(code, signal), output: Buffer.concat(all).toString("utf8"), stdout: Buffer.concat(standard).toString("utf8") });
    });
  });
}

/**
 * Hands the terminal to a program and waits for it.
 * @param alone true: it gets a session of its own, so that Ctrl-C reaches it once (through us) and what it leaves behind can be ended
 * @returns {Promise<number>} its exit code
 */
export function handOver(command, args, { cwd, env, alone = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: [alone ? "ignore" : "inherit", "inherit", "inherit"], detached: alone });
    running.set(child, { group: false, own: alone });
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      running.delete(child);
      if (alone) reach(child, "SIGTERM", true); // what it left behind, if it was killed
      resolve(exitCodeOf(code, signal));
    });
  });
}
