import { compared, decimal, fraction, minus, ONE, over, plus, rounded, times, whole, within, ZERO } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import { wilson } from "./interval.ts";
import { RULE_SHAPES } from "./rule.ts";
import type { Exclusion, IndicatorRule } from "./rule.ts";
import type { SchemeContent, SchemeIndicator } from "./scheme-content.ts";
import { together } from "./sums.ts";
import type { Sums } from "./sums.ts";
import { targetAt } from "./target.ts";

/** A unit as it stood on the period's last day. */
export interface ScoredUnit {
  code: string;
  group: string;
  /** volumes by which its group is divided, ascending; none: it is not */
  bands: readonly number[];
  scored: boolean;
}

/**
 * By which wording of INDICATORS.md lines become a score, for periods that are taken now. A taken period keeps its own.
 * 2: results alone are the sample of what is of results, and where there are none, but failures, the value is 0.
 */
export const WORDING = 2;

/** A period's lines added up, how many local days it has, and its wording. */
export interface Counted {
  sums: readonly Sums[];
  days: number;
  wording: number;
}

export const INDICATOR_STATES = ["COUNTED", "SHRUNK", "TOO_FEW", "NO_DATA"] as const;
export const CARD_STATES = ["RANKED", "TOO_FEW", "NOT_ENOUGH_DATA", "NOT_SCORED", "BLOCKED"] as const;

/** A unit's value of one indicator. Decimals are texts, rounded. */
export interface IndicatorValue {
  code: string;
  state: (typeof INDICATOR_STATES)[number];
  n: number;
  numerator: string;
  denominator: string;
  excluded: Partial<Record<Exclusion, number>>;
  /** its own, 4 digits; null: no data */
  value: string | null;
  /** what went into the sum, 4 digits; null: it left it */
  used: string | null;
  /** its peers' value, 4 digits; null: not needed */
  peers: string | null;
  weight: string;
  /** the share that was to be reached, 4 digits; left out: the scheme names none */
  target?: string;
  low: string | null;
  high: string | null;
}

/** A unit's score and everything it follows from. */
export interface Card {
  unit: string;
  group: string;
  /** place of its band in the group; null: the group is not divided */
  band: number | null;
  state: (typeof CARD_STATES)[number];
  indicators: IndicatorValue[];
  deductions: { code: string; count: number; points: string }[];
  /** the scheme's blockers that concluded inspections found of it, and how many findings each is; left out: the scheme names none that a finding makes hold */
  blocked?: { code: string; count: number }[];
  /** of indicators in the sum, 2 digits */
  weights: string;
  /** before deductions; null as total */
  before: string | null;
  deducted: string;
  total: string | null;
  rank: number | null;
  /** how many are ranked with it */
  ranked: number | null;
}

const SHOWN_DIGITS = 4;
const HUNDRED = whole(100);

/**
 * Every unit's card: a pure function of the lines' sums and the scheme, exact until the one rounding at the end.
 * @returns in the order of the units' codes
 */
