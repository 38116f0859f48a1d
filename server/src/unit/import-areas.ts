import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { nationalListOf, oldWardsOf } from "./areas-file.ts";
import type { StatedArea } from "./areas-file.ts";
import { beginAreas, newestAreas, writeAreaSuccessions } from "./areas.queries.ts";
import type { AreaCounts } from "./areas.queries.ts";
import type { Reading } from "./import-units.ts";
import { lastOf } from "./statement.ts";
import type { StatedUnit, StatedVersion, Statement } from "./statement.ts";

/** From which day a list holds, and by which act. */
export interface Holding {
  /** YYYY-MM-DD */
  from: string;
  basis: string;
}

/** The two levels of 2025: codes in force from 1 July 2025. */
export const TWO_LEVELS: Holding = { from: "2025-07-01", basis: "Quyết định 19/2025/QĐ-TTg" };

/**
 * Brings the national list in as dated areas; an area that has another name or province than before gets a version from that day on.
 * @throws {Refused} the list, or an area whose present version is not older than the list
 */
export async function importAreas(
  tx: Tx,
  text: string,
  { from, basis }: Holding,
): Promise<AreaCounts & { provinces: number; communes: number; notInList: string[] }> {
  const list = nationalListOf(text);
  const known = new Map((await newestAreas(tx)).map((a) => [a.code, a]));
  const isNew = (a: StatedArea): boolean => !known.has(a.code);
  const isOther = (a: StatedArea): boolean => {
    const k = known.get(a.code);
    return k !== undefined && (k.name !== a.name || k.provinceCode !== a.provinceCode || k.to !== null);
  };
  const others = list.filter(isOther);
  const early = others.filter((a) => (known.get(a.code)?.from ?? "") >= from);
  if (early.length > 0)
    throw new Refused(
      early.map((a) => ({
        at: a.code,
        message: `${a.name} is ${known.get(a.code)?.name} since ${known.get(a.code)?.from}; give the later day from which the list holds`,
      })),
    );
  const ended = others.filter((a) => known.get(a.code)?.to !== null);
  if (ended.length > 0)
    throw new Refused(ended.map((a) => ({ at: a.code, message: `was the code of ${known.get(a.code)?.name}, which ended; a code is never used again` })));
  const added = list.filter(isNew);
  await beginAreas(tx, [...added, ...others], from, basis);
  const listed = new Set(list.map((a) => a.code));
  return {
    provinces: list.filter((a) => a.level === "PROVINCE").length,
    communes: list.filter((a) => a.level === "COMMUNE").length,
    added: added.length,
    changed: others.length,
    unchanged: list.length - added.length - others.length,
    notInList: [...known.values()].filter((a) => a.to === null && !listed.has(a.code)).map((a) => a.code),
  };
}

/**
 * Brings in which communes took the old wards over, n to m.
 * @throws {Refused} the table, or there are no communes yet that it could name
 */
export async function importOldWards(
  tx: Tx,
  text: string,
  { from, basis }: Holding,
): Promise<AreaCounts & { rows: number; merged: number; divided: number; unknownCommunes: string[] }> {
  const stated = oldWardsOf(text);
  const known = new Set((await newestAreas(tx)).map((a) => a.code));
  if (known.size === 0) throw new Refused([{ at: "file", message: "names communes, and the hub knows none yet: import the national list first" }]);
  const counts = await writeAreaSuccessions(tx, stated, from, basis);
  return {
    rows: stated.length,
    merged: stated.filter((s) => s.merged).length,
    divided: stated.filter((s) => s.divided).length,
    ...counts,
    unknownCommunes: [...new Set(stated.map((s) => s.newCode).filter((code) => !known.has(code)))].toSorted(),
  };
}

/** One province of the national list, with its communes, as units of the register; "province" may be a city. @param province its national code */
export const fromNationalList =
  (text: string, province: string, holding: Holding): Reading =>
  (before) => {
    const list = nationalListOf(text);
    const top = list.find((a) => a.code === province);
    if (top === undefined) throw new Refused([{ at: "--province", message: `the list has no province ${province}` }]);
    const communes = list.filter((a) => a.level === "COMMUNE" && a.provinceCode === province);
    const above = provinceUnit(top, before, holding);
    const shifts = lastOf(above).shifts;
    const units = [above, ...communes.map((a, i) => communeUnit(a, { before, above, shifts, position: above.position + 1000 + i }, holding))];
    const named = new Set(units.map((u) => u.code));
    return { units, successions: before.successions.filter((s) => named.has(s.from)), kinds: [] }; // the list says nothing of successions
  };

const bearing = (before: Statement, code: string): StatedUnit | undefined =>
  before.units.find((u) => u.versions.some((v) => v.codes.some((c) => c.scheme === "NATIONAL" && c.code === code)));

/** @throws {Refused} the register is some other province's */
function provinceUnit(area: StatedArea, before: Statement, holding: Holding): StatedUnit {
  const known = bearing(before, area.code);
  if (known !== undefined) return renamed(known, area.name, holding);
  const top = before.units.find((u) => lastOf(u).parent === null);
  if (top !== undefined)
    throw new Refused([
      { at: top.code, message: `the register's province is ${lastOf(top).name}; if that is ${area.name}, give it the code NATIONAL ${area.code}` },
    ]);
  return { at: area.code, code: area.code, position: 0, versions: [firstVersion(area, { kind: "PROVINCE", parent: null, shifts: "hanh-chinh" }, holding)] };
}

function communeUnit(area: StatedArea, place: { before: Statement; above: StatedUnit; shifts: string; position: number }, holding: Holding): StatedUnit {
  const known = bearing(place.before, area.code);
  if (known !== undefined) return renamed(known, area.name, holding);
  const version = firstVersion(area, { kind: "COMMUNE", parent: place.above.code, shifts: place.shifts }, holding);
  return { at: area.code, code: area.code, position: place.position, versions: [version] };
}

function firstVersion(area: StatedArea, of: Pick<StatedVersion, "kind" | "parent" | "shifts">, { from, basis }: Holding): StatedVersion {
  return { at: area.code, from, to: null, name: area.name, codes: [{ scheme: "NATIONAL", code: area.code, from, to: null }], basis, ...of };
}

/** @throws {Refused} the present name is not older than the list */
function renamed(unit: StatedUnit, name: string, { from, basis }: Holding): StatedUnit {
  const last = lastOf(unit);
  if (last.name === name) return unit;
  if (last.from >= from || last.to !== null)
    throw new Refused([{ at: unit.code, message: `is ${last.name} since ${last.from}; give the later day from which it is ${name}` }]);
  return { ...unit, versions: [...unit.versions.slice(0, -1), { ...last, to: from }, { ...last, name, from, basis }] };
}
