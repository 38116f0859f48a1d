/** How a part's table keeps its rows: what names one, what makes one the same, and what is written of a new one. */
interface Part {
  table: string;
  /** what names a row `h` to a person, and a stated row `s` by the same name */
  name: string;
  stated: string;
  record: string;
  same: string;
  columns: string;
  select: string;
}

/** Parts of a unit's entry in the directory that somebody may state by hand. */
export const PARTS = {
  numbers: {
    table: "hotline",
    name: "h.number",
    stated: "s.number",
    record: "number text, name text, hours jsonb",
    same: "s.number = h.number and s.name = h.name and s.hours = h.hours",
    columns: "number, name, hours",
    select: "s.number, s.name, s.hours",
  },
  mailboxes: {
    table: "unit_mailbox",
    name: "h.address",
    stated: "s.address",
    record: "kind text, address text, name text",
    same: "s.kind = h.kind and s.address = h.address and s.name = h.name",
    columns: "kind, address, name",
    select: "s.kind, s.address, s.name",
  },
  inCharge: {
    table: "roster_member",
    name: "(select o.code from officer o where o.id = h.officer_id)",
    stated: "s.officer",
    record: "officer text, task text, charge text, duty jsonb",
    same: "h.officer_id = (select o.id from officer o where o.code = s.officer) and s.task = h.task and s.charge = h.charge and s.duty = h.duty",
    columns: "officer_id, task, charge, duty",
    select: "(select o.id from officer o where o.code = s.officer), s.task, s.charge, s.duty",
  },
} as const satisfies Record<string, Part>;

export type EntryPartName = keyof typeof PARTS;
export const ENTRY_PART_NAMES = Object.keys(PARTS) as EntryPartName[];

/** A row `h` of a part in one spelling, without its days. */
export const SPELLED: Readonly<Record<EntryPartName, string>> = {
  numbers: "jsonb_build_array(h.number, h.name, h.hours)",
  mailboxes: "jsonb_build_array(h.kind, h.address, h.name)",
  inCharge: `jsonb_build_array(${PARTS.inCharge.name}, h.task, h.charge, h.duty)`,
};
