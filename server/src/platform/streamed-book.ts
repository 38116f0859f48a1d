import { Readable, pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { BOOK_STYLES, rowXml } from "./workbook.ts";
import type { SheetCell } from "./workbook.ts";

/** One sheet whose rows come as they are read. */
export interface StreamedSheet {
  name: string;
  /** widths of its columns in characters */
  widths: readonly number[];
  rows: AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Rows of a sheet that Excel still opens. */
export const MOST_ROWS = 1_048_575;

/** An XLSX file, written as its rows come: it is nowhere whole in memory. The first row of a sheet is its head. */
export async function* streamedBook(sheets: readonly StreamedSheet[]): AsyncGenerator<Buffer> {
  const each = (write: (sheet: StreamedSheet, n: number) => string): string => sheets.map((sheet, at) => write(sheet, at + 1)).join("");
  const parts: [string, AsyncIterable<string> | Iterable<string>][] = [
    [
      "[Content_Types].xml",
      [
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
      ],
    ],
    [
      "_rels/.rels",
      [`${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ],
    [
      "xl/workbook.xml",
      [
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(({ name }, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
      ],
    ],
    [
      "xl/_rels/workbook.xml.rels",
      [
        `${XML}<Relationships xmlns="${RELATIONS}">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ],
    ],
    ["xl/styles.xml", [XML + BOOK_STYLES]],
    ...sheets.map((sheet, at): [string, AsyncIterable<string>] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
  ];
  yield* zipped(parts);
}

async function* sheetXml({ widths, rows }: StreamedSheet): AsyncGenerator<string> {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    yield rowXml(cells, { row, style: row === 1 ? 1 : 2, widths });
  }
  yield "</sheetData></worksheet>";
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  plain: number;
  offset: number;
}

/** ZIP whose entries tell their sizes after themselves, for they are not known before. @source PKWARE APPNOTE 4.3.9 */
async function* zipped(parts: readonly [string, AsyncIterable<string> | Iterable<string>][]): AsyncGenerator<Buffer> {
  const entries: Written[] = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const entry: Written = { name: Buffer.from(path), crc: 0, packed: 0, plain: 0, offset };
    const head = Buffer.concat([signed(0x04034b50), common(null), short(entry.name.length), short(0), entry.name]);
    yield head;
    for await (const piece of packedParts(text, entry)) yield piece;
    const told = Buffer.concat([signed(0x08074b50), long(entry.crc), long(entry.packed), long(entry.plain)]);
    yield told;
    offset += head.length + entry.packed + told.length;
    entries.push(entry);
  }
  const listed = Buffer.concat(
    entries.map((entry) =>
      Buffer.concat([signed(0x02014b50), short(20), common(entry), short(entry.name.length), Buffer.alloc(12), long(entry.offset), entry.name]),
    ),
  );
  yield Buffer.concat([listed, signed(0x06054b50), long(0), short(entries.length), short(entries.length), long(listed.length), long(offset), short(0)]);
}

async function* packedParts(text: AsyncIterable<string> | Iterable<string>, entry: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const part of inPieces(text)) {
      const plain = Buffer.from(part);
      entry.crc = crc32(plain, entry.crc);
      entry.plain += plain.length;
      yield plain;
    }
  };
  pipeline(Readable.from(counted()), deflate, () => undefined); // what goes wrong ends the reading below
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
}

/** Characters that are packed at once: a row by itself costs more to hand over than to pack. */
const PIECE = 16_384;

async function* inPieces(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const part of text) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

/** Version, flags (UTF-8, sizes follow), method, the one instant ZIP has, and the sizes where they are known. */
function common(entry: Written | null): Buffer {
  return Buffer.concat([short(20), short(0x0808), short(8), short(0), short(33), long(entry?.crc ?? 0), long(entry?.packed ?? 0), long(entry?.plain ?? 0)]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const signed = long;
