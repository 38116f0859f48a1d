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
  const inside = new Set(units.subtree(path));
  return sum(counts.filter((c) => c.caseStream === caseStream && inside.has(c.unitId)));
}

/** The numbers of one stream's cases charged to the unit itself. */
export function ownFiguresOf(counts: readonly UnitCounts[], caseStream: CaseStream, unit: Unit): Figures {
  return sum(counts.filter((c) => c.caseStream === caseStream && c.unitId === unit.id));
}

function sum(counts: readonly UnitCounts[]): Figures {
  const total: Figures = { open: 0, overdue: 0, dueSoon: 0, paused: 0, inheritedOverdue: 0, receivedToday: 0, closedToday: 0 };
  for (const count of counts) for (const key of Object.keys(total) as (keyof Figures)[]) total[key] += count[key];
  return total;
}

/** overdue / open; null when there are too few open cases to speak of a share. */
export function overdueShare(figures: Pick<Figures, "open" | "overdue">, smallest: number): number | null {
  return figures.open < Math.max(smallest, 1) ? null : figures.overdue / figures.open;
}
