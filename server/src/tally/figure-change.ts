import { localDay } from "../platform/local-time.ts";
import type { Tx } from "../platform/database.ts";
import type { SourceHealthRow } from "../source/index.ts";
import { asOfOf, asOfView, badAsOf, pointOf } from "./as-of.ts";
import type { AsOf } from "./board.queries.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { CaseFilter } from "./cases.types.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { criteriaOf, standing } from "./criteria.ts";
import type { BoardFigure, FigureChange, FigureMove } from "./figure-change.type.ts";
import { countLists, countMoves } from "./list.queries.ts";
import type { CountedMove } from "./list.queries.ts";

/** Whose numbers are asked for, and between which points. */
export interface ChangeAsked {
  filter: Pick<CaseFilter, "unit" | "unitOnly" | "inCharge" | "stream">;
  figures: readonly BoardFigure[];
  /** token of the earlier point */
  since: string;
  /** token of the later point; null: the latest tick */
  asOf: string | null;
}

/** The list behind a number, by the words that `cases` takes. @param day the later point's local day */
const LISTS: Readonly<Record<BoardFigure, (day: string) => Partial<CaseFilter>>> = {
  OPEN: () => ({ open: true }),
  OVERDUE: () => ({ open: true, lateness: "OVERDUE" }),
  DUE_SOON: () => ({ open: true, lateness: "DUE_SOON" }),
  INHERITED_OVERDUE: () => ({ open: true, lateness: "OVERDUE", inheritedLate: true }),
  RECEIVED_TODAY: (day) => ({ receivedFrom: day, receivedTo: day }),
  CLOSED_TODAY: (day) => ({ closedFrom: day, closedTo: day }),
};

/**
 * Why numbers moved between two points, case by case: counted without the rows' wall as the numbers are; who asks was judged by his scope.
 * @throws {GraphQLError} BAD_AS_OF, NOT_READY, FORBIDDEN, UNKNOWN_UNIT
 */
export async function figureChangesOf({ filter, figures, since, asOf }: ChangeAsked, context: TallyContext): Promise<FigureChange[]> {
  const sources = await context.sourceRows();
  const now = Math.max(context.clock.now(), tickNow(context).instant);
  const later = asOf ?? asOfView(tickNow(context)).token;
  const lists = await listsOf(filter, figures, later, context);
  const between = async (tx: Tx): Promise<Between> => {
    const [{ asOf: from }, { asOf: to }] = [await asOfOf(tx, since, now), await asOfOf(tx, later, now)];
    if (from.event > to.event || from.instant > to.instant) throw badAsOf();
    return { tx, from, to, context };
  };
  const changes = await context.database.asWorker().read(async (tx) => {
    const points = await between(tx);
    const counted: Omit<Counted, "listed">[] = [];
    for (const list of lists) counted.push(await countedChange(list, points));
    return counted;
  });
  const listed = await context.database.read(async (tx) => {
    const points = await between(tx);
    const moves: SeenMove[][] = [];
    for (const list of lists) moves.push(list.listable ? await movesOf(list, points) : []);
    return moves;
  });
  return changes.map((change, place) => shownChange({ ...change, listed: listed[place] ?? [] }, sources));
}

/** A number's list, asked for with the rights of who sees numbers. */
interface FigureList {
  figure: BoardFigure;
  filter: CaseFilter;
  asked: CaseCriteria;
  /** who asks may open it, too */
  listable: boolean;
}

async function listsOf(scope: ChangeAsked["filter"], figures: readonly BoardFigure[], later: string, context: TallyContext): Promise<FigureList[]> {
  const day = localDay(pointOf(later).instant);
  return Promise.all(
    [...new Set(figures)].map(async (figure) => {
      const filter = Object.assign(new CaseFilter(), scope, LISTS[figure](day));
      const asked = await criteriaOf(filter, context, "board");
      const listable = await criteriaOf(filter, context).then(
        () => true,
        () => false, // he sees numbers and no cases
      );
      return { figure, filter, asked, listable };
    }),
  );
}

/** Both points of a comparison in one snapshot. */
interface Between {
  tx: Tx;
  from: AsOf;
  to: AsOf;
  context: TallyContext;
}
type SeenMove = CountedMove & { entered: boolean };
interface Counted {
  figure: BoardFigure;
  from: AsOf;
  to: AsOf;
  before: number;
  after: number;
  moves: SeenMove[];
  listed: SeenMove[];
}

async function countedChange(list: FigureList, between: Between): Promise<Omit<Counted, "listed">> {
  const { tx, from, to } = between;
  const [before = 0] = await countLists(tx, [at(list, between, from)], from, false);
  const [after = 0] = await countLists(tx, [at(list, between, to)], to, false);
  return { figure: list.figure, from, to, before, after, moves: await movesOf(list, between) };
}

async function movesOf(list: FigureList, between: Between): Promise<SeenMove[]> {
  const { tx, from, to } = between;
  const came = await countMoves(tx, at(list, between, to, from), to);
  const left = await countMoves(tx, at(list, between, from, to), from);
  return [...came.map((move) => ({ ...move, entered: true })), ...left.map((move) => ({ ...move, entered: false }))];
}

/** The list's conditions at one point, as far as it does not have the same cases at another. */
function at({ asked, filter }: FigureList, { context }: Between, point: AsOf, notAt?: AsOf): CaseCriteria {
  return standing(asked, notAt === undefined ? filter : Object.assign(new CaseFilter(), filter, { notAt: asOfView(notAt).token }), point.instant, context);
}

function shownChange({ figure, from, to, before, after, moves, listed }: Counted, sources: readonly SourceHealthRow[]): FigureChange {
  const shown = moves.map((move): FigureMove => {
    const { entered, cause, cases, sourceId } = move;
    const source = sources.find(({ id }) => id === sourceId);
    const seen = listed.find((one) => one.entered === entered && one.cause === cause && one.sourceId === sourceId);
    return { entered, cause, cases, listed: seen?.cases ?? 0, sourceCode: source?.code ?? null, sourceName: source?.nameVi ?? null };
  });
  return { figure, since: asOfView(from), asOf: asOfView(to), before, after, moves: shown };
}
