import { BorderStyle, convertMillimetersToTwip, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from "docx";
import type { Paragraph } from "docx";

export const FONT = "Times New Roman";

/** XML 1.0 has no place for most control characters; a broken surrogate is none either. */
export function readable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}

/** Text in the one font of official documents. @param form size in half points */
export function run(text: string, form: { size: number; bold?: boolean; italics?: boolean; color?: string }): TextRun {
  return new TextRun({ text: readable(text), font: FONT, ...form });
}

/** @param widthMm the column's width */
export function cell(children: Paragraph[], widthMm: number): TableCell {
  return new TableCell({
    width: { size: convertMillimetersToTwip(widthMm), type: WidthType.DXA },
    margins: { left: convertMillimetersToTwip(1), right: convertMillimetersToTwip(1) },
    verticalAlign: VerticalAlignTable.TOP,
    children,
  });
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** A table that only places things side by side. */
export function unframed(rows: readonly TableCell[][]): Table {
  const borders = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };
  return new Table({ borders, layout: TableLayoutType.FIXED, rows: rows.map((children) => new TableRow({ children })) });
}

/** A table with lines, whose head stands on every page and whose rows are not cut in two. */
export function framed(head: TableCell[], rows: readonly TableCell[][]): Table {
  const lines = rows.map((children) => new TableRow({ children, cantSplit: true }));
  return new Table({ layout: TableLayoutType.FIXED, rows: [new TableRow({ children: head, tableHeader: true, cantSplit: true }), ...lines] });
}
