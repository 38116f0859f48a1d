import { caseIdsOf } from "../../case/index.ts";
import { lastEventsBefore } from "../../journal/index.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import { ReportList } from "../../report/index.ts";
import { asOfView, listLengths, tickNow } from "../../tally/index.ts";
import type { AsOf, ListConditions } from "../../tally/index.ts";
import type { InspectionContext } from "../act.ts";
import { evidenceList } from "../checking/evidence.ts";
import type { EvidenceName } from "../inspection.words.ts";
import { casesShown, differenceBetween } from "./differing.ts";
import { filedReports, lastComparisons, sourcesOfUnits } from "./reconcile.queries.ts";
import type { ComparisonRow, FiledReportRow, UnitSource } from "./reconcile.queries.ts";
import { Reconciliation } from "./reconcile.types.ts";
import type { FiledReport, ReconciledFigure, ReconciledSource, SourceFigure, SourceTelling } from "./reconcile.types.ts";

/** Of whom and of which days. */
interface About {
  unitId: number;
  fromDay: string;
  toDay: string;
}

/** What a source can tell of a unit's days: what came in, what was closed, what is left. */
const OF_SOURCE: readonly EvidenceName[] = ["RECEIVED", "CLOSED", "CLOSING"];

/**
 * The hub beside a filed report and beside the sources.
 * @param reportId which of the filed ones; null: the newest
 * @throws {GraphQLError} NOT_READY, FORBIDDEN
 */
export async function reconciled(about: About, reportId: number | null, context: InspectionContext): Promise<Reconciliation> {
  const { event, instant } = tickNow(context);
  const now = { event, instant };
  const rows = await context.database.read((tx) => filedReports(tx, about.unitId, { from: about.fromDay, to: about.toDay }));
  const row = reportId === null ? rows[0] : rows.find(({ id }) => id === reportId);
  return Object.assign(new Reconciliation(), {
    asOf: asOfView(now),
    filed: rows.map(filedView),
    report: row === undefined ? null : filedView(row),
    figures: row === undefined ? [] : await figuresOf(row, now, context),
    sources: await sourcesOf(about, now, context),
  });
}

const pointOf = ({ asOfEvent, asOfInstant }: FiledReportRow): AsOf => ({ event: asOfEvent, instant: asOfInstant });

const filedView = (row: FiledReportRow): FiledReport => {
  const { from, to, state, filedAt } = row;
  return { id: String(row.id), from, to, state, filedAt, asOf: asOfView(pointOf(row)) };
};

/** Every number of the report's whole that is the length of a list. */
async function figuresOf(row: FiledReportRow, now: AsOf, context: InspectionContext): Promise<ReconciledFigure[]> {
  const { columns, rows } = row.content;
  const cells = rows.find(({ kind }) => kind === "TOTAL")?.cells ?? [];
  const told = columns.flatMap(({ key, vi, en, group }, at) => {
    const cell = cells[at];
    if (cell == null || typeof cell !== "object") return [];
    const named = { key, nameVi: group === undefined ? vi : `${group.vi}: ${vi}`, nameEn: group === undefined ? en : `${group.en}: ${en}` };
    return [{ ...named, reported: cell.n, conditions: cell.list }];
  });
  const lists = told.map(({ conditions }) => conditions);
  const [then, since] = [await lengthsAt(lists, pointOf(row), context), await lengthsAt(lists, now, context)];
  const figures: ReconciledFigure[] = [];
  for (const [at, { conditions, ...figure }] of told.entries())
    figures.push({
      ...figure,
      list: Object.assign(new ReportList(), conditions),
      counted: then[at] ?? 0,
      now: since[at] ?? 0,
      difference: await differenceBetween(conditions, [pointOf(row), now], context),
    });
  return figures;
}

/** @throws {Error} a list is out of scope of who sees its report */
async function lengthsAt(lists: readonly ListConditions[], at: AsOf, context: InspectionContext): Promise<number[]> {
  const { lengths } = await listLengths(lists, context, asOfView(at).token);
  return lengths.map((length) => {
    if (length === null) throw new Error("a list of a unit is out of scope of who sees its inspection");
    return length;
  });
}

