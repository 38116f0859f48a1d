import { withinCalendar } from "../../calendar/index.ts";
import { calendarDeadline } from "../../clock/index.ts";
import type { LoadedRules } from "../../clock/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import { periodOf, periodTerms } from "../../tally/index.ts";
import type { MonthReckoning, PeriodTerm, Span } from "../../tally/index.ts";
import type { Unit, UnitRegister } from "../../unit/index.ts";
import type { ReportContext } from "./context.ts";
import { filedReports, firstLearned, reportDuties, reportsSeen } from "./duty.queries.ts";
import type { FiledReport, ReportDuty } from "./duty.queries.ts";
import type { ReportHead } from "./report.queries.ts";
import type { ReportDutyState } from "./report.words.ts";

/** A duty of one unit for one period. */
export interface DueReport {
  duty: ReportDuty;
  unit: Unit;
  span: Span;
  /** the first late instant; null: the working calendar does not reach so far */
  dueAt: Instant | null;
}

type Terms = Readonly<Record<MonthReckoning, readonly PeriodTerm[]>>;
/** What due reports are told from. */
export interface Rules {
  units: UnitRegister;
  rules: LoadedRules | null;
}

/** The first late instant of a duty: its working days begin when its period is over. @source Nghị định 09/2019/NĐ-CP điều 8 khoản 5 */
function dueAtOf({ workingDays }: ReportDuty, unit: Unit, span: Span, { rules }: Rules): Instant | null {
  if (rules === null) return null;
  return withinCalendar(() => calendarDeadline(rules.time, unit.id, cutOffOf(span) - 1, { unit: "wd", amount: workingDays }).dueAt);
}

const owes = ({ filer }: ReportDuty, unit: Unit, units: UnitRegister): boolean => {
  if (filer === "PROVINCE") return unit.parentId === null;
  return unit.parentId === units.province.id && unit.kind === (filer === "COMMUNES" ? "COMMUNE" : "DEPARTMENT");
};

/** When a span is over and its figures are cut off. */
export const cutOffOf = ({ to }: Span): Instant => startOfLocalDay(dayAfter(to, 1));

const inForce = ({ validFrom, validTo }: ReportDuty, { to }: Span): boolean => validFrom <= to && (validTo === null || to < validTo);

/** The period of a duty that a day lies in, and as many before it. */
function spansOf(duty: ReportDuty, day: string, many: number, terms: Terms): Span[] {
  const spans: Span[] = [];
  for (let on = day; spans.length < many;) {
    const span = periodOf(duty.periodKind, on, terms[duty.calendar]);
    if (spans.some(({ from }) => from === span.from)) break;
    spans.push(span);
    on = dayAfter(span.from, -1);
  }
  return spans;
}

async function termsOf(tx: Tx): Promise<Terms> {
  return { CALENDAR: await periodTerms(tx, "CALENDAR"), ADMINISTRATIVE: await periodTerms(tx, "ADMINISTRATIVE") };
}

/** Of whom and for which periods is asked. */
interface Among {
  units: readonly Unit[];
  day: string;
  periods: number;
  /** the first day that a period may end on; absent: any */
  since?: string;
}

/** What is due of units: of each duty the period of a day and so many before it, while the unit, the duty and the hub were there when it ended. */
async function dueOf(tx: Tx, among: Among, known: Rules): Promise<DueReport[]> {
  const terms = await termsOf(tx);
  const since = (await firstLearned(tx)) ?? Infinity;
  const due: DueReport[] = [];
  for (const duty of await reportDuties(tx)) {
    const spans = spansOf(duty, among.day, among.periods, terms).filter(
      (span) => inForce(duty, span) && cutOffOf(span) > since && span.to >= (among.since ?? span.to),
    );
    for (const unit of among.units.filter((one) => owes(duty, one, known.units)))
      for (const span of spans)
        if (known.units.versionsOf(unit).some(({ from }) => from <= span.to) && known.units.endOf(unit) >= cutOffOf(span))
          due.push({ duty, unit, span, dueAt: dueAtOf(duty, unit, span, known) });
  }
  return due;
}

/** The duty that a report fulfils, and when it was due; null: nothing asks for it. */
export async function dutyOf(head: ReportHead, context: ReportContext): Promise<DueReport | null> {
  const unit = context.units.byId(head.unitId);
  const due = await context.database.read((tx) => dueOf(tx, { units: [unit], day: head.to, periods: 1 }, context));
  return due.find((one) => isOf(one, head)) ?? null;
}

/** What was counted before the period was over is no report of it. */
const isOf = ({ duty, unit, span }: DueReport, report: Pick<FiledReport, "code" | "unitId" | "caseStream" | "from" | "to" | "asOfInstant">): boolean =>
  report.asOfInstant >= cutOffOf(span) &&
  report.code === duty.code &&
  report.unitId === unit.id &&
  report.caseStream === duty.caseStream &&
  report.from === span.from &&
  report.to === span.to;

/** A due report and how it stands. */
export interface StandingDuty extends DueReport {
  state: ReportDutyState;
  /** the latest one filed; null: none was, or not in sight of who asks */
  filed: FiledReport | null;
}

const PERIODS_SHOWN = 3;

/**
 * What is due of a unit and of those right below it: the present period and the two before of each duty, the earliest due first. How each stands does not depend on who
 * asks; a report out of the asker's sight is not told. @param scope one that the policy lets the asker see
 */
