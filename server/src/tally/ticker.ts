import { setTimeout as wait } from "node:timers/promises";
import { append, causesBetween, lastEvent, takeNumbers } from "../journal/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import { isDeadProcess } from "../platform/process-name.ts";
import { crossings, unitCounts, unitCountsMoved } from "./board.queries.ts";
import type { AsOf, UnitCounts } from "./board.queries.ts";
import { TickSight } from "./tick-sight.ts";
import { freeTicker, leaseTicker, lockCrossedTo, prolongTick, publishTick, setCrossedTo, tickOfAnother } from "./tick.queries.ts";
import type { ShownTick, Tick, TickMark } from "./tick.queries.ts";

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

/** All is counted anew this often, and whenever a process begins to tick. */
const RECOUNT_EVERY_MS = 300_000;
/** More events than these are not added up one by one. */
const MOST_MOVED = 20_000;

/** What one process keeps from tick to tick. */
export class TickerMemory {
  sight = new TickSight();
  recountedAt = -Infinity;
}

/**
 * Ticks once: journals the clocks that ran out or came near it, then brings every unit's numbers to one snapshot. One process of all does it, the others read what it published.
 * @param memory of the ticks before this one; a new one counts all
 * @returns the tick that holds now; undefined while there is none yet
 */
export async function tickOnce(hub: TickerHub, memory = new TickerMemory()): Promise<Tick | undefined> {
  const now = hub.clock.now();
  const others = await tickOfAnother(hub.database, hub.owner, now);
  if (others !== null && memory.sight.isAt(others)) return memory.sight.tick();
  const leads = others === null && (await hub.database.write((tx) => leaseTicker(tx, hub.owner, now)));
  if (leads) await journalCrossings(hub, now);
  if (!leads || !(await countAndPublish(hub, now, memory))) await hub.database.read((tx) => memory.sight.read(tx));
  return memory.sight.tick();
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

/** A tick to publish, and what it was made from. */
interface Counted {
  mark: TickMark;
  changed: readonly UnitCounts[];
  sight: TickSight;
  recountedAt: Instant;
}

/** @returns false: nothing is counted anew, or the lease was lost */
async function countAndPublish(hub: TickerHub, now: Instant, memory: TickerMemory): Promise<boolean> {
  const counted = await hub.database.read((tx) => countedAt(tx, { hub, now, memory }));
  if (counted === null) {
    await hub.database.write((tx) => prolongTick(tx, hub.owner, now));
    return false;
  }
  if (!(await hub.database.write((tx) => publishTick(tx, hub.owner, counted.mark, counted.changed)))) return false;
  [memory.sight, memory.recountedAt] = [counted.sight, counted.recountedAt];
  memory.sight.take(counted.mark, counted.changed);
  return true;
}

/** Every unit's numbers by now: those of the tick before with what moved since, or all counted anew. @returns null: nothing moved */
async function countedAt(tx: Tx, { hub, now, memory }: { hub: TickerHub; now: Instant; memory: TickerMemory }): Promise<Counted | null> {
  const before = await memory.sight.read(tx);
  const event = await lastEvent(tx);
  if (before?.event === event && localDay(before.instant) === localDay(now)) return null;
  const asOf = { event, instant: now };
  const mark = { ...asOf, version: (before?.version ?? 0) + 1, countedAt: now };
  const moved =
    before !== undefined && canMove(before, asOf) ? memory.sight.with(await unitCountsMoved(tx, { ...before, instant: before.countedAt }, asOf)) : null;
  if (moved !== null && now - memory.recountedAt < RECOUNT_EVERY_MS && now >= memory.recountedAt)
    return { mark, changed: moved, sight: memory.sight, recountedAt: memory.recountedAt };
  const counted = await unitCounts(tx, asOf, true);
  const stored = new TickSight();
  await stored.read(tx);
  const wrong = moved === null ? [] : stored.unlike(counted, moved);
  if (wrong.length > 0)
    hub.log.error({ asOf, before, wrong: wrong.slice(0, 20) }, "numbers that were moved are not what a recount finds; the recount is shown");
  return { mark, changed: stored.unlike(counted), sight: stored, recountedAt: now };
}

/** Numbers of a day go on from tick to tick of it, as long as neither the clock went back nor very much happened. */
function canMove(before: TickMark, asOf: AsOf): boolean {
  const isAfter = before.event >= 0 && asOf.event >= before.event && asOf.event - before.event <= MOST_MOVED && asOf.instant >= before.countedAt;
  return isAfter && localDay(before.countedAt) === localDay(asOf.instant);
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
  const memory = new TickerMemory();
  const stopping = new AbortController();
  const loop = (async () => {
    await hub.database
      .write((tx) => freeTicker(tx, isDeadProcess))
      .catch((error: unknown) => hub.log.warn({ err: error }, "the old ticker's lease could not be freed")); // it runs out by itself
    while (!stopping.signal.aborted) {
      try {
        const tick = await tickOnce(hub, memory);
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
