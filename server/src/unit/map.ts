import { createHash } from "node:crypto";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { outlinesIn, simplified } from "./map-outlines.ts";
import type { Outline } from "./map-outlines.ts";
import { insertMap } from "./map.queries.ts";
import type { MapRow } from "./map.queries.ts";
import type { UnitRegister } from "./register.ts";
import type { Unit } from "./unit.entity.ts";

/** A file of outlines that holds from a day on. */
export interface MapFile {
  text: string;
  /** YYYY-MM-DD */
  from: string;
  basis: string;
  /** who brings it in */
  by: string;
}

/** What became of a file of outlines. */
export interface MapImported {
  version: number;
  from: string;
  units: number;
  kilobytes: number;
  /** codes in the file that no unit has; they are left out */
  unknown: string[];
  /** communes of the register without an outline: they are shown as tiles */
  missing: string[];
}

/** Brings a map in. Units are known by their own code, or by the national code they have on that day. @throws {Refused} unusable, or none of its codes is a unit's */
export async function importMap(tx: Tx, units: UnitRegister, { text, from, basis, by }: MapFile, now: Instant): Promise<MapImported> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || basis.trim() === "")
    throw new Refused([{ at: "from", message: "expected the day from which it holds, YYYY-MM-DD, and the act it rests on" }]);
  const told = outlinesIn(text);
  const byCode = unitsByCode(units, from);
  const known = told.flatMap(({ code, polygons }): Outline[] => {
    const unit = byCode.get(code);
    return unit === undefined ? [] : [{ code: unit.code, polygons }];
  });
  const unknown = told.map(({ code }) => code).filter((code) => !byCode.has(code));
  if (known.length === 0) throw new Refused([{ at: "code", message: `none of its ${told.length} codes is a unit's; the first is ${told[0]?.code ?? "?"}` }]);
  const twice = [...Map.groupBy(known, ({ code }) => code)].find(([, same]) => same.length > 1);
  if (twice !== undefined) throw new Refused([{ at: `code ${twice[0]}`, message: "two outlines are this one unit's" }]);
  const outlines = simplified(known);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const made = await tx.one<MapRow>(insertMap, [from, basis, outlines, known.length, sha256, instantText(now), by]);
  const drawn = new Set(known.map(({ code }) => code));
  const communes = units.all.filter((unit) => unit.kind === "COMMUNE" && units.endOf(unit) === Infinity && unit.validFrom <= localDay(now));
  const missing = communes.filter(({ code }) => !drawn.has(code)).map(({ code, name }) => `${code} ${name}`);
  return { version: made.version, from, units: known.length, kilobytes: Math.ceil(outlines.length / 1_000), unknown, missing };
}

/** Today's communes and others by every code that stands for them on a day. */
function unitsByCode(units: UnitRegister, day: string): Map<string, Unit> {
  const living = units.all.filter((unit) => units.endOf(unit) === Infinity);
  const national = living.flatMap((unit) =>
    (units.versionAt(unit, day)?.codes ?? []).filter(({ scheme }) => scheme === "NATIONAL").map(({ code }): [string, Unit] => [code, unit]),
  );
  return new Map([...national, ...living.map((unit): [string, Unit] => [unit.code, unit])]);
}
