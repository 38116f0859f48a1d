import type { Tx } from "./database.ts";
import type { Instant } from "./instant.ts";
import { instantText } from "./instant.ts";

/** Tables of jobs. Each has id, state ('RUNNING' while there is something to do), lease_owner, lease_until and fence. */
export type JobTable = "bulk_job" | "report_order";

/** A job that one process has for itself. */
export interface Lease {
  id: number;
  /** grows with every lease: who comes back late has an old one */
  fence: number;
}

/** How long a lease lasts without a heartbeat. */
const LEASE_MS = 10_000;

/** Leases one running job that nobody has. */
export async function takeJob(tx: Tx, table: JobTable, owner: string, now: Instant): Promise<Lease | null> {
  const [lease] = await tx.rows<Lease>(
    `/* takeJob */ with free as (
       select id from ${table} where state = 'RUNNING' and (lease_until is null or lease_until < $2::timestamptz) order by id limit 1 for update skip locked)
     update ${table} j set lease_owner = $1, lease_until = $3::timestamptz, fence = j.fence + 1 from free where j.id = free.id returning j.id, j.fence`,
    [owner, instantText(now), instantText(now + LEASE_MS)],
  );
  return lease ?? null;
}

/** Holds a leased job still to the end of the transaction. @returns false when it is another's now, or is not to go on */
export async function holdJob(tx: Tx, table: JobTable, { id, fence }: Lease): Promise<boolean> {
  const rows = await tx.rows(`/* holdJob */ select 1 from ${table} where id = $1 and fence = $2 and state = 'RUNNING' for update`, [id, fence]);
  return rows.length > 0;
}

/** Prolongs a lease. */
export async function proveJob(tx: Tx, table: JobTable, { id, fence }: Lease, now: Instant): Promise<void> {
  await tx.rows(`/* proveJob */ update ${table} set lease_until = $3::timestamptz where id = $1 and fence = $2`, [id, fence, instantText(now + LEASE_MS)]);
}

/** Gives a lease back. */
export async function freeJob(tx: Tx, table: JobTable, { id, fence }: Lease): Promise<void> {
  await tx.rows(`/* freeJob */ update ${table} set lease_owner = null, lease_until = null where id = $1 and fence = $2`, [id, fence]);
}

/** Frees what processes held that are known to be dead, so that a restarted hub goes on at once. */
export async function freeJobsOfDead(tx: Tx, table: JobTable, isDead: (owner: string) => boolean): Promise<void> {
  const held = await tx.rows<{ owner: string }>(
    `/* freeJobsOfDead:owners */ select distinct lease_owner as owner from ${table} where lease_owner is not null limit 1000`,
  );
  const dead = held.map((row) => row.owner).filter(isDead);
  if (dead.length > 0)
    await tx.rows(`/* freeJobsOfDead */ update ${table} set lease_until = null, lease_owner = null where lease_owner = any($1::text[])`, [dead]);
}
