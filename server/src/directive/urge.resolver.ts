import type DataLoader from "dataloader";
import { Arg, createUnionType, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { accessError, actorOf, ProblemType } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { CaseView, withoutSubmitter } from "../case/index.ts";
import { append, takeNumbers } from "../journal/index.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { manyByKey } from "../platform/loader.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { visibleCase } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import type { DirectiveContext } from "./context.ts";
import { insertUrging, urgingsOf } from "./urge.queries.ts";
import type { UrgingRow } from "./urge.queries.ts";

type UrgeContext = DirectiveContext;

const LONGEST_REASON = 1_000;

@ObjectType({ simpleResolvers: true, description: "Somebody urged the holder of a case on (đôn đốc); the case's state is as before." })
export class Urging {
  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => Unit, { description: "The unit that urged." })
  by!: Unit;

  @Field(() => Unit, { description: "The unit that held the case then." })
  to!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => String, { description: "What was said, without the submitter's identity." })
  reason!: string;
}

@ObjectType("CaseUrged", { simpleResolvers: true, description: "It is in the case's history." })
export class CaseUrged {
  @Field(() => CaseView, { description: "The case, its state unchanged." })
  case!: CaseView;
}

@ObjectType("UrgeRefused", { implements: ProblemType, description: "It was not urged." })
export class UrgeRefused extends ProblemType {
  constructor(message: string) {
    super();
    this.message = message;
  }
}

const UrgeCaseResult = createUnionType({
  name: "UrgeCaseResult",
  description: "The urged case, or what stood in the way.",
  types: () => [CaseUrged, UrgeRefused] as const,
});

@InputType({ description: "What is urged, and with which words." })
export class UrgeCaseInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { description: "1 to 1,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  reason!: string;
}

/** The right to urge: the office, those who supervise the case, inspectors, leaders. */
@Resolver(() => CaseView)
export class UrgeResolver {
  @Mutation(() => UrgeCaseResult, { description: "Urges the case's holder on; nothing of its state changes." })
  async urgeCase(@Arg("input", () => UrgeCaseInput) { caseId, reason }: UrgeCaseInput, @Ctx() context: UrgeContext): Promise<CaseUrged | UrgeRefused> {
    const said = reason.replaceAll("\u0000", "").trim();
    if (said === "" || said.length > LONGEST_REASON) return new UrgeRefused("Nội dung đôn đốc cần 1 đến 1.000 ký tự.");
    const found = /^\d{1,18}$/.test(caseId) ? await visibleCase(Number(caseId), context, "urgeCase") : null;
    if (found === null) return new UrgeRefused("Không có phản ánh này trong phạm vi bạn được đôn đốc.");
    if (!found.open) return new UrgeRefused("Phản ánh đã kết thúc.");
    await record(found, await withoutSubmitter(found.id, said, context), context);
    return Object.assign(new CaseUrged(), { case: found });
  }

  @FieldResolver(() => [Urging], { description: "How often, by whom and why its holders were urged on, oldest first." })
  async urgings(@Root() c: CaseView, @Ctx() context: UrgeContext): Promise<Urging[]> {
    const { units } = context;
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ at, byUnitId, toUnitId, onBehalfOf, reason }) => ({ at, onBehalfOf, reason, by: units.byId(byUnitId), to: units.byId(toUnitId) }));
  }

  @FieldResolver(() => Int, { description: "How often its holders were urged on." })
  async urgedTimes(@Root() c: CaseView, @Ctx() context: UrgeContext): Promise<number> {
    return (await loaderOf(context).load(c.id)).length;
  }
}

/** The hub's own write: that this viewer may urge this case was asked above, through both walls. */
async function record(found: CaseView, reason: string, { database, viewer, units, clock }: UrgeContext): Promise<void> {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const post = urgingPost(viewer.posts);
  const [at, province] = [clock.now(), units.province.code];
  await database.asWorker().write(async (tx) => {
    const after = await takeNumbers(tx, 1);
    const event = { kind: "URGED", caseId: found.id, caseStream: found.caseStream, unitId: found.unitId, fromUnitId: null, factDay: null } as const;
    await append(tx, after, [{ ...event, weight: 1, happenedAt: at, quiet: false }], { province, learnedAt: at, sourceId: null, batchId: null });
    await tx.rows(insertUrging, [after + 1, found.id, post.unitId, found.unitId, viewer.accountId, post.onBehalfOf, reason, instantText(at)]);
    const subject = { kind: "case", id: String(found.id) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "urgeCase", subject, detail: { event: after + 1 }, at });
  });
}

/** The post he urges by: his own before a lent one. */
function urgingPost(posts: readonly Post[]): Post {
  const post = posts.find((one) => one.acts.includes("urgeCases"));
  if (post === undefined) throw accessError("FORBIDDEN");
  return post;
}

const loaders = new WeakMap<object, DataLoader<number, UrgingRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: UrgeContext): DataLoader<number, UrgingRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, urgingsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
