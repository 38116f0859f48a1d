import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { MOST_ROWS } from "./account-file.ts";
import type { HandedCell, HandedSheet } from "./account-file.ts";
import type { ColumnMeaning, SheetAccount, SheetColumn, SheetProblem } from "./account-sheet.types.ts";
import { foldedLower } from "./folded.ts";
import { foldedUsername, isUsername } from "./password.ts";

/** A sheet of accounts, read but not yet held against units and accounts that exist. */
export interface ReadSheet {
  /** names of the sheets that were read; none for a text file */
  sheets: string[];
  columns: string[];
  accounts: ReadAccount[];
  problems: SheetProblem[];
}

/** A row that stands by itself, and where each of its cells does. */
export interface ReadAccount extends SheetAccount {
  cellOf: Record<SheetColumn, string | null>;
}

/** A sheet with the row that heads its columns. */
interface Headed {
  sheet: HandedSheet;
  row: number;
  columns: string[];
  places: Record<SheetColumn, number>;
  matches: number;
}

/** Rows from the top among which the header stands. */
const HEADER_WITHIN = 40;
/** Headings as offices write them. */
const HEADINGS: Record<SheetColumn, readonly string[]> = {
  username: ["tên đăng nhập", "tài khoản", "username"],
  displayName: ["họ và tên", "họ tên", "displayname", "name"],
  role: ["vai trò", "role"],
  unit: ["mã đơn vị", "đơn vị", "unit"],
};
/** What a column is called in Vietnamese. */
export const TOLD: Record<SheetColumn, string> = { username: "tên đăng nhập", displayName: "họ và tên", role: "vai trò", unit: "mã đơn vị" };

/** Roles as offices write them; the words of the graph do too. */
const ROLE_NAMES: Record<Role, string> = {
  LEADER: "Lãnh đạo tỉnh",
  OFFICE_CHIEF: "Chánh Văn phòng",
  HOTLINE_HOLDER: "Người giữ đường dây nóng",
  INTAKE_OPERATOR: "Bộ phận tiếp nhận",
  UNIT_HEAD: "Thủ trưởng đơn vị",
  FOCAL_OFFICER: "Công chức đầu mối",
  DIVISION_HANDLER: "Phòng, đơn vị xử lý",
  SUPERVISOR: "Cơ quan giám sát",
  INSPECTOR: "Kiểm tra công vụ",
  CITIZEN_RECEPTION_BOARD: "Ban Tiếp công dân",
  EMULATION_SECRETARY: "Thư ký Thi đua, Khen thưởng",
  IT_OFFICER: "Cán bộ công nghệ thông tin",
  SYSTEM_OPERATOR: "Vận hành hệ thống",
  TELECOM: "Viễn thông",
  POLICE_LIAISON: "Đầu mối Công an",
};

/**
 * Reads every sheet that is headed like one of accounts: rows that stand by themselves, and a problem for each that does not. Where no
 * sheet is, the likeliest tells which columns it lacks.
 */
export function readSheets(sheets: readonly HandedSheet[], meanings: readonly ColumnMeaning[]): ReadSheet {
  const headed = sheets.map((sheet) => headedBy(sheet, meanings));
  const likeliest = headed.toSorted((a, b) => b.matches - a.matches)[0];
  const meant = headed.filter(({ matches }) => matches >= 2);
  const read = meant.length > 0 || likeliest === undefined ? meant : [likeliest];
  const names = read.flatMap(({ sheet }) => sheet.name ?? []);
  const columns = [...new Set(read.flatMap((one) => one.columns))];
  const problems = read.flatMap(missingColumns);
  const rows = read.flatMap((one) => rowsBelow(one).map((row) => ({ ...row, one })));
  if (rows.length > MOST_ROWS) problems.push({ line: rows[MOST_ROWS]?.row ?? 1, at: "sheet", message: `Nhiều nhất ${MOST_ROWS} dòng mỗi lần.` });
  if (problems.length > 0) return { sheets: names, columns, accounts: [], problems };
  const taken = rows.map(({ row, cells, one }) => accountIn(cells, one, row));
  return {
    sheets: names,
    columns,
    ...withoutTwins(
      taken.filter((one) => "username" in one),
      taken.filter((one) => "message" in one),
    ),
  };
}

/** The first row that heads most of the columns; where none is named, the fullest may be told to. */
function headedBy(sheet: HandedSheet, meanings: readonly ColumnMeaning[]): Headed {
  const likely = sheet.rows.slice(0, HEADER_WITHIN).map(({ row, cells }) => {
    const columns = cells.map((cell) => (typeof cell === "string" ? cell.trim().normalize("NFC").replaceAll(/\s+/g, " ") : ""));
    const places = placesOf(columns, meanings);
    return { sheet, row, columns, places, matches: Object.values(places).filter((place) => place >= 0).length };
  });
  const filled = ({ columns }: Headed): number => columns.filter((column) => column !== "").length;
  const [best] = likely.toSorted((a, b) => b.matches - a.matches || filled(b) - filled(a) || a.row - b.row);
  return best ?? { sheet, row: 1, columns: [], places: placesOf([], []), matches: 0 };
}

