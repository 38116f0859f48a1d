import { dayOf } from "../format/index.ts";
import type { CasesSearch } from "./cases.ts";

export type ListedFigure = "open" | "overdue" | "dueSoon" | "paused" | "inherited" | "receivedToday" | "closedToday";

/**
 * The list behind a number of a board: exactly its cases, at its as-of.
 * @param unit code of the unit the number is for
 * @param asOf with the vice-chairman whose units alone were counted, if any
 * @param own true: only what the unit holds itself
 */
export function listOf(figure: ListedFigure, unit: string, asOf: { instant: string; token: string; inCharge?: string | null }, own = false): CasesSearch {
  const scope = { unit, ...(own && { unitOnly: true }), ...(asOf.inCharge != null && { inCharge: asOf.inCharge }) };
  const today = dayOf(asOf.instant);
  const conditions: Record<ListedFigure, CasesSearch> = {
    open: { open: true },
    overdue: { open: true, lateness: "OVERDUE" },
    dueSoon: { open: true, lateness: "DUE_SOON" },
    paused: { open: true, lateness: "PAUSED" },
    inherited: { open: true, lateness: "OVERDUE", inheritedLate: true },
    receivedToday: { receivedFrom: today, receivedTo: today, order: "NEWEST_FIRST" },
    closedToday: { closedFrom: today, closedTo: today, order: "NEWEST_FIRST" },
  };
  return { ...scope, ...conditions[figure], asOf: asOf.token };
}
