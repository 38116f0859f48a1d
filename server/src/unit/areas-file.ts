import { z } from "zod";
import { Refused } from "../platform/problem.ts";
import type { Problem } from "../platform/problem.ts";

/** A province or a commune by its national code, which keeps its leading zeros. */
export interface StatedArea {
  code: string;
  level: "PROVINCE" | "COMMUNE";
  name: string;
  provinceCode: string;
}

const nationalList = z.array(
  z.object({
    Code: z.string().regex(/^\d{2}$/, "expected a province's code of two digits, as text"),
    FullName: z.string().trim().min(1),
    Wards: z.array(
      z.object({
        Code: z.string().regex(/^\d{5}$/, "expected a commune's code of five digits, as text"),
        FullName: z.string().trim().min(1),
        ProvinceCode: z.string(),
      }),
    ),
  }),
);

/**
 * Reads the national list of provinces with their communes.
 * @throws {Refused} naming the place: a code that is no code, that stands twice, or a commune under another province than it names
 */
export function nationalListOf(text: string): StatedArea[] {
  const read = nationalList.safeParse(jsonOf(text));
  if (!read.success) throw new Refused(read.error.issues.map((i) => ({ at: i.path.join("."), message: i.message })));
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const areas = read.data.flatMap((province, p): StatedArea[] => {
    const communes = province.Wards.map((ward, w): StatedArea => {
      const at = `${p}.Wards.${w}`;
      if (ward.ProvinceCode !== province.Code)
        problems.push({ at: `${at}.ProvinceCode`, message: `${ward.FullName} names province ${ward.ProvinceCode}, it stands under ${province.Code}` });
      noteCode(seen, ward.Code, `${at}.Code`, problems);
      return { code: ward.Code, level: "COMMUNE", name: ward.FullName, provinceCode: province.Code };
    });
    noteCode(seen, province.Code, `${p}.Code`, problems);
    return [{ code: province.Code, level: "PROVINCE", name: province.FullName, provinceCode: province.Code }, ...communes];
  });
  if (problems.length > 0) throw new Refused(problems);
  return areas;
}

function noteCode(seen: Map<string, string>, code: string, at: string, problems: Problem[]): void {
  const before = seen.get(code);
  if (before !== undefined) problems.push({ at, message: `${code} stands twice, first at ${before}` });
  seen.set(code, at);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused([{ at: "file", message: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

/** What became of one old ward: one of possibly several communes that took it over. */
export interface StatedAreaSuccession {
  oldProvince: string;
  oldDistrict: string;
  oldDistrictCode: string;
  oldWard: string;
  oldWardCode: string;
  newCode: string;
  merged: boolean;
  divided: boolean;
}

const COLUMNS = ["province", "district", "districtCode", "ward", "wardCode", "newWardCode", "isMergedWard", "isDividedWard"] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads the table of old wards and the communes of 2025 that took them over.
 * @throws {Refused} naming line and column
 */
export function oldWardsOf(text: string): StatedAreaSuccession[] {
  const [header = [], ...lines] = csvRows(text);
  const missing = COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Refused(missing.map((name) => ({ at: "line 1", message: `there is no column ${name}` })));
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const rows = lines.map((cells, i) => {
    const line = i + 2;
    const cell = (name: Column): string => cells[header.indexOf(name)]?.trim() ?? "";
    if (cells.length !== header.length) problems.push({ at: `line ${line}`, message: `has ${cells.length} cells, the header has ${header.length}` });
    for (const name of ["isMergedWard", "isDividedWard"] as const)
      if (!/^(True|False)$/i.test(cell(name))) problems.push({ at: `line ${line}, ${name}`, message: `expected True or False, got "${cell(name)}"` });
    if (!/^\d{5}$/.test(cell("newWardCode"))) problems.push({ at: `line ${line}, newWardCode`, message: `expected five digits, got "${cell("newWardCode")}"` });
    const row = rowOf(cell);
    const key = [row.oldDistrictCode, row.oldWardCode, row.oldWard, row.newCode].join("|");
    if (seen.has(key)) problems.push({ at: `line ${line}`, message: `says the same as line ${seen.get(key)}` });
    seen.set(key, line);
    return row;
  });
  if (problems.length > 0) throw new Refused(problems.slice(0, 20));
  return rows;
}

function rowOf(cell: (name: Column) => string): StatedAreaSuccession {
  return {
    oldProvince: cell("province"),
    oldDistrict: cell("district"),
    oldDistrictCode: digits(cell("districtCode"), 3),
    oldWard: cell("ward"),
    oldWardCode: digits(cell("wardCode"), 5),
    newCode: cell("newWardCode"),
    merged: /^true$/i.test(cell("isMergedWard")),
    divided: /^true$/i.test(cell("isDividedWard")),
  };
}

/** A code that a spreadsheet took for a number ("1.0") with its zeros again; an island district has no wards and no code. */
const digits = (text: string, length: number): string => (text === "" ? "" : text.replace(/\.0$/, "").padStart(length, "0"));

/** Comma separated cells, quoted ones with commas, quotes and line breaks in them. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [whole, quoted, plain = "", end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === "" && cells.length === 0) break;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}
