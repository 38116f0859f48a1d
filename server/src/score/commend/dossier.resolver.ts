import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { asking, postFor } from "../../access/index.ts";
import { numberOf } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import { scoreRefused } from "../problem.types.ts";
import type { ScoreRefused } from "../problem.types.ts";
import {
  CheckCommendationInput,
  DecideCommendationInput,
  ProposeCommendationInput,
  ReportAchievementsInput,
  RevokeCommendationInput,
  StateCommendationInput,
} from "./commend.inputs.ts";
import { CommendationResult, CommendationView, CommendationWritten, RoundView, RunView } from "./commend.types.ts";
import { decideCommendation, revokeCommendation } from "./decide.ts";
import { decisionsOf, proposalOf, reportsOf, runsOf, statementsOf, waiversOf } from "./dossier.queries.ts";
import { checkCommendation, proposeCommendation, reportAchievements, stateCommendation } from "./dossier.ts";
import { DecisionView, ProposalOfDossier, ReportView, StatementView } from "./dossier.types.ts";
import type { WaiverView } from "./dossier.types.ts";
import { isHis, isHisOrLenders } from "./own.ts";
import { candidateById, roundById } from "./round.queries.ts";
import { commendationViews, readsChecks, roundView, runViews } from "./view.ts";

const MOST_RUNS = 20;

/** One dossier: what the unit says, its conditions, what was decided. */
@Resolver(() => CommendationView)
export class CommendationResolver {
  @Query(() => CommendationView, { nullable: true, description: "One dossier; null: none that the viewer sees." })
  async commendation(@Arg("id", () => ID) id: string, @Ctx() context: ScoreContext): Promise<CommendationView | null> {
    const row = await context.database.read((tx) => candidateById(tx, numberOf(id) ?? 0));
    return row === undefined ? null : ((await commendationViews([row], context))[0] ?? null);
  }

