import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { actorOf, asking } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { CaseView } from "../case/index.ts";
import { numberOf } from "../platform/asked.ts";
import { Unit } from "../unit/index.ts";
import { addresseesFor } from "./addressees.ts";
import type { DirectiveContext } from "./context.ts";
import { IssueDirectiveInput, WithdrawDirectiveInput } from "./directive.inputs.ts";
import { countDirectedCases, directedCases } from "./directive.queries.ts";
import { DirectiveIssued, DirectiveWithdrawn, IssueDirectiveResult, refused, WithdrawDirectiveResult } from "./directive.results.ts";
import type { DirectiveRefused } from "./directive.results.ts";
import { DirectedCases, DirectiveLetter, DirectiveView, ObligationView } from "./directive.types.ts";
import { DirectiveKindEnum } from "./directive.words.ts";
import type { DirectiveKind } from "./directive.words.ts";
import { issueDirective } from "./issue.ts";
import { letterOf } from "./letter.ts";
import { loadersOf } from "./loaders.ts";
import { fits, issuingPost } from "./obligation.ts";
import { cursorOf, directiveView, obligationView, pageAsked } from "./views.ts";
import { withdraw } from "./withdraw.ts";

/** Directions and expedite notices, with their lists and letters. */
@Resolver(() => DirectiveView)
export class DirectiveResolver {
  @Mutation(() => IssueDirectiveResult, { description: "Issues a direction or expedite notice to units; each owes its own reply." })
  async issueDirective(
    @Arg("input", () => IssueDirectiveInput) input: IssueDirectiveInput,
    @Ctx() context: DirectiveContext,
  ): Promise<DirectiveIssued | DirectiveRefused> {
    const issued = await issueDirective(input, context);
    return "message" in issued ? refused(issued) : Object.assign(new DirectiveIssued(), { directive: await shown(issued.id, context) });
  }

  @Mutation(() => WithdrawDirectiveResult, { description: "Takes a directive back; what was accepted stays accepted." })
  async withdrawDirective(
    @Arg("input", () => WithdrawDirectiveInput) input: WithdrawDirectiveInput,
    @Ctx() context: DirectiveContext,
  ): Promise<DirectiveWithdrawn | DirectiveRefused> {
    const done = await withdraw(input, context);
    return "message" in done ? refused(done) : Object.assign(new DirectiveWithdrawn(), { directive: await shown(done.id, context) });
  }

  @Query(() => DirectiveView, { nullable: true, description: "One directive; null when there is none that the viewer may see." })
  async directive(@Arg("id", () => ID) id: string, @Ctx() context: DirectiveContext): Promise<DirectiveView | null> {
    const number = numberOf(id);
    const row = number === null ? null : await loadersOf(context).directive.load(number);
    return row === null ? null : directiveView(row, context.units);
  }

  @Query(() => [Unit], { description: "Units that the viewer may address, by words of their name or code: at most 20, none that has ended." })
  directiveAddressees(
    @Arg("kind", () => DirectiveKindEnum) kind: DirectiveKind,
    @Arg("find", () => String) find: string,
    @Ctx() context: DirectiveContext,
  ): Unit[] {
    return addresseesFor(kind, find, { viewer: asking(context), units: context.units, now: context.clock.now() });
  }

  @Query(() => DirectiveLetter, {
    nullable: true,
    description: "The letter drafted as DOCX, with the cases that the viewer may see; who took it is audited. null: no such directive in his sight.",
  })
  async directiveLetter(@Arg("id", () => ID) id: string, @Ctx() context: DirectiveContext): Promise<DirectiveLetter | null> {
    const number = numberOf(id);
    const row = number === null ? null : await loadersOf(context).directive.load(number);
    if (row === null) return null;
    const { file, rows } = await letterOf(row, context);
    const at = context.clock.now();
    const entry = { stream: "access", actor: actorOf(asking(context)), act: "exportDirectiveLetter", subject: { kind: "directive", id }, at } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, { ...entry, detail: { rows } }));
    return { name: `${row.kind === "EXPEDITE" ? "don-doc" : "chi-dao"}-${row.id}.docx`, base64: file.toString("base64") };
  }

  @FieldResolver(() => [ObligationView], { description: "What each addressed unit owes; those that the viewer may see." })
  async obligations(@Root() { id }: DirectiveView, @Ctx() context: DirectiveContext): Promise<ObligationView[]> {
    const rows = await loadersOf(context).obligations.load(Number(id));
    return rows.map((row) => obligationView(row, context.units, context.clock.now()));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may take it back now." })
  async mayWithdraw(@Root() { id, by }: DirectiveView, @Ctx() context: DirectiveContext): Promise<boolean> {
    const { viewer, units, clock } = context;
    if (viewer === null || issuingPost(viewer, by.id, units, clock.now()) === undefined) return false;
    return (await loadersOf(context).obligations.load(Number(id))).some(({ state }) => fits("WITHDRAWN", state));
  }

  @FieldResolver(() => DirectedCases, { description: "Its list, in the order it was counted; only cases that the viewer may see." })
  async cases(
    @Root() { id }: DirectiveView,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: DirectiveContext,
  ): Promise<DirectedCases> {
    const { first, before: position } = pageAsked(many, after ?? null);
    return context.database.read(async (tx) => {
      const visibleCount = await countDirectedCases(tx, Number(id));
      const rows = await directedCases(tx, Number(id), { first: first + 1, after: position ?? 0 });
      const page = rows.slice(0, first).map(({ caseId, unitId, ...row }) => ({ ...row, caseId: String(caseId), unit: context.units.byId(unitId) }));
      const last = page.at(-1);
      return { visibleCount, rows: page, pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : cursorOf(last.position) } };
    });
  }
}

/** A case's directives, newest first. */
@Resolver(() => CaseView)
export class CaseDirectivesResolver {
  @FieldResolver(() => [DirectiveView], { description: "Directives about it that the viewer may see, newest first." })
  async directives(@Root() c: CaseView, @Ctx() context: DirectiveContext): Promise<DirectiveView[]> {
    return (await loadersOf(context).ofCase.load(c.id)).map((row) => directiveView(row, context.units));
  }
}

/** What was just written, past what this request had read before. */
async function shown(id: number, context: DirectiveContext): Promise<DirectiveView> {
  const { directive, obligations } = loadersOf(context);
  directive.clear(id);
  obligations.clear(id);
  const row = await directive.load(id);
  if (row === null) throw new Error(`directive ${id} is out of sight of who issued it`);
  return directiveView(row, context.units);
}
