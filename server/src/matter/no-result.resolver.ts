import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { caseAndUnits } from "../tally/index.ts";
import type { MatterContext } from "./context.ts";
import { actAnswer } from "./matter.results.ts";
import { heartbeatOf, reportNoResult } from "./no-result.ts";
import { noResultReportsOf } from "./no-result.queries.ts";
import type { NoResultRow } from "./no-result.queries.ts";
import { NoResultDuty, NoResultReported, NoResultView, ReportNoResultInput, ReportNoResultResult } from "./no-result.types.ts";

/** Of several agencies' cases past their limit: the lead agency's reports, and when the next one is due. */
@Resolver(() => CaseView)
export class NoResultResolver {
  @Mutation(() => ReportNoResultResult, { description: "The lead agency says why there is no result yet; it is posted at the case's source, and due again." })
  async reportNoResult(
    @Arg("input", () => ReportNoResultInput) input: ReportNoResultInput,
    @Ctx() context: MatterContext,
  ): Promise<typeof ReportNoResultResult> {
    const acted = await reportNoResult(input, context);
    if (acted.outcome === "done") loaderOf(context).clear(acted.case.id);
    return actAnswer(acted, new NoResultReported());
  }

  @FieldResolver(() => [NoResultView], { description: "No-result reports of its lead agencies, oldest first." })
  async noResultReports(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<NoResultView[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ id, byUnitId, ...rest }) => Object.assign(new NoResultView(), { ...rest, id: String(id), by: context.units.byId(byUnitId) }));
  }

  @FieldResolver(() => NoResultDuty, { nullable: true, description: "When the next no-result report is due; null: none is." })
  async noResultDuty(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<NoResultDuty | null> {
    const at = context.clock.now();
    const heartbeat = c.open ? await heartbeatOf(c.id, at, context) : undefined;
    if (heartbeat === undefined) return null;
    const last = (await loaderOf(context).load(c.id)).findLast(({ state }) => state !== "REFUSED" && state !== "DROPPED");
    // what the source tells of a report counts as one made here
    const dueAt = Math.max(heartbeat.dueAt, last?.dueAt ?? -Infinity);
    const found = allowed(context.viewer, "reportNoResult").ok ? await caseAndUnits(c.id, context) : null;
    const mayReport = found !== null && allowed(context.viewer, "reportNoResult", found).ok;
    const { limitText: limit, legalBasis, assumed } = heartbeat;
    return Object.assign(new NoResultDuty(), { dueAt, overdue: dueAt <= at, limit, legalBasis, assumed, mayReport });
  }
}

const loaders = new WeakMap<object, DataLoader<number, NoResultRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: MatterContext): DataLoader<number, NoResultRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, noResultReportsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
