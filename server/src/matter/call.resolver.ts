import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { localDay } from "../platform/local-time.ts";
import { manyByKey } from "../platform/loader.ts";
import { caseAndUnits } from "../tally/index.ts";
import { callOutcomesOn, callsOf } from "./call.queries.ts";
import type { CallRow } from "./call.queries.ts";
import { CallOutcomeView, CallRecorded, CallView, RecordCallInput, RecordCallResult } from "./call.types.ts";
import type { MatterContext } from "./context.ts";
import { actRefused } from "./matter.results.ts";
import type { CaseActRefused } from "./matter.results.ts";
import { recordCall } from "./record-call.ts";

/** Calls to who sent a case: the number itself is shown by revealSubmitter alone. */
@Resolver(() => CaseView)
export class CallResolver {
  @Mutation(() => RecordCallResult, { description: "Writes down a call to the submitter; nothing of the case's state changes." })
  async recordCall(@Arg("input", () => RecordCallInput) input: RecordCallInput, @Ctx() context: MatterContext): Promise<CallRecorded | CaseActRefused> {
    const acted = await recordCall(input, context);
    if (acted.outcome === "refused") return actRefused(acted.problem);
    loaderOf(context).clear(acted.case.id);
    return Object.assign(new CallRecorded(), { case: acted.case });
  }

  @FieldResolver(() => [CallView], { description: "Calls to its submitter, oldest first." })
  async calls(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<CallView[]> {
    return (await loaderOf(context).load(c.id)).map(({ id, byUnitId, outcomeName: outcome, ...rest }) =>
      Object.assign(new CallView(), { ...rest, id: String(id), outcome, by: context.units.byId(byUnitId) }),
    );
  }

  @FieldResolver(() => [CallOutcomeView], { description: "What may come of a call made today; empty: the viewer may write none down." })
  async callOutcomes(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<CallOutcomeView[]> {
    if (!allowed(context.viewer, "recordCall").ok) return [];
    const found = await caseAndUnits(c.id, context);
    if (found === null || !allowed(context.viewer, "recordCall", found).ok) return [];
    const rows = await context.database.read((tx) => callOutcomesOn(tx, localDay(context.clock.now())));
    return rows.map((row) => Object.assign(new CallOutcomeView(), row));
  }
}

const loaders = new WeakMap<object, DataLoader<number, CallRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: MatterContext): DataLoader<number, CallRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, callsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
