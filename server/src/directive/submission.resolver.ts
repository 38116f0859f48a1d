import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { asOfView, caseAndUnits, scopeUnit, visibleCase } from "../tally/index.ts";
import { withPredecessors } from "./context.ts";
import type { DirectiveContext } from "./context.ts";
import { refused } from "./directive.results.ts";
import type { DirectiveRefused } from "./directive.results.ts";
import { DirectiveView } from "./directive.types.ts";
import { loadersOf } from "./loaders.ts";
import { settleSubmission } from "./settle.ts";
import { countSubmissions, pageOfSubmissions, submissionById } from "./submission.queries.ts";
import {
  SettleSubmissionInput,
  SettleSubmissionResult,
  SubmissionConnection,
  SubmissionSettled,
  SubmissionView,
  SubmittedToLeader,
  SubmitToLeaderInput,
  SubmitToLeaderResult,
} from "./submission.types.ts";
import { submitToLeader } from "./submit.ts";
import { cursorOf, directiveView, pageAsked, pageOf, pointOf, submissionView } from "./views.ts";

/** Cases submitted to a leader, and what he decided. */
@Resolver(() => SubmissionView)
export class SubmissionResolver {
  @Mutation(() => SubmitToLeaderResult, { description: "Submits a case to the province's leader; he directs within the same working day." })
  async submitToLeader(
    @Arg("input", () => SubmitToLeaderInput) input: SubmitToLeaderInput,
    @Ctx() context: DirectiveContext,
  ): Promise<SubmittedToLeader | DirectiveRefused> {
    const done = await submitToLeader(input, context);
    if ("message" in done) return refused(done);
    const submission = await shown(done.id, context);
    const found = await visibleCase(submission.caseId, context);
    if (found === null) throw new Error(`case ${submission.caseId} is out of sight of who submitted it`);
    return Object.assign(new SubmittedToLeader(), { submission, case: found });
  }

  @Mutation(() => SettleSubmissionResult, { description: "The leader directs units, agrees with the proposal, or returns it with words." })
  async settleSubmission(
    @Arg("input", () => SettleSubmissionInput) input: SettleSubmissionInput,
    @Ctx() context: DirectiveContext,
  ): Promise<SubmissionSettled | DirectiveRefused> {
    const done = await settleSubmission(input, context);
    return "message" in done ? refused(done) : Object.assign(new SubmissionSettled(), { submission: await shown(done.id, context) });
  }

  @Query(() => SubmissionConnection, { description: "Cases submitted to the unit's leaders, newest first, as of now or the as-of given." })
  async submissions(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("waiting", () => Boolean, { nullable: true, description: "Only those that wait, or only those decided." }) waiting: boolean | null,
    @Arg("mine", () => Boolean, { defaultValue: false, description: "Those that the unit submitted, in place of those submitted to it." }) mine: boolean,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: DirectiveContext,
  ): Promise<SubmissionConnection> {
    const unitIds = withPredecessors(context.units, scopeUnit(context, unit ?? null, "cases"));
    const criteria = { unitIds, side: mine ? "SUBMITTED" : "RECEIVED", waiting: waiting ?? null, overdue: false } as const;
    const { first, before } = pageAsked(many, after ?? null);
    return context.database.read(async (tx) => {
      const asOf = await pointOf(tx, token ?? null, context);
      const totalCount = await countSubmissions(tx, criteria, asOf);
      const rows = await pageOfSubmissions(tx, criteria, asOf, { first: first + 1, before });
      const page = pageOf(rows, first, { cursor: ({ id }) => cursorOf(id), view: (row) => submissionView(row, context.units, asOf.instant) });
      return { asOf: asOfView(asOf), totalCount, ...page };
    });
  }

  @FieldResolver(() => CaseView, { nullable: true, description: "The case as it stands now; null when it left the viewer's sight." })
  async case(@Root() { caseId }: SubmissionView, @Ctx() context: DirectiveContext): Promise<CaseView | null> {
    return visibleCase(caseId, context);
  }

  @FieldResolver(() => DirectiveView, { nullable: true, description: "The directive that it became; null: none." })
  async directive(@Root() { id }: SubmissionView, @Ctx() context: DirectiveContext): Promise<DirectiveView | null> {
    const row = await loadersOf(context).ofSubmission.load(Number(id));
    return row === null ? null : directiveView(row, context.units);
  }

  @FieldResolver(() => Boolean, { description: "The viewer may decide on it now." })
  maySettle(@Root() { settlement, toUnitId }: SubmissionView, @Ctx() { viewer, units }: DirectiveContext): boolean {
    return settlement === null && allowed(viewer, "settleSubmission", { unitPath: units.byId(toUnitId).path }).ok;
  }
}

/** A case's submissions, and whether the viewer may make one. */
@Resolver(() => CaseView)
export class CaseSubmissionsResolver {
  @FieldResolver(() => [SubmissionView], { description: "How it was submitted to leaders, newest first." })
  async submissions(@Root() c: CaseView, @Ctx() context: DirectiveContext): Promise<SubmissionView[]> {
    return (await loadersOf(context).submissions.load(c.id)).map((row) => submissionView(row, context.units, context.clock.now()));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may submit it to the leader now." })
  async maySubmit(@Root() c: CaseView, @Ctx() context: DirectiveContext): Promise<boolean> {
    if (!c.open || !allowed(context.viewer, "submitToLeader").ok) return false;
    if ((await loadersOf(context).submissions.load(c.id)).some(({ settlement }) => settlement === null)) return false;
    const found = await caseAndUnits(c.id, context);
    return found !== null && allowed(context.viewer, "submitToLeader", found).ok;
  }
}

/** What was just written. */
async function shown(id: number, context: DirectiveContext): Promise<SubmissionView> {
  const row = await context.database.read((tx) => submissionById(tx, id));
  if (row === null) throw new Error(`submission ${id} is out of sight of who wrote it`);
  const { ofSubmission, submissions } = loadersOf(context);
  ofSubmission.clear(id);
  submissions.clear(row.caseId);
  return submissionView(row, context.units, context.clock.now());
}
