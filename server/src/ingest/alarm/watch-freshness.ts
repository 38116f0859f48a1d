import { setTimeout as wait } from "node:timers/promises";
import { appendSourceEvents } from "../../journal/index.ts";
import type { IngestHub } from "../report.ts";
import { clearAlarms, episodes, lockAlarms, raiseAlarms } from "./alarm.queries.ts";

const LOOK_MS = 1_000;

/**
 * Raises an alarm for each source whose data grew older than its manifest expects, however well its reads end, and clears it when it caught up: once an episode, with
 * an event in the journal each, however many hubs look.
 * @returns how many were raised or cleared
 */
export async function watchFreshness(hub: Pick<IngestHub, "database" | "clock" | "units" | "changed">): Promise<number> {
  const { database, clock, units, changed } = hub;
  const now = clock.now();
  if ((await database.read((tx) => episodes(tx, now))).length === 0) return 0;
  const turned = await database.write(async (tx) => {
    await lockAlarms(tx);
    const found = await episodes(tx, now);
    const events = found.map(({ sourceId, at, alarmId }) => ({
      kind: alarmId === null ? ("SOURCE_STALE" as const) : ("SOURCE_CAUGHT_UP" as const),
      sourceId,
      happenedAt: at,
    }));
    const numbers = await appendSourceEvents(tx, events, { province: units().province.code, learnedAt: now });
    const numbered = found.map((episode, n) => ({ ...episode, event: numbers[n] ?? 0 }));
    await raiseAlarms(
      tx,
      numbered.filter(({ alarmId }) => alarmId === null),
      now,
    );
    await clearAlarms(
      tx,
      numbered.filter(({ alarmId }) => alarmId !== null),
      now,
    );
    return found.length;
  });
  if (turned > 0) changed();
  return turned;
}

/** Looks again and again. @returns a function that stops it */
export function scheduleFreshness(hub: IngestHub): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = (async () => {
    while (!signal.aborted) {
      await watchFreshness(hub).catch((error: unknown) => hub.log.warn({ err: error }, "the sources' freshness could not be looked at")); // the next look may do
      await wait(LOOK_MS, undefined, { signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
