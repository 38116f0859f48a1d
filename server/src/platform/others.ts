import { setImmediate as otherWork, setTimeout as pause } from "node:timers/promises";

/** Whom this process answers just now. It has one thread, so its long work makes them all wait. */
const waiting = new Set<symbol>();

/** Somebody asks. @returns to be called once he is answered */
export function answering(): () => void {
  const one = Symbol("somebody who waits");
  waiting.add(one);
  return () => void waiting.delete(one);
}

/** Long work waits so long at most before each spell: a fifth of the time is its own however much is asked. */
const PATIENCE_MS = 4;

/** Between two spells of long work: everything else has its turn, and whoever waits for an answer gets it first. */
export async function othersFirst(): Promise<void> {
  await otherWork();
  const began = performance.now();
  while (waiting.size > 0 && performance.now() - began < PATIENCE_MS) await pause(1);
}