export function cardsOf(scheme: SchemeContent, units: readonly ScoredUnit[], { sums, days, wording }: Counted): Card[] {
  const byKey = new Map(sums.map((sum) => [`${sum.indicator} ${sum.unit}`, sum]));
  const sumFor = (indicator: string, unit: string): Sums =>
    byKey.get(`${indicator} ${unit}`) ?? { indicator, unit, n: 0, numerator: ZERO, denominator: ZERO, excluded: {} };
  const bandOf = (unit: ScoredUnit): number | null => {
    const { n } = sumFor(scheme.smallNumbers.main, unit.code);
    return unit.bands.length === 0 ? null : unit.bands.filter((bound) => n >= bound).length;
  };
  const ordered = units.toSorted((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
  const peerKey = (unit: ScoredUnit): string => `${unit.group}:${bandOf(unit) ?? ""}`;
  const peers = Map.groupBy(
    ordered.filter(({ scored }) => scored),
    peerKey,
  );
  const cards = ordered.map((unit) => {
    const own = { unit, band: bandOf(unit), days, wording, sumFor, peers: peers.get(peerKey(unit)) ?? [] };
    return cardOf(scheme, own);
  });
  return ranked(cards);
}

interface Place {
  unit: ScoredUnit;
  band: number | null;
  days: number;
  wording: number;
  sumFor: (indicator: string, unit: string) => Sums;
  peers: readonly ScoredUnit[];
}

function cardOf(scheme: SchemeContent, place: Place): Card {
  const { unit, band, sumFor } = place;
  const measured = scheme.indicators.map((indicator) => measure(indicator, scheme, place));
  const inSum = measured.filter(({ exact }) => exact !== null);
  const weights = inSum.reduce((all, { weight }) => plus(all, weight), ZERO);
  const points = inSum.reduce((all, { exact, weight }) => plus(all, times(weight, exact ?? ZERO)), ZERO);
  const deductions = scheme.deductions.map(({ code, points: each }) => {
    const { numerator } = sumFor(code, unit.code);
    return { code, count: Number(numerator.top / numerator.bottom), exact: times(numerator, decimal(each)) };
  });
  const lost = within(
    ZERO,
    deductions.reduce((all, { exact }) => plus(all, exact), ZERO),
    decimal(scheme.deductionCap),
  );
  const enough = compared(weights, decimal(scheme.smallNumbers.weight)) >= 0 && weights.top > 0n;
  const naming = scheme.blockers.filter(({ finding }) => finding !== undefined);
  const blocked = naming.map(({ code }) => ({ code, count: sumFor(code, unit.code).n })).filter(({ count }) => count > 0);
  const before = unit.scored && enough && blocked.length === 0 ? over(times(points, HUNDRED), weights) : null;
  const { digits } = scheme.rounding;
  const text = (a: Fraction | null): string | null => (a === null ? null : rounded(a, digits));
  return {
    unit: unit.code,
    group: unit.group,
    band,
    state: blocked.length > 0 && unit.scored ? "BLOCKED" : stateOf(unit, before, sumFor(scheme.smallNumbers.main, unit.code).n, scheme),
    indicators: measured.map(({ shown }) => shown),
    deductions: deductions.map(({ code, count, exact }) => ({ code, count, points: rounded(exact, 2) })),
    ...(naming.length > 0 ? { blocked } : {}),
    weights: rounded(weights, 2),
    before: text(before),
    deducted: rounded(lost, 2),
    total: before === null ? null : text(within(ZERO, minus(before, lost), HUNDRED)),
    rank: null,
    ranked: null,
  };
}

function stateOf(unit: ScoredUnit, before: Fraction | null, main: number, scheme: SchemeContent): Card["state"] {
  if (!unit.scored) return "NOT_SCORED";
  if (before === null) return "NOT_ENOUGH_DATA";
  return main < scheme.smallNumbers.sample ? "TOO_FEW" : "RANKED";
}

/** Its value; `exact` is what goes into the sum, null when it leaves it. */
function measure(
  indicator: SchemeIndicator,
  { smallNumbers }: SchemeContent,
  place: Place,
): { exact: Fraction | null; weight: Fraction; shown: IndicatorValue } {
  const { code, rule, weight, sampled } = indicator;
  const sum = place.sumFor(code, place.unit.code);
  const target = targetAt(indicator, place.days);
  const byResults = place.wording > 1 && RULE_SHAPES[rule].ofResults === true;
  const own = byResults && sum.denominator.top === 0n && sum.numerator.top > 0n ? ZERO : valueOf(rule, sum, target);
  const n = byResults ? sum.denominator : whole(sum.n);
  const few = sampled && own !== null && compared(n, whole(smallNumbers.sample)) < 0;
  const shrinks = sampled && own !== null && !few && compared(n, whole(smallNumbers.full)) < 0 && place.peers.length > 0;
  const peers = shrinks ? valueOf(rule, together(place.peers.map((peer) => place.sumFor(code, peer.code))), target) : null;
  const prior = whole(smallNumbers.prior);
  const shrunk = own === null || peers === null ? own : over(plus(times(n, own), times(prior, peers)), plus(n, prior));
  const exact = few ? null : shrunk;
  const state = own === null ? "NO_DATA" : few ? "TOO_FEW" : peers === null ? "COUNTED" : "SHRUNK";
  const text = (a: Fraction | null): string | null => (a === null ? null : rounded(a, SHOWN_DIGITS));
  const { numerator, denominator, excluded } = sum;
  const sums = { n: sum.n, numerator: rounded(numerator, 0), denominator: rounded(denominator, 0), excluded };
  const goal = target === null || target === "NOT_YET" ? {} : { target: rounded(target, SHOWN_DIGITS) };
  return {
    exact,
    weight: decimal(weight),
    shown: { code, state, ...sums, value: text(own), used: text(exact), peers: text(peers), weight, ...goal, ...intervalOf(rule, sum, target) },
  };
}

/** A rule's value of sums, within 0 and 1; null: no data. With a target: how much of it was reached, and nothing before the first milestone. */
function valueOf(rule: IndicatorRule, { numerator, denominator }: Pick<Sums, "numerator" | "denominator">, target: Target): Fraction | null {
  const { value, empty } = RULE_SHAPES[rule];
  if (target === "NOT_YET") return null;
  if (denominator.top === 0n) return empty === "ONE" ? ONE : null;
  const ratio = over(numerator, denominator);
  return within(ZERO, ofTarget(value === "RATIO" ? ratio : minus(ONE, ratio), target), ONE);
}

type Target = ReturnType<typeof targetAt>;
const ofTarget = (a: Fraction, target: Target): Fraction => (target === null || target === "NOT_YET" ? a : within(ZERO, over(a, target), ONE));

function intervalOf(rule: IndicatorRule, { numerator, denominator }: Sums, target: Target): { low: string | null; high: string | null } {
  const { value, yesOrNo } = RULE_SHAPES[rule];
  if (!yesOrNo || denominator.top === 0n || target === "NOT_YET") return { low: null, high: null };
  const yes = value === "RATIO" ? numerator : minus(denominator, numerator);
  const { low, high } = wilson(yes, denominator);
  return { low: rounded(ofTarget(low, target), SHOWN_DIGITS), high: rounded(ofTarget(high, target), SHOWN_DIGITS) };
}

/** Places inside each peer group, by the rounded total; equals share one. */
function ranked(cards: readonly Card[]): Card[] {
  const groups = Map.groupBy(
    cards.filter(({ state }) => state === "RANKED"),
    ({ group, band }) => `${group}:${band ?? ""}`,
  );
  return cards.map((card) => {
    const group = groups.get(`${card.group}:${card.band ?? ""}`) ?? [];
    if (card.state !== "RANKED") return card;
    const own = exactTotal(card);
    return { ...card, rank: 1 + group.filter((one) => compared(exactTotal(one), own) > 0).length, ranked: group.length };
  });
}

const exactTotal = ({ total }: Card): Fraction => (total === null ? fraction(-1n, 1n) : decimal(total));
