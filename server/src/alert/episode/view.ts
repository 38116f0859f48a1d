import { asOfView } from "../../tally/index.ts";
import type { Instant } from "../../platform/instant.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { standingOf } from "./alert.queries.ts";
import type { AlertRow } from "./alert.queries.ts";
import { AlertView } from "./alert.types.ts";
import type { RuleRow } from "./rule.queries.ts";
import { AlertRuleView } from "./rule.types.ts";

/** An alert as the graph shows it at an instant. */
export function alertView(row: AlertRow, units: UnitRegister, at: Instant): AlertView {
  const { asOfEvent, asOfInstant, unitId, ...shown } = row;
  return Object.assign(new AlertView(), shown, {
    id: String(row.id),
    standing: standingOf(row, at),
    unit: units.byId(unitId),
    asOf: asOfView({ event: asOfEvent, instant: asOfInstant }),
  });
}

/** A rule as the graph shows it. */
export function ruleView(row: RuleRow, shown: { units: UnitRegister; codeOf(sourceId: number): string | null; inForce: ReadonlySet<number> }): AlertRuleView {
  return Object.assign(new AlertRuleView(), row, {
    id: String(row.id),
    unit: row.unitId === null ? null : shown.units.byId(row.unitId),
    source: row.sourceId === null ? null : shown.codeOf(row.sourceId),
    inForce: shown.inForce.has(row.id),
  });
}
