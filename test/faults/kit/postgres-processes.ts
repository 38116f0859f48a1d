import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { programOf } from "../../../server/bin/process-identity.mjs";

/** The embedded server of a data folder; null when none runs. */
export function serverOf(dataDir: string): number | null {
  const file = join(dataDir, "postgres/data/postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return pid > 1 && programOf(pid)?.name === "postgres" ? pid : null;
}

/** SIGKILL to the server and to every process it has, as when the machine's memory runs out. @returns how many there were */
export function killServer(dataDir: string): number {
  const server = serverOf(dataDir);
  if (server === null) return 0;
  const pids = [
    server,
    ...readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 1 && programOf(pid)?.parent === server),
  ];
  for (const pid of pids) signal(pid, "SIGKILL");
  return pids.length;
}

/** A fast shutdown: connections are cut, what was committed is on the disk. */
export function stopServer(dataDir: string): void {
  const server = serverOf(dataDir);
  if (server !== null) signal(server, "SIGINT");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself
  }
}
