import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { foundCase } from "../writeback/index.ts";
import { termsAt } from "./context.ts";
import type { MatterContext } from "./context.ts";
import { declineCase, fitsDeclining } from "./decline.ts";
import { declinesOf } from "./decline.queries.ts";
import type { DeclineRow } from "./decline.queries.ts";
import { CaseDeclined, DeclineCaseInput, DeclineCaseResult, DeclineView, NamedCode } from "./decline.types.ts";
import { actAnswer } from "./matter.results.ts";

/** Declining with a code of the regulation. */
@Resolver(() => CaseView)
export class DeclineResolver {
  @Mutation(() => DeclineCaseResult, {
    description: "Declines a case with a code, and asks its source to end it or, where it takes only that, notes it there.",
  })
  async declineCase(@Arg("input", () => DeclineCaseInput) input: DeclineCaseInput, @Ctx() context: MatterContext): Promise<typeof DeclineCaseResult> {
    const acted = await declineCase(input, context);
    if (acted.outcome === "done") loaderOf(context).clear(acted.case.id);
    return actAnswer(acted, new CaseDeclined());
  }

  @FieldResolver(() => [DeclineView], { description: "How it was declined, oldest first." })
  async declines(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<DeclineView[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ id, byUnitId, ...rest }) => Object.assign(new DeclineView(), { ...rest, id: String(id), by: context.units.byId(byUnitId) }));
  }

  @FieldResolver(() => [NamedCode], { description: "The codes by which the viewer may decline it now; empty: he may not." })
  async declineCodes(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<NamedCode[]> {
    const { viewer } = context;
    if (!fitsDeclining(c) || !allowed(viewer, "declineCase").ok) return [];
    const found = await foundCase(String(c.id), context);
    if (found === null || !allowed(viewer, "declineCase", found).ok) return [];
    return ((await termsAt(context, found.now))?.declineCodes ?? []).map((one) => Object.assign(new NamedCode(), one));
  }
}

const loaders = new WeakMap<object, DataLoader<number, DeclineRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: MatterContext): DataLoader<number, DeclineRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, declinesOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
