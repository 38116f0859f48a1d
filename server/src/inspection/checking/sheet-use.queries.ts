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

/** Sheets of some units' officers, and which of them somebody else took out as a file. */
export interface SheetsUsed {
  /** sheets that had been taken by the end of the days */
  taken: number;
  /** sheets of them that were taken out as a file, each once however often */
  exported: number;
  uses: SheetUse[];
}

/** Of the units' own officers, as their sheets say; what an officer takes out of himself is no sign of an evaluation. @param span the days in which a sheet was taken out */
export async function sheetUse(tx: Tx, unitIds: readonly number[], { from, before }: { from: Instant; before: Instant }): Promise<SheetsUsed> {
  const { taken } = await tx.one<{ taken: number }>(
    `/* sheetsTaken */ select count(*)::int as taken from officer_sheet s join officer_period p on p.id = s.period_id
     where s.unit_id = any($1::int[]) and p.as_of_instant < $2::timestamptz`,
    [unitIds, instantText(before)],
  );
  const rows = await tx.rows<SheetUse & { officerId: number }>(
    `/* sheetUse */ select e.stream || ':' || e.number as entry, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor as "byName", p.id::text as period,
       p.from_day::text as "from", p.to_day::text as "to", o.id as "officerId"
     from audit_entry e join officer_period p on e.subject = 'officerPeriod:' || p.id join officer o on o.code = e.body::jsonb #>> '{detail,officer}'
       join officer_sheet s on s.period_id = p.id and s.officer_id = o.id
     where e.act = 'officerSheetFile' and e.at >= $2::timestamptz and e.at < $3::timestamptz and s.unit_id = any($1::int[])
       and not exists (select 1 from account a where a.officer_id = o.id and a.id::text = e.body::jsonb #>> '{actor,id}') order by e.stream, e.number limit 10000`,
    [unitIds, instantText(from), instantText(before)],
  );
  const uses = rows.map(({ officerId: _whose, ...use }) => use);
  return { taken, exported: new Set(rows.map(({ period, officerId }) => `${period}/${officerId}`)).size, uses };
}
