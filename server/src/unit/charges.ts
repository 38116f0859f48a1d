import type { ChargeRow } from "./charges.queries.ts";
import type { UnitRegister } from "./register.ts";

/** The units that an officer is in charge of on a day: each unit is that of the nearest charge at or above it. */
export function unitsInCharge(charges: readonly ChargeRow[], officer: string, day: string, units: UnitRegister): Set<number> {
  const held = new Map(
    charges.filter(({ from, to }) => from <= day && (to === null || to > day)).map((charge) => [units.byId(charge.unitId).path, charge.officer]),
  );
  const nearest = (path: string): string | undefined => {
    for (let at = path; at.length > 1; at = at.slice(0, at.lastIndexOf("/", at.length - 2) + 1)) if (held.has(at)) return held.get(at);
    return undefined;
  };
  return new Set(units.all.filter(({ path }) => nearest(path) === officer).map(({ id }) => id));
}
