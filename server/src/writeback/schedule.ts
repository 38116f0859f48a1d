import { setTimeout as wait } from "node:timers/promises";
import { freeSending } from "../journal/index.ts";
import { isDeadProcess } from "../platform/process-name.ts";
import { sourceRows } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { dueSources } from "./due-sources.queries.ts";
import { sendDue } from "./send.ts";
import type { WritebackHub } from "./writeback-hub.ts";

const LOOK_MS = 500;

/**
 * Sends the outbox, each source by itself: one that hangs or refuses holds up no other.
 * @returns a function that stops all tries and waits for them
 */
export function scheduleSending(hub: WritebackHub): () => Promise<void> {
  const stopping = new AbortController();
  const running = new Map<number, Promise<void>>();
  const begin = (source: SourceRow): void => {
    const run = sendDue(source, hub, stopping.signal)
      .then(() => undefined)
      .catch((error: unknown) => hub.log.error({ source: source.code, err: error }, "the outbox of a source could not be sent")) // the next look tries again
      .finally(() => void running.delete(source.id));
    running.set(source.id, run);
  };
  const loop = (async () => {
    await hub.database.write((tx) => freeSending(tx, isDeadProcess)).catch((error: unknown) => hub.log.warn({ err: error }, "old leases could not be freed")); // they run out by themselves
    while (!stopping.signal.aborted) {
      await withChangesDue(hub)
        .then((sources) => sources.filter((source) => !running.has(source.id)).forEach(begin))
        .catch((error: unknown) => hub.log.warn({ err: error }, "the list of sources could not be read")); // the database may be coming back
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
    await Promise.all(running.values());
  };
}

/** Sources that are not paused and have something to be sent. */
async function withChangesDue({ database, clock }: WritebackHub): Promise<SourceRow[]> {
  return database.read(async (tx) => {
    const due = await dueSources(tx, clock.now());
    return due.size === 0 ? [] : (await sourceRows(tx)).filter(({ id, paused }) => due.has(id) && !paused);
  });
}
