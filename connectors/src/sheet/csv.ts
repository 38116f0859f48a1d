import { createReadStream, readSync } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { parse as parser } from "csv-parse";
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { textCell, type Cell, type SheetRow } from "./cell.ts";
import { decoded, encodingOf } from "./encoding.ts";
import { fromLegacy, type LegacyFont } from "./legacy-text.ts";
import { FileRefused } from "./refused.ts";

/** How a text register is written, as far as its manifest says. */
export interface CsvOptions {
  delimiter?: string | undefined;
  encoding?: string | undefined;
  /** letters of fonts of before Unicode, in text that is decoded already */
  legacyText?: LegacyFont | undefined;
}

const HEAD = 128 * 1024;
/** Characters of one row. */
const LONGEST_ROW = 8 * 2 ** 20;
const DELIMITERS = [",", ";", "\t", "|"];
/** Rows of the beginning by which the delimiter is told. */
const SAMPLE = 40;

/**
 * The rows of a CSV file, numbered as a spreadsheet would show them. A row whose cells have slipped comes as one faulty cell.
 * @param isHeader tells the row of headers, by which the delimiter is found where the manifest names none
 * @throws {FileRefused}
 */
export async function* csvRows(descriptor: number, options: CsvOptions, isHeader: (cells: readonly string[]) => boolean): AsyncGenerator<SheetRow> {
  const head = headOf(descriptor);
  const encoding = encodingOf(head, options.encoding);
  const text = iconv.decode(head.subarray(encoding.mark), encoding.name);
  const sep = /^sep=(.)\r?\n/i.exec(text);
  const rows = parser({
    delimiter: options.delimiter ?? sep?.[1] ?? delimiterOf(text, isHeader),
    relax_quotes: true,
    relax_column_count: true,
    info: true,
    max_record_size: LONGEST_ROW,
    from_line: sep === null ? 1 : 2,
  });
  const stream = createReadStream("", { fd: descriptor, autoClose: false, start: encoding.mark, highWaterMark: HEAD });
  pipeline(Readable.from(decoded(stream, encoding.name)), rows, () => undefined); // what breaks it is thrown where the rows are read
  const legacy = /^vni$/i.test(options.encoding ?? "") && encoding.name === "windows-1252" ? "vni" : options.legacyText;
  yield* numbered(rows, legacy, isHeader);
}

async function* numbered(rows: AsyncIterable<unknown>, legacy: LegacyFont | undefined, isHeader: (cells: readonly string[]) => boolean): AsyncGenerator<SheetRow> {
  let [row, line, width] = [0, 0, 0];
  try {
    for await (const one of rows) {
      const { record, info } = one as { record: string[]; info: { lines: number } };
      row += 1;
      const cells = record.map((cell): Cell => textCell(legacy === undefined ? cell : fromLegacy(cell, legacy)));
      if (width === 0 && isHeader(cells.map((cell) => (typeof cell === "string" ? cell : "")))) width = cells.length;
      const fault = slipped(record, width, { from: line + 1, to: info.lines });
      line = info.lines;
      yield { row, cells: fault === null ? cells : [{ fault }] };
    }
  } catch (cause) {
    if (cause instanceof FileRefused) throw cause;
    throw new FileRefused(`cannot be read as CSV behind row ${row}: ${reasonOf(cause)}`, { cause });
  }
}

/** Why the cells of a row cannot be told apart, or null. @param width cells of the header; 0 before it */
function slipped(record: readonly string[], width: number, lines: { from: number; to: number }): string | null {
  if (width === 0) return null;
  if (record.length < width && record.some((cell) => cell.includes("\n")))
    return `lines ${lines.from} to ${lines.to} were taken for one row: a quotation mark stands open`;
  if (record.slice(width).some((cell) => cell.trim() !== "")) return `the row has ${record.length} cells, its header ${width}; a separator stands in a text without quotation marks`;
  return null;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quotation mark is open to the end (cut off?)";
  if (code === "CSV_MAX_RECORD_SIZE") return `a row of more than ${LONGEST_ROW} characters`;
  return code === "" ? "the text breaks off" : code;
}

function headOf(descriptor: number): Buffer {
  const head = Buffer.alloc(HEAD);
  return head.subarray(0, readSync(descriptor, head, 0, HEAD, 0));
}

function delimiterOf(text: string, isHeader: (cells: readonly string[]) => boolean): string {
  const found = DELIMITERS.find((delimiter) => sampleRows(text, delimiter).some(isHeader));
  if (found === undefined) throw new FileRefused("has no row with the headers that the manifest names, whether parted by comma, semicolon, tab or bar");
  return found;
}

function sampleRows(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, to: SAMPLE, max_record_size: LONGEST_ROW });
  } catch {
    return []; // not by this delimiter
  }
}
