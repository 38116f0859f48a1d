import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** A name for this process in leases: machine, process number, and a part that no other start has. */
export function processName(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** True only when the process of that name ran on this machine and is certainly gone. */
export function isDeadProcess(name: string): boolean {
  const [machine, pid] = name.split("/");
  if (machine !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
