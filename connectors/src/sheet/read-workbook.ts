import { isFilled, type Cell } from "./cell.ts";
import { FileRefused } from "./refused.ts";
import { FORMULA } from "./xlsx/sheet-rows.ts";
import { xlsxSheets } from "./xlsx/index.ts";

/** A cell of a workbook that a person hands over: its text, or why it is not taken. */
export type WorkbookCell = string | { fault: "formula" | "merged" | "unreadable" };

/** A visible sheet with its filled rows. */
export interface WorkbookSheet {
  name: string;
  /** `row` from 1, as a spreadsheet counts; cells by column from 0 */
  rows: { row: number; cells: WorkbookCell[] }[];
}

/** Bytes that a workbook handed over may inflate to. */
const INFLATED_LIMIT = 32 * 2 ** 20;

/**
 * A small workbook as a whole. What a formula stored is not taken: nobody typed it, and it may show another value elsewhere.
 * @param mostRows over all sheets; what follows is not read
 * @returns null: no whole workbook, an encrypted one, or one made to burst
 */
export async function readWorkbook(bytes: Buffer, mostRows: number): Promise<WorkbookSheet[] | null> {
  const sheets: WorkbookSheet[] = [];
  let left = mostRows;
  try {
    for await (const { name, rows } of xlsxSheets(bytes, { wanted: () => true, inflatedLimit: INFLATED_LIMIT, legacyText: null, refuseFormulas: true })) {
      const sheet: WorkbookSheet = { name, rows: [] };
      sheets.push(sheet);
      for await (const { row, cells } of rows) {
        if (!cells.some((cell) => isFilled(cell))) continue;
        sheet.rows.push({ row, cells: Array.from(cells, textOf) });
        if (--left <= 0) return sheets;
      }
    }
    return sheets;
  } catch (error) {
    if (error instanceof FileRefused) return null;
    throw error;
  }
}

function textOf(cell: Cell | undefined): WorkbookCell {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  if (cell.fault === FORMULA) return { fault: "formula" };
  return { fault: cell.fault.startsWith("merged with ") ? "merged" : "unreadable" };
}
