import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, allowed, asking } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { cursorOf, pageAsked } from "../../directive/index.ts";
import { numberOf } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ScoreContext } from "../context.ts";
import { scoreRefused } from "../problem.types.ts";
import type { ScoreRefused } from "../problem.types.ts";
import { AddCommendationCandidateInput, OpenCommendationRoundInput } from "./commend.inputs.ts";
import {
  CommendationForm,
  CommendationPaper,
  CommendationResult,
  CommendationView,
  RoundConnection,
  RoundOpened,
  RoundResult,
  RoundView,
} from "./commend.types.ts";
import type { CommendationWritten } from "./commend.types.ts";
import { commendationNow } from "./dossier.resolver.ts";
import { commendationPaper } from "./paper.ts";
import { addCandidate, openRound } from "./round.ts";
import { candidatesOf, formOf, formsOn, roundById, roundsOf } from "./round.queries.ts";
import { commendationViews, formView, roundView } from "./view.ts";

/** Rounds of commendation and their candidates. */
@Resolver(() => RoundView)
export class CommendationRoundResolver {
  @Query(() => [CommendationForm], { description: "Forms of commendation in force today." })
  async commendationForms(@Ctx() { database, clock }: ScoreContext): Promise<CommendationForm[]> {
    return (await database.read((tx) => formsOn(tx, localDay(clock.now())))).map(formView);
  }

  @Query(() => RoundConnection, { description: "Rounds of commendation, newest first; the head of a unit sees those that his unit is in." })
  async commendationRounds(
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { database, units }: ScoreContext,
  ): Promise<RoundConnection> {
    const { first, before } = pageAsked(many, after ?? null);
    const { total, rows } = await database.read((tx) => roundsOf(tx, { first: first + 1, before }));
    const nodes = rows.slice(0, first).map((row) => roundView(row, units));
    const last = rows[nodes.length - 1];
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : cursorOf(last.id) } };
  }

  @Query(() => RoundView, { nullable: true, description: "One round; null: none that the viewer sees." })
  async commendationRound(@Arg("id", () => ID) id: string, @Ctx() { database, units }: ScoreContext): Promise<RoundView | null> {
    const row = await database.read((tx) => roundById(tx, numberOf(id) ?? 0));
    return row === undefined ? null : roundView(row, units);
  }

  @Query(() => CommendationPaper, {
    nullable: true,
    description: "R12, the proposal of a round as DOCX; who took it is audited. null: none that the viewer sees.",
  })
  async commendationPaper(@Arg("round", () => ID) id: string, @Ctx() context: ScoreContext): Promise<CommendationPaper | null> {
    const round = await context.database.read((tx) => roundById(tx, numberOf(id) ?? 0));
    if (round === undefined) return null;
    const file = await commendationPaper(round, context);
    const subject = { kind: "commendationRound", id: String(round.id) };
    const entry = { stream: "access", actor: actorOf(asking(context)), act: "exportCommendationPaper", subject, detail: {}, at: context.clock.now() } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, entry));
    return { name: `de-nghi-khen-thuong-${round.id}.docx`, base64: file.toString("base64") };
  }

  @Mutation(() => RoundResult, {
    description:
      "Opens a round: every unit that was scored, or officer who has a sheet, in its days is drawn, whoever meets the conditions and whoever does not.",
  })
  async openCommendationRound(
    @Arg("input", () => OpenCommendationRoundInput) input: OpenCommendationRoundInput,
    @Ctx() context: ScoreContext,
  ): Promise<RoundOpened | ScoreRefused> {
    const done = await openRound(input, context);
    if ("message" in done) return scoreRefused(done);
    const round = await this.commendationRound(String(done.id), context);
    if (round === null) throw new Error(`round ${done.id} is out of sight of who opened it`);
    return Object.assign(new RoundOpened(), { round });
  }

  @Mutation(() => CommendationResult, { description: "Names a unit, or an officer, by hand that was not drawn." })
  async addCommendationCandidate(
    @Arg("input", () => AddCommendationCandidateInput) input: AddCommendationCandidateInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await addCandidate(input, context), context);
  }

  @FieldResolver(() => CommendationForm, { description: "The form, as it was in force when the round was opened." })
  async form(@Root() { row }: RoundView, @Ctx() { database }: ScoreContext): Promise<CommendationForm> {
    return formView(await database.read((tx) => formOf(tx, row)));
  }

  @FieldResolver(() => [CommendationView], { description: "Dossiers that the viewer sees, by the units' codes, officers of one by their own." })
  async candidates(@Root() { row }: RoundView, @Ctx() context: ScoreContext): Promise<CommendationView[]> {
    return commendationViews(await context.database.read((tx) => candidatesOf(tx, row.id)), context);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may name units by hand." })
  mayAdd(@Root() { scope }: RoundView, @Ctx() { viewer }: ScoreContext): boolean {
    return allowed(viewer, "addCommendationCandidate", { unitPath: scope.path }).ok;
  }
}
