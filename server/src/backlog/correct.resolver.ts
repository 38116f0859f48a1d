import type DataLoader from "dataloader";
import { Arg, createUnionType, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import { accessError, actorOf, postFor, ProblemType } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { CaseView, withoutSubmitter } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import { append, takeNumbers } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { manyByKey } from "../platform/loader.ts";
import { dayAfter, startOfLocalDay } from "../platform/local-time.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { BacklogClassEnum, caseAndUnits, scopeUnit } from "../tally/index.ts";
import type { BacklogClass, TallyContext } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { correctionsOf, endCorrection, keepCorrection, lockCase, ruleQuality } from "./correction.queries.ts";
import type { Correction, ShownCorrection } from "./correction.queries.ts";

type CorrectContext = TallyContext & CaseContext;

const LONGEST_REASON = 1_000;

@ObjectType("BacklogCorrection", { simpleResolvers: true, description: "What a person said of a case's backlog class." })
export class BacklogCorrection {
  @Field(() => BacklogClassEnum, { description: "The class it got." })
  class!: BacklogClass;

  @Field(() => BacklogClassEnum, { description: "What the rules had said." })
  ruleClass!: BacklogClass;

  @Field(() => String, { description: "Why, without the submitter's identity." })
  reason!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => Unit, { description: "The unit of the one who said it." })
  by!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;
}

@ObjectType("RuleQuality", { simpleResolvers: true, description: "How often persons said otherwise than the rules." })
export class RuleQuality {
  @Field(() => BacklogClassEnum, { description: "What the rules said." })
  ruleClass!: BacklogClass;

  @Field(() => BacklogClassEnum, { description: "What persons said." })
  class!: BacklogClass;

  @Field(() => Int, { description: "Of how many cases." })
  cases!: number;
}

@ObjectType("BacklogClassCorrected", { simpleResolvers: true, description: "It is in the case's history, and in every number from here on." })
export class BacklogClassCorrected {
  @Field(() => CaseView, { description: "The case in its class." })
  case!: CaseView;
}

@ObjectType("BacklogClassRefused", { implements: ProblemType, description: "Its class is as before." })
export class BacklogClassRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

const CorrectBacklogClassResult = createUnionType({
  name: "CorrectBacklogClassResult",
  description: "The case in its class, or what stood in the way.",
  types: () => [BacklogClassCorrected, BacklogClassRefused] as const,
});

@InputType({ description: "What a person says of a case's class." })
export class CorrectBacklogClassInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as he saw it." })
  seen!: Instant;

  @Field(() => BacklogClassEnum, { nullable: true, description: "The class; null: the rules are to speak again." })
  class?: BacklogClass | null;

  @Field(() => String, { description: "1 to 1,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  reason!: string;
}

@Resolver(() => CaseView)
export class CorrectResolver {
  @Mutation(() => CorrectBacklogClassResult, { description: "Says of an open case that it belongs in another class than the rules put it." })
  async correctBacklogClass(
    @Arg("input", () => CorrectBacklogClassInput) input: CorrectBacklogClassInput,
    @Ctx() context: CorrectContext,
  ): Promise<BacklogClassCorrected | BacklogClassRefused> {
    const { viewer } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const said = input.reason.replaceAll("\u0000", "").trim();
    if (said === "" || said.length > LONGEST_REASON) return refused("reason", "Lý do cần 1 đến 1.000 ký tự.");
    const found = /^\d{1,18}$/.test(input.caseId) ? await caseAndUnits(Number(input.caseId), context) : null;
    const post = found === null ? undefined : postFor(viewer, "classifyBacklog", found);
    if (found === null || post === undefined) return refused("caseId", "Không có phản ánh này trong phạm vi bạn được phân loại.");
    const { ruleClass, correctedClass } = found.case;
    if (ruleClass === null) return refused("caseId", "Phản ánh đã kết thúc: không còn trong tồn đọng.");
    if ((input.class ?? ruleClass) === (correctedClass ?? ruleClass)) return refused("class", "Phản ánh đang ở nhóm này.");
    const reason = await withoutSubmitter(found.case.id, said, context);
    const correction = { caseId: found.case.id, ruleClass, reason, at: context.clock.now(), byAccountId: viewer.accountId, byUnitId: post.unitId };
    const kept = await keep({ ...correction, class: input.class ?? null, onBehalfOf: post.onBehalfOf }, { found: found.case, seen: input.seen }, context);
    if (!kept) return refused("seen", "Phản ánh đã thay đổi sau khi bạn mở. Hãy xem lại rồi phân loại.");
    const now = await caseAndUnits(found.case.id, context);
    return Object.assign(new BacklogClassCorrected(), { case: now?.case ?? found.case });
  }

  @Query(() => [RuleQuality], { description: "How often persons of a unit, or one below it, said otherwise than the rules, from a day up to another." })
  async backlogRuleQuality(
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("from", () => Day) from: string,
    @Arg("to", () => Day) to: string,
    @Ctx() context: CorrectContext,
  ): Promise<RuleQuality[]> {
    const scope = scopeUnit(context, unit ?? null);
    const span = [startOfLocalDay(from), startOfLocalDay(dayAfter(to, 1))] as const;
    return context.database.read((tx) => ruleQuality(tx, context.units.subtree(scope.path), span));
  }

  @FieldResolver(() => [BacklogCorrection], { description: "What persons said of its class, oldest first." })
  async backlogCorrections(@Root() c: CaseView, @Ctx() context: CorrectContext): Promise<BacklogCorrection[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ byUnitId, caseId: _case, ...row }) => ({ ...row, by: context.units.byId(byUnitId) }));
  }
}

function refused(at: string, message: string): BacklogClassRefused {
  return Object.assign(new BacklogClassRefused(), { at, message });
}

type Said = Omit<Correction, "class"> & { class: BacklogClass | null };

/** The hub's own write: that this viewer may say so of this case was asked above, through both walls. @returns false: the case moved on meanwhile */
async function keep(said: Said, { found, seen }: { found: CaseView; seen: Instant }, context: CorrectContext): Promise<boolean> {
  const { database, viewer, units } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const { class: given, at, caseId } = said;
  return database.asWorker().write(async (tx) => {
    const learned = await lockCase(tx, caseId);
    if (learned === null || learned > seen) return false;
    const event = (await takeNumbers(tx, 1)) + 1;
    const told = { kind: "CLASSIFIED", caseId, caseStream: found.caseStream, unitId: found.unitId, fromUnitId: null, factDay: null } as const;
    await append(tx, event - 1, [{ ...told, weight: 1, happenedAt: at, quiet: false }], {
      province: units.province.code,
      learnedAt: at,
      sourceId: null,
      batchId: null,
    });
    if (given === null || given === said.ruleClass) await endCorrection(tx, caseId, event);
    else await keepCorrection(tx, event, { ...said, class: given });
    const detail = { event, class: given, ruleClass: said.ruleClass };
    const subject = { kind: "case", id: String(caseId) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, said.onBehalfOf), act: "correctBacklogClass", subject, detail, at });
    return true;
  });
}

const loaders = new WeakMap<object, DataLoader<number, ShownCorrection[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: CorrectContext): DataLoader<number, ShownCorrection[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, correctionsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
