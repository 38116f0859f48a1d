import type { CasesSearch } from "../address/index.ts";
import { Lateness, Severity } from "../gql/graphql.ts";

/** Numbers of a workload in the order of its columns. */
export const FIGURES = ["open", "overdue", "dueSoon", "severe", "insideLate", "done"] as const;
export type InsideFigure = (typeof FIGURES)[number];

/** Whose row it is; null: the whole unit's. */
export type Whose = { place: string; officer: string | null } | null;

/** The list behind a number: as many rows, at the same point. */
export function listBehind(figure: InsideFigure, whose: Whose, of: { unit: string; from: string; to: string; asOf: string }): CasesSearch {
  const part =
    whose === null
      ? { unit: of.unit }
      : { unit: whose.place, unitOnly: true, ...(whose.officer === null ? { withoutOfficer: true } : { officer: whose.officer }) };
  return { inside: true, ...part, ...narrowed(figure, of), asOf: of.asOf };
}

function narrowed(figure: InsideFigure, { from, to }: { from: string; to: string }): CasesSearch {
  switch (figure) {
    case "open":
      return { open: true };
    case "overdue":
      return { open: true, lateness: Lateness.Overdue };
    case "dueSoon":
      return { open: true, lateness: Lateness.DueSoon };
    case "severe":
      return { open: true, severity: [Severity.Severe] };
    case "insideLate":
      return { open: true, insideLate: true };
    case "done":
      return { closedFrom: from, closedTo: to };
  }
}
