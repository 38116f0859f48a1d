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
  /** the days of receipt on which the area's code is read so: from this one on, YYYY-MM-DD; null: since ever */
  from: string | null;
  /** the first day of receipt on which it no longer is; null: for good */
  to: string | null;
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
    return areas.flatMap(({ code, from, to }) =>
      fields.map((field): Heir => {
        const scope: CaseScope = { areaCode: code, receivedOn: from ?? LONG_AGO, field: field ?? "" };
        return { unitId, area: code, from, to, field, heirId: units.heirOf(units.byId(unitId), scope, at, -Infinity).id };
      }),
    );
  });
}

const LONG_AGO = "0001-01-01";

type AreaWord = Pick<Heir, "from" | "to"> & { code: string | null };

/** The areas, old wards among them, and the fields that any succession on the way from a unit tells apart; null for the rest. */
function wordsAfter(units: UnitRegister, unitId: number): { areas: AreaWord[]; fields: (string | null)[] } {
  const seen = new Set([unitId]);
  const areas = new Set<string>();
  const fields = new Set<string | null>([null]);
  for (const id of seen) {
    for (const s of units.successions.filter((one) => one.predecessorId === id)) {
      for (const area of s.areas ?? []) areas.add(area);
      for (const field of s.fields ?? []) fields.add(field);
      seen.add(s.successorId); // a set is walked to its end, what is added on the way included
    }
  }
  const codes = [...new Set([...areas, ...units.areas.oldWardsIn(areas)])];
  const words = codes.flatMap((code) => units.areas.stretchesOf(code).map((stretch): AreaWord => ({ code, ...stretch })));
  return { areas: [{ code: null, from: null, to: null }, ...words], fields: [...fields] };
}

/**
 * SQL that is true where a state's unit, or whoever stands for it, is one of some units: the only way figures by successor are told, numbers and lists alike.
 * A case is looked up by its area and field only where its unit's cases went to units of both sides.
 * @param column s.unit_id or s.intake_unit_id
 * @param put takes a value and gives its parameter
 */
export function unitSql(column: string, unitIds: readonly number[], heirs: readonly Heir[] | undefined, put: (value: unknown) => string): string {
  if (heirs === undefined) return `${column} = any(${put(unitIds)}::int[])`;
  const wanted = new Set(unitIds);
  const reaching = [...Map.groupBy(heirs, (h) => h.unitId)].filter(([, own]) => own.some((h) => wanted.has(h.heirId)));
  const predecessors = new Set(heirs.map((h) => h.unitId));
  const candidates = [...unitIds.filter((id) => !predecessors.has(id)), ...reaching.map(([id]) => id)];
  const divided = reaching.flatMap(([, own]) => (own.every((h) => wanted.has(h.heirId)) ? [] : own));
  const among = `${column} = any(${put(candidates)}::int[])`;
  if (divided.length === 0) return among;
  const lookedUp = `${column} = any(${put([...new Set(divided.map((h) => h.unitId))])}::int[])`;
  return `${among} and case when ${lookedUp} then ${heirSql(column, divided, put)} = any(${put(unitIds)}::int[]) else true end`;
}

/** SQL for the unit that took a state's case over. */
function heirSql(column: string, heirs: readonly Heir[], put: (value: unknown) => string): string {
  const rows = [
    `${put(heirs.map((h) => h.unitId))}::int[]`,
    `${put(heirs.map((h) => h.area))}::text[]`,
    `${put(heirs.map((h) => h.from ?? "-infinity"))}::date[]`,
    `${put(heirs.map((h) => h.to ?? "infinity"))}::date[]`,
    `${put(heirs.map((h) => h.field))}::text[]`,
    `${put(heirs.map((h) => h.heirId))}::int[]`,
  ];
  return `(
      select h.heir from unnest(${rows.join(", ")}) as h(unit, area, from_day, to_day, field, heir)
      where h.unit = ${column} and (h.field is null or h.field = s.field)
        and (h.area is null or (h.area = s.area_code and s.received_day >= h.from_day and s.received_day < h.to_day))
      order by (h.area is not null)::int * 2 + (h.field is not null)::int desc limit 1)`;
}

/** SQL for the unit that a state's unit is counted for. */
export function standingUnitSql(column: string, heirs: readonly Heir[] | undefined, put: (value: unknown) => string): string {
  return heirs === undefined || heirs.length === 0 ? column : `coalesce(${heirSql(column, heirs, put)}, ${column})`;
}
