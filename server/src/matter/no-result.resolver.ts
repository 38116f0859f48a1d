import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import type { MatterContext } from "./context.ts";
import { actAnswer } from "./matter.results.ts";
import { dutyOf, owedList } from "./no-result-due.ts";
import { owedReports } from "./no-result-due.queries.ts";
import type { OwedRow } from "./no-result-due.queries.ts";
import { reportNoResult } from "./no-result.ts";
import { noResultReportsOf } from "./no-result.queries.ts";
import type { NoResultRow } from "./no-result.queries.ts";
import { NoResultConnection, NoResultDuty, NoResultFilter } from "./no-result-due.types.ts";
import { NoResultReported, NoResultView, ReportNoResultInput, ReportNoResultResult } from "./no-result.types.ts";

/** Of several agencies' cases past their limit: the lead agency's reports, and when the next one is due. */
@Resolver(() => CaseView)
export class NoResultResolver {
  @Mutation(() => ReportNoResultResult, { description: "The lead agency says why there is no result yet; it is posted at the case's source, and due again." })
  async reportNoResult(
    @Arg("input", () => ReportNoResultInput) input: ReportNoResultInput,
    @Ctx() context: MatterContext,
  ): Promise<typeof ReportNoResultResult> {
    const acted = await reportNoResult(input, context);
    if (acted.outcome === "done") {
      loaderOf(context).clear(acted.case.id);
      owedLoaderOf(context).clear(acted.case.id);
    }
    return actAnswer(acted, new NoResultReported());
  }

  @FieldResolver(() => [NoResultView], { description: "No-result reports of its lead agencies, oldest first." })
  async noResultReports(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<NoResultView[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map(({ id, byUnitId, ...rest }) => Object.assign(new NoResultView(), { ...rest, id: String(id), by: context.units.byId(byUnitId) }));
  }

  @FieldResolver(() => NoResultDuty, { nullable: true, description: "When the next no-result report is due; null: none is." })
  async noResultDuty(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<NoResultDuty | null> {
    const owed = c.open ? await owedLoaderOf(context).load(c.id) : null;
    return owed === null ? null : dutyOf(owed, context);
  }

  @Query(() => NoResultConnection, {
    description: "Cases of several agencies past their limit whose lead agency owes a no-result report (rule 84), the longest due first, as of now.",
  })
  async noResultDuties(
    @Arg("filter", () => NoResultFilter, { nullable: true }) filter: NoResultFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: MatterContext,
  ): Promise<NoResultConnection> {
    return owedList(filter ?? {}, { first, after: after ?? null }, context);
  }
}

const loaders = new WeakMap<object, DataLoader<number, NoResultRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: MatterContext): DataLoader<number, NoResultRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, noResultReportsOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}

const owedLoaders = new WeakMap<object, DataLoader<number, OwedRow | null>>();

/** One a request, bound to its viewer. */
function owedLoaderOf(context: MatterContext): DataLoader<number, OwedRow | null> {
  const kept =
    owedLoaders.get(context) ??
    oneByKey(
      context.database,
      (tx, ids) => owedReports(tx, ids, context.clock.now()),
      (row) => row.caseId,
    );
  owedLoaders.set(context, kept);
  return kept;
}
