/** Beginnings at which a spreadsheet computes instead of showing (OWASP ASVS 5.0, 1.2.10). */
const COMPUTED: ReadonlySet<string> = new Set(["=", "+", "-", "@", "\t", "\r", "\u0000"]);

/**
 * Text as it may be written into a cell of a CSV or a workbook: what a spreadsheet would take for a formula gets an apostrophe before it. Numbers and dates
 * are written as numbers and dates and need none of this.
 */
export function writtenCell(text: string): string {
  return COMPUTED.has(text.charAt(0)) ? `'${text}` : text;
}
