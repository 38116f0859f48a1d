import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A mark that tells a process from a later one with the same pid: its start time as the system gives it.
 * @param {number} pid
 * @returns {string | null} null when no such process lives (a zombie does not live)
 */
export function startMark(pid) {
  if (process.platform === "linux") {
    const fields = statFields(pid);
    return fields === null || fields[0] === "Z" || fields[0] === "X" ? null : fields[19];
  }
  try {
    const text = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return text === "" || text.startsWith("Z") ? null : text.replace(/^\S+\s+/, "");
  } catch {
    return null; // ps answers 1 when there is no such process
  }
}

/**
 * True while the process that had this mark lives.
 * @param {{ pid: number, mark: string | null }} process
 */
export const isSameProcess = ({ pid, mark }) => mark !== null && startMark(pid) === mark;

/**
 * The parent of a process and the name of the program it runs; null when it is gone. Linux only, null elsewhere.
 * @param {number} pid
 * @returns {{ name: string, parent: number } | null}
 */
export function programOf(pid) {
  const fields = process.platform === "linux" ? statFields(pid) : null;
  if (fields === null) return null;
  try {
    return { name: readFileSync(`/proc/${pid}/comm`, "utf8").trim(), parent: Number(fields[1]) };
  } catch {
    return null; // it ended between the two looks
  }
}

/** Fields of /proc/PID/stat after the program's name: state, ppid, … (index 19 is the start time). */
function statFields(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null; // the process ended
  }
}
