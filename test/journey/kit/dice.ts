/** Chance that a seed decides: the same seed, the same course. */
export interface Dice {
  /** 0 ≤ x < 1 */
  next(): number;
  /** a whole number, both ends included */
  whole(least: number, most: number): number;
  pick<Value>(of: readonly Value[]): Value;
}

/** mulberry32 */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { next, whole, pick: (of) => of[whole(0, of.length - 1)] as (typeof of)[number] };
}
