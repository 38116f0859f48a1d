import { createHash } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import { ENTRY_PART_NAMES, PARTS, SPELLED } from "./entry-parts.ts";
import type { EntryPartName } from "./entry-parts.ts";

/** A row of an entry that begins later. */
export interface ComingRow {
  part: EntryPartName;
  /** number, address or officer's code */
  name: string;
  /** YYYY-MM-DD */
  from: string;
}

/** How a unit's entry stands from a day on. */
export interface EntryStand {
  unitId: number;
  /** fingerprints of numbers, mailboxes and people, in this order, apart by dots */
  seen: string;
  coming: ComingRow[];
}

/** Of each of the units, also of one that has nothing. @param day YYYY-MM-DD */
export async function entryStands(tx: Tx, unitIds: readonly number[], day: string): Promise<EntryStand[]> {
  const spelled = ENTRY_PART_NAMES.map(
    (part) => `select h.unit_id as "unitId", '${part}' as part, coalesce(${PARTS[part].name}, '…') as name, h.valid_from::text as "from",
       (${SPELLED[part]} || jsonb_build_array(h.valid_from, h.valid_to))::text as row
     from ${PARTS[part].table} h where h.unit_id = any($1::int[]) and (h.valid_to is null or h.valid_to > $2::date)`,
  );
  const rows = await tx.rows<ComingRow & { unitId: number; row: string }>(
    `/* entryStands */ ${spelled.join(" union all ")} order by 1, 2, 4, 5 limit 1000000`,
    [unitIds, day],
  );
  const own = Map.groupBy(rows, ({ unitId }) => unitId);
  return unitIds.map((unitId) => {
    const mine = own.get(unitId) ?? [];
    const coming = mine.filter(({ from }) => from > day).map(({ part, name, from }) => ({ part, name, from }));
    return { unitId, seen: ENTRY_PART_NAMES.map((part) => hashOf(mine.filter((one) => one.part === part))).join("."), coming };
  });
}

const hashOf = (rows: readonly { row: string }[]): string =>
  createHash("sha256")
    .update(JSON.stringify(rows.map(({ row }) => row).toSorted()))
    .digest("hex")
    .slice(0, 32);

/** Which of these parts stand otherwise than somebody saw them. */
export function movedSince(seen: string, now: EntryStand, parts: readonly EntryPartName[]): EntryPartName[] {
  const [before, after] = [seen.split("."), now.seen.split(".")];
  return parts.filter((part) => before[ENTRY_PART_NAMES.indexOf(part)] !== after[ENTRY_PART_NAMES.indexOf(part)]);
}
