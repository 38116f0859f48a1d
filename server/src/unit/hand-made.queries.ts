import type { Tx } from "../platform/database.ts";
import { PARTS, SPELLED } from "./entry-parts.ts";
import type { EntryPartName } from "./entry-parts.ts";

/** An entry's part as the register has it from a day on, row by row in one spelling, sorted. */
export interface HeldRow {
  unit: string;
  part: EntryPartName;
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

/** What somebody stated by hand of these units since a file last corrected it, as the register has it from that day on. */
export async function heldByHand(tx: Tx, units: readonly string[]): Promise<HandMade[]> {
  const changes = await tx.rows<Omit<HandMade, "rows"> & { unitId: number }>(
    `/* heldByHand */ select distinct on (c.unit_id, t.part) c.unit_id as "unitId", u.code as unit, t.part, min(c.from_day) over (partition by c.unit_id, t.part)::text as since, c.by_name as "byName"
     from directory_change c cross join unnest(c.parts) as t(part) join unit u on u.id = c.unit_id
     where u.code = any($1::text[]) and not exists (select 1 from directory_correction f where f.unit_id = c.unit_id and f.part = t.part and f.up_to >= c.id) order by c.unit_id, t.part, c.id desc limit 100000`,
    [units],
  );
  const found = [];
  for (const { unitId, ...change } of changes) found.push({ ...change, rows: await heldRows(tx, unitId, change) });
  return found;
}

/** Rows of one part from a day on. A row that began before it is told from that day. */
async function heldRows(tx: Tx, unitId: number, { unit, part, since }: { unit: string; part: HeldRow["part"]; since: string }): Promise<HeldRow[]> {
  return tx.rows<HeldRow>(
    `/* heldRows */ select $3::text as unit, $4::text as part, $2::text as since, ${PARTS[part].name} as name,
       (${SPELLED[part]} || to_jsonb(greatest(h.valid_from, $2::date)::text) || coalesce(to_jsonb(h.valid_to::text), 'null'::jsonb))::text as row
     from ${PARTS[part].table} h where h.unit_id = $1 and (h.valid_to is null or h.valid_to > $2::date) order by 5 limit 100000`,
    [unitId, since, unit, part],
  );
}

/** A file corrected these parts: what was stated of them by hand until now counts as the file's. */
export async function keepCorrected(tx: Tx, parts: readonly { unit: string; part: EntryPartName }[], corrected: { on: string; reason: string }): Promise<void> {
  if (parts.length === 0) return;
  await tx.rows(
    `/* keepCorrected */ insert into directory_correction (unit_id, part, up_to, on_day, reason)
     select c.unit_id, p.part, max(c.id), $2::date, $3 from jsonb_to_recordset($1::jsonb) as p(unit text, part text) join unit u on u.code = p.unit
       join directory_change c on c.unit_id = u.id and p.part = any(c.parts) group by c.unit_id, p.part`,
    [JSON.stringify(parts), corrected.on, corrected.reason],
  );
}
