import { fraction, minus, ONE, over, plus, rootOf, times, whole, within, ZERO } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";

/** z of 95 %, two-sided. */
const Z: Fraction = fraction(196n, 100n);

/**
 * Wilson's interval of a ratio of yes among n.
 * @param yes 0 to n
 * @param n ≥ 1
 * @source E. B. Wilson, JASA 22 (1927), 209–212
 */
export function wilson(yes: Fraction, n: Fraction): { low: Fraction; high: Fraction } {
  const square = times(Z, Z);
  const ratio = over(yes, n);
  const share = over(square, n);
  const middle = plus(ratio, over(share, whole(2)));
  const spread = times(Z, rootOf(plus(over(times(ratio, minus(ONE, ratio)), n), over(share, times(whole(4), n)))));
  const below = plus(ONE, share);
  return { low: within(ZERO, over(minus(middle, spread), below), ONE), high: within(ZERO, over(plus(middle, spread), below), ONE) };
}
