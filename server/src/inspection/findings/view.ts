import type { Instant } from "../../platform/instant.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { remedyState } from "./course.ts";
import type { FindingRow, FindingStepRow } from "./finding.queries.ts";
import { Finding } from "./finding.types.ts";

/** A finding as the graph shows it. @param at the instant that lateness is told for */
export function findingView(row: FindingRow, all: readonly FindingStepRow[], { units, at }: { units: UnitRegister; at: Instant }): Finding {
  const steps = all.filter(({ findingId }) => findingId === row.id);
  const kinds = steps.map(({ kind }) => kind);
  const remedy = remedyState(kinds);
  return Object.assign(new Finding(), {
    ...row,
    id: String(row.id),
    inspectionId: String(row.inspectionId),
    unit: units.byId(row.unitId),
    remedy,
    overdue: remedy !== "CONFIRMED" && row.remedyDueAt <= at,
    explanationOverdue: !kinds.includes("EXPLAINED") && row.explainDueAt <= at,
    steps: steps.map((step) => ({ ...step, id: String(step.id) })),
  });
}
