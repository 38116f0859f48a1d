import type { CaseContext } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { TallyContext } from "../tally/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";

export type DirectiveContext = TallyContext & CaseContext & Pick<ClockContext, "rules">;

/** Units of a scope with those that one of them took over from: what was addressed to them is the scope's now. */
export function withPredecessors(units: UnitRegister, scope: Unit): number[] {
  const own = new Set(units.subtree(scope.path));
  for (const { predecessorId, successorId } of units.successions) {
    if (own.has(successorId) && units.endOf(units.byId(predecessorId)) < Infinity) own.add(predecessorId);
  }
  return [...own];
}

/** The unit itself, or who stands for it when it has ended. */
export function standingUnits(units: UnitRegister, unitId: number, now: number): Unit[] {
  const unit = units.byId(unitId);
  return units.endOf(unit) <= now ? [unit, ...units.successorsOf(unit)] : [unit];
}
