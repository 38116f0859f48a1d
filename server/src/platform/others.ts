import { setImmediate as otherWork, setTimeout as pause } from "node:timers/promises";

/** Whom this process answers just now. It has one thread, so its long work makes them all wait. */
const waiting = new Set<symbol>();

/** When the last of them asked, oldest first. */
const asked: number[] = [];
/** So many within so long are people at work, and not the page of whoever watches his own job. */
const MANY = 16;
const LATELY_MS = 500;

/** Somebody asks. @returns to be called once he is answered */
export function answering(): () => void {
  const one = Symbol("somebody who waits");
  waiting.add(one);
  if (asked.push(performance.now()) > MANY) asked.shift();
  return () => void waiting.delete(one);
}

/** Long work waits so long at most before each spell: a fifth of the time is its own however much is asked. */
const PATIENCE_MS = 4;

/** Many are asking this process: long work had better come in small pieces, with pauses for the others' sake. */
export function manyAsk(): boolean {
  return asked.length === MANY && performance.now() - (asked[0] ?? 0) < LATELY_MS;
}

/** Between two spells of long work: everything else has its turn, and whoever waits for an answer gets it first. */
export async function othersFirst(): Promise<void> {
  await otherWork();
  const began = performance.now();
  while (waiting.size > 0 && performance.now() - began < PATIENCE_MS) await pause(1);
}
