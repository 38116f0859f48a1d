import type { CaseStream } from "@dau-moi/schema";
import { termsOn } from "../clock/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { UnitCounts } from "./board.queries.ts";

/** Numbers of a unit with everything below it. */
export type Figures = Omit<UnitCounts, "unitId" | "caseStream">;

/** Below this many open cases a share says nothing about a unit, by the regulation in force at an instant; without one there is none to tell. */
export function smallestForShare(rules: LoadedRules | null, at: Instant): number {
  return rules === null ? Infinity : termsOn(rules.terms, localDay(at)).smallestForShare;
}

/** Adds up the units' own numbers of one stream over a subtree: the only way totals are made. @param path e.g. /TINH/SXD/ */
export function figuresOf(counts: readonly UnitCounts[], caseStream: CaseStream, units: UnitRegister, path: string): Figures {
  return { ...(totalsOf(counts, units).get(keyOf(caseStream, path)) ?? NOTHING) };
}

const kept = new WeakMap<readonly UnitCounts[], { units: UnitRegister; totals: ReadonlyMap<string, Figures> }>();

/** Every subtree's sums, made in one pass over a tick's numbers, whichever of them is asked for. */
function totalsOf(counts: readonly UnitCounts[], units: UnitRegister): ReadonlyMap<string, Figures> {
  const before = kept.get(counts);
  if (before?.units === units) return before.totals;
  const totals = new Map<string, Figures>();
  for (const count of counts) {
    for (const path of units.subtreesWith(count.unitId)) {
      const key = keyOf(count.caseStream, path);
      const total = totals.get(key) ?? { ...NOTHING };
      totals.set(key, total);
      add(total, count);
    }
  }
  kept.set(counts, { units, totals });
  return totals;
}

const keyOf = (caseStream: CaseStream, path: string): string => `${caseStream} ${path}`;

/** The numbers of one stream's cases charged to the unit itself. */
export function ownFiguresOf(counts: readonly UnitCounts[], caseStream: CaseStream, unit: Unit): Figures {
  const total = { ...NOTHING };
  for (const count of counts) if (count.unitId === unit.id && count.caseStream === caseStream) add(total, count);
  return total;
}

export const NOTHING: Readonly<Figures> = { open: 0, overdue: 0, dueSoon: 0, paused: 0, inheritedOverdue: 0, receivedToday: 0, closedToday: 0 };
const NAMES = Object.keys(NOTHING) as (keyof Figures)[];

/** Adds numbers to others, in place. */
export function add(total: Figures, count: Figures): void {
  for (const name of NAMES) total[name] += count[name];
}

export function areSame(these: Figures, those: Figures): boolean {
  return NAMES.every((name) => these[name] === those[name]);
}

export function areNegative(figures: Figures): boolean {
  return NAMES.some((name) => figures[name] < 0);
}

/** overdue / open; null when there are too few open cases to speak of a share. */
export function overdueShare(figures: Pick<Figures, "open" | "overdue">, smallest: number): number | null {
  return figures.open < Math.max(smallest, 1) ? null : figures.overdue / figures.open;
}
