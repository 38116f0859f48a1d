/** Classes of a map beside "none". */
const CLASSES = 4;
const LADDER = [1, 2, 5] as const;

/**
 * Where the classes of a map begin: each about twice as wide as the one before, so that one great number does not make all others alike, and easy to say.
 * @param values numbers of cases
 * @returns the first number of each class; [1] alone where nothing is above 0
 */
export function stepsOf(values: readonly number[]): number[] {
  const most = Math.max(0, ...values);
  const rungs = Array.from({ length: 8 }, (_, power) => LADDER.map((rung) => rung * 10 ** power))
    .flat()
    .filter((rung) => rung * 2 <= most);
  return [1, ...rungs.slice(1 - CLASSES).map((rung) => rung + 1)];
}

/** The class of a value: 0 is none, then 1 to the number of steps. */
export function stepOf(value: number, steps: readonly number[]): number {
  return steps.filter((start) => value >= start).length;
}
