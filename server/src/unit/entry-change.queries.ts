import type { Tx } from "../platform/database.ts";
import type { DutySpan } from "./officers-file.ts";

/** A unit's entry in the directory as somebody states it from a day on; a part that is absent stays as it is. */
export interface StatedEntry {
  unitId: number;
  /** YYYY-MM-DD, not before the day it is stated on */
  from: string;
  basis: string;
  numbers?: readonly { number: string; name: string; hours: readonly DutySpan[] }[];
  mailboxes?: readonly { kind: string; address: string; name: string }[];
  inCharge?: readonly { officer: string; task: string; charge: string; duty: readonly DutySpan[] }[];
}

/** How a part's table keeps its rows: what makes one the same, and what is written of a new one. */
interface Part {
  table: string;
  record: string;
  same: string;
  columns: string;
  select: string;
}

const PARTS = {
  numbers: {
    table: "hotline",
    record: "number text, name text, hours jsonb",
    same: "s.number = h.number and s.name = h.name and s.hours = h.hours",
    columns: "number, name, hours",
    select: "s.number, s.name, s.hours from stated s",
  },
  mailboxes: {
    table: "unit_mailbox",
    record: "kind text, address text, name text",
    same: "s.kind = h.kind and s.address = h.address and s.name = h.name",
    columns: "kind, address, name",
    select: "s.kind, s.address, s.name from stated s",
  },
  inCharge: {
    table: "roster_member",
    record: "officer text, task text, charge text, duty jsonb",
    same: "h.officer_id = (select o.id from officer o where o.code = s.officer) and s.task = h.task and s.charge = h.charge and s.duty = h.duty",
    columns: "officer_id, task, charge, duty",
    select: "o.id, s.task, s.charge, s.duty from stated s join officer o on o.code = s.officer",
  },
} as const satisfies Record<string, Part>;

const ENTRY_CHANGES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** Writes the stated parts: what is no longer named ends on the day, what is new begins on it, days before it stay as they were. */
export async function restateEntry(tx: Tx, entry: StatedEntry): Promise<void> {
  for (const part of ENTRY_CHANGES) {
    const rows = entry[part];
    if (rows !== undefined) await restate(tx, PARTS[part], entry, JSON.stringify(rows));
  }
}

async function restate(tx: Tx, { table, record, same, columns, select }: Part, { unitId, from, basis }: StatedEntry, rows: string): Promise<void> {
  const stated = `stated as (select * from jsonb_to_recordset($3::jsonb) as s(${record}))`;
  const held = `h.unit_id = $1 and h.valid_from < $2::date and (h.valid_to is null or h.valid_to > $2::date)`;
  // what was to begin on the day or later has not begun
  await tx.rows(`/* restateEntry:coming */ delete from ${table} where unit_id = $1 and valid_from >= $2::date`, [unitId, from]);
  await tx.rows(
    `/* restateEntry:held */ with ${stated} update ${table} h set valid_to = case when exists (select 1 from stated s where ${same}) then null else $2::date end where ${held}`,
    [unitId, from, rows],
  );
  await tx.rows(
    `/* restateEntry:new */ with ${stated} insert into ${table} (unit_id, ${columns}, valid_from, legal_basis)
     select $1::int, t.*, $2::date, $4::text from (select ${select} where not exists (select 1 from ${table} h where ${held} and ${same})) t`,
    [unitId, from, rows, basis],
  );
}

/** An entry's part as the register has it from a day on, row by row in one spelling, sorted. */
export interface HeldRow {
  unit: string;
  part: "numbers" | "mailboxes" | "inCharge";
  /** the day from which somebody stated it by hand */
  since: string;
  /** what names the row to a person */
  name: string;
  row: string;
}

/** A part of a unit's entry that somebody stated by hand. */
export interface HandMade {
  unit: string;
  part: HeldRow["part"];
  since: string;
  byName: string;
  rows: HeldRow[];
}

/** What somebody stated by hand of these units, as the register has it from that day on. */
export async function heldByHand(tx: Tx, units: readonly string[]): Promise<HandMade[]> {
  const changes = await tx.rows<Omit<HandMade, "rows"> & { unitId: number }>(
    `/* heldByHand */ select distinct on (c.unit_id, t.part) c.unit_id as "unitId", u.code as unit, t.part, min(c.from_day) over (partition by c.unit_id, t.part)::text as since, c.by_name as "byName"
     from directory_change c cross join unnest(c.parts) as t(part) join unit u on u.id = c.unit_id where u.code = any($1::text[]) order by c.unit_id, t.part, c.id desc limit 100000`,
    [units],
  );
  const found = [];
  for (const { unitId, ...change } of changes) found.push({ ...change, rows: await heldRows(tx, unitId, change) });
  return found;
}

const NAMED = { numbers: "h.number", mailboxes: "h.address", inCharge: "(select o.code from officer o where o.id = h.officer_id)" } as const;
const SPELLED = {
  numbers: "jsonb_build_array(h.number, h.name, h.hours)",
  mailboxes: "jsonb_build_array(h.kind, h.address, h.name)",
  inCharge: "jsonb_build_array((select o.code from officer o where o.id = h.officer_id), h.task, h.charge, h.duty)",
} as const;

/** Rows of one part from a day on. A row that began before it is told from that day. */
async function heldRows(tx: Tx, unitId: number, { unit, part, since }: { unit: string; part: HeldRow["part"]; since: string }): Promise<HeldRow[]> {
  return tx.rows<HeldRow>(
    `/* heldRows */ select $3::text as unit, $4::text as part, $2::text as since, ${NAMED[part]} as name,
       (${SPELLED[part]} || to_jsonb(greatest(h.valid_from, $2::date)::text) || coalesce(to_jsonb(h.valid_to::text), 'null'::jsonb))::text as row
     from ${PARTS[part].table} h where h.unit_id = $1 and (h.valid_to is null or h.valid_to > $2::date) order by 5 limit 100000`,
    [unitId, since, unit, part],
  );
}
