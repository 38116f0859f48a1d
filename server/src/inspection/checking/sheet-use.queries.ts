import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";

/** A sheet of evidence that somebody took out as a file, by the audit chain; whose it is stays with the chain. */
export interface SheetUse {
  /** of the chain, "access:12" */
  entry: string;
  at: string;
  byName: string;
  /** number of the sheet's period, its first and last day */
  period: string;
  from: string;
  to: string;
}

/** Sheets of some units' officers, and which of them were used. */
export interface SheetsUsed {
  /** sheets that had been taken by the end of the days */
  taken: number;
  uses: SheetUse[];
}

/** Of the units' own officers, as their sheets say. @param span the days in which a sheet was taken out */
export async function sheetUse(tx: Tx, unitIds: readonly number[], { from, before }: { from: Instant; before: Instant }): Promise<SheetsUsed> {
  const { taken } = await tx.one<{ taken: number }>(
    `/* sheetsTaken */ select count(*)::int as taken from officer_sheet s join officer_period p on p.id = s.period_id
     where s.unit_id = any($1::int[]) and p.as_of_instant < $2::timestamptz`,
    [unitIds, instantText(before)],
  );
  const uses = await tx.rows<SheetUse>(
    `/* sheetUse */ select e.stream || ':' || e.number as entry, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor as "byName", p.id::text as period,
       p.from_day::text as "from", p.to_day::text as "to"
     from audit_entry e join officer_period p on e.subject = 'officerPeriod:' || p.id join officer o on o.code = e.body::jsonb #>> '{detail,officer}'
       join officer_sheet s on s.period_id = p.id and s.officer_id = o.id
     where e.act = 'officerSheetFile' and e.at >= $2::timestamptz and e.at < $3::timestamptz and s.unit_id = any($1::int[]) order by e.stream, e.number limit 10000`,
    [unitIds, instantText(from), instantText(before)],
  );
  return { taken, uses };
}
