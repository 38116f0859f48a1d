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
  return { ...(sumsOf(counts, units).subtrees.get(caseStream)?.get(path) ?? NOTHING) };
}

/** The numbers of one stream's cases charged to the unit itself. */
export function ownFiguresOf(counts: readonly UnitCounts[], caseStream: CaseStream, unit: Unit, units: UnitRegister): Figures {
  return { ...(sumsOf(counts, units).own.get(caseStream)?.get(unit.id) ?? NOTHING) };
}

/** Sums of a tick's numbers by stream. */
interface Sums {
  units: UnitRegister;
  /** by path of a subtree */
  subtrees: Map<CaseStream, Map<string, Figures>>;
  /** by unit's id */
  own: Map<CaseStream, Map<number, Figures>>;
}

const kept = new WeakMap<readonly UnitCounts[], Sums>();

/** Every subtree's sums, made in one pass over a tick's numbers, whichever of them is asked for. */
function sumsOf(counts: readonly UnitCounts[], units: UnitRegister): Sums {
  const before = kept.get(counts);
  if (before?.units === units) return before;
  const sums: Sums = { units, subtrees: new Map(), own: new Map() };
  for (const count of counts) {
    addTo(partOf(sums.own, count.caseStream), count.unitId, count);
    const subtrees = partOf(sums.subtrees, count.caseStream);
    for (const path of units.subtreesWith(count.unitId)) addTo(subtrees, path, count);
  }
  kept.set(counts, sums);
  return sums;
}

function partOf<Key>(sums: Map<CaseStream, Map<Key, Figures>>, caseStream: CaseStream): Map<Key, Figures> {
  const part = sums.get(caseStream) ?? new Map<Key, Figures>();
  sums.set(caseStream, part);
  return part;
}

function addTo<Key>(sums: Map<Key, Figures>, key: Key, count: UnitCounts): void {
  const known = sums.get(key);
  const sum = known ?? { ...NOTHING };
  if (known === undefined) sums.set(key, sum);
  add(sum, count);
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
