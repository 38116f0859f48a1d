import { compared, decimal, minus, ONE, over, plus, rounded, times, whole, ZERO } from "../../indicator/fraction.ts";
import type { Fraction } from "../../indicator/fraction.ts";
import type { CountedLine, LineExclusion, SheetPart } from "./line.ts";
import type { OfficerRule, StaffKind } from "./rule.ts";

export const RATIO_STATES = ["COUNTED", "TOO_FEW", "NO_DATA", "STAFF_UNKNOWN"] as const;

/** One of a, b, c, with the lines it follows from. */
export interface SheetRatio {
  part: Exclude<SheetPart, "TIME">;
  state: (typeof RATIO_STATES)[number];
  /** lines that count: exactly as many as its list has */
  n: number;
  /** things they are about: items, products, cases */
  items: number;
  /** quantity: items done; quality: failed reviews; progress: late limits */
  hits: number;
  /** quantity alone: weights of what was done and given, decimals; null: nobody has said what he is, or another part */
  done: string | null;
  given: string | null;
  /** 4 digits; null: no data, or not counted */
  value: string | null;
  /** "5/6"; null as the value */
  exact: string | null;
  excluded: Partial<Record<LineExclusion, number>>;
}

/** An officer's figures of a period: evidence, never a rating. */
export interface SheetResult {
  staff: StaffKind | null;
  ratios: SheetRatio[];
  /** time he had cases in hand, and their units had them meanwhile, in milliseconds as decimals; `n` lines */
  time: { n: number; own: string; unit: string };
}

const DIGITS = 4;

/** What follows from lines and a rule; nothing else goes into it. @param rule null: nobody has said what he is */
export function sheetResult(lines: readonly CountedLine[], rule: OfficerRule | null): SheetResult {
  const of = (part: SheetPart): CountedLine[] => lines.filter((line) => line.part === part);
  const time = of("TIME");
  return {
    staff: rule?.staff ?? null,
    ratios: [quantity(of("QUANTITY"), rule), quality(of("QUALITY"), rule), progress(of("PROGRESS"), rule)],
    time: { n: time.length, own: rounded(sumOf(time, "numerator"), 0), unit: rounded(sumOf(time, "denominator"), 0) },
  };
}

const sumOf = (lines: readonly CountedLine[], side: "numerator" | "denominator"): Fraction => lines.reduce((sum, line) => plus(sum, decimal(line[side])), ZERO);
const counted = (lines: readonly CountedLine[]): CountedLine[] => lines.filter(({ excluded }) => excluded === null);

function quantity(lines: readonly CountedLine[], rule: OfficerRule | null): SheetRatio {
  const all = counted(lines);
  const weights = (side: "numerator" | "denominator"): Fraction =>
    all.reduce((sum, line) => plus(sum, times(decimal(line.weight ?? "0"), decimal(line[side]))), ZERO);
  const [done, given] = [weights("numerator"), weights("denominator")];
  const value = given.top === 0n ? null : over(done, given);
  const told = { items: all.length, hits: all.filter(({ numerator }) => Number(numerator) > 0).length };
  const known = rule !== null && all.every(({ weight }) => weight !== null);
  const sums = known ? { done: exactText(done), given: exactText(given) } : {};
  return { ...ratioOf("QUANTITY", lines, { ...told, value }, known ? rule : null), ...sums };
}

function quality(lines: readonly CountedLine[], rule: OfficerRule | null): SheetRatio {
  const failures = counted(lines).map(({ numerator }) => Number(numerator));
  return ratioOf("QUALITY", lines, { items: failures.length, hits: total(failures), value: meanLeft(failures, rule?.qualityStep) }, rule);
}

/** Limits of one case are one item: each late one takes a step off it. */
function progress(lines: readonly CountedLine[], rule: OfficerRule | null): SheetRatio {
  const late = Map.groupBy(counted(lines), ({ item }) => item)
    .values()
    .map((limits) => total(limits.map(({ numerator }) => Number(numerator))))
    .toArray();
  return ratioOf("PROGRESS", lines, { items: late.length, hits: total(late), value: meanLeft(late, rule?.progressStep) }, rule);
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** The mean of what failures leave of each item: max(0, 1 − step × failures). @returns null: no item, or no step */
function meanLeft(failures: readonly number[], step: string | undefined): Fraction | null {
  if (failures.length === 0 || step === undefined) return null;
  const left = failures.map((n) => minus(ONE, times(decimal(step), whole(n)))).map((one) => (compared(one, ZERO) < 0 ? ZERO : one));
  return over(left.reduce(plus, ZERO), whole(failures.length));
}

type Told = Pick<SheetRatio, "items" | "hits"> & { value: Fraction | null };

function ratioOf(part: SheetRatio["part"], lines: readonly CountedLine[], { items, hits, value }: Told, rule: OfficerRule | null): SheetRatio {
  const n = counted(lines).length;
  const shown = rule === null ? null : value;
  return {
    part,
    state: stateOf(items, shown, rule),
    n,
    items,
    hits,
    done: null,
    given: null,
    value: shown === null ? null : rounded(shown, DIGITS),
    exact: shown === null ? null : exactText(shown),
    excluded: reasonsOf(lines),
  };
}

function stateOf(items: number, value: Fraction | null, rule: OfficerRule | null): SheetRatio["state"] {
  if (items === 0) return "NO_DATA";
  if (rule === null) return "STAFF_UNKNOWN";
  if (value === null) return "NO_DATA";
  return items < rule.minimum ? "TOO_FEW" : "COUNTED";
}

function reasonsOf(lines: readonly CountedLine[]): SheetRatio["excluded"] {
  const reasons: SheetRatio["excluded"] = {};
  for (const { excluded } of lines) if (excluded !== null) reasons[excluded] = (reasons[excluded] ?? 0) + 1;
  return reasons;
}

/** "5/6", or a whole number as it is. */
const exactText = ({ top, bottom }: Fraction): string => (bottom === 1n ? String(top) : `${top}/${bottom}`);
