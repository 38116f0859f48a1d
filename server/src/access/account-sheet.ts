import { ROLES } from "@dau-moi/schema";
import type { ColumnMeaning, SheetAccount, SheetColumn, SheetProblem } from "./account.types.ts";
import { foldedUsername, isUsername } from "./password.ts";

/** A sheet of accounts, read but not yet held against units and accounts that exist. */
export interface ReadSheet {
  columns: string[];
  accounts: SheetAccount[];
  problems: SheetProblem[];
}

const MOST_ROWS = 1_000;
/** Headings as offices write them. */
const HEADINGS: Record<SheetColumn, readonly string[]> = {
  username: ["tên đăng nhập", "tài khoản", "username"],
  displayName: ["họ và tên", "họ tên", "displayname", "name"],
  role: ["vai trò", "role"],
  unit: ["mã đơn vị", "đơn vị", "unit"],
};
const TOLD: Record<SheetColumn, string> = { username: "tên đăng nhập", displayName: "họ và tên", role: "vai trò", unit: "mã đơn vị" };

/** Reads a sheet: rows that stand by themselves, and a problem for each that does not. */
export function readSheet(csv: string, meanings: readonly ColumnMeaning[]): ReadSheet {
  const [header = [], ...rows] = rowsOf(csv);
  const columns = header.map((cell) => cell.trim());
  const places = placesOf(columns, meanings);
  const missing = (Object.keys(places) as SheetColumn[]).filter((name) => places[name] < 0);
  if (missing.length > 0 || rows.length > MOST_ROWS) {
    const problems = missing.map((name) => ({ line: 1, at: TOLD[name], message: `Không có cột "${TOLD[name]}".` }));
    if (rows.length > MOST_ROWS) problems.push({ line: MOST_ROWS + 2, at: "sheet", message: `Nhiều nhất ${MOST_ROWS} dòng mỗi lần.` });
    return { columns, accounts: [], problems };
  }
  const read = rows.map((row, i) => accountIn(row, places, i + 2));
  return {
    columns,
    ...withoutTwins(
      read.filter((one) => "username" in one),
      read.filter((one) => "message" in one),
    ),
  };
}

function placesOf(columns: readonly string[], meanings: readonly ColumnMeaning[]): Record<SheetColumn, number> {
  const folded = columns.map((column) => column.normalize("NFC").toLowerCase());
  const place = (name: SheetColumn): number => {
    const told = meanings.find((meaning) => meaning.tells === name)?.column;
    return told === undefined ? folded.findIndex((column) => HEADINGS[name].includes(column)) : columns.indexOf(told.trim());
  };
  return { username: place("username"), displayName: place("displayName"), role: place("role"), unit: place("unit") };
}

function accountIn(row: readonly string[], places: Record<SheetColumn, number>, line: number): SheetAccount | SheetProblem {
  const cell = (name: SheetColumn): string => (row[places[name]] ?? "").trim().normalize("NFC");
  const username = foldedUsername(cell("username"));
  const role = ROLES.find((one) => one === cell("role").toUpperCase());
  const problem = (at: string, message: string): SheetProblem => ({ line, at, message });
  if (!isUsername(username)) return problem(TOLD.username, 'Cần 2–60 ký tự a–z, chữ số, ".", "_" hoặc "-".');
  if (cell("displayName") === "") return problem(TOLD.displayName, "Chưa có họ và tên.");
  if (role === undefined) return problem(TOLD.role, `Không có vai trò "${cell("role")}". Dùng một trong: ${ROLES.join(", ")}.`);
  if (cell("unit") === "") return problem(TOLD.unit, "Chưa có mã đơn vị.");
  return { line, username, displayName: cell("displayName"), role, unitCode: cell("unit").toUpperCase() };
}

/** The same username twice: the later line is the problem. */
function withoutTwins(read: readonly SheetAccount[], problems: readonly SheetProblem[]): Omit<ReadSheet, "columns"> {
  const first = new Map<string, number>();
  for (const one of read) if (!first.has(one.username)) first.set(one.username, one.line);
  const twins = read.filter((one) => first.get(one.username) !== one.line);
  const told = twins.map((one) => ({ line: one.line, at: TOLD.username, message: `"${one.username}" đã có ở dòng ${first.get(one.username)}.` }));
  return { accounts: read.filter((one) => !twins.includes(one)), problems: [...problems, ...told].toSorted((a, b) => a.line - b.line) };
}

/** RFC 4180 with comma, semicolon or tab, whichever the header has most of; blank lines are left out. */
function rowsOf(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, "");
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const [separator = ","] = [",", ";", "\t"].toSorted((a, b) => header.split(b).length - header.split(a).length);
  const rows: string[][] = [[]];
  const cells = new RegExp(`"((?:[^"]|"")*)"|([^${separator}\\r\\n]*)`, "y");
  for (let at = 0; at <= text.length;) {
    cells.lastIndex = at;
    const found = cells.exec(text);
    rows.at(-1)?.push((found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "").slice(0, 300));
    at += found?.[0].length ?? 0;
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") rows.push([]);
    at += 1;
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ""));
}
