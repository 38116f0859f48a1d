import type { Tx } from "../platform/database.ts";
import { ENTRY_PART_NAMES, PARTS } from "./entry-parts.ts";
import type { EntryPartName } from "./entry-parts.ts";
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

/** Whoever changes units' entries holds them to the end of his transaction; another one waits. What only names a unit does not. */
export async function lockEntries(tx: Tx, units: readonly string[]): Promise<void> {
  await tx.rows("/* lockEntries */ select id from unit where code = any($1::text[]) order by id for no key update", [units]);
}

/** Rows of the stated parts that begin after the day: who states a part from before them would take them away unseen. */
export async function comingAfter(tx: Tx, entry: StatedEntry): Promise<{ name: string; from: string }[]> {
  const found: { name: string; from: string }[] = [];
  for (const part of ENTRY_PART_NAMES) {
    if (entry[part] === undefined) continue;
    const { table, name } = PARTS[part];
    const rows = await tx.rows<{ name: string; from: string }>(
      `/* comingAfter */ select ${name} as name, h.valid_from::text as "from" from ${table} h where h.unit_id = $1 and h.valid_from > $2::date order by 2, 1 limit 1000`,
      [entry.unitId, entry.from],
    );
    found.push(...rows);
  }
  return found;
}

/** Who stands in for whom in a unit's task force, by their codes. */
export interface StandIn {
  of: string;
  to: string;
  from: string;
  until: string;
}

const LEFT = `d.unit_id = $1 and d.valid_to > $2::date and exists (
  select 1 from officer o where o.id in (d.from_officer_id, d.to_officer_id) and o.code <> all($3::text[]))`;

/** Who stands in on or after the day though one of the two is not of the stated task force. */
export async function standInsLeft(tx: Tx, { unitId, from, inCharge }: StatedEntry): Promise<StandIn[]> {
  if (inCharge === undefined) return [];
  return tx.rows<StandIn>(
    `/* standInsLeft */ select a.code as "of", s.code as "to", d.valid_from::text as "from", d.valid_to::text as "until"
     from roster_delegation d join officer a on a.id = d.from_officer_id join officer s on s.id = d.to_officer_id where ${LEFT} order by 3, 1 limit 1000`,
    [unitId, from, inCharge.map(({ officer }) => officer)],
  );
}

/**
 * Writes the stated parts: what is no longer named ends on the day, what is new begins on it, days before it stay as they were. A row that had an end keeps it,
 * a person his fields. Standing in ends with the membership of either.
 */
export async function restateEntry(tx: Tx, entry: StatedEntry): Promise<void> {
  for (const part of ENTRY_PART_NAMES) if (entry[part] !== undefined) await restate(tx, part, entry);
  if (entry.inCharge === undefined) return;
  const members = [entry.unitId, entry.from, entry.inCharge.map(({ officer }) => officer)];
  await tx.rows(`/* restateEntry:standInsNotBegun */ delete from roster_delegation d where ${LEFT} and d.valid_from >= $2::date`, members);
  await tx.rows(`/* restateEntry:standIns */ update roster_delegation d set valid_to = $2::date where ${LEFT}`, members);
}

async function restate(tx: Tx, part: EntryPartName, entry: StatedEntry): Promise<void> {
  const { table, name, stated: key, record, same, columns, select } = PARTS[part];
  const { unitId, from, basis } = entry;
  const of = part === "inCharge" ? ", fields" : "";
  const kept = await tx.rows<{ name: string; until: string | null; fields?: string[] }>(
    `/* restateEntry:kept */ select ${name} as name, h.valid_to::text as until${of} from ${table} h
     where h.unit_id = $1 and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to > $2::date) order by 1 limit 1000`,
    [unitId, from],
  );
  const rows = JSON.stringify(entry[part]);
  const told = JSON.stringify(kept);
  const stated = `stated as (select s.*, k.until, coalesce(k.fields, '{}') as fields from jsonb_to_recordset($3::jsonb) as s(${record})
    left join jsonb_to_recordset($4::jsonb) as k(name text, until date, fields text[]) on k.name = ${key})`;
  const isStated = `exists (select 1 from stated s where ${same})`;
  const given = [unitId, from, rows, told];
  await tx.rows(
    `/* restateEntry:held */ with ${stated} update ${table} h set valid_to = $2::date
     where h.unit_id = $1 and h.valid_from < $2::date and (h.valid_to is null or h.valid_to > $2::date) and not ${isStated}`,
    given,
  );
  await tx.rows(`/* restateEntry:sameDay */ with ${stated} delete from ${table} h where h.unit_id = $1 and h.valid_from = $2::date and not ${isStated}`, given);
  await tx.rows(
    `/* restateEntry:new */ with ${stated} insert into ${table} (unit_id, ${columns}${of}, valid_from, valid_to, legal_basis)
     select $1::int, ${select}${of === "" ? "" : ", s.fields"}, $2::date, s.until, $5::text from stated s
     where not exists (select 1 from ${table} h where h.unit_id = $1 and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to > $2::date) and ${same})`,
    [...given, basis],
  );
}
