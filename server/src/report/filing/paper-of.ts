import { writtenPaper } from "../document/index.ts";
import { pieceText } from "../kept-rows.ts";
import type { KeptReport } from "./kept-table.ts";
import type { PaperFormat } from "./report.words.ts";

/** Rows of a longer table that a PDF prints before its last. */
const MOST_IN_PDF = 5_000;
/** Cells that a DOCX takes: more than its writer has memory for is nothing that a writing program opens well either. */
const MOST_DOCX_CELLS = 12_000;

interface Wanted {
  sha256: string;
  verification: string;
  format: PaperFormat;
}

/** A report's paper. A sheet has all rows; a letter of a long table has the first of them and the last, and says where the others are. */
export async function paperOf(report: KeptReport, { sha256, verification, format }: Wanted): Promise<Buffer> {
  const { content, rowCount } = report;
  if (format === "XLSX") return writtenPaper({ kept: { content, sha256, verification }, format }, textsOf(report));
  // one that lies in one text was printed whole as PDF ever since: it stays the same bytes
  const whole = format === "PDF" && content.rows.length > 0;
  const most = format === "PDF" ? MOST_IN_PDF : Math.floor(MOST_DOCX_CELLS / content.columns.length);
  if (whole || rowCount <= most + 1) return writtenPaper({ kept: { content, sha256, verification }, format });
  const rows = [...(await report.rows(0, most)), ...(await report.rows(rowCount - 1, 1))];
  return writtenPaper({ kept: { content: { ...content, rows }, sha256, verification, leftOut: rowCount - rows.length }, format });
}

/** @throws when they are not as many as the report has, which would be a sheet cut without a word */
async function* textsOf(report: KeptReport): AsyncGenerator<string> {
  let rows = report.content.rows.length;
  for await (const piece of report.pieces()) {
    yield await pieceText(piece);
    rows += piece.rowCount;
  }
  if (rows !== report.rowCount) throw new Error(`a report of ${report.rowCount} rows has ${rows}`);
}
