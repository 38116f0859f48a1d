import { crc32, deflateRawSync } from "node:zlib";

/** A cell as a test writes it: text, a number, nothing; or raw, with its type, style and formula. */
export type Written = string | number | boolean | null | { v?: string | number; t?: string; s?: number; f?: string };

export interface WrittenSheet {
  name: string;
  rows: readonly (readonly Written[])[];
  merges?: readonly string[];
  hidden?: boolean;
}

interface Book {
  date1904?: boolean;
  /** every text goes through the table of shared texts, as Excel writes it */
  shared?: boolean;
}

/** Style numbers of `xlsx`: a date, a date with time, ten digits with zeros, two legacy fonts, a time of day. */
export const STYLE = { plain: 0, date: 1, dateTime: 2, tenDigits: 3, vnTime: 4, vni: 5, vnTimeH: 6, time: 7 } as const;

const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="0000000000"/></numFmts><fonts count="4"><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font><font><name val=".VnTimeH"/></font></fonts><cellXfs count="8"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/><xf numFmtId="20" fontId="0"/></cellXfs></styleSheet>`;

/** A workbook as Excel would save it, small. */
export function xlsx(sheets: readonly WrittenSheet[], book: Book = {}): Buffer {
  const strings: string[] = [];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr${book.date1904 === true ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(({ name, hidden }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden === true ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_sheet, at) => `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join("")}</Relationships>`,
    "xl/styles.xml": STYLES,
  };
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, book.shared === true ? strings : null)));
  if (strings.length > 0)
    parts["xl/sharedStrings.xml"] = `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`;
  return zip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    true,
  );
}

function sheetXml({ rows, merges = [] }: WrittenSheet, strings: string[] | null): string {
  const body = rows
    .map((cells, at) => `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`, strings)).join("")}</row>`)
    .join("");
  const merged = merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  return `<worksheet><sheetData>${body}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: Written, at: string, strings: string[] | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "string") return textXml(cell, at, { s: 0 }, strings);
  if (typeof cell.v === "string" && cell.t === undefined) return textXml(cell.v, at, { s: cell.s ?? 0 }, strings);
  const formula = cell.f === undefined ? "" : `<f>${escaped(cell.f)}</f>`;
  const value = cell.v === undefined ? "" : `<v>${escaped(String(cell.v))}</v>`;
  return `<c r="${at}"${cell.t === undefined ? "" : ` t="${cell.t}"`} s="${cell.s ?? 0}">${formula}${value}</c>`;
}

function textXml(text: string, at: string, { s }: { s: number }, strings: string[] | null): string {
  if (strings === null) return `<c r="${at}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  return `<c r="${at}" s="${s}" t="s"><v>${strings.push(text) - 1}</v></c>`;
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`);
}

interface Part {
  name: string;
  bytes: Buffer;
  /** what its headers say instead of the truth */
  claims?: { size?: number; offset?: number };
}

/** A zip of deflated parts; parts may lie about themselves. @param stored what would pack too well for an honest file is not packed */
export function zip(parts: readonly Part[], stored = false): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claims = {} } of parts) {
    const [deflated, title] = [deflateRawSync(bytes), Buffer.from(name)];
    const isStored = stored && 20 * deflated.length < bytes.length;
    const packed = isStored ? bytes : deflated;
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(0x800, 2);
    header.writeUInt16LE(isStored ? 0 : 8, 4);
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(claims.size ?? bytes.length, 18);
    header.writeUInt16LE(title.length, 22);
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), header, title, packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(claims.offset ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), header, more, title]));
    bodies.push(body);
    offset += body.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, entries, end]);
}

/** RFC 4180, every cell in quotation marks. */
export function csv(rows: readonly (readonly (string | number | null)[])[], delimiter = ","): string {
  return rows.map((cells) => cells.map((cell) => (cell === null ? "" : `"${String(cell).replaceAll('"', '""')}"`)).join(delimiter)).join("\r\n") + "\r\n";
}
