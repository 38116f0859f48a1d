import { setTimeout as wait } from "node:timers/promises";
import { isDeadProcess } from "../platform/process-name.ts";
import { freeLeases, sourceRows } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { ingest } from "./ingest.ts";
import type { IngestHub, IngestReport } from "./report.ts";

const LOOK_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Reads every source at its own pace, each by itself: one that hangs or fails holds up no other.
 * @returns a function that stops all runs and waits for them
 */
export function scheduleIngest(hub: IngestHub): () => Promise<void> {
  const stopping = new AbortController();
  const running = new Map<number, Promise<void>>();
  const dueAt = new Map<number, number>();
  const begin = (source: SourceRow): void => {
    const run = ingest(source, hub, stopping.signal)
      .then((report) => dueAt.set(source.id, hub.clock.now() + pauseMs(source, report)))
      .catch((error: unknown) => hub.log.error({ source: source.code, err: error }, "a read could not be begun")) // the next look tries again
      .then(() => void running.delete(source.id));
    running.set(source.id, run);
  };
  const facts = (): string => `${hub.rules()?.number} ${hub.units().fingerprint}`;
  let datedBy = facts();
  const look = async (): Promise<void> => {
    const sources = await hub.database.read(sourceRows);
    const now = facts();
    if (now !== datedBy) dueAt.clear(); // open cases get their holders and dates anew at once, not at the next round
    datedBy = now;
    for (const source of sources) {
      if (!source.paused && !running.has(source.id) && (dueAt.get(source.id) ?? 0) <= hub.clock.now()) begin(source);
    }
  };
  const loop = (async () => {
    await hub.database.write((tx) => freeLeases(tx, isDeadProcess)).catch((error: unknown) => hub.log.warn({ err: error }, "old leases could not be freed")); // they run out by themselves
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => hub.log.warn({ err: error }, "the list of sources could not be read")); // the database may be coming back
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
    await Promise.all(running.values());
  };
}

/** The source's own pace; after failures longer and longer, or as long as it asked. */
function pauseMs(source: SourceRow, report: IngestReport | null): number {
  const pace = source.everySeconds * 1000;
  if (report === null || report.problem === null) return pace;
  const backoff = Math.min(pace * 2 ** Math.min(source.consecutiveFailures, 10), LONGEST_PAUSE_MS);
  return Math.max(Math.min(backoff, LONGEST_PAUSE_MS), report.retryAfterMs ?? 0);
}
