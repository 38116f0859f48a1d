import type { Paired } from "./groups/cases.ts";
import { latenessAt, type Recounted } from "./recount.ts";
import type { Register } from "./register.ts";
import type { CaseFilter, Figures } from "./shown.ts";
import { dayNamed, dayOf, dayText, type Day } from "./working-days.ts";

export const FIGURES = ["open", "overdue", "dueSoon", "inheritedOverdue", "paused", "receivedToday", "closedToday"] as const;
export type Figure = (typeof FIGURES)[number];
export const OF_UNITS = ["open", "overdue", "dueSoon", "inheritedOverdue", "paused"] as const satisfies readonly (keyof Figures)[];

/** A recounted case as the numbers need it; where the source does not tell a thing, what the hub says stands in. */
export interface Countable {
  one: Recounted;
  /** the hub's id; null: the case is lost */
  id: string | null;
  closedDay: Day | null;
  inheritedLate: boolean;
}

/** @param paired the cases that the hub has */
export function countables(recount: Iterable<Recounted>, paired: readonly Paired[]): Countable[] {
  const pairs = new Map(paired.map((pair) => [pair.one, pair]));
  return Array.from(recount, (one) => {
    const pair = pairs.get(one);
    const saidClosed = pair?.state.closed_day ?? null;
    return {
      one,
      id: pair?.row.id ?? null,
      closedDay: one.endUntold && saidClosed !== null ? dayNamed(saidClosed) : one.closedDay,
      inheritedLate: one.custody?.inheritedLate ?? pair?.shown.custody.at(-1)?.inheritedLate ?? false,
    };
  });
}

/** The scope of a number. `own`: only what the unit itself has. */
export interface Scope {
  unit: string;
  own: boolean;
}

/** The cases behind a number of a board. @param instant of its as-of */
export function casesBehind(figure: Figure, scope: Scope, cases: readonly Countable[], instant: number, register: Register): Countable[] {
  const within = (code: string): boolean => (scope.own ? code === scope.unit : register.isWithin(code, scope.unit));
  return cases.filter((counted) => within(figure === "receivedToday" ? counted.one.intake : counted.one.holder) && isBehind(figure, counted, instant));
}

function isBehind(figure: Figure, { one, closedDay, inheritedLate }: Countable, instant: number): boolean {
  switch (figure) {
    case "open":
      return one.open;
    case "overdue":
      return latenessAt(one, instant) === "OVERDUE";
    case "dueSoon":
      return latenessAt(one, instant) === "DUE_SOON";
    case "inheritedOverdue":
      return latenessAt(one, instant) === "OVERDUE" && inheritedLate;
    case "paused":
      return latenessAt(one, instant) === "PAUSED";
    case "receivedToday":
      return one.receivedDay === dayOf(instant);
    case "closedToday":
      return closedDay === dayOf(instant);
  }
}

/** The list a reader gets who clicks on the number. */
export function listBehind(figure: Figure, { unit, own }: Scope, instant: number): CaseFilter {
  const today = dayText(dayOf(instant));
  const conditions: Record<Figure, CaseFilter> = {
    open: { open: true },
    overdue: { open: true, lateness: "OVERDUE" },
    dueSoon: { open: true, lateness: "DUE_SOON" },
    inheritedOverdue: { open: true, lateness: "OVERDUE", inheritedLate: true },
    paused: { open: true, lateness: "PAUSED" },
    receivedToday: { receivedFrom: today, receivedTo: today },
    closedToday: { closedFrom: today, closedTo: today },
  };
  return { unit, ...(own && { unitOnly: true }), ...conditions[figure] };
}
