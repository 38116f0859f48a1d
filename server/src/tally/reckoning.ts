import { RECKONINGS } from "@dau-moi/schema";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import type { CaseScope, UnitRegister } from "../unit/index.ts";

export const ReckoningEnum = enumOf(
  RECKONINGS,
  "Reckoning",
  "Whom the cases of units that ended are counted for: the unit of that time, or who stands for it.",
);

/** Who took over a unit's cases of an area and a field; null stands for every area, or field, that no other row of the unit names. */
export interface Heir {
  unitId: number;
  area: string | null;
  field: string | null;
  heirId: number;
}

/**
 * Who stands, at an instant, for units that ended or gave fields away: through all successions by then, by area and by field.
 * Only units somebody took over from are in it; all others stand for themselves.
 */
export function heirsAt(units: UnitRegister, at: Instant): Heir[] {
  const predecessors = new Set(units.successions.map((s) => s.predecessorId));
  return [...predecessors].flatMap((unitId) => {
    const { areas, fields } = wordsAfter(units, unitId);
    return areas.flatMap((area) =>
      fields.map((field): Heir => {
        const scope: CaseScope = { areaCode: area, field: field ?? "" };
        return { unitId, area, field, heirId: units.heirOf(units.byId(unitId), scope, at, -Infinity).id };
      }),
    );
  });
}

/** The areas and fields that any succession on the way from a unit tells apart; null for the rest. */
function wordsAfter(units: UnitRegister, unitId: number): { areas: (string | null)[]; fields: (string | null)[] } {
  const seen = new Set([unitId]);
  const areas = new Set<string | null>([null]);
  const fields = new Set<string | null>([null]);
  for (const id of seen) {
    for (const s of units.successions.filter((one) => one.predecessorId === id)) {
      for (const area of s.areas ?? []) areas.add(area);
      for (const field of s.fields ?? []) fields.add(field);
      seen.add(s.successorId); // a set is walked to its end, what is added on the way included
    }
  }
  return { areas: [...areas], fields: [...fields] };
}

/**
 * SQL that is true where a state's unit, or whoever stands for it, is one of some units: the only way figures by successor are told, numbers and lists alike.
 * @param column s.unit_id or s.intake_unit_id
 * @param put takes a value and gives its parameter
 */
export function unitSql(column: string, unitIds: readonly number[], heirs: readonly Heir[] | undefined, put: (value: unknown) => string): string {
  if (heirs === undefined) return `${column} = any(${put(unitIds)}::int[])`;
  const wanted = new Set(unitIds);
  const predecessors = [...new Set(heirs.map((h) => h.unitId))];
  const candidates = [...new Set([...unitIds, ...heirs.filter((h) => wanted.has(h.heirId)).map((h) => h.unitId)])];
  const columns = [put(heirs.map((h) => h.unitId)), put(heirs.map((h) => h.area)), put(heirs.map((h) => h.field)), put(heirs.map((h) => h.heirId))];
  return `${column} = any(${put(candidates)}::int[]) and case when ${column} = any(${put(predecessors)}::int[]) then (
      select h.heir from unnest(${columns[0]}::int[], ${columns[1]}::text[], ${columns[2]}::text[], ${columns[3]}::int[]) as h(unit, area, field, heir)
      where h.unit = ${column} and (h.area is null or h.area = s.area_code) and (h.field is null or h.field = s.field)
      order by (h.area is not null)::int * 2 + (h.field is not null)::int desc limit 1)
    else ${column} end = any(${put(unitIds)}::int[])`;
}
