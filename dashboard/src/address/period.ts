import { BalancePart, Reckoning } from "../gql/graphql.ts";
import type { CasesSearch } from "./cases.ts";

/** Figures of a period, in the order of its balance; handled, of them late, and answered stand beside it. */
export const PERIOD_FIGURES = ["opening", "received", "handedIn", "closed", "handedOut", "closing", "handled", "onTime", "late", "answered"] as const;
export type PeriodFigure = (typeof PERIOD_FIGURES)[number];

/** The list behind a figure of a period: exactly its cases, at its as-of. */
export function periodListOf(
  figure: PeriodFigure,
  { from, to }: { from: string; to: string },
  of: { unit: string; own?: boolean; reckoning: Reckoning; asOf: string },
): CasesSearch {
  const balance = (part: BalancePart): CasesSearch => ({ balance: part, balanceFrom: from, balanceTo: to });
  const handled: CasesSearch = { handledFrom: from, handledTo: to };
  const conditions: Record<PeriodFigure, CasesSearch> = {
    opening: balance(BalancePart.Opening),
    received: { receivedFrom: from, receivedTo: to },
    handedIn: balance(BalancePart.HandedIn),
    closed: { closedFrom: from, closedTo: to },
    handedOut: balance(BalancePart.HandedOut),
    closing: balance(BalancePart.Closing),
    handled,
    onTime: { ...handled, handledLate: false },
    late: { ...handled, handledLate: true },
    answered: { answeredFrom: from, answeredTo: to },
  };
  return {
    unit: of.unit,
    ...(of.own ? { unitOnly: true } : {}),
    ...conditions[figure],
    ...(of.reckoning === Reckoning.BySuccessor ? { reckoning: of.reckoning } : {}),
    order: "NEWEST_FIRST",
    asOf: of.asOf,
  };
}
