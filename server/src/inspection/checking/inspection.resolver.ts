import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, allowed, asking } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { cursorOf, pageAsked } from "../../directive/index.ts";
import { numberOf } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { scopeUnit } from "../../tally/index.ts";
import { findingsOf, findingSteps } from "../findings/finding.queries.ts";
import { Finding } from "../findings/finding.types.ts";
import { findingView } from "../findings/view.ts";
import type { InspectionContext } from "../act.ts";
import { InspectionStateEnum } from "../inspection.words.ts";
import type { InspectionState } from "../inspection.words.ts";
import { InspectionResult, InspectionsPlanned, InspectionWritten, PlanInspectionsResult, refused } from "../inspection.results.ts";
import type { InspectionRefused } from "../inspection.results.ts";
import { inspectionCalls } from "./call.queries.ts";
import { recordCall } from "./call.ts";
import { concludeInspection } from "./conclude.ts";
import { AnswerItemInput, InspectionCallInput, InspectionWordsInput, PlanInspectionsInput, PrepareInspectionInput } from "./inspection.inputs.ts";
import { answersOf, checklistOn, inspectionById, inspectionsOf, plansOf } from "./inspection.queries.ts";
import { InspectionCall, InspectionConnection, InspectionItem, InspectionMinutes, InspectionPlan, InspectionView } from "./inspection.types.ts";
import { minutesOf } from "./minutes.ts";
import { answerItem, openInspection, planInspections, prepareInspection } from "./prepare.ts";
import { inspectionView, itemViews, planView } from "./view.ts";

/** Inspections of hotline work: planned, opened with frozen evidence, answered, concluded. */
@Resolver(() => InspectionView)
export class InspectionResolver {
  @Query(() => [InspectionPlan], { description: "Plans of a year, newest first." })
  async inspectionPlans(@Arg("year", () => Int) year: number, @Ctx() { database, units }: InspectionContext): Promise<InspectionPlan[]> {
    return (await database.read((tx) => plansOf(tx, year))).map((row) => planView(row, units));
  }

