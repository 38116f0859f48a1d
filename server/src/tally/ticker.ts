import { setTimeout as wait } from "node:timers/promises";
import { append, causesBetween, lastEvent, takeNumbers } from "../journal/index.ts";
import type { Database } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import { isDeadProcess } from "../platform/process-name.ts";
import { crossings, unitCounts } from "./board.queries.ts";
import { freeTicker, latestAsOf, latestTick, leaseTicker, lockCrossedTo, prolongTick, publishTick, setCrossedTo } from "./tick.queries.ts";
import type { ShownTick, Tick } from "./tick.queries.ts";

export interface TickerHub {
  database: Database;
  clock: Clock;
  log: Log;
  owner: string;
  /** code of the province, once units are known */
  province(): string;
  /** milliseconds between ticks */
  everyMs: number;
}

/**
 * Ticks once: journals the clocks that ran out or came near it, then counts every unit in one snapshot. One process of all does it, the others read what it published.
 * @returns the tick that holds now; undefined while there is none yet
 */
export async function tickOnce(hub: TickerHub): Promise<Tick | undefined> {
  const now = hub.clock.now();
  const leads = await hub.database.write((tx) => leaseTicker(tx, hub.owner, now));
  if (leads) await journalCrossings(hub, now);
  const tick = (leads ? await countAndPublish(hub, now) : null) ?? (await hub.database.read(latestTick));
  return tick === undefined || tick.event < 0 ? undefined : tick;
}

/** Each clock that ran out, or came near it, becomes one event, in the transaction that moves the mark: never none, never two. */
async function journalCrossings(hub: TickerHub, now: Instant): Promise<void> {
  await hub.database.write(async (tx) => {
    const from = await lockCrossedTo(tx, hub.owner);
    if (from === undefined || from >= now) return;
    const crossed = await crossings(tx, from, now);
    if (crossed.length > 0) {
      const after = await takeNumbers(tx, crossed.length);
      const events = crossed.map((c) => ({ ...c, fromUnitId: null, factDay: null, weight: 1 as const, quiet: false }));
      await append(tx, after, events, { province: hub.province(), learnedAt: now, sourceId: null, batchId: null });
    }
    await setCrossedTo(tx, now);
  });
}

/** @returns what was published; null: nothing is counted anew, or the lease was lost */
async function countAndPublish(hub: TickerHub, now: Instant): Promise<Tick | null> {
  const counted = await hub.database.read(async (tx): Promise<Tick | null> => {
    const before = await latestAsOf(tx);
    const event = await lastEvent(tx);
    if (before?.event === event && localDay(before.instant) === localDay(now)) return null;
    const figures = await unitCounts(tx, { event, instant: now }, true);
    return { event, instant: now, figures };
  });
  return hub.database.write(async (tx) => {
    if (counted !== null) return (await publishTick(tx, hub.owner, counted)) ? counted : null;
    await prolongTick(tx, hub.owner, now);
    return null;
  });
}

/** Why numbers moved since the tick this process showed before: it may look seldom, and then more than one tick lies between. */
async function withCauses(hub: TickerHub, tick: Tick, last: Tick | undefined): Promise<ShownTick> {
  const causes = last === undefined || last.event === tick.event ? [] : await hub.database.read((tx) => causesBetween(tx, last.event, tick.event));
  return { ...tick, causes };
}

/**
 * Ticks until stopped. A tick that fails is logged; the shown as-of grows old meanwhile, no number becomes wrong.
 * @param shown called with the tick that holds, after each attempt
 */
export function startTicker(hub: TickerHub, shown: (tick: ShownTick) => void): () => Promise<void> {
  let last: Tick | undefined;
  const stopping = new AbortController();
  const loop = (async () => {
    await hub.database
      .write((tx) => freeTicker(tx, isDeadProcess))
      .catch((error: unknown) => hub.log.warn({ err: error }, "the old ticker's lease could not be freed")); // it runs out by itself
    while (!stopping.signal.aborted) {
      try {
        const tick = await tickOnce(hub);
        if (tick !== undefined) shown(await withCauses(hub, tick, last));
        last = tick ?? last;
      } catch (error) {
        hub.log.error({ err: error }, "a tick failed"); // the next one counts anew
      }
      await wait(hub.everyMs, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
