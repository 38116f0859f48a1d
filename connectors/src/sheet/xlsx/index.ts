import type { SheetRow } from "../cell.ts";
import type { LegacyFont } from "../../wire/legacy/index.ts";
import { findMerges } from "./merges.ts";
import { openParts } from "./package.ts";
import { readXml } from "./read-xml.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { RowListener } from "./sheet-rows.ts";
import { readStyles } from "./styles.ts";
import { readWorkbook } from "./workbook.ts";

/** A sheet whose rows can be read once, from the top. */
export interface OpenSheet {
  name: string;
  rows: AsyncIterable<SheetRow>;
}

/** How a workbook is to be read. */
export interface XlsxOptions {
  /** which of its visible sheets to open */
  wanted: (name: string) => boolean;
  /** bytes that the workbook may inflate to */
  inflatedLimit: number;
  /** letters of text in fonts that say nothing */
  legacyText: LegacyFont | null;
  /** a formula's stored value is not taken; left out: it is */
  refuseFormulas?: boolean;
}

/**
 * The sheets of a workbook, one after the other, in memory that does not grow with the file.
 * @param file a descriptor, or the whole file where it is small
 * @throws {FileRefused}
 */
export async function* xlsxSheets(file: number | Buffer, options: XlsxOptions): AsyncGenerator<OpenSheet> {
  const { wanted, inflatedLimit, legacyText, refuseFormulas = false } = options;
  const parts = await openParts(file, inflatedLimit);
  const { sheets, since } = await readWorkbook(parts);
  const styles = await readStyles(parts);
  const strings = await readSharedStrings(parts);
  try {
    for (const { name, part, isHidden } of sheets) {
      if (isHidden || !wanted(name)) continue;
      const merges = await findMerges(parts.stream(part));
      yield { name, rows: rowsOf(readXml(parts.stream(part), part, new RowListener({ strings, styles, since, merges, legacyText, refuseFormulas }))) };
    }
  } finally {
    strings.close();
  }
}

async function* rowsOf(reading: AsyncIterable<RowListener>): AsyncGenerator<SheetRow> {
  for await (const listener of reading) yield* listener.taken();
}
