import type { HandedCell, HandedSheet } from "../../access/index.ts";
import { said } from "../../platform/asked.ts";
import { dayWritten } from "../../platform/written-day.ts";
import type { Span } from "../../tally/index.ts";
import { LONGEST_DOCUMENT, MOST_TYPED, TYPED_NUMBERS, typedFaults } from "../typed-span.ts";
import type { TypedSpan } from "../typed-span.ts";

/** What a column tells. */
export type TypedColumn = keyof TypedSpan;
/** In the order of rows without headings. */
const COLUMNS = ["from", "to", ...TYPED_NUMBERS, "document"] as const satisfies readonly TypedColumn[];
/** What each is called on the template. */
export const TITLES: Readonly<Record<TypedColumn, string>> = {
  from: "Từ ngày",
  to: "Đến ngày",
  opening: "Tồn đầu kỳ",
  received: "Tiếp nhận",
  handedIn: "Chuyển đến",
  handled: "Đã xử lý",
  declined: "Từ chối, chuyển hướng",
  handedOut: "Chuyển đi",
  closing: "Tồn cuối kỳ",
  document: "Văn bản (số, ngày)",
};
/** Headings as offices write them, besides. */
const ALSO: Partial<Record<TypedColumn, readonly string[]>> = {
  handled: ["có kết quả", "đã giải quyết"],
  declined: ["từ chối"],
  document: ["văn bản", "số, ngày văn bản"],
};
const HEADER_WITHIN = 10;
/** So many headings are no row of figures. */
const HEADINGS_AT_LEAST = 3;

/** Figures of a row that stands by itself, and where they do. */
export interface TypedRow extends TypedSpan {
  sheet: string | null;
  line: number;
}

/** Something wrong with a sheet of figures. */
export interface TypedProblem {
  /** null: a text, which is one sheet without a name */
  sheet: string | null;
  /** from 1; null: it is about the whole file */
  line: number | null;
  /** as a spreadsheet names it, e.g. "Tháng!C5"; null in a text, and for the whole file */
  cell: string | null;
  /** what its column is called; null: about the whole row or file */
  column: string | null;
  message: string;
}

interface Headed {
  sheet: HandedSheet;
  /** the row of the headings; 0: there is none */
  row: number;
  places: Readonly<Record<TypedColumn, number>>;
  /** columns that have a heading; what stands beyond was cut from its cell */
  width: number;
}

const CUT = "Thừa ô bên phải: văn bản có dấu phẩy, chấm phẩy phải đặt trong dấu ngoặc kép.";

/** Figures of months before the hub from a sheet or from pasted rows, by the very rules that a report is drawn up by. @param months those of the report's period */
export function readTyped(sheets: readonly HandedSheet[], months: readonly Span[]): { rows: TypedRow[]; problems: TypedProblem[] } {
  const told = sheets.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => textOf(cell) !== "")));
  const [only, ...more] = told;
  const read = only !== undefined && more.length === 0 ? [headedIn(only) ?? withoutHeadings(only)] : told.flatMap((sheet) => headedIn(sheet) ?? []);
  const unread = told.filter((sheet) => !read.some((one) => one.sheet === sheet));
  const missing = [
    ...unread.map(({ name }) => ({ ...ofFile("Trang tính không có dòng tiêu đề trong 10 dòng đầu."), sheet: name })),
    ...read.flatMap(missingIn),
  ];
  if (missing.length > 0) return { rows: [], problems: missing };
  const filled = read.flatMap((one) => rowsOf(one).map((row) => ({ one, ...rowIn(row, one) })));
  const problems = filled.flatMap((one) => one.problems);
  const rows = filled.flatMap(({ typed }) => (typed === null ? [] : [typed]));
  if (filled.length === 0) problems.push(ofFile("Không có dòng số liệu nào."));
  if (filled.length > MOST_TYPED) problems.push(ofFile(`Nhiều nhất ${MOST_TYPED} dòng số liệu nhập.`));
  if (problems.length > 0) return { rows, problems };
  const faults = typedFaults(rows, months).flatMap(({ place, at, message }): TypedProblem[] => {
    const found = filled[place];
    return found?.typed == null ? [] : [problemAt(found.one, found.typed.line, at, message)];
  });
  return { rows, problems: faults };
}

/** About a file as a whole. */
export const ofFile = (message: string): TypedProblem => ({ sheet: null, line: null, cell: null, column: null, message });

const folded = (text: string): string => text.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();

