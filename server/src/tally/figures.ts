import type { Unit, UnitRegister } from "../unit/index.ts";
import type { UnitCounts } from "./board.queries.ts";

/** Numbers of a unit with everything below it. */
export type Figures = Omit<UnitCounts, "unitId">;

/** Below this many open cases a share says nothing about a unit. */
const MINIMUM_FOR_SHARE = 10;

/** Adds up the units' own numbers over a subtree: the only way totals are made. @param path e.g. /TINH/SXD/ */
export function figuresOf(counts: readonly UnitCounts[], units: UnitRegister, path: string): Figures {
  const inside = new Set(units.subtree(path));
  return sum(counts.filter((c) => inside.has(c.unitId)));
}

/** The numbers of cases charged to the unit itself. */
export function ownFiguresOf(counts: readonly UnitCounts[], unit: Unit): Figures {
  return sum(counts.filter((c) => c.unitId === unit.id));
}

function sum(counts: readonly UnitCounts[]): Figures {
  const total: Figures = { open: 0, overdue: 0, dueSoon: 0, inheritedOverdue: 0, receivedToday: 0, closedToday: 0 };
  for (const count of counts) for (const key of Object.keys(total) as (keyof Figures)[]) total[key] += count[key];
  return total;
}

/** overdue / open; null when there are too few open cases to speak of a share. */
export function overdueShare(figures: Pick<Figures, "open" | "overdue">): number | null {
  return figures.open < MINIMUM_FOR_SHARE ? null : figures.overdue / figures.open;
}
