import { fraction, plus, whole, ZERO } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import type { Exclusion } from "./rule.ts";

/** One thing that an indicator looked at. */
export interface Line {
  indicator: string;
  /** the scored unit's code */
  unit: string;
  numerator: number;
  denominator: number;
  excluded: Exclusion | null;
}

/** The lines of one indicator and unit, added up. */
export interface Sums {
  indicator: string;
  unit: string;
  /** lines that count */
  n: number;
  numerator: Fraction;
  denominator: Fraction;
  excluded: Partial<Record<Exclusion, number>>;
}

/** Lines added up, in whatever order they come. */
export function sumsOf(lines: readonly Line[]): Sums[] {
  const sums = new Map<string, Sums>();
  for (const { indicator, unit, numerator, denominator, excluded } of lines) {
    const key = `${indicator} ${unit}`;
    const sum = sums.get(key) ?? { indicator, unit, n: 0, numerator: ZERO, denominator: ZERO, excluded: {} };
    sums.set(key, sum);
    if (excluded === null) {
      sum.n += 1;
      sum.numerator = plus(sum.numerator, whole(numerator));
      sum.denominator = plus(sum.denominator, whole(denominator));
    } else sum.excluded[excluded] = (sum.excluded[excluded] ?? 0) + 1;
  }
  return [...sums.values()];
}

/** Sums of several units together. */
export function together(sums: readonly Sums[]): { numerator: Fraction; denominator: Fraction } {
  return sums.reduce((all, one) => ({ numerator: plus(all.numerator, one.numerator), denominator: plus(all.denominator, one.denominator) }), {
    numerator: fraction(0n, 1n),
    denominator: fraction(0n, 1n),
  });
}
