import { ruled, touched } from "./random-rulings.ts";
import type { Ruling } from "./random-rulings.ts";
import type { SecondLine } from "./second-line.ts";
import { secondCards } from "./second-totals.ts";
import type { SecondScheme } from "./second-totals.ts";

/** A total that a ruling after the seal moved. */
export interface SecondAdjustment {
  unit: string;
  before: string;
  after: string;
}

/** What the seal kept, and what was granted after it, in the order of the answers. */
interface Sealed {
  lines: readonly SecondLine[];
  /** units that are compared with each other */
  units: readonly string[];
  scheme: SecondScheme;
  before: readonly Ruling[];
  after: readonly Ruling[];
}

/** Each ruling moves the last total by what it would have moved the sealed one. */
export function secondAdjustments({ lines, units, scheme, before, after }: Sealed): SecondAdjustment[] {
  const totalsWith = (rulings: readonly Ruling[]) => new Map(secondCards(ruled(lines, rulings), units, scheme).map(({ unit, total }) => [unit, total]));
  const now = totalsWith(before);
  return after.flatMap((ruling, i) => {
    const [without, withIt] = [totalsWith([...before, ...after.slice(0, i)]), totalsWith([...before, ...after.slice(0, i + 1)])];
    return touched(ruling).flatMap((unit): SecondAdjustment[] => {
      const [last, then, there] = [now.get(unit), without.get(unit), withIt.get(unit)];
      if (last == null || then == null || there == null) return [];
      const moved = hundredths(Math.min(10_000, Math.max(0, inHundredths(last) + inHundredths(there) - inHundredths(then))));
      now.set(unit, moved);
      return moved === last ? [] : [{ unit, before: last, after: moved }];
    });
  });
}

/** @param total with two digits */
const inHundredths = (total: string): number => Number(total.replace(".", ""));
const hundredths = (total: number): string => `${Math.floor(total / 100)}.${String(total % 100).padStart(2, "0")}`;
