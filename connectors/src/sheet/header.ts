import { columnLetters, plainText, type SheetRow } from "./cell.ts";

/** A column that the manifest names: its headers, any of which may stand in the register. */
export type ColumnNames = readonly string[];

/** The header row of a sheet. */
export interface Header {
  row: number;
  /** the register's own header of each column from 0, NFC and in one line; null for a column without one */
  names: (string | null)[];
}

/** What a sheet turned out to be: a register, one whose headers changed, or no register at all. */
export type FoundHeader = { kind: "found"; header: Header } | { kind: "changed"; reason: string } | { kind: "none" };

/** Rows from the top among which the header must stand. */
export const HEADER_WITHIN = 40;

/**
 * A header as it is compared: without marks, signs, capitals and line breaks, so that "NGÀY TIẾP NHẬN", "Ngay tiep nhan" and "Ngày\ntiếp nhận:" are one.
 */
export function foldedHeader(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[đĐ]/g, "d")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a row could be the header: it names at least half of the columns, and two. */
export function isHeaderRow(cells: readonly (string | null)[], wanted: readonly ColumnNames[]): boolean {
  const there = new Set(cells.map((cell) => (cell === null ? "" : foldedHeader(cell))));
  const named = wanted.filter((names) => names.some((name) => there.has(foldedHeader(name)))).length;
  return named >= Math.min(2, wanted.length) && 2 * named >= wanted.length;
}

/**
 * Finds the header among the first rows by its words. Every wanted column must be there, once.
 * @param absent "null": a column that is missing altogether is taken as empty
 */
export function findHeader(rows: readonly SheetRow[], wanted: readonly ColumnNames[], absent: "refuse" | "null"): FoundHeader {
  const candidates = rows.map((row, index) => ({ row: row.row, names: namesIn(rows, index) })).filter(({ names }) => isHeaderRow(names, wanted));
  const best = candidates.toSorted((a, b) => matches(b.names, wanted) - matches(a.names, wanted) || a.row - b.row)[0];
  if (best === undefined) return { kind: "none" };
  const reason = wanted.map((names) => faultOf(names, best, absent)).find((fault) => fault !== null);
  return reason === undefined ? { kind: "found", header: { row: best.row, names: unambiguous(best.names) } } : { kind: "changed", reason };
}

function matches(names: readonly (string | null)[], wanted: readonly ColumnNames[]): number {
  return wanted.filter((one) => columnsNamed(names, one).length > 0).length;
}

/** The headers of a row; a cell that is merged with one above has that one's. */
function namesIn(rows: readonly SheetRow[], index: number): (string | null)[] {
  const cells = rows[index]?.cells ?? [];
  return Array.from(cells, (cell, column) => {
    const text = plainText(cell);
    if (text !== null) return text.replaceAll(/\s+/g, " ");
    if (typeof cell !== "object" || cell === null) return null;
    const above = rows.slice(0, index).find(({ row }) => cell.fault === `merged with ${columnLetters(column)}${row}`);
    return plainText(above?.cells[column])?.replaceAll(/\s+/g, " ") ?? null;
  });
}

function columnsNamed(names: readonly (string | null)[], wanted: ColumnNames): number[] {
  const folded = new Set(wanted.map(foldedHeader));
  return names.flatMap((name, column) => (name !== null && folded.has(foldedHeader(name)) ? [column] : []));
}

function faultOf(wanted: ColumnNames, { row, names }: Header, absent: "refuse" | "null"): string | null {
  const columns = columnsNamed(names, wanted);
  if (columns.length === 0 && absent === "refuse") return `the header in row ${row} has no column "${wanted.join('" or "')}"`;
  if (columns.length < 2) return null;
  const places = columns.map((column) => `"${names[column] ?? ""}" in ${columnLetters(column)}${row}`);
  return `the header names one column ${columns.length} times: ${places.join(", ")}`;
}

/** Headers that nobody asked for may stand twice; each keeps a name of its own. */
function unambiguous(names: readonly (string | null)[]): (string | null)[] {
  const folded = names.map((name) => (name === null ? null : foldedHeader(name)));
  return names.map((name, column) => (name !== null && folded.indexOf(folded[column] ?? null) !== column ? `${name} (${columnLetters(column)})` : name));
}
