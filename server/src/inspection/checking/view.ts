import { asOfView } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { instantOf } from "../../platform/instant.ts";
import type { ComparedSource } from "./evidence.queries.ts";
import { evidenceIn } from "./evidence.ts";
import type { AnsweredRow, InspectionRow, ItemRow, PlanRow } from "./inspection.queries.ts";
import { InspectionItem, InspectionPlan, InspectionView } from "./inspection.types.ts";
import type { ComparedSourceView } from "./inspection.types.ts";

/** An inspection as the graph shows it. */
export function inspectionView(row: InspectionRow, units: UnitRegister): InspectionView {
  const { asOfEvent, asOfInstant, unitId, planId } = row;
  return Object.assign(new InspectionView(), {
    ...row,
    row,
    id: String(row.id),
    unit: units.byId(unitId),
    planId: planId === null ? null : String(planId),
    asOf: asOfEvent === null || asOfInstant === null ? null : asOfView({ event: asOfEvent, instant: asOfInstant }),
  });
}

export function planView(row: PlanRow, units: UnitRegister): InspectionPlan {
  return Object.assign(new InspectionPlan(), { ...row, id: String(row.id), units: row.unitIds.map((id) => units.byId(id)) });
}

/** The checklist with what was gathered and said; before the opening nothing was gathered. */
export function itemViews(checklist: readonly ItemRow[], answered: readonly AnsweredRow[]): InspectionItem[] {
  return checklist.flatMap((item) => {
    const found = answered.find((one) => one.item === item.code);
    if (found === undefined) return [];
    const { content, evidenceHash, result, words, answeredAt, answeredBy } = found;
    const { figures, entries, sources, uses = [] } = evidenceIn(content);
    return [
      Object.assign(new InspectionItem(), {
        ...item,
        figures,
        entries,
        sources: sources.map(sourceView),
        uses: uses.map(({ at, ...use }) => ({ ...use, at: instantOf(at) })),
        hash: evidenceHash,
        result,
        words,
        answeredAt,
        answeredBy,
      }),
    ];
  });
}

const sourceView = ({ comparedAt, ...source }: ComparedSource): ComparedSourceView => ({
  ...source,
  comparedAt: comparedAt === null ? null : instantOf(comparedAt),
});
