import { diceOf } from "../random.ts";

/** Changes that come by themselves. */
export type LifeLoop = { hold(): void; release(): void; isHeld(): boolean };

const SHORTEST_MS = 20;

/**
 * Calls `live` so many times a minute on average, at uneven intervals; nothing happens at rate 0 or while held.
 * @param rate changes a minute, of this department alone
 */
export function startLife(rate: number, seedText: string, live: () => void): LifeLoop {
  const dice = diceOf(seedText);
  const mean = rate > 0 ? 60_000 / rate : 0;
  let timer: NodeJS.Timeout | null = null;
  let held = false;
  function plan(): void {
    const wait = Math.max(SHORTEST_MS, mean * (0.4 + 1.2 * dice.next()));
    const times = Math.max(1, Math.round(wait / mean));
    timer = setTimeout(() => {
      for (let done = 0; done < times; done += 1) live();
      plan();
    }, wait);
  }
  function hold(): void {
    held = true;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  function release(): void {
    held = false;
    if (timer === null && mean > 0) plan();
  }
  release();
  return { hold, release, isHeld: () => held };
}
