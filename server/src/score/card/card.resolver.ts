import { GraphQLError } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { accessError, allowed } from "../../access/index.ts";
import type { OperationName } from "../../access/index.ts";
import { numberOf } from "../../platform/asked.ts";
import { appealableNow } from "../appeal/who.ts";
import type { ScoreContext } from "../context.ts";
import type { Card } from "../indicator/cards.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { adjustmentsOf, answersOf } from "../period/answer.queries.ts";
import { answeringPost, takesAnswers } from "../period/answer.ts";
import { periodById } from "../period/period.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { ScorePeriodView } from "../period/period.types.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { cardBodies, correctionsOf, countCorrections, countMarks, earlierCards, linesOf, unitPlaces } from "./card.queries.ts";
import type { LineMark, LinePart } from "./card.queries.ts";
import { ExclusionEnum, LineMarkEnum, ScoreCard } from "./card.types.ts";
import { LinePartEnum, ScoreCorrections, ScoreLines } from "./line.types.ts";
import { cardView, correctionView, lineView } from "./view.ts";

const LONGEST_PAGE = 100;
const EARLIER = 6;

/** Units' cards, the lines behind them, and what was corrected. */
@Resolver(() => ScorePeriodView)
export class ScoreCardResolver {
  @Query(() => ScoreCard, { nullable: true, description: "A unit's card of a period that was taken; null: none that the viewer sees." })
  async scoreCard(
    @Arg("period", () => ID) period: string,
    @Arg("unit", () => String, { description: "The unit's code." }) code: string,
    @Ctx() context: ScoreContext,
  ): Promise<ScoreCard | null> {
    const unit = context.units.byCode(code);
    const found = await context.database.read((tx) => periodById(tx, numberOf(period) ?? 0));
    if (unit === undefined || found === undefined) return null;
    const earlier = await context.database.read((tx) => earlierCards(tx, found.id, unit.id, EARLIER));
    const shown = earlier.map(({ body, ...one }) => ({ ...one, card: JSON.parse(body) as Card }));
    return (await cardsShown(found, context, { unitId: unit.id, earlier: shown }))[0] ?? null;
  }

