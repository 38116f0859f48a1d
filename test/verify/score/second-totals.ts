import type { SecondLine, SecondParams } from "./second-line.ts";

/** An exact number: bottom > 0. */
interface Exact {
  top: bigint;
  bottom: bigint;
}
const exact = (text: string): Exact => {
  const [whole = "0", part = ""] = text.split(".");
  return { top: BigInt(whole + part), bottom: 10n ** BigInt(part.length) };
};
const whole = (n: number): Exact => ({ top: BigInt(n), bottom: 1n });
const plus = (a: Exact, b: Exact): Exact => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
const minus = (a: Exact, b: Exact): Exact => plus(a, { top: -b.top, bottom: b.bottom });
const times = (a: Exact, b: Exact): Exact => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const over = (a: Exact, b: Exact): Exact => ({ top: a.top * b.bottom, bottom: a.bottom * b.top });
const less = (a: Exact, b: Exact): boolean => a.top * b.bottom < b.top * a.bottom;
const clamped = (a: Exact): Exact => (less(a, whole(0)) ? whole(0) : less(whole(1), a) ? whole(1) : a);

/** Half up. @param a at least 0 */
function rounded(a: Exact, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const units = (2n * a.top * scale + a.bottom) / (2n * a.bottom);
  const text = units.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What a scheme says, as its file has it. */
export interface SecondScheme {
  indicators: { code: string; weight: string; sampled?: boolean; params?: SecondParams; target?: { days: number; share: number }[] }[];
  deductions: { code: string; points: string }[];
  blockers: { code: string; finding?: string }[];
  deductionCap: string;
  smallNumbers: { sample: number; full: number; prior: number; weight: string };
  rounding: { digits: number };
}

export interface SecondCard {
  unit: string;
  indicators: Record<
    string,
    { n: number; numerator: number; denominator: number; excluded: Record<string, number>; value: string | null; used: string | null }
  >;
  /** null: not enough data, or blocked */
  total: string | null;
  blocked: Record<string, number>;
  deducted: string;
}

const UPSIDE_DOWN = new Set(["U2", "U4", "U9"]);

interface Sums {
  n: number;
  numerator: number;
  denominator: number;
  excluded: Record<string, number>;
}

function sumsOf(lines: readonly SecondLine[]): Sums {
  const sums: Sums = { n: 0, numerator: 0, denominator: 0, excluded: {} };
  for (const line of lines) {
    if (line.excluded === null) sums.n += 1;
    else sums.excluded[line.excluded] = (sums.excluded[line.excluded] ?? 0) + 1;
    sums.numerator += line.numerator;
    sums.denominator += line.denominator;
  }
  return sums;
}

/** February's days. */
const DAYS = 28;

function valueOf({ code, target }: SecondScheme["indicators"][number], { numerator, denominator }: Sums): Exact | null {
  if (denominator === 0) return code === "U2" ? whole(1) : code === "U4" && numerator > 0 ? whole(0) : null;
  const ratio = over(whole(numerator), whole(denominator));
  if (target === undefined) return clamped(UPSIDE_DOWN.has(code) ? minus(whole(1), ratio) : ratio);
  const share = target.findLast(({ days }) => days <= DAYS)?.share;
  return share === undefined ? null : clamped(over(times(ratio, whole(100)), whole(share)));
}

/** The cards of units that are compared with each other. @param units all of one peer group, one band */
export function secondCards(lines: readonly SecondLine[], units: readonly string[], scheme: SecondScheme): SecondCard[] {
  return units.map((unit) => cardOf(unit, lines, units, scheme));
}

function cardOf(unit: string, lines: readonly SecondLine[], units: readonly string[], scheme: SecondScheme): SecondCard {
  const { sample, full, prior, weight: least } = scheme.smallNumbers;
  const indicators: SecondCard["indicators"] = {};
  let [sum, weights] = [whole(0), whole(0)];
  for (const indicator of scheme.indicators) {
    const { code, weight, sampled = true } = indicator;
    const own = sumsOf(lines.filter((line) => line.indicator === code && line.unit === unit));
    const value = valueOf(indicator, own);
    const peers = valueOf(indicator, sumsOf(lines.filter((line) => line.indicator === code && units.includes(line.unit))));
    const size = code === "U4" ? own.denominator : own.n; // results, not what failed of earlier ones
    let used = value;
    if (value !== null && sampled && size < sample) used = null;
    else if (value !== null && peers !== null && sampled && size < full)
      used = over(plus(times(whole(size), value), times(whole(prior), peers)), whole(size + prior));
    if (used !== null) [sum, weights] = [plus(sum, times(exact(weight), used)), plus(weights, exact(weight))];
    indicators[code] = { ...own, value: value && rounded(value, 4), used: used && rounded(used, 4) };
  }
  const points = scheme.deductions.reduce(
    (all, { code, points: each }) =>
      plus(all, times(exact(each), whole(sumsOf(lines.filter((line) => line.indicator === code && line.unit === unit)).numerator))),
    whole(0),
  );
  const deducted = less(exact(scheme.deductionCap), points) ? exact(scheme.deductionCap) : points;
  const { digits } = scheme.rounding;
  const blocked = Object.fromEntries(
    scheme.blockers
      .map(({ code }) => [code, lines.filter((line) => line.indicator === code && line.unit === unit).length] as const)
      .filter(([, many]) => many > 0),
  );
  const card = { unit, indicators, total: null, blocked, deducted: rounded(deducted, digits) };
  if (Object.keys(blocked).length > 0 || less(weights, exact(least))) return card;
  const total = minus(over(times(sum, whole(100)), weights), deducted);
  return { ...card, total: rounded(less(total, whole(0)) ? whole(0) : total, digits) };
}