export async function dutiesOf(scope: Unit, context: ReportContext): Promise<StandingDuty[]> {
  const { units, clock, database } = context;
  const now = clock.now();
  const owing = [scope, ...units.childrenOf(scope)];
  const standing = await database.asWorker().read(async (tx) => {
    const due = await dueOf(tx, { units: owing, day: localDay(now), periods: PERIODS_SHOWN }, context);
    const filed = await filedFor(tx, due);
    return due.map((one): StandingDuty => ({ ...one, ...standingOf(one, filed.get(keyOf(one.duty.code, one.unit.id, one.span.from)) ?? [], now) }));
  });
  const ids = standing.flatMap(({ filed }) => filed?.id ?? []);
  const seen = await database.read((tx) => reportsSeen(tx, ids));
  return standing
    .map((one) => (one.filed !== null && seen.has(one.filed.id) ? one : { ...one, filed: null }))
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.unit.id - b.unit.id || a.duty.id - b.duty.id);
}

/** What is owed at an instant and not filed: LATE when its time is over, RETURNED to be drawn up again, else DUE. */
export async function owedAt(tx: Tx, among: Among, known: Rules, at: Instant): Promise<{ due: DueReport; state: ReportDutyState }[]> {
  const due = (await dueOf(tx, among, known)).filter(({ span }) => cutOffOf(span) <= at);
  const filed = await filedFor(tx, due);
  return due
    .map((one) => ({ due: one, state: standingOf(one, filed.get(keyOf(one.duty.code, one.unit.id, one.span.from)) ?? [], at).state }))
    .filter(({ state }) => state === "DUE" || state === "LATE" || state === "RETURNED");
}

const keyOf = (code: string, unitId: number, from: string): string => `${code} ${unitId} ${from}`;

async function filedFor(tx: Tx, due: readonly DueReport[]): Promise<Map<string, FiledReport[]>> {
  const ends = due.map(({ span }) => span.to).toSorted();
  const [first, last] = [ends[0], ends.at(-1)];
  const filed = new Map<string, FiledReport[]>();
  if (first === undefined || last === undefined) return filed;
  for (const report of await filedReports(tx, [...new Set(due.map(({ unit }) => unit.id))], { from: first, to: last })) {
    const key = keyOf(report.code, report.unitId, report.from);
    filed.set(key, [...(filed.get(key) ?? []), report]);
  }
  return filed;
}

/** In time is who first filed in time, also when that report was returned and another followed. */
function standingOf(due: DueReport, reports: readonly FiledReport[], now: Instant): Pick<StandingDuty, "state" | "filed"> {
  const own = reports.filter((report) => isOf(due, report));
  const [first, last] = [own[0], own.at(-1)];
  if (first !== undefined && last !== undefined) {
    if (last.settled === "RETURNED") return { state: "RETURNED", filed: last };
    return { state: due.dueAt !== null && first.filedAt >= due.dueAt ? "FILED_LATE" : "FILED", filed: last };
  }
  if (now < cutOffOf(due.span)) return { state: "UPCOMING", filed: null };
  return { state: due.dueAt !== null && now >= due.dueAt ? "LATE" : "DUE", filed: null };
}

/** A report whose last instant lay in a stretch, and whether it was filed in time and accepted. */
export interface JudgedReport {
  dutyId: number;
  code: ReportDuty["code"];
  unitId: number;
  /** the days it is about */
  span: Span;
  /** the first late instant */
  dueAt: Instant;
  /** the first one filed, which lateness is judged by; null: none was */
  filedAt: Instant | null;
  /** the latest one filed; null: none was */
  reportId: number | null;
  /** one of them was accepted */
  accepted: boolean;
  /** filed in time, and one of them accepted */
  kept: boolean;
}

/**
 * Reports that were due in a stretch, by unit, duty and period. In time is judged by the first filing.
 * @param span local days in which the first late instant lies @param at what was filed and accepted by then
 */
export async function reportsJudged(tx: Tx, span: Span, at: Instant, known: Rules): Promise<JudgedReport[]> {
  const [from, to] = [startOfLocalDay(span.from), startOfLocalDay(dayAfter(span.to, 1))];
  const owed = await dueOf(tx, { units: known.units.all, day: span.to, periods: MOST_PERIODS }, known);
  const due = owed.flatMap((one) => (one.dueAt !== null && one.dueAt >= from && one.dueAt < to && one.dueAt <= at ? [{ ...one, dueAt: one.dueAt }] : []));
  const filed = await filedFor(tx, due);
  return due
    .map((one): JudgedReport => {
      const own = (filed.get(keyOf(one.duty.code, one.unit.id, one.span.from)) ?? []).filter((report) => isOf(one, report) && report.filedAt <= at);
      const [first, accepted] = [own[0], own.some(({ settled }) => settled === "ACCEPTED")];
      const kept = accepted && first !== undefined && first.filedAt < one.dueAt;
      const told = { dutyId: one.duty.id, code: one.duty.code, unitId: one.unit.id, span: one.span, dueAt: one.dueAt };
      return { ...told, filedAt: first?.filedAt ?? null, reportId: own.at(-1)?.id ?? null, accepted, kept };
    })
    .toSorted((a, b) => a.unitId - b.unitId || a.dutyId - b.dutyId || (a.span.from < b.span.from ? -1 : 1));
}

/** Of a unit in a stretch: reports whose last instant lay in it, and those filed in time and accepted by the as-of. */
export interface ReportPunctuality {
  unitId: number;
  due: number;
  kept: number;
}

/** The same counted for each unit; units that owed none are left out. @param span as above @param at as above */
export async function punctualityOf(tx: Tx, span: Span, at: Instant, known: Rules): Promise<ReportPunctuality[]> {
  const units = Map.groupBy(await reportsJudged(tx, span, at, known), ({ unitId }) => unitId);
  return [...units].map(([unitId, reports]) => ({ unitId, due: reports.length, kept: reports.filter(({ kept }) => kept).length }));
}

/** A year of weeks, and those around it. */
const MOST_PERIODS = 60;
