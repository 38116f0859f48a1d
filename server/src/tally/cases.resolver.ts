import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import type { OperationName, Related } from "../access/index.ts";
import { caseIdsOf, CaseView } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { backlogPoints } from "./backlog-points.ts";
import { casesNow } from "./case-now.queries.ts";
import type { CaseNow } from "./case-now.queries.ts";
import { cursorOf, positionOf } from "./cases-cursor.ts";
import { CaseConnection, CaseFilter, CaseOrderEnum, LatenessEnum } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { latenessOf } from "./case-predicate.ts";
import { countCases, pageOfCases } from "./list.queries.ts";
import type { Lateness } from "./case-predicate.ts";
import type { CaseOrder, ListedCase } from "./list.queries.ts";

type CasesContext = TallyContext & CaseContext;
const LONGEST_PAGE = 100;

@Resolver(() => CaseView)
export class CasesResolver {
  @Query(() => CaseConnection, { description: "Cases in the viewer's scope, at the latest tick or the as-of given." })
  async cases(
    @Arg("filter", () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("order", () => CaseOrderEnum, { defaultValue: "DUE_FIRST" }) order: CaseOrder,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Arg("skip", () => Int, { defaultValue: 0, description: "Rows to leave out before the page: a place further down a list that stands still at its as-of." })
    skip: number,
    @Ctx() context: CasesContext,
  ): Promise<CaseConnection> {
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const asked = await criteriaOf(filter ?? {}, context);
    const given = token ?? asOfView(tickNow(context)).token;
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, given, Math.max(context.clock.now(), tickNow(context).instant));
      const criteria = standing(asked, filter ?? {}, asOf.instant, context);
      const totalCount = await countCases(tx, criteria, asOf, latest);
      const page = { order, first: many + 1, after: after == null ? null : positionOf(after, order), skip: Math.max(skip, 0) };
      const rows = await pageOfCases(tx, criteria, asOf, latest, page);
      const edges = rows.slice(0, many).map((row) => ({ cursor: cursorOf(row), node: shown(row, asOf.instant) }));
      return { asOf: asOfView(asOf), totalCount, edges, pageInfo: { hasNextPage: rows.length > many, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  @Query(() => CaseView, { nullable: true, description: "One case as it stands now; null when there is none that the viewer may see." })
  async case(@Arg("id", () => ID) id: string, @Ctx() context: CasesContext): Promise<CaseView | null> {
    return /^\d{1,18}$/.test(id) ? visibleCase(Number(id), context) : null;
  }

  @FieldResolver(() => LatenessEnum, { description: "How its running clock stood at the instant it was asked for." })
  lateness(@Root() c: CaseView): Lateness {
    return latenessOf({ open: c.open, dueAt: c.paused ? Infinity : c.dueAt, soonAt: c.soonAt }, c.seenAt);
  }

  @FieldResolver(() => CaseView, {
    nullable: true,
    description: "The earlier case that this one repeats; null when it repeats none the hub knows or the viewer may see.",
  })
  async repeatOf(@Root() c: CaseView, @Ctx() context: CasesContext): Promise<CaseView | null> {
    const detail = await context.caseLoaders.detail.load(c.id);
    return detail?.repeatOf == null ? null : visibleCaseOf(detail.sourceId, detail.repeatOf, context);
  }

  @FieldResolver(() => CaseView, {
    nullable: true,
    description: "The case it was merged into; null when it was not, or when that one is unknown to the hub or out of the viewer's sight.",
  })
  async mergedInto(@Root() c: CaseView, @Ctx() context: CasesContext): Promise<CaseView | null> {
    if (!c.merged) return null;
    const detail = await context.caseLoaders.detail.load(c.id);
    const into = detail?.steps.findLast((step) => step.kind === "MERGED")?.terms?.mergedInto;
    return detail == null || into === undefined ? null : visibleCaseOf(detail.sourceId, into, context);
  }
}

/** A row as the graph shows it: a paused clock has no due instant yet. */
export function shown(row: Omit<ListedCase, "position">, seenAt: Instant): CaseView {
  const paused = row.dueAt === Infinity;
  return { ...row, paused, extended: row.originalDueAt !== null, dueAt: paused ? null : row.dueAt, soonAt: paused ? null : row.soonAt, seenAt } as CaseView;
}

/** A case that the viewer may see, or do something with, through one of its units' relations to it. */
export async function visibleCase(id: number, context: CasesContext, operation: OperationName = "case"): Promise<CaseView | null> {
  const found = await caseAndUnits(id, context);
  return found !== null && allowed(context.viewer, operation, found).ok ? found.case : null;
}

/** A case that the second wall lets him see, with every unit related to it; the policy has not been asked. */
export async function caseAndUnits(id: number, context: CasesContext): Promise<{ case: CaseView; related: Related[] } | null> {
  const now = context.clock.now();
  const row = await loaderOf(context).load(id);
  if (row === null) return null;
  const scope = { areaCode: row.areaCode, receivedOn: localDay(row.receivedAt), field: row.field };
  const heir = (unitId: number): number => context.units.heirOf(context.units.byId(unitId), scope, now, -Infinity).id; // who took over may look back
  const related = row.related.flatMap(({ relation, unitId }) =>
    [unitId, heir(unitId)].map((either) => ({ relation, unitPath: context.units.byId(either).path })),
  );
  return { case: shown(row, now), related };
}

const loaders = new WeakMap<object, DataLoader<number, CaseNow | null>>();

/** Those asked for at the same time, by whoever reads with the same loaders, are one look; none is kept, for what a request changes is looked at again. */
function loaderOf({ caseLoaders, clock, rules, units }: CasesContext): DataLoader<number, CaseNow | null> {
  const kept = loaders.get(caseLoaders);
  if (kept !== undefined) return kept;
  const batch = async (ids: readonly number[]): Promise<(CaseNow | null)[]> => {
    const at = clock.now();
    const points = backlogPoints(rules, units, at);
    const rows = await caseLoaders.database.read((tx) => casesNow(tx, [...new Set(ids)], { points, at }));
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  };
  const made = new DataLoader<number, CaseNow | null>(batch, { cache: false });
  loaders.set(caseLoaders, made);
  return made;
}

/** A case by its source's own id. */
async function visibleCaseOf(sourceId: number, sourceCaseId: string, context: CasesContext): Promise<CaseView | null> {
  const [found] = await context.database.read((tx) => caseIdsOf(tx, [{ sourceId, sourceCaseId }]));
  return found === undefined ? null : visibleCase(found.id, context);
}
