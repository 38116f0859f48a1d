import { setTimeout as wait } from "node:timers/promises";

const LOOK_EVERY_MS = 15;

/**
 * Looks again and again until a condition holds; tests wait by this and never by sleeping.
 * @param what the condition as a sentence, for the one who reads a failure
 * @param look gives a value once it holds; null, undefined and false: not yet
 * @throws after `limitMs`, with the last error `look` threw
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  limitMs = 10_000,
): Promise<Exclude<Awaited<Value>, null | undefined | false>> {
  const end = performance.now() + limitMs;
  let lastError: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen as Exclude<Awaited<Value>, null | undefined | false>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`, { cause: lastError });
    await wait(LOOK_EVERY_MS);
  }
}
