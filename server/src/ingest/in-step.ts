import { setImmediate as otherWork } from "node:timers/promises";

/**
 * Makes each piece ready and writes it while the next one is made ready, so that this process and the database work at the same time.
 * It returns or throws only when no write is under way any more: whoever ends the transaction then ends all of it.
 */
export async function inStep<Piece, Ready>(
  pieces: Iterable<Piece>,
  makeReady: (piece: Piece) => Promise<Ready>,
  write: (ready: Ready) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  try {
    for (const piece of pieces) {
      const ready = await makeReady(piece);
      await writing;
      writing = write(ready);
      writing.catch(() => undefined); // it is awaited, and told, below
    }
    await writing;
  } finally {
    await writing.catch(() => undefined); // the first error is the one to tell
  }
}

/** Long enough to cost nothing, short enough that nothing else in this process waits. */
const SPELL_MS = 1;

/** Maps one by one and lets this process's other work go on in between. */
export async function gently<Item, Result>(items: readonly Item[], map: (item: Item, index: number) => Result): Promise<Result[]> {
  const results: Result[] = [];
  let began = performance.now();
  for (const [index, item] of items.entries()) {
    if (performance.now() - began >= SPELL_MS) {
      await otherWork();
      began = performance.now();
    }
    results.push(map(item, index));
  }
  return results;
}
