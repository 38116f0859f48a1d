import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Problem } from "../platform/problem.ts";
import { asOfView, scopeUnit } from "../tally/index.ts";
import { withPredecessors } from "./context.ts";
import type { DirectiveContext } from "./context.ts";
import { AcknowledgeDirectiveInput, DirectiveFilter, ReplyDirectiveInput, SettleReplyInput } from "./directive.inputs.ts";
import { countObligations, obligationById, pageOfObligations } from "./directive.queries.ts";
import { ObligationMoved, ObligationResult, refused } from "./directive.results.ts";
import type { DirectiveRefused } from "./directive.results.ts";
import { DirectiveStepView, DirectiveView, ObligationConnection, ObligationView } from "./directive.types.ts";
import { loadersOf } from "./loaders.ts";
import { acknowledge, answeringPost, fits, issuingPost, reply, settleReply } from "./obligation.ts";
import { cursorOf, directiveView, obligationView, pageAsked, pageOf, pointOf, stepView } from "./views.ts";

/** What each addressed unit owes: its list, its steps, and what may be done with it. */
@Resolver(() => ObligationView)
export class ObligationResolver {
  @Query(() => ObligationConnection, { description: "Obligations of one side, newest first, as of now or the as-of given." })
  async directives(
    @Arg("filter", () => DirectiveFilter, { nullable: true }) filter: DirectiveFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: DirectiveContext,
  ): Promise<ObligationConnection> {
    const { units } = context;
    const { side, standing, kind, unit } = filter ?? {};
    const unitIds = withPredecessors(units, scopeUnit(context, unit ?? null, "cases"));
    const criteria = { side: side ?? "ISSUED", standing: standing ?? null, kind: kind ?? null, unitIds } as const;
    const { first, before } = pageAsked(many, after ?? null);
    return context.database.read(async (tx) => {
      const asOf = await pointOf(tx, token ?? null, context);
      const totalCount = await countObligations(tx, criteria, asOf);
      const rows = await pageOfObligations(tx, criteria, asOf, { first: first + 1, before });
      const page = pageOf(rows, first, { cursor: ({ id }) => cursorOf(id), view: (row) => obligationView(row, units, asOf.instant) });
      return { asOf: asOfView(asOf), totalCount, ...page };
    });
  }

  @Mutation(() => ObligationResult, { description: "The addressed unit takes note of a directive." })
  async acknowledgeDirective(
    @Arg("input", () => AcknowledgeDirectiveInput) input: AcknowledgeDirectiveInput,
    @Ctx() context: DirectiveContext,
  ): Promise<ObligationMoved | DirectiveRefused> {
    return told(await acknowledge(input, context), context);
  }

  @Mutation(() => ObligationResult, { description: "The addressed unit replies." })
  async replyDirective(
    @Arg("input", () => ReplyDirectiveInput) input: ReplyDirectiveInput,
    @Ctx() context: DirectiveContext,
  ): Promise<ObligationMoved | DirectiveRefused> {
    return told(await reply(input, context), context);
  }

  @Mutation(() => ObligationResult, { description: "The issuer accepts a reply, or returns it with words." })
  async settleReply(
    @Arg("input", () => SettleReplyInput) input: SettleReplyInput,
    @Ctx() context: DirectiveContext,
  ): Promise<ObligationMoved | DirectiveRefused> {
    return told(await settleReply(input, context), context);
  }

  @FieldResolver(() => DirectiveView, { description: "The directive." })
  async directive(@Root() { directiveId }: ObligationView, @Ctx() context: DirectiveContext): Promise<DirectiveView> {
    const row = await loadersOf(context).directive.load(directiveId);
    if (row === null) throw new Error(`directive ${directiveId} is out of sight of an obligation of it`);
    return directiveView(row, context.units);
  }

  @FieldResolver(() => [DirectiveStepView], { description: "Everything that happened to it, oldest first." })
  async steps(@Root() { id }: ObligationView, @Ctx() context: DirectiveContext): Promise<DirectiveStepView[]> {
    return (await loadersOf(context).steps.load(Number(id))).map((row) => stepView(row, context.units));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may take note of it now." })
  mayAcknowledge(@Root() { state, ...one }: ObligationView, @Ctx() { viewer, units, clock }: DirectiveContext): boolean {
    return viewer !== null && fits("ACKNOWLEDGED", state) && answeringPost(viewer, one, units, clock.now()) !== undefined;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may reply now." })
  mayReply(@Root() { state, ...one }: ObligationView, @Ctx() { viewer, units, clock }: DirectiveContext): boolean {
    return viewer !== null && fits("REPLIED", state) && answeringPost(viewer, one, units, clock.now()) !== undefined;
  }

  @FieldResolver(() => Boolean, { description: "The viewer may accept or return its reply now." })
  maySettle(@Root() { state, byUnitId }: ObligationView, @Ctx() { viewer, units, clock }: DirectiveContext): boolean {
    return viewer !== null && fits("ACCEPTED", state) && issuingPost(viewer, byUnitId, units, clock.now()) !== undefined;
  }
}

async function told(done: { id: number } | Problem, context: DirectiveContext): Promise<ObligationMoved | DirectiveRefused> {
  if ("message" in done) return refused(done);
  const row = await context.database.read((tx) => obligationById(tx, done.id));
  if (row === null) throw new Error(`obligation ${done.id} is out of sight of who moved it`);
  loadersOf(context).obligations.clear(row.directiveId);
  loadersOf(context).steps.clear(row.id);
  return Object.assign(new ObligationMoved(), { obligation: obligationView(row, context.units, context.clock.now()) });
}
