import { textCell, type Cell } from "./cell.ts";

/** Days between the beginning that a workbook counts from and 1970. */
const DAYS_TO_1970 = { 1900: 25_569, 1904: 24_107 } as const;
/** The first of 2000 and of 2100 in the system of 1900. */
const BOUNDS = { from: 36_526, to: 73_051 };

/** How a number is to be read by its format. */
export type NumberStyle = { kind: "general" } | { kind: "date" } | { kind: "zeros"; digits: number };

/** Formats that every spreadsheet knows by number: dates and times, those of East Asia among them. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** @param code of a format that the workbook defines itself; undefined for those that every spreadsheet knows */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return { kind: isBuiltInDate(id) ? "date" : "general" };
  const first = code.split(";")[0] ?? "";
  if (/^0{2,20}$/.test(first)) return { kind: "zeros", digits: first.length };
  const bare = first
    .replaceAll(/"[^"]*"/g, "")
    .replaceAll(/\\./g, "")
    .replaceAll(/_./g, "")
    .replaceAll(/\*./g, "")
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replaceAll(/general/gi, "");
  return { kind: /[dmyhs]/i.test(bare) ? "date" : "general" };
}

/**
 * A number cell by its format.
 * @param raw as the workbook holds it, e.g. "46093.395833333336"
 * @param since the day system the workbook says it uses
 */
export function numberCell(raw: string, style: NumberStyle, since: 1900 | 1904): Cell {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return { fault: "no number where a number was announced" };
  if (style.kind === "date") return dateCell(value, since);
  if (Math.abs(value) >= 1e15) return { fault: "a number of more than 15 digits, of which a spreadsheet keeps only 15; it belongs there as text" };
  if (style.kind === "zeros" && Number.isInteger(value) && value >= 0) return textCell(String(value).padStart(style.digits, "0"));
  return value;
}

function dateCell(serial: number, since: 1900 | 1904): Cell {
  const seconds = Math.round(serial * 86_400);
  if (serial >= 0 && serial < 1) return wall(seconds % 86_400).slice(11);
  const in1900 = serial + (since === 1904 ? DAYS_TO_1970[1900] - DAYS_TO_1970[1904] : 0);
  if (in1900 < BOUNDS.from || in1900 >= BOUNDS.to) return { fault: "a date outside the years 2000 to 2099" };
  const text = wall(seconds - DAYS_TO_1970[since] * 86_400);
  return text.endsWith("T00:00:00") ? text.slice(0, 10) : text;
}

/** Seconds since 1970 on a wall clock as "2026-03-12T09:30:00". */
function wall(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
