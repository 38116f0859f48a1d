import type { PoisonKind } from "../ledger-line.ts";

/** A row as it goes on the wire, in the dialect's own keys. */
export type Row = Record<string, unknown>;

/** Which of the dialect's keys each poison goes into, and its unknown words. */
export type SpoilMap = {
  id: string;
  text: string;
  received: string;
  status: string;
  statusWord: string;
  field: string;
  fieldWord: string;
  unit: string;
  unitWord: string;
  channel: string | null;
  channelWord: string;
  year9999: string;
  badDate: string;
};

const HUGE_CHARACTERS = 2_000_000;

/** The row with its poison in it. */
export function spoil(row: Row, kind: PoisonKind | undefined, map: SpoilMap): Row {
  const words = row[map.text];
  const text = typeof words === "string" ? words : "";
  switch (kind) {
    case undefined:
    case "same_id_twice":
      return row;
    case "nul":
      return { ...row, [map.text]: `${text.slice(0, 12)}\u0000${text.slice(12)}` };
    case "lone_surrogate":
      return { ...row, [map.text]: `${text.slice(0, 12)}\ud83d${text.slice(12)}` };
    case "huge":
      return { ...row, [map.text]: text.padEnd(HUGE_CHARACTERS, " Lặp lại nội dung.") };
    case "year9999":
      return { ...row, [map.received]: map.year9999 };
    case "bad_date":
      return { ...row, [map.received]: map.badDate };
    case "no_id":
      return Object.fromEntries(Object.entries(row).filter(([key]) => key !== map.id));
    case "unknown_status":
      return { ...row, [map.status]: map.statusWord };
    case "unknown_field":
      return { ...row, [map.field]: map.fieldWord };
    case "unknown_unit":
      return { ...row, [map.unit]: map.unitWord };
    case "unknown_channel":
      return map.channel === null ? row : { ...row, [map.channel]: map.channelWord };
  }
}
