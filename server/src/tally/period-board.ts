import type { CaseStream, Reckoning } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import { localDay } from "../platform/local-time.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { smallestForShare } from "./figures.ts";
import { countLists } from "./list.queries.ts";
import { periodAsked } from "./period-asked.ts";
import { countByUnit, periodTerms } from "./period.queries.ts";
import { firstReads, restatedDays } from "./restated.queries.ts";
import type { FactsOf, Restated } from "./restated.queries.ts";
import { comparable, periodBefore } from "./period.ts";
import type { PeriodTerm, Span } from "./period.ts";
import type { FirstRead, PeriodBoard, PeriodComparison, PeriodFigures, PeriodInput, PeriodView, RestatedDay, UnitPeriodFigures } from "./period.type.ts";
import { heirsAt } from "./reckoning.ts";

/** What is asked for. */
export interface PeriodAsked {
  scope: Unit;
  period: PeriodInput;
  caseStream: CaseStream;
  reckoning: Reckoning;
  /** token of a point; null: the latest tick */
  asOf: string | null;
}

/** Whose cases, and the point they are counted at. */
interface Counting {
  tx: Tx;
  asOf: AsOf;
  latest: boolean;
  of: CaseCriteria;
}

/** The lists that the figures are the lengths of, by the very words that `cases` takes. */
const LISTS: Readonly<Record<keyof PeriodFigures, (span: Span) => Partial<CaseCriteria>>> = {
  opening: ({ from, to }) => ({ balance: "OPENING", balanceFrom: from, balanceTo: to }),
  received: ({ from, to }) => ({ receivedFrom: from, receivedTo: to }),
  handedIn: ({ from, to }) => ({ balance: "HANDED_IN", balanceFrom: from, balanceTo: to }),
  handled: ({ from, to }) => ({ handledFrom: from, handledTo: to }),
  onTime: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: false }),
  late: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: true }),
  answered: ({ from, to }) => ({ answeredFrom: from, answeredTo: to }),
  closed: ({ from, to }) => ({ closedFrom: from, closedTo: to }),
  handedOut: ({ from, to }) => ({ balance: "HANDED_OUT", balanceFrom: from, balanceTo: to }),
  closing: ({ from, to }) => ({ balance: "CLOSING", balanceFrom: from, balanceTo: to }),
};
const FIGURES = Object.keys(LISTS) as (keyof PeriodFigures)[];
const BY_UNIT = ["received", "handled", "late", "answered", "closed"] as const;

/**
 * The figures of a scope over a period. Numbers are counted as the tick's are, without the rows' wall: who asks was judged by his scope.
 * @throws {GraphQLError} BAD_USER_INPUT, BAD_AS_OF, NOT_READY
 */
export async function periodBoardOf(asked: PeriodAsked, context: TallyContext): Promise<PeriodBoard> {
  const { scope, caseStream, reckoning } = asked;
  const { units } = context;
  const sources = await context.sourceRows();
  const tick = tickNow(context);
  return context.database.asWorker().read(async (tx) => {
    const { asOf, latest } = await asOfOf(tx, asked.asOf ?? asOfView(tick).token, Math.max(context.clock.now(), tick.instant));
    const terms = await periodTerms(tx, asked.period.calendar);
    const today = localDay(asOf.instant);
    const period = periodAsked(asked.period, terms, today);
    const of: CaseCriteria = { caseStream, unitIds: units.subtree(scope.path), everyUnit: scope.parentId === null };
    if (reckoning === "BY_SUCCESSOR") of.heirs = heirsAt(units, asOf.instant);
    const counting = { tx, asOf, latest, of };
    const smallest = smallestForShare(context.rules, asOf.instant);
    const facts: FactsOf = { caseStream, unitIds: of.unitIds, heirs: of.heirs, upTo: asOf.event };
    const restatedOver = async (span: Span): Promise<RestatedDay[]> => (await restatedDays(tx, facts, span)).map((day) => restatedDay(day, sources));
    const first = await firstReads(tx, facts, period);
    const comparison = await comparisonOf(period, terms, { today, smallest }, counting);
    return {
      asOf: asOfView(asOf),
      scope,
      caseStream,
      reckoning,
      period,
      figures: await figuresOver(period, counting),
      units: await unitFigures(period, scope, units, counting),
      comparison: comparison && { ...comparison, restatedBefore: await restatedOver(comparison.daysBefore) },
      restated: await restatedOver(period),
      firstReads: first.flatMap(({ sourceId, readAt }): FirstRead[] => {
        const source = sources.find(({ id }) => id === sourceId);
        return source === undefined ? [] : [{ sourceCode: source.code, sourceName: source.nameVi, readAt }];
      }),
    };
  });
}

function restatedDay({ sourceId, ...day }: Restated, sources: Awaited<ReturnType<TallyContext["sourceRows"]>>): RestatedDay {
  const source = sources.find(({ id }) => id === sourceId);
  return { ...day, sourceCode: source?.code ?? null, sourceName: source?.nameVi ?? null };
}

async function figuresOver(span: Span, { tx, asOf, latest, of }: Counting): Promise<PeriodFigures> {
  const counts = await countLists(
    tx,
    FIGURES.map((figure) => ({ ...of, ...LISTS[figure](span) })),
    asOf,
    latest,
  );
  return Object.fromEntries(FIGURES.map((figure, at) => [figure, counts[at] ?? 0])) as unknown as PeriodFigures;
}

async function comparisonOf(
  period: PeriodView,
  terms: readonly PeriodTerm[],
  { today, smallest }: { today: string; smallest: number },
  counting: Counting,
): Promise<Omit<PeriodComparison, "restatedBefore"> | null> {
  const spans = comparable(period, periodBefore(period.kind, period, terms), today);
  if (spans === null) return null;
  const { now, earlier } = spans;
  return {
    days: { from: now.from, to: now.to },
    figures: await figuresOver(now, counting),
    daysBefore: earlier,
    figuresBefore: await figuresOver(earlier, counting),
    smallestForShare: Number.isFinite(smallest) ? smallest : null,
  };
}

/** Each child's share of the scope's figures; a case is charged to one unit, so that they add up. */
async function unitFigures(span: Span, scope: Unit, units: UnitRegister, { tx, asOf, latest, of }: Counting): Promise<UnitPeriodFigures[]> {
  const counts = new Map<string, Map<number, number>>();
  for (const figure of BY_UNIT) counts.set(figure, await countByUnit(tx, { ...of, ...LISTS[figure](span) }, asOf, latest));
  const row = (unit: Unit, ids: readonly number[], own: boolean): UnitPeriodFigures => {
    const sum = (figure: string): number => ids.reduce((total, id) => total + (counts.get(figure)?.get(id) ?? 0), 0);
    return { unit, own, ...(Object.fromEntries(BY_UNIT.map((figure) => [figure, sum(figure)])) as Record<(typeof BY_UNIT)[number], number>) };
  };
  const rows = [...units.childrenOf(scope).map((unit) => row(unit, units.subtree(unit.path), false)), row(scope, [scope.id], true)];
  return rows.filter((one) => BY_UNIT.some((figure) => one[figure] > 0));
}
