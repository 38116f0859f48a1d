/** A cell of a sheet handed over: its text, or why it is not taken. */
export type HandedCell = string | { fault: "formula" | "merged" | "unreadable" };

/** A sheet handed over, with its filled rows. */
export interface HandedSheet {
  /** null: a text file, which is one sheet without a name */
  name: string | null;
  /** `row` from 1; cells by column from 0 */
  rows: { row: number; cells: HandedCell[] }[];
}

/** Reads a small workbook as far as so many rows; null: it is none that can be read. Handed in: only later stations reach the connectors. */
export type WorkbookReader = (bytes: Buffer, mostRows: number) => Promise<HandedSheet[] | null>;

/** Accounts in one sheet, at most. */
export const MOST_ROWS = 1_000;
/** Rows above a header, and the first one too many. */
const BESIDE = 50;
const LONGEST_TEXT = 90_000;
const LARGEST_FILE = 5 * 2 ** 20;
const LONGEST_CELL = 300;

/** Told by its first bytes, whatever it is named: a workbook, or text. @returns the sheets, or in Vietnamese why there are none */
export async function sheetsHanded(
  { csv, file }: { csv?: string | null; file?: string | null },
  readWorkbook: WorkbookReader,
): Promise<HandedSheet[] | string> {
  if ((csv == null) === (file == null)) return "Cần đúng một tệp: bảng tính .xlsx hoặc CSV.";
  if (csv != null) return csv.length > LONGEST_TEXT ? TOO_LARGE : [textSheet(csv)];
  const bytes = Buffer.from(file ?? "", "base64");
  if (bytes.length > LARGEST_FILE) return TOO_LARGE;
  if (begins(bytes, "504b0304")) {
    const sheets = await readWorkbook(bytes, MOST_ROWS + BESIDE);
    return sheets?.map(shortened) ?? "Không đọc được bảng tính: tệp hỏng, bị cắt, có mật khẩu hoặc phình quá lớn khi giải nén.";
  }
  if (begins(bytes, "d0cf11e0")) return "Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.length > LONGEST_TEXT ? TOO_LARGE : [textSheet(text)];
  } catch {
    return "Tệp không phải .xlsx và không phải CSV mã hoá UTF-8."; // told to the one who chose it
  }
}

const TOO_LARGE = "Tệp quá lớn.";
const begins = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString("hex") === hex;

function shortened({ name, rows }: HandedSheet): HandedSheet {
  return { name, rows: rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => (typeof cell === "string" ? cell.slice(0, LONGEST_CELL) : cell)) })) };
}

/** RFC 4180 with comma, semicolon or tab, whichever the first line has most of; blank lines are left out. */
function textSheet(csv: string): HandedSheet {
  const text = csv.replace(/^\uFEFF/, "");
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const [separator = ","] = [",", ";", "\t"].toSorted((a, b) => header.split(b).length - header.split(a).length);
  const rows: string[][] = [[]];
  const cells = new RegExp(`"((?:[^"]|"")*)"|([^${separator}\\r\\n]*)`, "y");
  for (let at = 0; at <= text.length;) {
    cells.lastIndex = at;
    const found = cells.exec(text);
    rows.at(-1)?.push((found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "").slice(0, LONGEST_CELL));
    at += found?.[0].length ?? 0;
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") rows.push([]);
    at += 1;
  }
  return { name: null, rows: rows.map((row, at) => ({ row: at + 1, cells: row })).filter((row) => row.cells.some((cell) => cell.trim() !== "")) };
}
