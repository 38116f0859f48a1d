import { setTimeout as wait } from "node:timers/promises";
import type { Database, Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { UnitRegister } from "../unit/index.ts";
import { lockRecord, tellChange } from "../writeback/index.ts";
import { lapse, overdueExtensions } from "./proposal-write.queries.ts";

/** What ending proposals with their limit needs of its hub. */
export interface LapseHub {
  database: Database;
  clock: Clock;
  log: Log;
  units(): UnitRegister;
  changed(): void;
}

const LOOK_MS = 2_000;

/** Ends every extension that nobody granted while its case's limit lasted. @returns how many */
export async function lapseWithLimit(hub: LapseHub): Promise<number> {
  const at = hub.clock.now();
  const over = await hub.database.read((tx) => overdueExtensions(tx, at, null));
  for (const { caseId } of over) await hub.database.write((tx) => lapseOf(tx, caseId, { at, province: hub.units().province.code }));
  if (over.length > 0) hub.changed();
  return over.length;
}

/** The case's record first, as for a decision: somebody may grant it, or the source move the limit, at the same time. */
async function lapseOf(tx: Tx, caseId: number, told: { at: Instant; province: string }): Promise<void> {
  await lockRecord(tx, caseId);
  for (const { id } of await overdueExtensions(tx, told.at, caseId)) await lapseProposal(tx, { id, caseId }, told);
}

/** There is nothing to decide any more; the journal says so, and notices follow it. The case's record must be locked. */
export async function lapseProposal(tx: Tx, { id, caseId }: { id: number; caseId: number }, told: { at: Instant; province: string }): Promise<void> {
  const event = await tellChange(tx, "CHANGE_MOVED", { caseId, ...told });
  await lapse(tx, id, { because: "LIMIT_OVER", at: told.at, event });
}

/** Looks every few seconds. @returns a function that stops it between two looks */
export function scheduleLapses(hub: LapseHub): () => Promise<void> {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await lapseWithLimit(hub).catch((error: unknown) => hub.log.warn({ err: error }, "proposals could not be ended with their limit")); // the next look tries again
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
