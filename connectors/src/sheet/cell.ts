/**
 * What a cell holds: text in NFC, a number, true or false, nothing; or why its content cannot be trusted. Dates are text, local time of the
 * source's zone: "2026-03-12", "2026-03-12T09:30:00", and "09:30:00" for a time of day alone.
 */
export type Cell = null | string | number | boolean | { fault: string };

/** A row with the cells by column, from 0. A hole is an empty cell. */
export interface SheetRow {
  /** from 1, as a spreadsheet counts */
  row: number;
  cells: Cell[];
}

/** Longer than any field of a case; what lies beyond is not kept in memory. */
const LONGEST = 65_536;

/** A cell of text: composed, and told when a character was lost on the way or when nobody could have typed so much. */
export function textCell(text: string): Cell {
  if (text === "") return null;
  if (text.length > LONGEST) return { fault: `longer than ${LONGEST} characters` };
  if (text.includes("\uFFFD")) return { fault: "holds a character that its encoding does not have" };
  return text.normalize("NFC");
}

/** A, B … Z, AA … of a column from 0. */
export function columnLetters(column: number): string {
  const more = Math.floor(column / 26);
  return (more > 0 ? columnLetters(more - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** Where a cell stands, e.g. "BC17". @returns null when it is no such address within a sheet's bounds */
export function addressOf(text: string): { column: number; row: number } | null {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (parts === null) return null;
  const column = [...(parts[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column > 16_383 ? null : { column, row: Number(parts[2]) };
}

export function isFilled(cell: Cell | undefined): boolean {
  return cell !== null && cell !== undefined && (typeof cell !== "string" || cell.trim() !== "");
}

/** A cell's text for headers, ids and words; null for nothing and for faults. */
export function plainText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || typeof cell === "object") return null;
  const text = String(cell).trim();
  return text === "" ? null : text;
}
