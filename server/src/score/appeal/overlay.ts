import { minus, plus, whole, ZERO } from "../indicator/fraction.ts";
import type { Fraction } from "../indicator/fraction.ts";
import { RULE_SHAPES } from "../indicator/rule.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import type { Line, Sums } from "../indicator/sums.ts";
import type { Worth } from "./counted.ts";

export const APPEAL_KINDS = ["ATTRIBUTION", "TIME", "EXCLUSION", "INCLUSION"] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** What is wanted of a line, or granted. */
export interface Wanted {
  kind: AppealKind;
  /** with EXCLUSION: why it does not count; else null */
  excluded: Exclusion | null;
  /** with ATTRIBUTION: code of the scored unit that it counts for; else null */
  unit: string | null;
  /** with INCLUSION: what it is worth once it counts; else absent */
  worth?: Worth;
}

/** A line as it was frozen, and what a ruling makes of it. */
export interface Overlay {
  from: Line;
  to: Line;
}

/** What a line is worth when what is wanted is granted; the line itself is not touched. */
export function ruledLine(line: Line, wanted: Wanted, scheme: SchemeContent): Line {
  if (wanted.kind === "EXCLUSION") return { ...line, numerator: 0, denominator: 0, excluded: wanted.excluded };
  if (wanted.kind === "ATTRIBUTION") return { ...line, unit: wanted.unit ?? line.unit };
  if (wanted.kind === "INCLUSION") return { ...line, ...wanted.worth, excluded: null };
  return { ...line, numerator: bestNumerator(line, scheme) };
}

/** The numerator of a line that was in time. One of a ratio that weighs more than one is a wrong return, which no time makes right. */
function bestNumerator({ indicator, denominator }: Line, scheme: SchemeContent): number {
  const known = scheme.indicators.find(({ code }) => code === indicator);
  return known !== undefined && RULE_SHAPES[known.rule].value === "RATIO" && denominator === 1 ? 1 : 0;
}

/** Sums of lines after some of them were ruled upon, in whatever order; each overlay is of another line. */
export function overlaid(sums: readonly Sums[], overlays: readonly Overlay[]): Sums[] {
  const held = new Map(sums.map((sum) => [keyOf(sum), sum]));
  const change = (line: Line, by: 1 | -1): void => {
    const key = keyOf(line);
    held.set(key, changed(held.get(key) ?? { indicator: line.indicator, unit: line.unit, n: 0, numerator: ZERO, denominator: ZERO, excluded: {} }, line, by));
  };
  for (const { from, to } of overlays) {
    change(from, -1);
    change(to, 1);
  }
  return [...held.values()];
}

const keyOf = ({ indicator, unit }: Pick<Line, "indicator" | "unit">): string => `${indicator} ${unit}`;

function changed(sum: Sums, { numerator, denominator, excluded }: Line, by: 1 | -1): Sums {
  const add = (a: Fraction, n: number): Fraction => (by === 1 ? plus(a, whole(n)) : minus(a, whole(n)));
  if (excluded === null) return { ...sum, n: sum.n + by, numerator: add(sum.numerator, numerator), denominator: add(sum.denominator, denominator) };
  const { [excluded]: lines = 0, ...others } = sum.excluded;
  return { ...sum, excluded: lines + by === 0 ? others : { ...others, [excluded]: lines + by } };
}
