import { runningTime } from "../../clock/index.ts";
import { lastEventsBefore } from "../../journal/index.ts";
import { said } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { asOfView, firstReads, heirsAt, listsAt, periodAsked, periodBefore, periodTerms, smallestForShare, tickNow } from "../../tally/index.ts";
import type { PeriodView } from "../../tally/index.ts";
import type { Unit } from "../../unit/index.ts";
import type { ReportForm } from "../content.ts";
import { bodyOf, placeName } from "../issuing-body.ts";
import { RowKeeper } from "../kept-rows.ts";
import type { DrawnUp } from "../kept-rows.ts";
import { monthsOf } from "../kinds/index.ts";
import type { Allowance, ReportAsked, ReportKind } from "../report-kind.ts";
import { typedFaults } from "../typed-span.ts";
import type { TypedSpan } from "../typed-span.ts";
import type { ReportContext } from "./context.ts";
import { formOn } from "./duty.queries.ts";
import type { DraftReportInput } from "./report.inputs.ts";

const LONG_AGO = "2000-01-01";

/** What is to be made. */
export interface Making {
  unit: Unit;
  kind: ReportKind;
  input: DraftReportInput;
  /** verification code of the report that it corrects */
  corrects: string | null;
  allowance: Allowance;
}

/**
 * All that a report says, counted in one transaction at one point.
 * @returns the content with its rows, or what stands against it
 * @throws {ReportTooLong} @throws {NothingToReport} @throws {NotKept} @throws {GraphQLError} BAD_USER_INPUT for a period that is none
 */
export async function madeContent(making: Making, context: ReportContext): Promise<DrawnUp | Problem> {
  const { unit, kind, input, corrects, allowance } = making;
  const { clock, units } = context;
  const stream = input.stream ?? kind.streams[0] ?? "HOTLINE";
  const sources = await context.sourceRows();
  return context.database.asWorker().read(async (tx): Promise<DrawnUp | Problem> => {
    const terms = await periodTerms(tx, input.period.calendar);
    const period = periodAsked(input.period, terms, localDay(clock.now()));
    const typedIn = (input.typedIn ?? []).map(({ document, ...one }): TypedSpan => ({ ...one, document: said(document).normalize("NFC") }));
    const [fault] = typedFaults(typedIn, monthsOf(period, terms));
    if (fault !== undefined) return { at: `typedIn.${fault.place}`, message: fault.message };
    const token = await pointOf(tx, { making, period }, context);
    if (typeof token !== "string") return token;
    const form = await formOf(tx, making, context);
    if ("message" in form) return form;
    const lists = await listsAt(tx, token, context);
    const keeper = new RowKeeper();
    const asked: ReportAsked = {
      tx,
      lists,
      scope: unit,
      units,
      stream,
      reckoning: input.reckoning,
      span: period,
      before: periodBefore(period.kind, period, terms),
      terms,
      typedIn,
      daysLate: (one) => {
        const left = runningTime(one, context);
        return left === null ? null : left.late ? left.days : 0;
      },
      at: lists.asOf.instant,
      latest: input.counted === "LATEST",
      smallest: smallestForShare(context.rules, lists.asOf.instant),
      allowance,
      keep: (rows) => keeper.keep(rows),
    };
    const { rows, ...table } = await kind.table(asked);
    const { from, to, calendar, legalBasis, assumed } = period;
    const content = {
      version: 2 as const,
      kind: kind.code,
      subject: kind.subject,
      unit: { code: unit.code, name: units.nameAt(unit, lists.asOf.instant) },
      stream,
      reckoning: input.reckoning,
      period: { kind: period.kind, calendar, from, to, legalBasis, assumed },
      counted: input.counted,
      asOf: lists.asOf,
      form,
      sources: sources.map(({ code, nameVi, readUpTo }) => ({ code, name: nameVi, readUpTo: readUpTo === null ? null : Math.floor(readUpTo) })),
      corrects,
      provisional: false,
      ...table,
    };
    return keeper.end(content, rows);
  });
}

/** The token of the point that a report is counted at. */
async function pointOf(tx: Tx, { making, period }: { making: Making; period: PeriodView }, context: ReportContext): Promise<string | Problem> {
  const { input, unit, kind } = making;
  const { clock, units } = context;
  const latest = tickNow(context);
  if (input.counted === "LATEST") return asOfView({ event: latest.event, instant: latest.instant }).token;
  const instant = startOfLocalDay(dayAfter(period.to, 1));
  if (instant > clock.now()) return { at: "counted", message: "Kỳ chưa kết thúc: chưa chốt được số liệu. Có thể lập theo số liệu mới nhất." };
  // a source that was read for the first time after the cut-off told nothing by then: its cases would be missing, not none
  const heirs = input.reckoning === "BY_SUCCESSOR" ? heirsAt(units, instant) : undefined;
  const of = { caseStream: input.stream ?? kind.streams[0] ?? "HOTLINE", unitIds: units.subtree(unit.path), heirs, upTo: latest.event };
  const reads = await firstReads(tx, of, { from: LONG_AGO, to: period.to });
  const after = reads.filter(({ readAt }) => readAt >= instant);
  if (after.length > 0)
    return {
      at: "counted",
      message: `Có ${after.length} nguồn được kết nối sau thời điểm chốt số liệu, số liệu chốt sẽ thiếu. Hãy lập theo số liệu mới nhất.`,
    };
  const [event = 0] = await lastEventsBefore(tx, [instant]);
  return asOfView({ event, instant }).token;
}

/** How the paper begins and ends, by the form in force. */
async function formOf(tx: Tx, { unit, kind }: Making, { units, clock }: ReportContext): Promise<ReportForm | Problem> {
  const row = await formOn(tx, kind.code, unit.parentId === null ? "PROVINCE" : "UNIT", localDay(clock.now()));
  if (row === null) return { at: "code", message: "Chưa có mẫu nơi nhận, người ký của báo cáo này." };
  return { ...bodyOf(unit, units), ...row, place: row.place ?? placeName(unit, units) };
}
