import type { ReportTable } from "../../report/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";

/** A report of receipt and handling (R1) that a unit filed, and what it says. */
export interface FiledReportRow {
  id: number;
  from: string;
  to: string;
  state: "SUBMITTED" | "RETURNED" | "ACCEPTED";
  filedAt: Instant;
  asOfEvent: number;
  asOfInstant: Instant;
  content: Pick<ReportTable, "columns" | "rows">;
}

/** A unit's filed R1 of the hotline whose days touch these, newest first, as far as the asker's rows go. */
export async function filedReports(tx: Tx, unitId: number, { from, to }: { from: string; to: string }): Promise<FiledReportRow[]> {
  return tx.rows<FiledReportRow>(
    `/* filedReports */ select r.id, r.from_day as "from", r.to_day as "to", coalesce(z.kind, 'SUBMITTED') as state, f.at as "filedAt", r.as_of_event as "asOfEvent",
       r.as_of_instant as "asOfInstant", r.content::jsonb as content
     from report r join report_step f on f.report_id = r.id and f.kind = 'SUBMITTED' left join report_step z on z.report_id = r.id and z.kind <> 'SUBMITTED'
     where r.kind = 'R1' and r.case_stream = 'HOTLINE' and r.unit_id = $1 and r.from_day <= $3::date and r.to_day >= $2::date order by r.id desc limit 24`,
    [unitId, from, to],
  );
}

/** A source that cases of some units ever came from. */
export interface UnitSource {
  code: string;
  name: string;
}

/** Sources of every hotline case that these units took in or held at any time. */
export async function sourcesOfUnits(tx: Tx, unitIds: readonly number[]): Promise<UnitSource[]> {
  return tx.rows<UnitSource>(
    `/* sourcesOfUnits */ select o.code, o.name_vi as name from source o where exists (
       select 1 from case_state s where s.source_id = o.id and s.case_stream = 'HOTLINE' and (s.unit_id = any($1::int[]) or s.intake_unit_id = any($1::int[])))
     order by o.code limit 1000`,
    [unitIds],
  );
}

/** What a source's last full comparison found; `first` are its first differences. */
export interface ComparisonRow {
  sourceId: number;
  code: string;
  startedAt: Instant;
  endedAt: Instant;
  missing: number;
  extra: number;
  different: number;
  /** records that the hub held back at its end, and what could not be read; null: nobody counted */
  held: number | null;
  rejected: number | null;
  first: { stream: string; id: string; kind: "MISSING" | "EXTRA" | "DIFFERENT" }[];
}

/** The last comparison of each of these sources that ended by an instant. */
export async function lastComparisons(tx: Tx, codes: readonly string[], by: string): Promise<ComparisonRow[]> {
  return tx.rows<ComparisonRow>(
    `/* lastComparisons */ select distinct on (o.id) o.id as "sourceId", o.code, coalesce(r.started_at, r.asked_at) as "startedAt", r.ended_at as "endedAt",
       coalesce(r.missing, 0) as missing, coalesce(r.extra, 0) as extra, coalesce(r.different, 0) as different, r.held, r.rejected, coalesce(r.first, '[]'::jsonb) as first
     from source o join source_reconcile r on r.source_id = o.id and r.state = 'DONE' and r.ended_at <= $2::timestamptz
     where o.code = any($1::text[]) order by o.id, r.id desc limit 1000`,
    [codes, by],
  );
}