async function sourcesOf(about: About, now: AsOf, context: InspectionContext): Promise<ReconciledSource[]> {
  const unitIds = context.units.subtree(context.units.byId(about.unitId).path);
  const found = await context.database.asWorker().read(async (tx) => {
    const sources = await sourcesOfUnits(tx, unitIds);
    const codes = sources.map(({ code }) => code);
    const comparisons = await lastComparisons(tx, codes, instantText(now.instant));
    const events = await lastEventsBefore(
      tx,
      comparisons.map(({ endedAt }) => endedAt),
    );
    const points = comparisons.map(({ endedAt }, at): AsOf => ({ event: events[at] ?? 0, instant: endedAt }));
    return { sources, comparisons, points };
  });
  const told: ReconciledSource[] = [];
  for (const source of found.sources) {
    const at = found.comparisons.findIndex(({ code }) => code === source.code);
    const [comparison = null, point = null] = [found.comparisons[at], found.points[at]];
    const one = await sourceOf({ about, source, comparison, point, now }, context);
    if (one.differing.length > 0 || one.figures.some((figure) => figure.now > 0 || (figure.told ?? 0) > 0)) told.push(one); // it has nothing to do with these days
  }
  return told;
}

/** Only a whole comparison that began after the days and could hold everything against the hub tells the hub's number. */
function tellingOf(comparison: ComparisonRow | null, { toDay }: About): SourceTelling {
  if (comparison === null) return "NEVER_COMPARED";
  const { missing, extra, different, held, rejected, startedAt } = comparison;
  if (missing + extra + different > 0) return "DIFFERS";
  if (held !== 0 || rejected !== 0) return "HELD_BACK";
  return startedAt < startOfLocalDay(dayAfter(toDay, 1)) ? "TOO_EARLY" : "ALIKE";
}

interface OneSource {
  about: About;
  source: UnitSource;
  comparison: ComparisonRow | null;
  /** of its comparison */
  point: AsOf | null;
  now: AsOf;
}

async function sourceOf({ about, source, comparison, point, now }: OneSource, context: InspectionContext): Promise<ReconciledSource> {
  const { code, name } = source;
  const telling = tellingOf(comparison, about);
  const unit = context.units.byId(about.unitId).code;
  const lists = OF_SOURCE.map((figure): ListConditions => ({ ...evidenceList(figure, about), unit, source: [code] }));
  const counted = await lengthsAt(lists, now, context);
  const told = telling === "ALIKE" && point !== null ? point : null;
  const then = told === null ? null : await lengthsAt(lists, told, context);
  const figures: SourceFigure[] = [];
  for (const [at, list] of lists.entries()) {
    const difference = told === null ? null : await differenceBetween(list, [told, now], context);
    figures.push({ name: OF_SOURCE[at] as EvidenceName, now: counted[at] ?? 0, told: then?.[at] ?? null, difference });
  }
  const { missing = null, extra = null, different = null, held = null, rejected = null, first = [] } = comparison ?? {};
  const compared = { comparedAt: point === null ? null : asOfView(point), missing, extra, different, held, rejected, named: first.length };
  return { code, name, telling, ...compared, differing: await differingOf(comparison, unit, context), figures };
}

/** Cases of the unit that a comparison named; what the hub lacks is no case. */
async function differingOf(comparison: ComparisonRow | null, unit: string, context: InspectionContext): Promise<ReconciledSource["differing"]> {
  const named = comparison?.first.filter(({ kind }) => kind !== "MISSING") ?? [];
  if (comparison === null || named.length === 0) return [];
  const keys = named.map(({ id }) => ({ sourceId: comparison.sourceId, sourceCaseId: id }));
  const ids = (await context.database.read((tx) => caseIdsOf(tx, keys))).map(({ id }) => id);
  const path = context.units.byCode(unit)?.path ?? "";
  const shown = await casesShown(ids, context);
  return shown.filter(({ case: one }) => one !== null && context.units.byId(one.unitId).path.startsWith(path));
}
