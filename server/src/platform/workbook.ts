import { crc32, deflateRawSync } from "node:zlib";

/** One sheet of text: a head and its rows. */
export interface Sheet {
  name: string;
  /** titles with their widths in characters */
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly string[])[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Styles of a book, by their place: 0 plain, 1 a head, 2 a row; both are broken where a column ends, so that nothing is hidden. */
export const BOOK_STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf fontId="0"/></cellStyleXfs><cellXfs count="3"><xf fontId="0" applyFont="1"/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** @returns an XLSX file of one sheet whose cells are all text: nothing in it is a formula, also after it was saved as CSV */
export function workbook({ name, columns, rows }: Sheet): Buffer {
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const ruled = columns.map(({ width }) => width);
  const head = columns.map(({ title }) => title);
  const below = rows.map((cells, at) => rowXml(cells, { row: at + 2, style: 2, widths: ruled }));
  const lines = rowXml(head, { row: 1, style: 1, widths: ruled }) + below.join("");
  return zipped({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": BOOK_STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${lines}</sheetData></worksheet>`,
  });
}

/** What a cell holds: text, or a number that can be reckoned with. */
export type SheetCell = string | number;

interface RowPlace {
  /** from 1 */
  row: number;
  /** place among the styles: 1 a head, 2 a row */
  style: number;
  /** of the columns, in characters */
  widths: readonly number[];
}

/** Points of one line, and of the highest row that a spreadsheet knows. */
const [LINE_POINTS, MOST_POINTS] = [16, 400];
/** How much of a column's width its words fill before they break; bold ones are wider. */
const [FILLED, FILLED_BOLD] = [0.95, 0.85];

/** A row of cells, as high as its longest text needs: not every program finds that out by itself. */
export function rowXml(cells: readonly SheetCell[], { row, style, widths }: RowPlace): string {
  const lines = cells.reduce<number>((most, cell, at) => (typeof cell === "number" ? most : Math.max(most, linesOf(cell, widths[at] ?? 10, style))), 1);
  const height = lines === 1 ? "" : ` ht="${Math.min(lines * LINE_POINTS, MOST_POINTS)}" customHeight="1"`;
  return `<row r="${row}"${height}>${cells.map((cell, at) => cellXml(cell, `${letters(at)}${row}`, style)).join("")}</row>`;
}

/** How many lines a text takes, broken between its words. */
function linesOf(text: string, width: number, style: number): number {
  const fits = Math.max(1, width * (style === 1 ? FILLED_BOLD : FILLED));
  if (text.length <= fits && !text.includes("\n")) return 1;
  let [lines, used] = [0, 0];
  for (const line of text.split("\n")) {
    lines += 1;
    used = 0;
    for (const { length } of line.split(" ")) {
      if (used > 0 && used + 1 + length > fits) {
        lines += 1;
        used = 0;
      }
      used += length + (used > 0 ? 1 : 0);
      lines += Math.max(0, Math.ceil(length / fits) - 1); // a word longer than its column
    }
  }
  return lines;
}

function cellXml(cell: SheetCell, place: string, style: number): string {
  if (typeof cell === "number") return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(harmless(cell))}</t></is></c>`;
}

/** What a spreadsheet would run as a formula stays text behind an apostrophe. */
export function harmless(text: string): string {
  return /^\s*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** XML 1.0 has no place for most control characters. */
function escaped(text: string): string {
  const readable = text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
  return readable.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** ZIP (PKWARE APPNOTE 4.3): local entries, central directory, end record; written at the one instant ZIP has, 1980-01-01. */
function zipped(parts: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(XML + text);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    for (const [value, at] of [
      [20, 0],
      [0x0800, 2],
      [8, 4],
      [33, 8],
    ] as const)
      common.writeUInt16LE(value, at);
    for (const [value, at] of [
      [crc32(plain), 10],
      [packed.length, 14],
      [plain.length, 18],
    ] as const)
      common.writeUInt32LE(value, at);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    entries.push(signed(0x04034b50), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signed(0x02014b50), Buffer.of(20, 0), common, rest, Buffer.from(name));
    offset += 4 + common.length + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  for (const at of [4, 6]) end.writeUInt16LE(Object.keys(parts).length, at);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, listed, signed(0x06054b50), end]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
