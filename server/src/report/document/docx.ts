import {
  convertMillimetersToTwip,
  Document,
  Header,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { ISectionOptions } from "docx";
import { FONT, run } from "../document-parts.ts";
import { addresseeParagraphs, bodyParagraph, centred, footTable, headTable, PAGE, pageNumber, SMALL, SUBJECT_RULE_MM, TEXT } from "../letter-parts.ts";
import { printable } from "./paper.ts";
import type { Paper, PaperColumn, PaperRow } from "./paper.ts";
import { withoutDates } from "./zip-dates.ts";

const LANDSCAPE = { size: { ...PAGE.size, orientation: PageOrientation.LANDSCAPE }, margin: PAGE.margin };
/** what is left of 297 mm beside the margins */
const WIDE_MM = 252;
const WIDTH_MM = 165;

/**
 * A report as a DOCX file; the same paper is the same bytes.
 * @param at when it was counted, as the file's own date
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I
 */
export async function reportDocx(paper: Paper, at: Date): Promise<Buffer> {
  const styles = { default: { document: { run: { font: FONT, size: TEXT, language: { value: "vi-VN" } } } } };
  const file = new Document({ title: printable(paper.subject), creator: "", styles, sections: [firstSection(paper), annexSection(paper)] });
  return withoutDates(await Packer.toBuffer(file, undefined, [{ path: "docProps/core.xml", data: coreXml(paper, at) }]));
}

function coreXml({ subject }: Paper, at: Date): string {
  const title = printable(subject).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const day = `${at.toISOString().slice(0, 19)}Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`;
}

function firstSection(paper: Paper): ISectionOptions {
  const { subject, addressees, paragraphs, verification } = paper;
  const gap = (): Paragraph => new Paragraph({ children: [], spacing: { after: 120 } });
  return {
    properties: { page: PAGE, titlePage: true },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: [
      headTable(paper, null),
      gap(),
      centred([run("BÁO CÁO", { size: TEXT, bold: true })]),
      centred([run(printable(subject), { size: TEXT, bold: true })], SUBJECT_RULE_MM),
      gap(),
      ...addresseeParagraphs(addressees.map(printable)),
      ...paragraphs.map((text, at) => bodyParagraph(at === paragraphs.length - 1 ? `${printable(text)}/.` : printable(text))),
      gap(),
      footTable(paper),
      new Paragraph({ spacing: { before: 240 }, children: [run(verification, { size: 18, italics: true })] }),
    ],
  };
}

function annexSection({ annex: { title, caption, columns, rows, notes } }: Paper): ISectionOptions {
  const wide = columns.reduce((sum, { widthMm }) => sum + widthMm, 0) > WIDTH_MM;
  const scaled = scaledTo(columns, wide ? WIDE_MM : WIDTH_MM);
  const size = columns.length > 12 ? 18 : SMALL;
  return {
    properties: { page: wide ? LANDSCAPE : PAGE, type: SectionType.NEXT_PAGE },
    headers: { default: pageNumber() },
    children: [
      centred([run("PHỤ LỤC", { size: TEXT, bold: true })]),
      centred([run(printable(title), { size: TEXT, bold: true })]),
      centred([run(`(${printable(caption)})`, { size: TEXT, italics: true })]),
      new Paragraph({ children: [], spacing: { after: 60 } }),
      new Table({
        layout: TableLayoutType.FIXED,
        columnWidths: scaled.map(({ widthMm }) => convertMillimetersToTwip(widthMm)),
        rows: [...headRows(scaled, size), ...rows.map((row) => bodyRow(row, scaled, size))],
      }),
      ...notes.map((note) => new Paragraph({ spacing: { before: 60 }, children: [run(printable(note), { size: SMALL, italics: true })] })),
    ],
  };
}

/** Columns that together are as wide as the page. */
export function scaledTo(columns: readonly PaperColumn[], widthMm: number): PaperColumn[] {
  const whole = columns.reduce((sum, column) => sum + column.widthMm, 0);
  return columns.map((column) => ({ ...column, widthMm: (column.widthMm * widthMm) / whole }));
}

const cellOf = (children: Paragraph[], widthMm: number, span: { columnSpan?: number; rowSpan?: number } = {}): TableCell =>
  new TableCell({
    ...span,
    width: { size: convertMillimetersToTwip(widthMm), type: WidthType.DXA },
    margins: { left: convertMillimetersToTwip(0.7), right: convertMillimetersToTwip(0.7) },
    verticalAlign: VerticalAlignTable.CENTER,
    children,
  });

/** Neighbours of one group stand below one title. */
export function groupsOf(columns: readonly PaperColumn[]): { title: string; columns: PaperColumn[]; grouped: boolean }[] {
  const groups: { title: string; columns: PaperColumn[]; grouped: boolean }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (column.group !== null && last?.grouped === true && last.title === column.group) last.columns.push(column);
    else groups.push({ title: column.group ?? column.title, columns: [column], grouped: column.group !== null });
  }
  return groups;
}

function headRows(columns: readonly PaperColumn[], size: number): TableRow[] {
  const head = (title: string): Paragraph[] => [centred([run(title, { size, bold: true })])];
  const groups = groupsOf(columns);
  const row = (children: TableCell[]): TableRow => new TableRow({ children, tableHeader: true, cantSplit: true });
  if (groups.every(({ grouped }) => !grouped)) return [row(columns.map(({ title, widthMm }) => cellOf(head(title), widthMm)))];
  const above = groups.map((group) => {
    const widthMm = group.columns.reduce((sum, column) => sum + column.widthMm, 0);
    return cellOf(head(group.title), widthMm, group.grouped ? { columnSpan: group.columns.length } : { rowSpan: 2 });
  });
  const below = groups.flatMap((group) => (group.grouped ? group.columns.map(({ title, widthMm }) => cellOf(head(title), widthMm)) : []));
  return [row(above), row(below)];
}

function bodyRow({ cells, strong, wrong }: PaperRow, columns: readonly PaperColumn[], size: number): TableRow {
  const children = columns.map(({ widthMm, middle }, at) => {
    const text = [run(printable(cells[at] ?? ""), { size, bold: strong || wrong, ...(wrong && { color: "C00000" }) })];
    return cellOf([middle ? centred(text) : new Paragraph({ children: text })], widthMm);
  });
  return new TableRow({ children, cantSplit: true });
}
