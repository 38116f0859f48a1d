import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, asking } from "../../access/index.ts";
import { numberOf } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import { asOfView } from "../../tally/index.ts";
import { pageOf } from "../card/card.resolver.ts";
import type { ScoreContext } from "../context.ts";
import { scoreRefused } from "../problem.types.ts";
import type { ScoreRefused } from "../problem.types.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { SchemeView } from "../scheme/scheme.types.ts";
import { schemeView } from "../scheme/view.ts";
import { adjustScore } from "./adjust.ts";
import { answerScore } from "./answer.ts";
import { callableOff, callOffPeriod } from "./call-off.ts";
import { openPeriod } from "./open.ts";
import {
  AdjustScoreInput,
  AnswerScoreInput,
  CallOffScorePeriodInput,
  CutScorePeriodInput,
  OpenScorePeriodInput,
  SealScorePeriodInput,
} from "./period.inputs.ts";
import { periodById, periodsOf } from "./period.queries.ts";
import type { PeriodRow } from "./period.queries.ts";
import { ScorePeriodChanged, ScorePeriodResult, ScorePeriods, ScorePeriodView, ScoreRecomputed } from "./period.types.ts";
import { recomputed } from "./recompute.ts";
import { keepingPost, sealPeriod, silentOf } from "./seal.ts";
import { endOf, takeByHand } from "./take.ts";

