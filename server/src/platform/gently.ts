import { othersFirst } from "./others.ts";

/** Long enough to cost nothing, short enough that nothing else in this process waits. */
const SPELL_MS = 1;

/** Maps one by one and lets this process's other work go on in between. */
export async function gently<Item, Result>(items: readonly Item[], map: (item: Item, index: number) => Result): Promise<Result[]> {
  const results: Result[] = [];
  let began = performance.now();
  for (const [index, item] of items.entries()) {
    if (performance.now() - began >= SPELL_MS) {
      await othersFirst();
      began = performance.now();
    }
    results.push(map(item, index));
  }
  return results;
}

/**
 * Works on slice after slice and lets this process's other work go on in between: for what is asked or written together, as rows of one statement.
 * @param size items of a slice, as many as nobody waits for long
 */
export async function slicewise<Item>(items: readonly Item[], size: number, work: (slice: readonly Item[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await othersFirst();
    await work(items.slice(from, from + size));
  }
}

/** Maps slice after slice, as `slicewise`; what is in a slice is mapped at the same time. */
export async function mapSlicewise<Item, Result>(items: readonly Item[], size: number, map: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  await slicewise(items, size, async (slice) => void results.push(...(await Promise.all(slice.map(map)))));
  return results;
}
