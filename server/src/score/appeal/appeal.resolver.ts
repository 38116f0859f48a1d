import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { asking } from "../../access/index.ts";
import { numberOf } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { pageOf } from "../card/card.resolver.ts";
import { ExclusionEnum } from "../card/card.types.ts";
import type { ScoreContext } from "../context.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { periodById } from "../period/period.queries.ts";
import { ScorePeriodView } from "../period/period.types.ts";
import { unitsOfPeriod } from "../period/take.queries.ts";
import { scoreRefused } from "../problem.types.ts";
import type { ScoreRefused } from "../problem.types.ts";
import {
  AppealKindEnum,
  AnswerScoreAppealInput,
  AskOfficerAppealInput,
  AskScoreAppealInput,
  SayOnScoreAppealInput,
  WithdrawScoreAppealInput,
} from "./appeal.inputs.ts";
import { appealById, appealExclusionsOn, appealsOf, appealTermsOn, countWaiting } from "./appeal.queries.ts";
import type { AppealList } from "./appeal.queries.ts";
import { AppealChanged, AppealDetail, AppealListEnum, AppealResult, AppealViews } from "./appeal.types.ts";
import { AppealPreview, AppealPreviewResult, AppealRules, AppealUnit, OfficerSheetAppeals } from "./effect.types.ts";
import { askAppeal } from "./ask.ts";
import { answerAppeal, effectOfWish, isOfficers, ratiosOfWish } from "./decide.ts";
import { appealsOfSheet, detailOf } from "./detail.ts";
import type { AppealFilesContext } from "./files/files.ts";
import { askOfficerAppeal } from "./officer/ask-officer.ts";
import type { AppealKind } from "./overlay.ts";
import { ENDED, NOT_FOUND, sayOnAppeal, seen, withdrawAppeal } from "./say.ts";
import { appealView, effectView, ratioView, termView } from "./view.ts";
import { headedUnits, postsToAnswer, waitingForViewer } from "./who.ts";

