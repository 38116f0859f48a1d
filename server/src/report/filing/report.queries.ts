import type { CaseStream, Reckoning } from "@dau-moi/schema";
import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";
import type { Counted } from "../content.ts";
import type { ReportCode } from "../report-kind.ts";
import type { ReportState, ReportStepKind } from "./report.words.ts";

/** A report without its content, and where it stands. */
export interface ReportHead {
  id: number;
  code: ReportCode;
  unitId: number;
  caseStream: CaseStream;
  reckoning: Reckoning;
  periodKind: PeriodKind;
  calendar: MonthReckoning;
  from: string;
  to: string;
  counted: Counted;
  asOfEvent: number;
  asOfInstant: Instant;
  subject: string;
  unitName: string;
  sha256: string;
  verification: string;
  unbalanced: number;
  correctsId: number | null;
  draftedAt: Instant;
  byName: string;
  state: ReportState;
  correctedById: number | null;
}

const STATE = "coalesce(z.kind, f.kind, 'DRAFT')";
const REPORT = `r.id, r.kind as code, r.unit_id as "unitId", r.case_stream as "caseStream", r.reckoning, r.period_kind as "periodKind", r.calendar, r.from_day as "from", r.to_day as "to",
  r.counted, r.as_of_event as "asOfEvent", r.as_of_instant as "asOfInstant", r.content::jsonb ->> 'subject' as subject, r.content::jsonb -> 'unit' ->> 'name' as "unitName",
  r.sha256, r.verification, r.unbalanced, r.corrects_id as "correctsId", r.drafted_at as "draftedAt", r.by_name as "byName", ${STATE} as state,
  (select c.id from report c join report_step s on s.report_id = c.id and s.kind = 'SUBMITTED' where c.corrects_id = r.id order by c.id desc limit 1) as "correctedById"`;
const FROM = `from report r left join report_step f on f.report_id = r.id and f.kind = 'SUBMITTED' left join report_step z on z.report_id = r.id and z.kind <> 'SUBMITTED'`;

export async function reportById(tx: Tx, id: number): Promise<ReportHead | null> {
  const [row] = await tx.rows<ReportHead>(`/* reportById */ select ${REPORT} ${FROM} where r.id = $1`, [id]);
  return row ?? null;
}

/** By its verification code. */
export async function reportVerified(tx: Tx, verification: string): Promise<ReportHead | null> {
  const [row] = await tx.rows<ReportHead>(`/* reportVerified */ select ${REPORT} ${FROM} where r.verification = $1`, [verification]);
  return row ?? null;
}

/** A report's content as it is kept. */
export interface KeptContent {
  id: number;
  content: string;
  /** rows that lie in pieces; 0: all stand in the content */
  rowsInPieces: number;
}

/** The content of reports, by their numbers. */
export async function contentsOf(tx: Tx, ids: readonly number[]): Promise<KeptContent[]> {
  return tx.rows<KeptContent>(
    `/* contentsOf */ select id, content, rows_in_pieces as "rowsInPieces" from report where id = any($1::bigint[]) order by id limit 100`,
    [ids],
  );
}

/** What is asked of a list of reports. */
export interface ReportsAsked {
  unitIds: readonly number[];
  state: ReportState | null;
  code: ReportCode | null;
}

/** $1 units · $2 state · $3 kind; the same text serves the count and the page. */
const AMONG = `r.unit_id = any($1::int[]) and ($2::text is null or ${STATE} = $2) and ($3::text is null or r.kind = $3)`;

/** Reports of units, newest first, and how many there are. @param before the last id of the page before; null: the first page */
export async function reportsOf(
  tx: Tx,
  { unitIds, state, code }: ReportsAsked,
  page: { first: number; before: number | null },
): Promise<{ total: number; rows: ReportHead[] }> {
  const values = [unitIds, state, code];
  const { n: total } = await tx.one<{ n: number }>(`/* reportsOf:total */ select count(*)::int as n ${FROM} where ${AMONG}`, values);
  const rows = await tx.rows<ReportHead>(
    `/* reportsOf */ select ${REPORT} ${FROM} where ${AMONG} and ($4::bigint is null or r.id < $4) order by r.id desc limit $5`,
    [...values, page.before, page.first],
  );
  return { total, rows };
}

