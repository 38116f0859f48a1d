import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isSameProcess, startMark } from "./process-identity.mjs";

const BREAKING_TAKES_AT_MOST_MS = 10_000;
const LOOK_AGAIN_MS = 200;

/**
 * @typedef {object} Lock a lock file that this process holds
 * @property {() => void} release gives it back; also done when the process exits
 * @property {(pid: number) => void} noteChild notes a program (leader of its group) that must not outlive a killed holder
 */

/**
 * Takes the lock `file`, also from a holder that is dead; what a dead holder left running is ended first.
 * @param {string} file
 * @returns {Promise<Lock | { heldBy: number }>} heldBy: pid of the living process that has it
 */
export async function tryLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = { pid: process.pid, mark: startMark(process.pid), children: [] };
  while (!create(file, mine)) {
    const holder = holderOf(file);
    if (holder !== null && isSameProcess(holder)) return { heldBy: holder.pid };
    if (holder !== null) breakLock(file, holder);
    await pause(10);
  }
  return lockOn(file, mine);
}

/**
 * Holds `file` as a lock while `work` runs; waits for a living holder.
 * @template T
 * @param {string} file
 * @param {(pid: number) => void} onWait called once with the holder's pid when there is somebody to wait for
 * @param {(lock: Lock) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileLocked(file, onWait, work) {
  let lock = await tryLock(file);
  if ("heldBy" in lock) onWait(lock.heldBy);
  while ("heldBy" in lock) {
    await pause(LOOK_AGAIN_MS);
    lock = await tryLock(file);
  }
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}

function lockOn(file, mine) {
  const release = () => {
    process.off("exit", release);
    const holder = holderOf(file);
    if (holder?.pid === mine.pid && holder.mark === mine.mark) unlinkIfThere(file);
  };
  process.once("exit", release);
  const noteChild = (pid) => {
    mine.children.push({ pid, mark: startMark(pid) });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(mine));
    renameSync(`${file}.${process.pid}`, file);
  };
  return { release, noteChild };
}

/** Creates the lock with its content in one step; false when somebody holds it. */
function create(file, holder) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    linkSync(own, file);
    return true;
  } catch (cause) {
    if (cause.code === "EEXIST") return false;
    throw cause;
  } finally {
    unlinkIfThere(own);
  }
}

function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // not there (it is never half written)
  }
}

/** Removes a dead holder's lock. A second lock file makes sure that a late comer does not remove the lock of a new holder. */
function breakLock(file, dead) {
  const breaking = `${file}.breaking`;
  if (!createBreaking(breaking)) return;
  try {
    const holder = holderOf(file);
    if (holder?.pid !== dead.pid || holder.mark !== dead.mark) return;
    for (const child of dead.children) if (isSameProcess(child)) endGroup(child.pid);
    unlinkIfThere(file);
  } finally {
    unlinkIfThere(breaking);
  }
}

/** False: somebody else breaks the lock. If that one died on the way, its mark is removed by age. */
function createBreaking(breaking) {
  try {
    writeFileSync(breaking, "", { flag: "wx" });
    return true;
  } catch {
    const found = statSync(breaking, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > BREAKING_TAKES_AT_MOST_MS) unlinkIfThere(breaking);
    return false;
  }
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it ended by itself
  }
}

function unlinkIfThere(file) {
  try {
    unlinkSync(file);
  } catch {
    // already gone
  }
}
