import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "./database.ts";
import { freeJob, freeJobsOfDead, proveJob, takeJob } from "./jobs.queries.ts";
import type { JobTable, Lease } from "./jobs.queries.ts";
import type { Log } from "./log.ts";
import type { Clock } from "./now.ts";
import { isDeadProcess } from "./process-name.ts";

/** What working off jobs needs of its hub. */
export interface JobHub {
  database: Database;
  clock: Clock;
  log: Log;
  /** names this process in leases */
  owner: string;
}

/** Long work that is written down as rows of a table. */
export interface Jobs {
  table: JobTable;
  /** Works off one job, in transactions that each begin with `holdJob`; it comes back when there is no more to do, or the signal says so. */
  work(lease: Lease, signal: AbortSignal): Promise<void>;
}

const LOOK_MS = 250;
const HEARTBEAT_MS = 3_000;

/** Works off every running job that nobody has, one after the other. @returns how many it had */
export async function workJobs(jobs: Jobs, hub: JobHub, signal: AbortSignal): Promise<number> {
  for (let worked = 0; ; worked += 1) {
    const lease = signal.aborted ? null : await hub.database.write((tx) => takeJob(tx, jobs.table, hub.owner, hub.clock.now()));
    if (lease === null) return worked;
    await workOne(jobs, lease, hub, signal);
  }
}

/** A job that fails keeps its lease until it runs out: meanwhile the others have their turn. */
async function workOne(jobs: Jobs, lease: Lease, { database, clock, log }: JobHub, signal: AbortSignal): Promise<void> {
  const beating = setInterval(() => void database.write((tx) => proveJob(tx, jobs.table, lease, clock.now())).catch(() => undefined), HEARTBEAT_MS); // the next transaction holds the job, or finds it taken
  try {
    await jobs.work(lease, signal);
    await database.write((tx) => freeJob(tx, jobs.table, lease));
  } catch (error) {
    log.error({ table: jobs.table, job: lease.id, err: error }, "a job could not go on"); // it is taken up again when the lease has run out
  } finally {
    clearInterval(beating);
  }
}

/** Looks for jobs again and again. @returns a function that stops between two transactions and waits for that */
export function scheduleJobs(jobs: Jobs, hub: JobHub): () => Promise<void> {
  const stopping = new AbortController();
  const loop = (async () => {
    await hub.database
      .write((tx) => freeJobsOfDead(tx, jobs.table, isDeadProcess))
      .catch((error: unknown) => hub.log.warn({ err: error }, "old leases could not be freed")); // they run out by themselves
    while (!stopping.signal.aborted) {
      await workJobs(jobs, hub, stopping.signal).catch((error: unknown) => hub.log.warn({ table: jobs.table, err: error }, "no job could be leased")); // the database may be coming back
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
