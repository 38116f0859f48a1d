import type { Post } from "../../access/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { ScoreContext } from "../context.ts";
import type { AppealActRow, AppealRow, AppealTerm } from "./appeal.queries.ts";
import { AppealStep, AppealView } from "./appeal.types.ts";
import { AppealEffectView, AppealRatioView, AppealTermView } from "./effect.types.ts";
import type { RatioRow } from "./officer/officer.queries.ts";
import type { EffectRow } from "./ruling.queries.ts";
import { postToSay, postToWithdraw } from "./say.ts";

/** An appeal as the graph shows it to who asks. @param post by which he answers it; undefined: he may not */
export function appealView(row: AppealRow, post: Post | undefined, context: ScoreContext): AppealView {
  const { units, clock } = context;
  const waits = row.state === "WAITING";
  return Object.assign(new AppealView(), {
    ...row,
    id: String(row.id),
    reason: row.excluded,
    unit: units.byId(row.unitId),
    asker: units.byId(row.holderUnitId),
    earlier: row.earlierId === null ? null : String(row.earlierId),
    otherUnit: row.otherUnitId === null ? null : units.byId(row.otherUnitId),
    overdue: waits && clock.now() >= row.dueAt,
    mayWithdraw: waits && postToWithdraw(row, context) !== undefined,
    maySay: waits && postToSay(row, context) !== undefined,
    mayAnswer: waits && post !== undefined,
    row,
  });
}

export function stepView({ byUnitId, ...told }: AppealActRow, units: UnitRegister): AppealStep {
  return Object.assign(new AppealStep(), { ...told, byUnit: units.byId(byUnitId) });
}

export function effectView({ unitId, ...told }: EffectRow, units: UnitRegister): AppealEffectView {
  return Object.assign(new AppealEffectView(), { ...told, unit: units.byId(unitId) });
}

export const ratioView = (row: RatioRow): AppealRatioView => Object.assign(new AppealRatioView(), row);

export const termView = ({ ownKinds: _kinds, ownUnits: _units, ...told }: AppealTerm): AppealTermView => Object.assign(new AppealTermView(), told);
