/** An exact number: numerator over a denominator above 0, in lowest terms. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ZERO: Fraction = { top: 0n, bottom: 1n };
export const ONE: Fraction = { top: 1n, bottom: 1n };

/** @throws {RangeError} the bottom is 0 */
export function fraction(top: bigint, bottom: bigint): Fraction {
  if (bottom === 0n) throw new RangeError("a fraction has no denominator of zero");
  const sign = bottom < 0n ? -1n : 1n;
  const common = divisorOf(top < 0n ? -top : top, bottom * sign);
  return { top: (top * sign) / common, bottom: (bottom * sign) / common };
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisorOf(b, a % b);
}

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/;

/** Whether a text is a decimal this arithmetic reads, such as "30", "0.5", "-1.25". */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** @param text as `isDecimal` @throws {RangeError} it is none */
export function decimal(text: string): Fraction {
  const found = DECIMAL.exec(text);
  if (found === null) throw new RangeError(`${text} is no decimal`);
  const [, sign = "", whole = "0", rest = ""] = found;
  const value = fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
  return sign === "-" ? { ...value, top: -value.top } : value;
}

export const whole = (n: number | bigint): Fraction => ({ top: BigInt(n), bottom: 1n });

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { ...b, top: -b.top });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom);
}

/** @throws {RangeError} b is 0 */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top);
}

/** @returns below 0: a is less, 0: equal, above 0: more */
export function compared(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function within(low: Fraction, a: Fraction, high: Fraction): Fraction {
  if (compared(a, low) < 0) return low;
  return compared(a, high) > 0 ? high : a;
}

/** Rounded half away from zero, with exactly so many digits: "0.9375". */
export function rounded(a: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = a.top < 0n ? -a.top : a.top;
  const scaled = (2n * size * scale + a.bottom) / (2n * a.bottom);
  const text = String(scaled).padStart(digits + 1, "0");
  const cut = text.length - digits;
  const sign = a.top < 0n && scaled !== 0n ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, cut)}.${text.slice(cut)}`;
}

/** The square root, cut off after 20 digits. @param a not below 0 */
export function rootOf(a: Fraction): Fraction {
  const scale = 10n ** 20n;
  return fraction(wholeRoot((a.top * scale * scale) / a.bottom), scale);
}

/** The greatest whole number whose square is not above n, by Newton's way from above. */
function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return root;
}
