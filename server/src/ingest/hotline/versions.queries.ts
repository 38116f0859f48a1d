import type { HotlineDay, HotlineOutage } from "@dau-moi/schema";
import { unnested } from "../../platform/bulk.ts";
import type { Column } from "../../platform/bulk.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantOf, instantText } from "../../platform/instant.ts";

/** What a record tells. */
export interface DayTold {
  recordId: string;
  day: HotlineDay;
}
export interface OutageTold {
  recordId: string;
  outage: HotlineOutage;
}

/** Which record tells which number and day now: of these records, and of these days. */
export async function daysTold(tx: Tx, sourceId: number, days: readonly DayTold[]): Promise<{ recordId: string; number: string; day: string }[]> {
  return tx.rows(
    `/* daysTold */ select record_id as "recordId", number, day from hotline_day
     where source_id = $1 and to_event is null and (record_id = any($2::text[]) or (number, day) in (select * from unnest($3::text[], $4::date[]))) limit 20000`,
    [sourceId, days.map(({ recordId }) => recordId), days.map(({ day }) => day.number), days.map(({ day }) => day.day)],
  );
}

const DAY_COLUMNS: Column<DayTold>[] = [
  { name: "record_id", type: "text", of: (r) => r.recordId },
  { name: "number", type: "text", of: (r) => r.day.number },
  { name: "day", type: "date", of: (r) => r.day.day },
  { name: "incoming", type: "int", of: (r) => r.day.incoming },
  { name: "answered", type: "int", of: (r) => r.day.answered },
  { name: "missed", type: "int", of: (r) => r.day.missed },
  { name: "wait_seconds", type: "bigint", of: (r) => r.day.waitSeconds },
  { name: "longest_wait_seconds", type: "int", of: (r) => r.day.longestWaitSeconds },
];
const OUTAGE_COLUMNS: Column<OutageTold>[] = [
  { name: "record_id", type: "text", of: (r) => r.recordId },
  { name: "number", type: "text", of: (r) => r.outage.number },
  { name: "from_at", type: "timestamptz", of: (r) => instantOf(r.outage.from) },
  { name: "until_at", type: "timestamptz", of: (r) => (r.outage.until === null ? null : instantOf(r.outage.until)) },
  { name: "cause", type: "text", of: (r) => r.outage.cause },
];

type Table = "hotline_day" | "hotline_outage";

/** Records that say now what they said before: they make no version. */
async function unchanged<Told>(tx: Tx, table: Table, rows: readonly Told[], columns: readonly Column<Told>[], sourceId: number): Promise<Set<string>> {
  const t = unnested(rows, columns, 2);
  const same = await tx.bulk<{ id: string }>(
    `/* unchanged */ select v.record_id as id from ${table} v join (${t.select}) t on t.record_id = v.record_id
     where v.source_id = $1::int and v.to_event is null and row(${prefixed("v", columns)}) is not distinct from row(${prefixed("t", columns)})`,
    [sourceId, ...t.values],
  );
  return new Set(same.map(({ id }) => id));
}

const prefixed = <Told>(table: string, columns: readonly Column<Told>[]): string => columns.map(({ name }) => `${table}.${name}`).join(", ");

/** Of days and tickets those that are other than before, or new. */
export async function changedOnly(
  tx: Tx,
  sourceId: number,
  told: { days: readonly DayTold[]; outages: readonly OutageTold[] },
): Promise<{ days: DayTold[]; outages: OutageTold[] }> {
  const sameDays = told.days.length === 0 ? new Set() : await unchanged(tx, "hotline_day", told.days, DAY_COLUMNS, sourceId);
  const sameOutages = told.outages.length === 0 ? new Set() : await unchanged(tx, "hotline_outage", told.outages, OUTAGE_COLUMNS, sourceId);
  return { days: told.days.filter(({ recordId }) => !sameDays.has(recordId)), outages: told.outages.filter(({ recordId }) => !sameOutages.has(recordId)) };
}

/** What versions are learned by. */
interface Learned {
  sourceId: number;
  at: Instant;
  /** from which they count; those they take the place of end with it */
  event: number;
}

export const writeDays = (tx: Tx, rows: readonly DayTold[], learned: Learned): Promise<void> => write(tx, "hotline_day", rows, DAY_COLUMNS, learned);
export const writeOutages = (tx: Tx, rows: readonly OutageTold[], learned: Learned): Promise<void> =>
  write(tx, "hotline_outage", rows, OUTAGE_COLUMNS, learned);

async function write<Told extends { recordId: string }>(
  tx: Tx,
  table: Table,
  rows: readonly Told[],
  columns: readonly Column<Told>[],
  { sourceId, at, event }: Learned,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ recordId }) => recordId);
  await tx.rows(`/* write:end */ update ${table} set to_event = $3 where source_id = $1 and record_id = any($2::text[]) and to_event is null`, [
    sourceId,
    ids,
    event,
  ]);
  const t = unnested(rows, columns, 4);
  await tx.bulk(
    `/* write */ insert into ${table} (source_id, learned_at, from_event, ${t.names}) select $1::int, $2::timestamptz, $3::bigint, t.* from (${t.select}) t`,
    [sourceId, instantText(at), event, ...t.values],
  );
}