function placesOf(cells: readonly string[]): Record<TypedColumn, number> {
  const place = (name: TypedColumn): number => cells.findIndex((cell) => cell === folded(TITLES[name]) || (ALSO[name] ?? []).includes(cell));
  return Object.fromEntries(COLUMNS.map((name) => [name, place(name)])) as Record<TypedColumn, number>;
}

function headedIn(sheet: HandedSheet): Headed | undefined {
  return sheet.rows
    .slice(0, HEADER_WITHIN)
    .map(({ row, cells }): Headed => ({
      sheet,
      row,
      places: placesOf(cells.map((cell) => folded(textOf(cell)))),
      width: cells.findLastIndex((cell) => textOf(cell) !== "") + 1,
    }))
    .find(({ places }) => COLUMNS.filter((name) => places[name] >= 0).length >= HEADINGS_AT_LEAST);
}

/** Rows alone, in the order of the template. */
const withoutHeadings = (sheet: HandedSheet): Headed => ({
  sheet,
  row: 0,
  places: placesOf(COLUMNS.map((name) => folded(TITLES[name]))),
  width: COLUMNS.length,
});

function missingIn({ sheet, row, places }: Headed): TypedProblem[] {
  return COLUMNS.filter((name) => places[name] < 0).map((name) => ({
    sheet: sheet.name,
    line: row,
    cell: null,
    column: TITLES[name],
    message: `Không có cột “${TITLES[name]}”.`,
  }));
}

/** Rows that tell more than their days: a month of the template that was left empty is none, whatever else stands beside it. */
function rowsOf({ sheet, row: header, places }: Headed): HandedSheet["rows"] {
  return sheet.rows.filter(
    ({ row, cells }) => row > header && COLUMNS.some((name) => name !== "from" && name !== "to" && textOf(cells[places[name]] ?? "") !== ""),
  );
}

function rowIn({ row, cells }: HandedSheet["rows"][number], one: Headed): { typed: TypedRow | null; problems: TypedProblem[] } {
  const read = COLUMNS.map((name) => ({ name, ...cellIn(cells[one.places[name]] ?? "", name) }));
  const problems = read.flatMap(({ name, fault }) => (fault === null ? [] : [problemAt(one, row, name, fault)]));
  if (cells.some((cell, at) => at >= one.width && textOf(cell) !== "")) problems.push(problemAt(one, row, "document", CUT));
  const typed = Object.fromEntries(read.map(({ name, value }) => [name, value])) as unknown as TypedSpan;
  return { typed: problems.length > 0 ? null : { ...typed, sheet: one.sheet.name, line: row }, problems };
}

type Read = { value: string | number; fault: null } | { value: null; fault: string };

function cellIn(cell: HandedCell, name: TypedColumn): Read {
  if (typeof cell === "object") return { value: null, fault: "Ô công thức, ô gộp hoặc không đọc được: hãy dán giá trị rồi lưu lại." };
  const text = said(cell).normalize("NFC");
  if (name === "from" || name === "to") {
    const day = dayWritten(text);
    return day === null ? { value: null, fault: `“${text}” không phải ngày, ghi như 15/12/2025.` } : { value: day, fault: null };
  }
  if (name !== "document") return numberIn(text);
  return text === "" || text.length > LONGEST_DOCUMENT
    ? { value: null, fault: `Cần số, ngày văn bản, 1 đến ${LONGEST_DOCUMENT} ký tự.` }
    : { value: text, fault: null };
}

/** 1976, or 1.976 as the province writes it; an empty cell is not nought. */
function numberIn(text: string): Read {
  if (text === "") return { value: null, fault: "Ô trống: không có thì ghi 0." };
  return /^(?:\d{1,8}|\d{1,3}(?:\.\d{3}){1,2})$/.test(text)
    ? { value: Number(text.replaceAll(".", "")), fault: null }
    : { value: null, fault: `“${text}” không phải số nguyên không âm, ghi như 1976 hoặc 1.976.` };
}

const textOf = (cell: HandedCell): string => (typeof cell === "string" ? said(cell) : "?");

function problemAt({ sheet, places }: Headed, line: number, name: TypedColumn, message: string): TypedProblem {
  return { sheet: sheet.name, line, cell: sheet.name === null ? null : `${sheet.name}!${columnName(places[name])}${line}`, column: TITLES[name], message };
}

/** A, B … Z, AA … of a column from 0. */
const columnName = (column: number): string => (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCodePoint(65 + (column % 26));
