import { numberStyle, type NumberStyle } from "../excel-time.ts";
import { legacyFontOf, type LegacyFont } from "../../wire/legacy/index.ts";
import { FileRefused } from "../refused.ts";
import type { Parts } from "./package.ts";
import { readWhole } from "./read-xml.ts";

/** How a cell is shown, as far as it tells what the cell means. */
export interface CellStyle {
  number: NumberStyle;
  font: LegacyFont | null;
}

const MOST_STYLES = 70_000;
export const PLAIN: CellStyle = { number: { kind: "general" }, font: null };

/** The workbook's cell styles by number. A workbook without styles has none. */
export async function readStyles(parts: Parts): Promise<CellStyle[]> {
  if (!parts.has("xl/styles.xml")) return [];
  const formats = new Map<number, string>();
  const fonts: (LegacyFont | null)[] = [];
  const cells: { format: number; font: number }[] = [];
  let within = "";
  await readWhole(parts.stream("xl/styles.xml"), "xl/styles.xml", {
    open(name, attributes) {
      if (fonts.length + cells.length + formats.size > MOST_STYLES) throw new FileRefused(`xl/styles.xml has more than ${MOST_STYLES} styles`);
      if (name === "fonts" || name === "cellXfs") within = name;
      if (name === "numFmt") formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (within === "fonts" && name === "font") fonts.push(null);
      if (within === "fonts" && name === "name" && fonts.length > 0) fonts[fonts.length - 1] = legacyFontOf(attributes["val"] ?? "");
      if (within === "cellXfs" && name === "xf") cells.push({ format: Number(attributes["numFmtId"] ?? 0), font: Number(attributes["fontId"] ?? 0) });
    },
    close(name) {
      if (name === within) within = "";
    },
  });
  return cells.map(({ format, font }) => ({ number: numberStyle(format, formats.get(format)), font: fonts[font] ?? null }));
}