  @Query(() => ScoreLines, { description: "The lines of an indicator or deduction of a unit in a period, in their frozen order." })
  async scoreLines(
    @Arg("period", () => ID) period: string,
    @Arg("unit", () => String, { description: "The unit's code." }) code: string,
    @Arg("indicator", () => String, { description: "The indicator's code." }) indicator: string,
    @Arg("part", () => LinePartEnum, { defaultValue: "COUNTED" }) part: LinePart,
    @Arg("reason", () => ExclusionEnum, { nullable: true, description: "Only those that do not count for this reason." }) reason: Exclusion | null,
    @Arg("mark", () => LineMarkEnum, { nullable: true, description: "Only those that are told apart for this." }) mark: LineMark | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<ScoreLines> {
    const page = pageOf(first, after);
    const of = {
      periodId: numberOf(period) ?? 0,
      unitId: seenUnit(code, "scoreLines", context),
      indicator,
      part,
      excluded: reason ?? null,
      mark: mark ?? null,
    };
    const { rows, total } = await context.database.read((tx) => linesOf(tx, of, { ...page, first: page.first + 1 }));
    const shown = rows.slice(0, page.first);
    const pageInfo = { hasNextPage: rows.length > page.first, endCursor: shown.at(-1)?.place.toString() ?? null };
    const appealable = await appealableNow(of, context);
    return { totalCount: total, nodes: shown.map((row) => lineView(row, context.units, appealable(row))), pageInfo };
  }

  @Query(() => ScoreCorrections, { description: "What late data would change of the period before, for a unit, as it stood when this period was taken." })
  async scoreCorrections(
    @Arg("period", () => ID) period: string,
    @Arg("unit", () => String, { description: "The unit's code." }) code: string,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<ScoreCorrections> {
    const page = pageOf(first, after);
    const unitId = seenUnit(code, "scoreCorrections", context);
    const { rows, total } = await context.database.read((tx) => correctionsOf(tx, numberOf(period) ?? 0, unitId, { ...page, first: page.first + 1 }));
    const shown = rows.slice(0, page.first);
    const pageInfo = { hasNextPage: rows.length > page.first, endCursor: shown.at(-1)?.position.toString() ?? null };
    return { totalCount: total, nodes: shown.map(correctionView), pageInfo };
  }

  @FieldResolver(() => [ScoreCard], {
    description: "Cards of the units that the viewer sees, by peer group, place and code; empty until its figures are taken.",
  })
  async cards(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): Promise<ScoreCard[]> {
    return cardsShown(row, context, { unitId: null, earlier: [] });
  }
}

/** @throws BAD_CURSOR for a cursor this hub never gave */
export function pageOf(first: number, after: string | null | undefined): { first: number; after: number } {
  if (after != null && !/^\d{1,15}$/.test(after)) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return { first: Math.min(Math.max(first, 0), LONGEST_PAGE), after: after == null ? 0 : Number(after) };
}

/** @returns the unit's id; 0: there is none @throws FORBIDDEN it is outside of the viewer's scope */
function seenUnit(code: string, operation: OperationName, context: ScoreContext): number {
  const unit = context.units.byCode(code);
  if (unit === undefined) return 0;
  const may = allowed(context.viewer, operation, { unitPath: unit.path });
  if (!may.ok) throw accessError(may.code);
  return unit.id;
}

type Wanted = { unitId: number | null; earlier: Parameters<typeof cardView>[0]["earlier"] };

/** The cards of a period that the viewer sees, or one of them. */
async function cardsShown(period: PeriodRow, context: ScoreContext, { unitId, earlier }: Wanted): Promise<ScoreCard[]> {
  const { bodies, places, answers, adjustments, corrections, marks, scheme } = await context.database.read(async (tx) => ({
    bodies: await cardBodies(tx, period.id),
    places: new Map((await unitPlaces(tx, period.id)).map((one, at) => [one.unitId, { ...one, at }])),
    answers: new Map((await answersOf(tx, period.id)).map((one) => [one.unitId, one])),
    adjustments: Map.groupBy(await adjustmentsOf(tx, period.id), (one) => one.unitId),
    corrections: new Map((await countCorrections(tx, period.id)).map((one) => [one.unitId, one.n])),
    marks: unitId === null ? [] : await countMarks(tx, period.id, unitId),
    scheme: (await schemesById(tx, [period.schemeId]))[0]?.content,
  }));
  const open = takesAnswers(period, context.clock.now());
  const wanted = bodies.filter((one) => unitId === null || one.unitId === unitId);
  const shown = wanted.flatMap(({ unitId: id, body, taken }) => {
    const [unit, place] = [context.units.byId(id), places.get(id)];
    if (place === undefined || scheme === undefined) return [];
    const card = JSON.parse(body) as Card;
    const answer = answers.get(id);
    const mayAnswer = open && answer === undefined && card.state !== "NOT_SCORED" && answeringPost(unit, context) !== undefined;
    const view = cardView({
      unit,
      card,
      taken: JSON.parse(taken) as Card,
      ruled: taken !== body,
      scheme,
      place,
      answer,
      mayAnswer,
      adjustments: adjustments.get(id) ?? [],
      corrections: corrections.get(id) ?? 0,
      marks,
      earlier,
    });
    return [{ view, group: place.groupPosition, at: place.at }];
  });
  const order = (one: (typeof shown)[number]): number[] => [one.group, -(one.view.bandFrom ?? 0), one.view.rank ?? Infinity, one.at];
  return shown.toSorted((a, b) => lexical(order(a), order(b))).map(({ view }) => view);
}

function lexical(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place === -1 ? 0 : (a[place] ?? 0) < (b[place] ?? 0) ? -1 : 1;
}