/** Appeals about lines of scores: asked, spoken about, answered, taken back. */
@Resolver(() => ScorePeriodView)
export class ScoreAppealResolver {
  @Query(() => AppealViews, { description: "Appeals that the viewer sees." })
  async scoreAppeals(
    @Arg("list", () => AppealListEnum, { defaultValue: "ALL" }) list: AppealList,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<AppealViews> {
    const page = pageOf(first, after);
    asking(context);
    const of = { list, own: headedUnits(context), waiting: list === "WAITING" ? await waitingForViewer(context) : [] };
    const { rows, total } = await context.database.read((tx) => appealsOf(tx, of, { ...page, first: page.first + 1 }));
    const shown = rows.slice(0, page.first);
    const pageInfo = { hasNextPage: rows.length > page.first, endCursor: shown.at(-1)?.position.toString() ?? null };
    const posts = await postsToAnswer(shown, context);
    return { totalCount: total, nodes: shown.map((row) => appealView(row, posts.get(row.id), context)), pageInfo };
  }

  @Query(() => AppealDetail, { nullable: true, description: "One appeal with its course; null: none that the viewer sees." })
  async scoreAppeal(@Arg("id", () => ID) id: string, @Ctx() context: AppealFilesContext): Promise<AppealDetail | null> {
    const row = await seen(id, context);
    return row === undefined ? null : detailOf(row, context);
  }

  @Query(() => AppealRules, { description: "What may be asked today, who answers it and by when." })
  async scoreAppealRules(
    @Arg("period", () => ID, { nullable: true, description: "Whose units are told besides." }) period: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<AppealRules> {
    const today = localDay(context.clock.now());
    const { terms, reasons } = await context.database.read(async (tx) => ({
      terms: await appealTermsOn(tx, today),
      reasons: await appealExclusionsOn(tx, today),
    }));
    const known = period == null ? [] : await context.database.asWorker().read((tx) => unitsOfPeriod(tx, numberOf(period) ?? 0));
    const units = known.map(({ code, unitId }) => Object.assign(new AppealUnit(), { code, name: context.units.byId(unitId).name }));
    return Object.assign(new AppealRules(), { terms: terms.map(termView), reasons, units: units.toSorted((a, b) => a.name.localeCompare(b.name, "vi")) });
  }

  @Query(() => AppealPreviewResult, { description: "What granting something of an appeal's line would change now, for who may answer it; nothing is kept." })
  async scoreAppealEffect(
    @Arg("appeal", () => ID) id: string,
    @Arg("kind", () => AppealKindEnum) kind: AppealKind,
    @Arg("reason", () => ExclusionEnum, { nullable: true, description: "With EXCLUSION: why it does not count." }) reason: Exclusion | null,
    @Arg("otherUnit", () => String, { nullable: true, description: "With ATTRIBUTION: code of the unit whose it is." }) otherUnit: string | null,
    @Ctx() context: ScoreContext,
  ): Promise<AppealPreview | ScoreRefused> {
    const appeal = await seen(id, context);
    if (appeal === undefined || !(await postsToAnswer([appeal], context)).has(appeal.id)) return scoreRefused(NOT_FOUND);
    if (appeal.state !== "WAITING") return scoreRefused(ENDED);
    const wish = { kind, reason, otherUnit };
    if (isOfficers(appeal)) {
      const ratios = await context.database.asWorker().read((tx) => ratiosOfWish(tx, { appeal, wish }, context));
      return "message" in ratios ? scoreRefused(ratios) : Object.assign(new AppealPreview(), { effects: [], ratios: ratios.map(ratioView), others: 0 });
    }
    const effect = await context.database.asWorker().read(async (tx) => {
      const period = await periodById(tx, appeal.periodId);
      return period === undefined ? NOT_FOUND : effectOfWish(tx, { appeal, period, wish }, context);
    });
    if ("message" in effect) return scoreRefused(effect);
    const effects = effect.units.map(({ code: _code, ...row }) => effectView(row, context.units));
    return Object.assign(new AppealPreview(), { effects, ratios: [], others: effect.others });
  }

  @Mutation(() => AppealResult, { description: "A head asks that one line of his unit's score be looked at again." })
  async askScoreAppeal(
    @Arg("input", () => AskScoreAppealInput) input: AskScoreAppealInput,
    @Ctx() context: ScoreContext,
  ): Promise<AppealChanged | ScoreRefused> {
    return changed(await askAppeal(input, context), context);
  }

  @Query(() => OfficerSheetAppeals, { nullable: true, description: "Appeals about the lines of a sheet; null: no sheet that the viewer may see." })
  async officerSheetAppeals(
    @Arg("period", () => ID) period: string,
    @Arg("officer", () => String, { description: "His code in the register." }) officer: string,
    @Ctx() context: ScoreContext,
  ): Promise<OfficerSheetAppeals | null> {
    return appealsOfSheet(period, officer, context);
  }

  @Mutation(() => AppealResult, { description: "An officer asks that one line of his own sheet be looked at again." })
  async askOfficerAppeal(
    @Arg("input", () => AskOfficerAppealInput) input: AskOfficerAppealInput,
    @Ctx() context: ScoreContext,
  ): Promise<AppealChanged | ScoreRefused> {
    return changed(await askOfficerAppeal(input, context), context);
  }

  @Mutation(() => AppealResult, { description: "Who asked takes his appeal back." })
  async withdrawScoreAppeal(
    @Arg("input", () => WithdrawScoreAppealInput) input: WithdrawScoreAppealInput,
    @Ctx() context: ScoreContext,
  ): Promise<AppealChanged | ScoreRefused> {
    return changed(await withdrawAppeal(input, context), context);
  }

  @Mutation(() => AppealResult, { description: "The head of the unit that a line would go to says its word, once." })
  async sayOnScoreAppeal(
    @Arg("input", () => SayOnScoreAppealInput) input: SayOnScoreAppealInput,
    @Ctx() context: ScoreContext,
  ): Promise<AppealChanged | ScoreRefused> {
    return changed(await sayOnAppeal(input, context), context);
  }

  @Mutation(() => AppealResult, { description: "Answers an appeal, by a paper; what is granted counts from then on." })
  async answerScoreAppeal(
    @Arg("input", () => AnswerScoreAppealInput) input: AnswerScoreAppealInput,
    @Ctx() context: ScoreContext,
  ): Promise<AppealChanged | ScoreRefused> {
    return changed(await answerAppeal(input, context), context);
  }

  @FieldResolver(() => Int, { description: "Appeals about its lines that wait for an answer, of those that the viewer sees." })
  appealsWaiting(@Root() { row }: ScorePeriodView, @Ctx() context: ScoreContext): Promise<number> {
    return context.database.read((tx) => countWaiting(tx, row.id));
  }
}

async function changed(done: { id: number } | Problem, context: ScoreContext): Promise<AppealChanged | ScoreRefused> {
  if ("message" in done) return scoreRefused(done);
  const row = await context.database.read((tx) => appealById(tx, done.id));
  if (row === undefined) throw new Error(`appeal ${done.id} is out of sight of who changed it`);
  return Object.assign(new AppealChanged(), { appeal: appealView(row, (await postsToAnswer([row], context)).get(row.id), context) });
}
