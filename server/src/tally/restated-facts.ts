import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { GraphQLError } from "graphql";
import type { CaseContext, CaseView } from "../case/index.ts";
import type { Unit } from "../unit/index.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { visibleCase } from "./cases.resolver.ts";
import { countLists } from "./list.queries.ts";
import { countRestated, restatedFacts } from "./restated.queries.ts";
import type { FactRow, FactsAsked } from "./restated.queries.ts";
import type { RestatedFact, RestatedFacts } from "./restated-facts.type.ts";
import type { FactKind } from "../journal/index.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { heirsAt } from "./reckoning.ts";

/** Which facts are asked for. */
export interface RestatedAsked {
  scope: Unit;
  caseStream: CaseStream;
  reckoning: Reckoning;
  day: string;
  /** code; null: of all */
  source: string | null;
  /** only those that no source told */
  byHub: boolean;
  asOf: string | null;
  first: number;
  after: string | null;
}

type FactsContext = TallyContext & CaseContext;
const LONGEST_PAGE = 100;

/** The day's lists that such facts move; a figure is the length of its own. */
const LIST_OF: Readonly<Partial<Record<FactKind, (day: string) => Partial<CaseCriteria>>>> = {
  RECEIVED: (day) => ({ receivedFrom: day, receivedTo: day }),
  CLOSED: (day) => ({ closedFrom: day, closedTo: day }),
  HANDLED_ON_TIME: (day) => ({ handledFrom: day, handledTo: day, handledLate: false }),
  HANDLED_LATE: (day) => ({ handledFrom: day, handledTo: day, handledLate: true }),
  ANSWERED: (day) => ({ answeredFrom: day, answeredTo: day }),
};
const FIGURES = Object.keys(LIST_OF) as FactKind[];

/**
 * A day's facts that were learned later, counted without the rows' wall as the period's figures are; the case of each is shown to whoever may see it.
 * @throws {GraphQLError} BAD_AS_OF, BAD_USER_INPUT, NOT_READY
 */
export async function restatedFactsOf(asked: RestatedAsked, context: FactsContext): Promise<RestatedFacts> {
  const { day, caseStream, scope } = asked;
  const sources = await context.sourceRows();
  const source = asked.byHub ? "HUB" : asked.source === null ? null : sources.find(({ code }) => code === asked.source)?.id;
  const after = asked.after ?? "0";
  if (source === undefined || !/^\d{1,15}$/.test(after))
    throw new GraphQLError("Không có nguồn hoặc trang này trong danh sách tính lại.", { extensions: { code: "BAD_USER_INPUT" } });
  const many = Math.min(Math.max(asked.first, 0), LONGEST_PAGE);
  const found = await context.database.asWorker().read(async (tx) => {
    const now = Math.max(context.clock.now(), tickNow(context).instant);
    const { asOf, latest } = await asOfOf(tx, asked.asOf ?? asOfView(tickNow(context)).token, now);
    const heirs = asked.reckoning === "BY_SUCCESSOR" ? heirsAt(context.units, asOf.instant) : undefined;
    const of = { caseStream, unitIds: context.units.subtree(scope.path), ...(heirs && { heirs }) };
    const facts: FactsAsked = { ...of, day, upTo: asOf.event, source };
    const lists = FIGURES.map((kind): CaseCriteria => ({ ...of, ...LIST_OF[kind]?.(day) }));
    const counts = await countLists(tx, lists, asOf, latest);
    const { facts: all, moved } = await countRestated(tx, { ...facts, source: null });
    const total = source === null ? all : (await countRestated(tx, facts)).facts;
    const figures = FIGURES.map((kind, at) => ({ kind, before: (counts[at] ?? 0) - (moved.get(kind) ?? 0), after: counts[at] ?? 0 }));
    return { asOf, figures, total, rows: await restatedFacts(tx, facts, Number(after), many + 1) };
  });
  const rows = found.rows.slice(0, many);
  const cases = await Promise.all(rows.map(({ caseId }) => visibleCase(caseId, context)));
  return {
    asOf: asOfView(found.asOf),
    day,
    figures: found.figures,
    totalCount: found.total,
    facts: rows.map((row, at) => shownFact(row, cases[at] ?? null, { context, sources })),
    pageInfo: { hasNextPage: found.rows.length > many, endCursor: rows.at(-1)?.seq.toString() ?? null },
  };
}

type Sources = Awaited<ReturnType<FactsContext["sourceRows"]>>;

function shownFact(row: FactRow, shown: CaseView | null, { context, sources }: { context: FactsContext; sources: Sources }): RestatedFact {
  const { seq, kind, weight, unitId, fromUnitId, sourceId, happenedAt, learnedAt } = row;
  const source = sources.find(({ id }) => id === sourceId);
  return {
    id: seq.toString(),
    kind,
    takenBack: weight === -1,
    unit: context.units.byId(unitId),
    fromUnit: fromUnitId === null ? null : context.units.byId(fromUnitId),
    sourceCode: source?.code ?? null,
    sourceName: source?.nameVi ?? null,
    happenedAt,
    learnedAt,
    case: shown,
  };
}