  @Query(() => InspectionConnection, {
    description: "Inspections of a unit and of those below it, newest first; the head of a unit sees his from their opening on.",
  })
  async inspections(
    @Arg("unit", () => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." }) unit: string | null,
    @Arg("state", () => InspectionStateEnum, { nullable: true, description: "Only those that stand so." }) state: InspectionState | null,
    @Arg("year", () => Int, { nullable: true, description: "Only those written down in this year." }) year: number | null,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionConnection> {
    const scope = scopeUnit(context, unit ?? null, "cases");
    const { first, before } = pageAsked(many, after ?? null);
    const among = { unitIds: context.units.subtree(scope.path), state: state ?? null, year: year ?? null };
    const { total, rows } = await context.database.read((tx) => inspectionsOf(tx, among, { first: first + 1, before }));
    const nodes = rows.slice(0, first).map((row) => inspectionView(row, context.units));
    const last = rows[nodes.length - 1];
    return { totalCount: total, nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : cursorOf(last.id) } };
  }

  @Query(() => InspectionView, { nullable: true, description: "One inspection; null when there is none that the viewer may see." })
  async inspection(@Arg("id", () => ID) id: string, @Ctx() context: InspectionContext): Promise<InspectionView | null> {
    const number = numberOf(id);
    const row = number === null ? null : await context.database.read((tx) => inspectionById(tx, number));
    return row === null ? null : inspectionView(row, context.units);
  }

  @Query(() => InspectionMinutes, {
    nullable: true,
    description: "The minutes drafted as DOCX; who took them is audited. null: no opened inspection in his sight.",
  })
  async inspectionMinutes(@Arg("id", () => ID) id: string, @Ctx() context: InspectionContext): Promise<InspectionMinutes | null> {
    const view = await this.inspection(id, context);
    if (view === null || view.state === "PLANNED") return null;
    const file = await minutesOf(view.row, context);
    const subject = { kind: "inspection", id: view.id };
    const entry = { stream: "access", actor: actorOf(asking(context)), act: "exportInspectionMinutes", subject, detail: {}, at: context.clock.now() } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, entry));
    return { name: `bien-ban-kiem-tra-${view.id}.docx`, base64: file.toString("base64") };
  }

  @Mutation(() => PlanInspectionsResult, { description: "Writes down a plan of inspections for a year." })
  async planInspections(
    @Arg("input", () => PlanInspectionsInput) input: PlanInspectionsInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionsPlanned | InspectionRefused> {
    const done = await planInspections(input, context);
    if ("message" in done) return refused(done);
    const plan = (await this.inspectionPlans(input.year, context)).find(({ id }) => id === String(done.id));
    if (plan === undefined) throw new Error(`plan ${done.id} is out of sight of who wrote it`);
    return Object.assign(new InspectionsPlanned(), { plan });
  }

  @Mutation(() => InspectionResult, { description: "Writes down an inspection that is to come." })
  async prepareInspection(
    @Arg("input", () => PrepareInspectionInput) input: PrepareInspectionInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    const done = await prepareInspection(input, context);
    return "message" in done ? refused(done) : inspectionNow(String(done.id), context);
  }

  @Mutation(() => InspectionResult, { description: "Opens it: what the system says to every item is frozen, and the unit sees it." })
  async openInspection(
    @Arg("input", () => InspectionWordsInput) input: InspectionWordsInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return written(await openInspection(input, context), input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "The inspector's word on an item of the checklist; his last one holds, those before are kept." })
  async answerInspectionItem(
    @Arg("input", () => AnswerItemInput) input: AnswerItemInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return written(await answerItem(input, context), input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "Writes down a test call to a hotline, or a call back to a submitter." })
  async recordInspectionCall(
    @Arg("input", () => InspectionCallInput) input: InspectionCallInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return written(await recordCall(input, context), input.id, context);
  }

  @Mutation(() => InspectionResult, { description: "Concludes it; nothing but what becomes of its findings is added from then on." })
  async concludeInspection(
    @Arg("input", () => InspectionWordsInput) input: InspectionWordsInput,
    @Ctx() context: InspectionContext,
  ): Promise<InspectionWritten | InspectionRefused> {
    return written(await concludeInspection(input, context), input.id, context);
  }

  @FieldResolver(() => [InspectionItem], { description: "The checklist as it was in force at the opening; empty before it." })
  async items(@Root() { row }: InspectionView, @Ctx() { database }: InspectionContext): Promise<InspectionItem[]> {
    const { openedAt } = row;
    if (openedAt === null) return [];
    return database.read(async (tx) => itemViews(await checklistOn(tx, localDay(openedAt)), await answersOf(tx, row.id)));
  }

  @FieldResolver(() => [InspectionCall], { description: "Calls that were written down, in their order." })
  async calls(@Root() { row }: InspectionView, @Ctx() { database }: InspectionContext): Promise<InspectionCall[]> {
    const rows = await database.read((tx) => inspectionCalls(tx, row.id));
    return rows.map(({ id, caseId, ...call }) => ({ ...call, id: String(id), caseId: caseId === null ? null : String(caseId) }));
  }

  @FieldResolver(() => [Finding], { description: "What was found not in order." })
  async findings(@Root() { row }: InspectionView, @Ctx() { database, units, clock }: InspectionContext): Promise<Finding[]> {
    return database.read(async (tx) => {
      const rows = await findingsOf(tx, row.id);
      const steps = await findingSteps(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map((one) => findingView(one, steps, { units, at: clock.now() }));
    });
  }

  @FieldResolver(() => Boolean, { description: "The viewer may inspect it." })
  mayInspect(@Root() { unit }: InspectionView, @Ctx() { viewer }: InspectionContext): boolean {
    return allowed(viewer, "openInspection", { unitPath: unit.path }).ok;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may answer its findings for the unit." })
  mayAnswer(@Root() { unit }: InspectionView, @Ctx() { viewer }: InspectionContext): boolean {
    return allowed(viewer, "answerFinding", { unitPath: unit.path }).ok;
  }
}

/** The inspection as it stands now. */
export async function inspectionNow(id: string, context: InspectionContext): Promise<InspectionWritten> {
  const row = await context.database.read((tx) => inspectionById(tx, Number(id)));
  if (row === null) throw new Error(`inspection ${id} is out of sight of who wrote it`);
  return Object.assign(new InspectionWritten(), { inspection: inspectionView(row, context.units) });
}

async function written(done: { id: number } | Problem, id: string, context: InspectionContext): Promise<InspectionWritten | InspectionRefused> {
  return "message" in done ? refused(done) : inspectionNow(id, context);
}
