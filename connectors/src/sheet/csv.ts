import { createReadStream, readSync } from "node:fs";
import iconv from "iconv-lite";
import { textCell, type Cell, type SheetRow } from "./cell.ts";
import { csvRecords, type CsvRecord } from "./csv-records.ts";
import { decoded, encodingOf } from "./encoding.ts";
import { fromLegacy, type LegacyFont } from "../wire/legacy/index.ts";
import { FileRefused } from "./refused.ts";

/** How a text register is written, as far as its manifest says. */
export interface CsvOptions {
  delimiter?: string | undefined;
  encoding?: string | undefined;
  /** letters of fonts of before Unicode, in text that is decoded already */
  legacyText?: LegacyFont | undefined;
}

const HEAD = 128 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];
/** Excel's own line that names the separator; no row. */
const SEPARATOR = /^sep=(.)(\r\n|\n|\r)/i;
const BROKEN_FORMULA = /^\s*#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)\s*$/;

/**
 * The rows of a CSV file, numbered as a spreadsheet would show them. A row whose cells cannot be told apart comes as one faulty cell.
 * @param isHeader tells the row of headers, by which the delimiter is found where the manifest names none
 * @throws {FileRefused}
 */
export async function* csvRows(descriptor: number, options: CsvOptions, isHeader: (cells: readonly string[]) => boolean): AsyncGenerator<SheetRow> {
  const head = headOf(descriptor);
  const encoding = encodingOf(head, options.encoding);
  const text = iconv.decode(head.subarray(encoding.mark), encoding.name);
  const separator = SEPARATOR.exec(text);
  const isVni = /^vni$/i.test(options.encoding ?? "") && encoding.name === "windows-1252";
  const legacy = isVni ? "vni" : options.legacyText;
  const readable = (cell: string): string => (legacy === undefined ? cell : fromLegacy(cell, legacy));
  const isReadableHeader = (cells: readonly string[]): boolean => isHeader(cells.map(readable));
  const delimiter = options.delimiter ?? separator?.[1] ?? (await delimiterOf(text, isReadableHeader));
  const stream = createReadStream("", { fd: descriptor, autoClose: false, start: encoding.mark, highWaterMark: HEAD });
  const widths = new Widths();
  let row = 0;
  for await (const record of csvRecords(decoded(stream, encoding.name), delimiter)) {
    if (record.line === 1 && separator !== null) continue;
    row += 1;
    const cells = record.cells?.map(readable) ?? [];
    if (!widths.known && isHeader(cells)) widths.header(cells.length);
    const fault = widths.faultOf(record);
    yield { row, cells: fault === null ? cells.map(csvCell) : [{ fault }] };
  }
}

/** What an export leaves of a formula that failed is no text of anybody's. */
function csvCell(text: string): Cell {
  return BROKEN_FORMULA.test(text) ? { fault: `the error value ${text.trim()}` } : textCell(text);
}

/** How many cells a row may have. */
class Widths {
  #header = 0;
  #most = 0;
  #isBelowHeader = false;

  get known(): boolean {
    return this.#header > 0;
  }

  header(cells: number): void {
    this.#header = cells;
  }

  /** Why the cells of a row cannot be told apart, or null. */
  faultOf(record: CsvRecord): string | null {
    if (record.cells === null) return `line ${record.line}: a quotation mark stands open, or in the middle of a cell`;
    const { length } = record.cells;
    if (this.#header === 0) return null;
    // Some programs end every row with separators that its header lacks.
    if (this.#most === 0 && this.#isBelowHeader) this.#most = record.cells.slice(this.#header).every((cell) => cell.trim() === "") ? length : this.#header;
    this.#isBelowHeader = true;
    if (length < this.#header) return record.ended ? null : `the file breaks off in this row, after ${length} of ${this.#header} cells`;
    return length <= Math.max(this.#header, this.#most)
      ? null
      : `the row has ${length} cells, its header ${this.#header}: a separator stands in a text without quotation marks`;
  }
}

function headOf(descriptor: number): Buffer {
  const head = Buffer.alloc(HEAD);
  return head.subarray(0, readSync(descriptor, head, 0, HEAD, 0));
}

async function delimiterOf(text: string, isHeader: (cells: readonly string[]) => boolean): Promise<string> {
  for (const delimiter of DELIMITERS) {
    for await (const { cells } of csvRecords(once(text), delimiter)) if (cells !== null && isHeader(cells)) return delimiter;
  }
  throw new FileRefused("has no row with the headers that the manifest names, whether parted by comma, semicolon, tab or bar");
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
