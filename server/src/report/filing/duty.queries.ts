import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { MonthReckoning } from "../../tally/index.ts";
import type { OwedPeriod, ReportCode, ReportFiler } from "../report-kind.ts";

/** A report that is asked for, period after period, while it is in force. */
export interface ReportDuty {
  id: number;
  code: ReportCode;
  filer: ReportFiler;
  caseStream: CaseStream;
  periodKind: OwedPeriod;
  calendar: MonthReckoning;
  workingDays: number;
  validFrom: string;
  /** the first day on which it no longer is; null: it still is */
  validTo: string | null;
  legalBasis: string;
  assumed: boolean;
}

export async function reportDuties(tx: Tx): Promise<ReportDuty[]> {
  return tx.rows<ReportDuty>(
    `/* reportDuties */ select id, kind as code, filer, case_stream as "caseStream", period_kind as "periodKind", calendar, working_days as "workingDays", valid_from as "validFrom",
       valid_to as "validTo", legal_basis as "legalBasis", assumed from report_duty order by id limit 1000`,
  );
}

/** When the hub learned its first event; null: it has learned none. */
export async function firstLearned(tx: Tx): Promise<Instant | null> {
  return (await tx.one<{ at: Instant | null }>("/* firstLearned */ select first_learned() as at")).at;
}

/** How a kind's papers begin and end. */
export interface FormRow {
  addressees: string[];
  recipients: string[];
  signer: string[];
  /** null: left open */
  signerName: string | null;
  /** null: the issuing body's own */
  place: string | null;
  legalBasis: string;
}

/** The form in force on a day: of the kind itself before that of all kinds. */
export async function formOn(tx: Tx, code: ReportCode, level: "PROVINCE" | "UNIT", day: string): Promise<FormRow | null> {
  const [row] = await tx.rows<FormRow>(
    `/* formOn */ select addressees, recipients, signer, signer_name as "signerName", place, legal_basis as "legalBasis" from report_form
     where (kind = $1 or kind is null) and level = $2 and valid_from <= $3::date and (valid_to is null or $3::date < valid_to) order by kind nulls last limit 1`,
    [code, level, day],
  );
  return row ?? null;
}

/** A filed report, as duties look for it. */
export interface FiledReport {
  id: number;
  code: ReportCode;
  unitId: number;
  caseStream: CaseStream;
  from: string;
  to: string;
  asOfInstant: Instant;
  filedAt: Instant;
  settled: "RETURNED" | "ACCEPTED" | null;
}

/** More than a year of weeks of every unit of a province has. */
const MOST_FILED = 200_000;

/** Reports filed for days that end in a stretch, in the order of their filing; never only some of them. */
export async function filedReports(tx: Tx, unitIds: readonly number[], { from, to }: { from: string; to: string }): Promise<FiledReport[]> {
  const rows = await tx.rows<FiledReport>(
    `/* filedReports */ select r.id, r.kind as code, r.unit_id as "unitId", r.case_stream as "caseStream", r.from_day as "from", r.to_day as "to", r.as_of_instant as "asOfInstant", f.at as "filedAt", z.kind as settled
     from report r join report_step f on f.report_id = r.id and f.kind = 'SUBMITTED' left join report_step z on z.report_id = r.id and z.kind <> 'SUBMITTED'
     where r.unit_id = any($1::int[]) and r.to_day between $2::date and $3::date order by f.at, r.id limit $4`,
    [unitIds, from, to, MOST_FILED + 1],
  );
  if (rows.length > MOST_FILED) throw new Error(`more than ${MOST_FILED} reports filed for days that end from ${from} to ${to}`);
  return rows;
}

/** Which of these reports the reader may see. */
export async function reportsSeen(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ id: number }>("/* reportsSeen */ select id from report where id = any($1::bigint[]) limit cardinality($1::bigint[])", [ids]);
  return new Set(rows.map(({ id }) => id));
}
