import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { cursorOf, pageAsked, pageOf } from "../directive/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { caseAndUnits, visibleCase } from "../tally/index.ts";
import type { MatterContext } from "./context.ts";
import { actRefused } from "./matter.results.ts";
import type { CaseActRefused } from "./matter.results.ts";
import { proposeRestriction } from "./restriction-propose.ts";
import { settleRestriction, settlingPost } from "./restriction-settle.ts";
import { restrictionView } from "./restriction-view.ts";
import { countRestrictions, pageOfRestrictions, restrictionsById, restrictionsOfCases, restrictionStepsOf } from "./restriction.queries.ts";
import type { RestrictionRow, RestrictionStepRow } from "./restriction.queries.ts";
import {
  ProposeRestrictionInput,
  RestrictionConnection,
  RestrictionMark,
  RestrictionMoved,
  RestrictionResult,
  RestrictionStepView,
  RestrictionView,
  SettleRestrictionInput,
} from "./restriction.types.ts";
import { RestrictionStateEnum } from "./restriction.words.ts";
import type { RestrictionState } from "./restriction.words.ts";

/** The restricted list: proposed by one, decided by another, looked at again, lifted. */
@Resolver(() => RestrictionView)
export class RestrictionResolver {
  @Mutation(() => RestrictionResult, { description: "Puts the submitter of a case up for the restricted list." })
  async proposeRestriction(
    @Arg("input", () => ProposeRestrictionInput) input: ProposeRestrictionInput,
    @Ctx() context: MatterContext,
  ): Promise<RestrictionMoved | CaseActRefused> {
    const done = await proposeRestriction(input, context);
    return "message" in done ? actRefused(done) : moved(done.id, context);
  }

  @Mutation(() => RestrictionResult, { description: "Approves or rejects what another proposed, keeps an entry that was looked at again, or lifts it." })
  async settleRestriction(
    @Arg("input", () => SettleRestrictionInput) input: SettleRestrictionInput,
    @Ctx() context: MatterContext,
  ): Promise<RestrictionMoved | CaseActRefused> {
    const done = await settleRestriction(input, context);
    return "message" in done ? actRefused(done) : moved(done.id, context);
  }

  @Query(() => RestrictionConnection, { description: "The province's restricted list, newest first." })
  async restrictions(
    @Arg("state", () => RestrictionStateEnum, { nullable: true }) state: RestrictionState | null,
    @Arg("first", () => Int, { defaultValue: 50 }) many: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: MatterContext,
  ): Promise<RestrictionConnection> {
    const { first, before } = pageAsked(many, after ?? null);
    const at = context.clock.now();
    return context.database.asWorker().read(async (tx) => {
      const totalCount = await countRestrictions(tx, state ?? null, at);
      const rows = await pageOfRestrictions(tx, state ?? null, at, { first: first + 1, before });
      return { totalCount, ...pageOf(rows, first, { cursor: ({ id }) => cursorOf(id), view: (row) => restrictionView(row, at) }) };
    });
  }

  @FieldResolver(() => CaseView, { nullable: true, description: "The case it was proposed on; null: out of the viewer's sight." })
  async case(@Root() { caseId }: RestrictionView, @Ctx() context: MatterContext): Promise<CaseView | null> {
    return visibleCase(caseId, context);
  }

  @FieldResolver(() => [RestrictionStepView], { description: "What happened to it, oldest first." })
  async steps(@Root() { id }: RestrictionView, @Ctx() context: MatterContext): Promise<RestrictionStepView[]> {
    const rows = await loadersOf(context).steps.load(Number(id));
    return rows.map(({ byUnitId, ...rest }) => Object.assign(new RestrictionStepView(), { ...rest, by: context.units.byId(byUnitId) }));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may approve or reject it, or keep or lift it, now." })
  async maySettle(@Root() { state, drafters, byUnitId }: RestrictionView, @Ctx() context: MatterContext): Promise<boolean> {
    if (context.viewer === null || (state !== "PROPOSED" && state !== "IN_FORCE")) return false;
    return (await settlingPost(context.viewer, drafters, context.units.byId(byUnitId).path, context)) !== undefined;
  }
}

/** What a case shows of the restricted list: nothing of it is hidden or dropped. */
@Resolver(() => CaseView)
export class CaseRestrictionResolver {
  @FieldResolver(() => RestrictionMark, {
    nullable: true,
    description: "Its submitter is on the restricted list; shown to those who work on it; null: he is not.",
  })
  async restricted(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<RestrictionMark | null> {
    if (!allowed(context.viewer, "recordCall").ok) return null;
    const found = await caseAndUnits(c.id, context);
    if (found === null || !allowed(context.viewer, "recordCall", found).ok) return null;
    const at = context.clock.now();
    const inForce = (await loadersOf(context).ofCase.load(c.id)).find(({ endsAt }) => endsAt !== null && endsAt > at);
    return inForce?.endsAt == null ? null : Object.assign(new RestrictionMark(), { until: inForce.endsAt, legalBasis: inForce.legalBasis });
  }

  @FieldResolver(() => [RestrictionView], { description: "Entries of its submitter in the restricted list, newest first, to those who may read it." })
  async restrictions(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<RestrictionView[]> {
    if (!allowed(context.viewer, "restrictions").ok) return [];
    return (await loadersOf(context).ofCase.load(c.id)).map((row) => restrictionView(row, context.clock.now()));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may put its submitter up for the restricted list." })
  async mayRestrict(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<boolean> {
    if (!allowed(context.viewer, "proposeRestriction").ok) return false;
    const found = await caseAndUnits(c.id, context);
    return found !== null && allowed(context.viewer, "proposeRestriction", found).ok;
  }
}

/** What was just written. */
async function moved(id: number, context: MatterContext): Promise<RestrictionMoved> {
  const [row] = await context.database.asWorker().read((tx) => restrictionsById(tx, [id]));
  if (row === undefined) throw new Error(`restriction ${id} has no row`);
  const { steps, ofCase } = loadersOf(context);
  steps.clear(id);
  ofCase.clearAll();
  return Object.assign(new RestrictionMoved(), { restriction: restrictionView(row, context.clock.now()), case: await visibleCase(row.caseId, context) });
}

interface RestrictionLoaders {
  steps: DataLoader<number, RestrictionStepRow[]>;
  /** the hub's own look: it follows the keyed hash of a case seen through the wall */
  ofCase: DataLoader<number, (RestrictionRow & { ofCaseId: number })[]>;
}
const kept = new WeakMap<object, RestrictionLoaders>();

/** One set a request. */
function loadersOf(context: MatterContext): RestrictionLoaders {
  const worker = context.database.asWorker();
  const loaders = kept.get(context) ?? {
    steps: manyByKey(worker, restrictionStepsOf, (row) => row.restrictionId),
    ofCase: manyByKey(worker, restrictionsOfCases, (row) => row.ofCaseId),
  };
  kept.set(context, loaders);
  return loaders;
}