  @Mutation(() => CommendationResult, { description: "The unit's head says what it achieved, until the dossier is proposed." })
  async reportAchievements(
    @Arg("input", () => ReportAchievementsInput) input: ReportAchievementsInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await reportAchievements(input, "reportAchievements", context), context);
  }

  @Mutation(() => CommendationResult, { description: "An officer says what he achieved himself, until his dossier is proposed." })
  async reportOwnAchievements(
    @Arg("input", () => ReportAchievementsInput) input: ReportAchievementsInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await reportAchievements(input, "reportOwnAchievements", context), context);
  }

  @Mutation(() => CommendationResult, { description: "A named person answers a condition that no system tells, with a document." })
  async stateCommendation(
    @Arg("input", () => StateCommendationInput) input: StateCommendationInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await stateCommendation(input, context), context);
  }

  @Mutation(() => CommendationResult, { description: "Looks at the conditions as they stand now, and keeps what was seen." })
  async checkCommendation(
    @Arg("input", () => CheckCommendationInput) input: CheckCommendationInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await checkCommendation(input, context), context);
  }

  @Mutation(() => CommendationResult, { description: "Proposes a dossier for decision; one that something stands against is refused." })
  async proposeCommendation(
    @Arg("input", () => ProposeCommendationInput) input: ProposeCommendationInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await proposeCommendation(input, context), context);
  }

  @Mutation(() => CommendationResult, { description: "A named person grants or refuses; never who proposed, never over what is BLOCKED." })
  async decideCommendation(
    @Arg("input", () => DecideCommendationInput) input: DecideCommendationInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await decideCommendation(input, context), context);
  }

  @Mutation(() => CommendationResult, { description: "Cancels what was granted, with a reason; both decisions stay." })
  async revokeCommendation(
    @Arg("input", () => RevokeCommendationInput) input: RevokeCommendationInput,
    @Ctx() context: ScoreContext,
  ): Promise<CommendationWritten | ScoreRefused> {
    return commendationNow(await revokeCommendation(input, context), context);
  }

  @FieldResolver(() => RoundView, { description: "The round it is in." })
  async round(@Root() { row }: CommendationView, @Ctx() { database, units }: ScoreContext): Promise<RoundView> {
    const round = await database.read((tx) => roundById(tx, row.roundId));
    if (round === undefined) throw new Error(`round ${row.roundId} is out of sight of who sees its dossier`);
    return roundView(round, units);
  }

  @FieldResolver(() => [RunView], { nullable: true, description: "The newest 20 looks at its conditions, newest first; null: the viewer may not read them." })
  async runs(@Root() { row }: CommendationView, @Ctx() context: ScoreContext): Promise<RunView[] | null> {
    if (!(await readsChecks(context))(row)) return null;
    return runViews(await context.database.read((tx) => runsOf(tx, row.id, MOST_RUNS + 1)), MOST_RUNS);
  }

  @FieldResolver(() => [ReportView], { description: "What the unit said it achieved, oldest first; the last one holds." })
  async reports(@Root() { row }: CommendationView, @Ctx() { database }: ScoreContext): Promise<ReportView[]> {
    return (await database.read((tx) => reportsOf(tx, row.id))).map((one) => ({ ...one, id: String(one.id) }));
  }

  @FieldResolver(() => [StatementView], { nullable: true, description: "What named persons answered, oldest first; null: the viewer may not read conditions." })
  async statements(@Root() { row }: CommendationView, @Ctx() context: ScoreContext): Promise<StatementView[] | null> {
    if (!(await readsChecks(context))(row)) return null;
    return (await context.database.read((tx) => statementsOf(tx, row.id))).map((one) => ({ ...one, id: String(one.id) }));
  }

  @FieldResolver(() => ProposalOfDossier, { nullable: true, description: "That it was proposed; null: it was not." })
  proposal(@Root() { row }: CommendationView, @Ctx() { database }: ScoreContext): Promise<ProposalOfDossier | null> {
    return database.read((tx) => proposalOf(tx, row.id));
  }

  @FieldResolver(() => [DecisionView], { description: "What was decided, oldest first." })
  async decisions(@Root() { row }: CommendationView, @Ctx() context: ScoreContext): Promise<DecisionView[]> {
    const { found, waivers } = await context.database.read(async (tx) => {
      const rows = await decisionsOf(tx, [row.id]);
      const ids = rows.map(({ id }) => id);
      return { found: rows, waivers: Map.groupBy<number, WaiverView & { decisionId: number }>(await waiversOf(tx, ids), (one) => one.decisionId) };
    });
    const mayRead = (await readsChecks(context))(row);
    return found.map((one) => ({ ...one, id: String(one.id), waivers: mayRead ? (waivers.get(one.id) ?? []) : null }));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may answer and look at its conditions and propose it, as far as it stands so." })
  mayPrepare(@Root() root: CommendationView, @Ctx() context: ScoreContext): Promise<boolean> {
    return mayAct("proposeCommendation", root, context);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may report its achievements: he is the unit's own head, or the officer himself." })
  async mayReport(@Root() { unit, row }: CommendationView, @Ctx() context: ScoreContext): Promise<boolean> {
    return row.officerId === null ? answeringPost(unit, context, "reportAchievements") !== undefined : context.database.read((tx) => isHis(tx, row, context));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may decide dossiers; the hub refuses who proposed this one." })
  mayDecide(@Root() root: CommendationView, @Ctx() context: ScoreContext): Promise<boolean> {
    return mayAct("decideCommendation", root, context);
  }
}

/** What is done to others' dossiers alone, and not to that of who lent the post. */
async function mayAct(operation: "proposeCommendation" | "decideCommendation", { unit, row }: CommendationView, context: ScoreContext): Promise<boolean> {
  const post = postFor(asking(context), operation, { unitPath: unit.path });
  return post !== undefined && !(await isHisOrLenders(row, post, context));
}

/** The dossier as it stands now, or what stood against what was asked. */
export async function commendationNow(done: { id: number } | Problem, context: ScoreContext): Promise<CommendationWritten | ScoreRefused> {
  if ("message" in done) return scoreRefused(done);
  const row = await context.database.read((tx) => candidateById(tx, done.id));
  const [commendation] = row === undefined ? [] : await commendationViews([row], context);
  if (commendation === undefined) throw new Error(`dossier ${done.id} is out of sight of who wrote to it`);
  return Object.assign(new CommendationWritten(), { commendation });
}