/** Scoring periods: opened, taken, answered, sealed, counted once more. */
@Resolver(() => ScorePeriodView)
export class ScorePeriodResolver {
  @Query(() => ScorePeriods, { description: "Scoring periods, the newest first." })
  async scorePeriods(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<ScorePeriods> {
    const page = pageOf(first, after);
    const { rows, total } = await context.database.read((tx) => periodsOf(tx, { first: page.first + 1, before: page.after === 0 ? null : page.after }));
    const nodes = rows.slice(0, page.first).map(periodView);
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > page.first, endCursor: nodes.at(-1)?.id ?? null } };
  }

  @Query(() => ScorePeriodView, { nullable: true, description: "One scoring period; null: there is none." })
  async scorePeriod(@Arg("id", () => ID) id: string, @Ctx() context: ScoreContext): Promise<ScorePeriodView | null> {
    const row = await context.database.read((tx) => periodById(tx, numberOf(id) ?? 0));
    return row === undefined ? null : periodView(row);
  }

  @Query(() => ScoreRecomputed, {
    nullable: true,
    description: "Counts a period once more from its frozen lines; null: there is none, or it is not taken yet.",
  })
  async recomputeScore(@Arg("period", () => ID) id: string, @Ctx() context: ScoreContext): Promise<ScoreRecomputed | null> {
    const row = await context.database.read((tx) => periodById(tx, numberOf(id) ?? 0));
    const again = row === undefined ? null : await context.database.asWorker().read((tx) => recomputed(tx, row));
    return again === null ? null : Object.assign(new ScoreRecomputed(), again);
  }

  @Mutation(() => ScorePeriodResult, { description: "Opens a scoring period." })
  async openScorePeriod(
    @Arg("input", () => OpenScorePeriodInput) input: OpenScorePeriodInput,
    @Ctx() context: ScoreContext,
  ): Promise<ScorePeriodChanged | ScoreRefused> {
    return changed(await openPeriod(input, context), context);
  }

  @Mutation(() => ScorePeriodResult, {
    description: "Calls off a period that was opened by mistake, before its figures are taken; its days may be opened again.",
  })
  async callOffScorePeriod(
    @Arg("input", () => CallOffScorePeriodInput) input: CallOffScorePeriodInput,
    @Ctx() context: ScoreContext,
  ): Promise<ScorePeriodChanged | ScoreRefused> {
    return changed(await callOffPeriod(input, context), context);
  }

  @Mutation(() => ScorePeriodResult, { description: "Takes the figures of a period that has ended; they are provisional until it is sealed." })
  async cutScorePeriod(
    @Arg("input", () => CutScorePeriodInput) { period }: CutScorePeriodInput,
    @Ctx() context: ScoreContext,
  ): Promise<ScorePeriodChanged | ScoreRefused> {
    const viewer = asking(context);
    const post = keepingPost("cutScorePeriod", context);
    const id = numberOf(period) ?? 0;
    if (post === undefined) return scoreRefused({ at: "period", message: "Chỉ văn phòng và cơ quan kiểm tra của tỉnh được chốt số liệu." });
    const hub = {
      database: context.database.asWorker(),
      clock: context.clock,
      log: context.ingestHub.log,
      units: () => context.units,
      rules: () => context.rules,
    };
    const by = { accountId: viewer.accountId, name: viewer.displayName, onBehalfOf: post.onBehalfOf };
    return changed((await takeByHand(hub, id, { actor: actorOf(viewer, post.onBehalfOf), by })) ?? { id }, context);
  }

  @Mutation(() => ScorePeriodResult, { description: "A head confirms or disputes the figures of his unit, once." })
  async answerScore(@Arg("input", () => AnswerScoreInput) input: AnswerScoreInput, @Ctx() context: ScoreContext): Promise<ScorePeriodChanged | ScoreRefused> {
    return changed(await answerScore(input, context), context);
  }

  @Mutation(() => ScorePeriodResult, { description: "Seals a period for good." })
  async sealScorePeriod(
    @Arg("input", () => SealScorePeriodInput) input: SealScorePeriodInput,
    @Ctx() context: ScoreContext,
  ): Promise<ScorePeriodChanged | ScoreRefused> {
    return changed(await sealPeriod(input, context), context);
  }

  @Mutation(() => ScorePeriodResult, { description: "Sets a sealed total anew, by a paper; what was sealed stays beside it." })
  async adjustScore(@Arg("input", () => AdjustScoreInput) input: AdjustScoreInput, @Ctx() context: ScoreContext): Promise<ScorePeriodChanged | ScoreRefused> {
    return changed(await adjustScore(input, context), context);
  }

  @FieldResolver(() => SchemeView, { description: "The scheme it is counted by." })
  async scheme(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): Promise<SchemeView> {
    const [scheme] = await context.database.read((tx) => schemesById(tx, [row.schemeId]));
    if (scheme === undefined) throw new Error(`period ${row.id} has no scheme`);
    return schemeView(scheme);
  }

  @FieldResolver(() => [String], { description: "Codes of sources that sealing it now would have to be waived for; empty unless it is taken and not sealed." })
  silentNow(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): Promise<string[]> {
    return row.state === "CUT_OFF" ? context.database.asWorker().read((tx) => silentOf(tx, row)) : Promise.resolve([]);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may call it off now." })
  mayCallOff(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): boolean {
    return callableOff(row, context.clock.now()) === null && keepingPost("callOffScorePeriod", context) !== undefined;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may take its figures now." })
  mayCut(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): boolean {
    return row.state === "OPEN" && context.clock.now() >= endOf(row) && keepingPost("cutScorePeriod", context) !== undefined;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may seal it, as far as its state and the time for objections go." })
  maySeal(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): boolean {
    return row.state === "CUT_OFF" && context.clock.now() >= (row.objectionUntil ?? Infinity) && keepingPost("sealScorePeriod", context) !== undefined;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may set a sealed total anew." })
  mayAdjust(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): boolean {
    return row.state === "SEALED" && keepingPost("adjustScore", context) !== undefined;
  }
}

/** A period as the graph shows it. */
function periodView(row: PeriodRow): ScorePeriodView {
  const { id, asOfEvent, asOfInstant, silent, schemeId: _scheme, ...told } = row;
  const asOf = asOfEvent === null || asOfInstant === null ? null : asOfView({ event: asOfEvent, instant: asOfInstant });
  return Object.assign(new ScorePeriodView(), { ...told, id: String(id), asOf, silent: silent ?? [], provisional: row.state !== "SEALED", row });
}

async function changed(done: { id: number } | Problem, context: ScoreContext): Promise<ScorePeriodChanged | ScoreRefused> {
  if ("message" in done) return scoreRefused(done);
  const row = await context.database.read((tx) => periodById(tx, done.id));
  if (row === undefined) throw new Error(`period ${done.id} is out of sight of who changed it`);
  return Object.assign(new ScorePeriodChanged(), { period: periodView(row) });
}
