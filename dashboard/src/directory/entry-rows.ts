/** What the form asks of each row of a part, in its order. */
export const PART_FIELDS = {
  numbers: ["number", "name"],
  mailboxes: ["address", "name"],
  inCharge: ["officer", "task", "charge"],
} as const;
export type RowsPart = keyof typeof PART_FIELDS;
export type PartField = (typeof PART_FIELDS)[RowsPart][number];
export type PartRow<Part extends RowsPart> = Record<(typeof PART_FIELDS)[Part][number], string>;

/** The name of a form's field: each part of a row has its own, whatever signs its text has. @param at place of the row, from 0 */
export const fieldOf = (part: RowsPart, at: number, field: PartField): string => `${part}.${at}.${field}`;

/** Rows of a part as the form has them; a row that is empty throughout is none. */
export function rowsIn<Part extends RowsPart>(told: FormData, part: Part): PartRow<Part>[] {
  const fields: readonly PartField[] = PART_FIELDS[part];
  const rows: PartRow<Part>[] = [];
  for (let at = 0; fields.some((field) => told.has(fieldOf(part, at, field))); at += 1) {
    const row = Object.fromEntries(fields.map((field) => [field, textIn(told.get(fieldOf(part, at, field)))]));
    if (Object.values(row).some((text) => text !== "")) rows.push(row as PartRow<Part>);
  }
  return rows;
}

const textIn = (said: FormDataEntryValue | null): string => (typeof said === "string" ? said.trim() : "");

/** Rows that the form says otherwise than they were shown; null: it left them as they are. */
export function restatedIn<Part extends RowsPart>(told: FormData, part: Part, shown: readonly PartRow<Part>[]): PartRow<Part>[] | null {
  const rows = rowsIn(told, part);
  const fields: readonly PartField[] = PART_FIELDS[part];
  const spelled = (list: readonly Readonly<Record<string, string>>[]): string => JSON.stringify(list.map((row) => fields.map((field) => row[field]?.trim())));
  return spelled(rows) === spelled(shown) ? null : rows;
}
