import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import { AreaRegister } from "./area-register.ts";
import type { AreaPeriod, OldWard } from "./area-register.ts";
import type { StatedArea, StatedAreaSuccession } from "./areas-file.ts";

/** What of a list was there before, and what is new. */
export interface AreaCounts {
  added: number;
  changed: number;
  unchanged: number;
}

type Known = { code: string; name: string; provinceCode: string; from: string; to: string | null };

/** The newest version of every area. */
export async function newestAreas(tx: Tx): Promise<Known[]> {
  return tx.rows<Known>(
    `/* newestAreas */ select distinct on (code) code, name, province_code as "provinceCode", valid_from as "from", valid_to as "to" from admin_area
     order by code, valid_from desc limit 1000000`,
  );
}

/** Ends the present versions of the areas on a day and begins the new ones there. @param from YYYY-MM-DD */
export async function beginAreas(tx: Tx, areas: readonly StatedArea[], from: string, basis: string): Promise<void> {
  if (areas.length === 0) return;
  await tx.rows("/* beginAreas:end */ update admin_area set valid_to = $2::date where valid_to is null and code = any($1::text[])", [
    areas.map((a) => a.code),
    from,
  ]);
  const rows = unnested(
    areas,
    [
      { name: "code", type: "text", of: (a) => a.code },
      { name: "level", type: "text", of: (a) => a.level },
      { name: "name", type: "text", of: (a) => a.name },
      { name: "province_code", type: "text", of: (a) => a.provinceCode },
    ],
    3,
  );
  await tx.rows(`/* beginAreas */ insert into admin_area (valid_from, legal_basis, ${rows.names}) select $1::date, $2::text, t.* from (${rows.select}) t`, [
    from,
    basis,
    ...rows.values,
  ]);
}

/** Writes the table of old wards; a row that is there already is left or put right. */
export async function writeAreaSuccessions(tx: Tx, stated: readonly StatedAreaSuccession[], on: string, basis: string): Promise<AreaCounts> {
  const rows = unnested(
    stated,
    [
      { name: "old_province", type: "text", of: (s) => s.oldProvince },
      { name: "old_district", type: "text", of: (s) => s.oldDistrict },
      { name: "old_district_code", type: "text", of: (s) => s.oldDistrictCode },
      { name: "old_ward", type: "text", of: (s) => s.oldWard },
      { name: "old_ward_code", type: "text", of: (s) => s.oldWardCode },
      { name: "new_code", type: "text", of: (s) => s.newCode },
      { name: "merged", type: "boolean", of: (s) => s.merged },
      { name: "divided", type: "boolean", of: (s) => s.divided },
    ],
    3,
  );
  const told = await tx.rows<{ added: boolean }>(
    `/* writeAreaSuccessions */ insert into area_succession as a (effective_on, legal_basis, ${rows.names}) select $1::date, $2::text, t.* from (${rows.select}) t
     on conflict (old_district_code, old_ward_code, old_ward, new_code) do update
       set old_province = excluded.old_province, old_district = excluded.old_district, merged = excluded.merged, divided = excluded.divided,
         effective_on = excluded.effective_on, legal_basis = excluded.legal_basis
       where (a.old_province, a.old_district, a.merged, a.divided, a.effective_on, a.legal_basis)
         is distinct from (excluded.old_province, excluded.old_district, excluded.merged, excluded.divided, excluded.effective_on, excluded.legal_basis)
     returning xmax = 0 as added`,
    [on, basis, ...rows.values],
  );
  const added = told.filter((row) => row.added).length;
  return { added, changed: told.length - added, unchanged: stated.length - told.length };
}

/** Codes that successions name, and old wards of which a commune so named took something over. */
const DECIDING_CODES = `select unnest(areas) as code from unit_succession
  union select o.old_ward_code from area_succession o join (select distinct unnest(areas) as code from unit_succession) n on n.code = o.new_code`;

/** What codes of areas name, as far as it decides who takes a case over. */
export async function areasThatDecide(tx: Tx): Promise<AreaRegister> {
  const oldWards = await tx.rows<OldWard>(
    `/* areasThatDecide:oldWards */ select old_ward_code as code, array_agg(distinct new_code order by new_code) as communes from area_succession
     where old_ward_code <> '' and old_ward_code in (${DECIDING_CODES}) group by old_ward_code order by old_ward_code limit 100000`,
  );
  const areas = await tx.rows<AreaPeriod>(
    `/* areasThatDecide */ select code, valid_from as "from", valid_to as "to" from admin_area where code in (${DECIDING_CODES}) order by code, valid_from limit 100000`,
  );
  return new AreaRegister(areas, oldWards);
}

/** What a national code named on a day, and the present communes where it named an old ward. */
export interface NamedArea {
  code: string;
  day: string;
  name: string;
  now: string[];
}

/**
 * Names of areas by their national code. A code that a present commune took over from an old ward names the ward on the days before.
 * @param asked codes with days YYYY-MM-DD; an unknown code has no row
 */
export async function namedAreas(tx: Tx, asked: readonly { code: string; day: string }[]): Promise<NamedArea[]> {
  return tx.rows<NamedArea>(
    `/* namedAreas */ select k.code, k.day::text, coalesce(a.name, s.name) as name, coalesce(s.now, '{}') as now
     from unnest($1::text[], $2::date[]) as k(code, day)
     left join lateral (
       select name from admin_area where code = k.code and valid_from <= k.day and (valid_to is null or valid_to > k.day) limit 1
     ) a on true
     left join lateral (
       select min(o.old_ward) as name, array_agg(distinct n.name order by n.name) as now
       from area_succession o join admin_area n on n.code = o.new_code and n.valid_to is null where o.old_ward_code = k.code having count(*) > 0
     ) s on a.name is null
     where coalesce(a.name, s.name) is not null limit 10000`,
    [asked.map(({ code }) => code), asked.map(({ day }) => day)],
  );
}