/** What became of a report, oldest first. */
export interface ReportStepRow {
  reportId: number;
  kind: ReportStepKind;
  reason: string | null;
  dueAt: Instant | null;
  onTime: boolean | null;
  at: Instant;
  byName: string;
}

export async function stepsOf(tx: Tx, ids: readonly number[]): Promise<ReportStepRow[]> {
  return tx.rows<ReportStepRow>(
    `/* stepsOf */ select report_id as "reportId", kind, reason, due_at as "dueAt", on_time as "onTime", at, by_name as "byName" from report_step
     where report_id = any($1::bigint[]) order by id limit 1000`,
    [ids],
  );
}

/** A report to be kept. */
export interface NewReport extends Doing {
  code: ReportCode;
  unitId: number;
  caseStream: CaseStream;
  reckoning: Reckoning;
  periodKind: PeriodKind;
  calendar: MonthReckoning;
  from: string;
  to: string;
  counted: Counted;
  asOf: { event: number; instant: Instant };
  content: string;
  /** rows that lie in pieces; 0: all stand in the content */
  rowsInPieces: number;
  sha256: string;
  verification: string;
  unbalanced: number;
  correctsId: number | null;
}

/** @returns the report that this key drew up before */
export async function reportAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* reportAsked */ select id, asked_hash as "askedHash" from report where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** @returns its number; null: this key has drawn one up at the same moment, and nothing was written */
export async function insertReport(tx: Tx, r: NewReport): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertReport */ insert into report (kind, unit_id, case_stream, reckoning, period_kind, calendar, from_day, to_day, counted, as_of_event, as_of_instant, content, rows_in_pieces, sha256,
       verification, unbalanced, corrects_id, drafted_at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9, $10, $11::timestamptz, $12, $13, $14, $15, $16, $17, $18::timestamptz, $19, $20, $21, $22, $23::uuid, $24)
     on conflict (by_account_id, asked_key) do nothing returning id`,
    [
      r.code,
      r.unitId,
      r.caseStream,
      r.reckoning,
      r.periodKind,
      r.calendar,
      r.from,
      r.to,
      r.counted,
      r.asOf.event,
      instantText(r.asOf.instant),
      r.content,
      r.rowsInPieces,
      r.sha256,
      r.verification,
      r.unbalanced,
      r.correctsId,
      ...doneBy(r),
    ],
  );
  return row?.id ?? null;
}

/** What becomes of a report. */
export interface NewStep extends Doing {
  reportId: number;
  kind: ReportStepKind;
  reason: string | null;
  due: { dutyId: number; dueAt: Instant; onTime: boolean } | null;
}

/** @returns false: it has been done already, and nothing was written */
export async function insertStep(tx: Tx, s: NewStep): Promise<boolean> {
  const rows = await tx.rows(
    `/* insertStep */ insert into report_step (report_id, kind, reason, duty_id, due_at, on_time, at, by_account_id, by_name, by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7::timestamptz, $8, $9, $10, $11, $12::uuid, $13) on conflict do nothing returning 1`,
    [s.reportId, s.kind, s.reason, s.due?.dutyId ?? null, s.due === null ? null : instantText(s.due.dueAt), s.due?.onTime ?? null, ...doneBy(s)],
  );
  return rows.length > 0;
}

/** The step of a report that this key made before. */
export async function stepAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ reportId: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ reportId: number; askedHash: Buffer }>(
    `/* stepAsked */ select report_id as "reportId", asked_hash as "askedHash" from report_step where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** Who filed a report. */
export async function filedBy(tx: Tx, reportId: number): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(`/* filedBy */ select by_account_id as id from report_step where report_id = $1 and kind = 'SUBMITTED'`, [
    reportId,
  ]);
  return row?.id ?? null;
}

const doneBy = (d: Doing): unknown[] => [instantText(d.at), d.accountId, d.byName, d.byUnitId, d.onBehalfOf, d.askedKey, d.askedHash];
