import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import { fraction } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import type { SchemeIndicator } from "./scheme-content.ts";

const DAY = 86_400_000;

/** How many local days a period has, ≥ 1. */
export const daysOf = ({ from, to }: { from: string; to: string }): number => (startOfLocalDay(dayAfter(to, 1)) - startOfLocalDay(from)) / DAY;

/**
 * What share was to be reached when so many days of the period were over: the last milestone that had run out.
 * @returns null: the scheme names no target; "NOT_YET": none had run out, so that nothing was due
 */
export function targetAt({ target }: Pick<SchemeIndicator, "target">, days: number): Fraction | "NOT_YET" | null {
  if (target === undefined) return null;
  const due = target.findLast((one) => one.days <= days);
  return due === undefined ? "NOT_YET" : fraction(BigInt(due.share), 100n);
}