function rowsBelow({ sheet, row: header }: Headed): HandedSheet["rows"] {
  return sheet.rows.filter(({ row }) => row > header);
}

function missingColumns({ sheet, row, places }: Headed): SheetProblem[] {
  const missing = (Object.keys(places) as SheetColumn[]).filter((name) => places[name] < 0);
  return missing.map((name) => ({ line: row, at: TOLD[name], cell: placeOf(sheet, null, row), missing: name, message: `Không có cột "${TOLD[name]}".` }));
}

function placesOf(columns: readonly string[], meanings: readonly ColumnMeaning[]): Record<SheetColumn, number> {
  const folded = columns.map(foldedLower);
  const place = (name: SheetColumn): number => {
    const told = meanings.find((meaning) => meaning.tells === name)?.column;
    return told === undefined
      ? folded.findIndex((column) => HEADINGS[name].some((heading) => foldedLower(heading) === column))
      : columns.indexOf(told.trim().normalize("NFC"));
  };
  return { username: place("username"), displayName: place("displayName"), role: place("role"), unit: place("unit") };
}

function accountIn(row: readonly HandedCell[], { sheet, places }: Headed, line: number): ReadAccount | SheetProblem {
  const at = (name: SheetColumn): string | null => placeOf(sheet, places[name], line);
  const problem = (name: SheetColumn, message: string): SheetProblem => ({ line, at: TOLD[name], cell: at(name), message });
  for (const name of Object.keys(places) as SheetColumn[]) {
    const cell = row[places[name]];
    if (typeof cell === "object") return problem(name, FAULTS[cell.fault]);
  }
  const cell = (name: SheetColumn): string => {
    const told = row[places[name]];
    return typeof told === "string" ? told.trim().normalize("NFC") : "";
  };
  const username = foldedUsername(cell("username"));
  const role = roleIn(cell("role"));
  if (!isUsername(username)) return problem("username", 'Cần 2–60 ký tự a–z, chữ số, ".", "_" hoặc "-".');
  if (cell("displayName") === "") return problem("displayName", "Chưa có họ và tên.");
  if (role === undefined) return problem("role", `Không có vai trò "${cell("role")}". Dùng một trong: ${Object.values(ROLE_NAMES).join("; ")}.`);
  if (cell("unit") === "") return problem("unit", "Chưa có mã đơn vị.");
  const cellOf = { username: at("username"), displayName: at("displayName"), role: at("role"), unit: at("unit") };
  return { line, sheet: sheet.name, username, displayName: cell("displayName"), role, unitCode: cell("unit").toUpperCase(), cellOf };
}

const FAULTS = {
  formula: "Ô này là công thức: hãy dán giá trị (Paste Values) rồi lưu lại.",
  merged: "Ô này gộp với ô khác: mỗi tài khoản cần ô riêng.",
  unreadable: "Không đọc được nội dung ô này.",
} as const;

/** As a spreadsheet names it, e.g. "Sở Xây dựng!C5"; null in a text file. @param column from 0; null: the whole row */
function placeOf({ name }: HandedSheet, column: number | null, row: number): string | null {
  if (name === null) return null;
  return `${name}!${column === null ? "" : lettersOf(column)}${row}`;
}

/** A, B … Z, AA … of a column from 0. */
function lettersOf(column: number): string {
  return (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function roleIn(said: string): Role | undefined {
  return ROLES.find((one) => one === said.toUpperCase() || foldedLower(ROLE_NAMES[one]) === foldedLower(said));
}

/** The same username twice: the later one is the problem. */
function withoutTwins(read: readonly ReadAccount[], problems: readonly SheetProblem[]): Pick<ReadSheet, "accounts" | "problems"> {
  const first = new Map<string, ReadAccount>();
  for (const one of read) if (!first.has(one.username)) first.set(one.username, one);
  const twins = read.filter((one) => first.get(one.username) !== one);
  const told = twins.map((one) => {
    const before = first.get(one.username);
    const where = before?.cellOf.username ?? `dòng ${before?.line}`;
    return { line: one.line, at: TOLD.username, cell: one.cellOf.username, message: `"${one.username}" đã có ở ${where}.` };
  });
  return { accounts: read.filter((one) => !twins.includes(one)), problems: [...problems, ...told].toSorted((a, b) => a.line - b.line) };
}
