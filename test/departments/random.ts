/** A seeded source of chance: the same seed text always gives the same throws. */
export type Dice = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [low, high], both included. */
  whole(low: number, high: number): number;
  /** True with this probability (0 to 1). */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One key, in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
};

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A 32-bit fingerprint of a text, for orders that look random and yet repeat. */
export const fingerprint = hashOf;

/**
 * Dice for one purpose; give each purpose its own seed text so that one draw more does not disturb the others.
 * @param seedText any text, e.g. "1:tinh:arrivals"
 */
export function diceOf(seedText: string): Dice {
  const state = [hashOf(seedText), hashOf(`${seedText}#2`), hashOf(`${seedText}#3`)] as [number, number, number];
  let counter = 1;
  /** Three mixing words and a counter: a small fast counting generator. */
  function next(): number {
    const [one, two, three] = state;
    const sum = (one + two + counter) | 0;
    counter = (counter + 1) | 0;
    state[0] = two ^ (two >>> 9);
    state[1] = (three + (three << 3)) | 0;
    state[2] = (((three << 21) | (three >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }
  for (let warm = 0; warm < 12; warm += 1) next();
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  function pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error("nothing to pick from");
    return choices[whole(0, choices.length - 1)] as T;
  }
  function weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][];
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let left = next() * total;
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [K, number])[0];
  }
  return { next, whole, chance: (probability) => next() < probability, pick, weighted };
}
