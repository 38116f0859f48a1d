import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { CaseStream, Channel, Field as CaseField, Reckoning, Stage } from "@dau-moi/schema";
import { allowed } from "../access/index.ts";
import type { OperationName, Related } from "../access/index.ts";
import { caseIdsOf, CaseStreamEnum, CaseView, ChannelEnum, FieldEnum, StageEnum } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day } from "../platform/scalars.ts";
import { AsOfView, asOfOf, asOfView } from "./as-of.ts";
import { scopeUnit, tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { caseNow } from "./case-now.queries.ts";
import { cursorOf, positionOf } from "./cases-cursor.ts";
import { countCases, latenessOf, LATENESSES, pageOfCases } from "./list.queries.ts";
import { heirsAt, ReckoningEnum } from "./reckoning.ts";
import type { CaseCriteria, CaseOrder, Lateness, ListedCase } from "./list.queries.ts";

const LatenessEnum = enumOf(LATENESSES, "Lateness", "How a case's running clock stands at an instant.");
const CaseOrderEnum = enumOf(["DUE_FIRST", "NEWEST_FIRST"], "CaseOrder", "The order of a list of cases.");

@InputType({ description: "What a list is narrowed to; absent parts narrow nothing." })
export class CaseFilter {
  @Field(() => String, { nullable: true, description: "Code of a unit: cases charged to it or to a unit below it." })
  unit?: string;

  @Field(() => Boolean, { nullable: true, description: "Cases that `unit`, or one below it, supervises, in place of those charged to it." })
  supervised?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Only cases charged to the unit itself." })
  unitOnly?: boolean;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream, HOTLINE when absent; one list never holds two." })
  stream?: CaseStream;

  @Field(() => [StageEnum], { nullable: true, description: "Any of these stages." })
  stage?: Stage[];

  @Field(() => Boolean, { nullable: true, description: "Only open, or only ended cases." })
  open?: boolean;

  @Field(() => LatenessEnum, { nullable: true, description: "Only open cases that stand so at the as-of's instant." })
  lateness?: Lateness;

  @Field(() => Boolean, { nullable: true, description: "Whether their holder got them already late." })
  inheritedLate?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Only open cases whose running clock was, or was not, extended." })
  extended?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Whether they ended by being merged into another case." })
  merged?: boolean;

  @Field(() => [FieldEnum], { nullable: true, description: "Any of these fields." })
  field?: CaseField[];

  @Field(() => [ChannelEnum], { nullable: true, description: "Any of these channels." })
  channel?: Channel[];

  @Field(() => [String], { nullable: true, description: "Any of these sources, by code." })
  source?: string[];

  @Field(() => String, { nullable: true, description: "Words of reference, title or place, with or without Vietnamese marks." })
  text?: string;

  @Field(() => ReckoningEnum, {
    nullable: true,
    description: "For cases received or closed: AS_IT_WAS (when left out) by the unit of that time, BY_SUCCESSOR by the unit that stands for it at the as-of.",
  })
  reckoning?: Reckoning;

  @Field(() => Boolean, { nullable: true, description: "true: only open cases in the hands of a unit that has ended, for which no successor fits." })
  withoutSuccessor?: boolean;

  @Field(() => Day, { nullable: true, description: "Received on this day or later, by `unit` as the intake unit, not as the present holder." })
  receivedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Received on this day or earlier, by `unit` as the intake unit." })
  receivedTo?: string;

  @Field(() => Day, { nullable: true, description: "Closed on this day or later, by `unit` as the last holder." })
  closedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Closed on this day or earlier, by `unit` as the last holder." })
  closedTo?: string;
}

@ObjectType({ simpleResolvers: true, description: "A case and its place in the list." })
export class CaseEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => CaseView, { description: "The case." })
  node!: CaseView;
}

@ObjectType({ simpleResolvers: true, description: "Whether the list goes on." })
export class PageInfo {
  @Field(() => Boolean, { description: "There are rows after this page." })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the last row here; null on an empty page." })
  endCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A list of cases counted at one as-of; its pages do not shift while the world goes on." })
export class CaseConnection {
  @Field(() => AsOfView, { description: "The point the list is counted at; hand it back for the next page." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [CaseEdge], { description: "The page's rows." })
  edges!: CaseEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

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
    @Ctx() context: CasesContext,
  ): Promise<CaseConnection> {
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const asked = await criteriaOf(filter ?? {}, context);
    const given = token ?? asOfView(tickNow(context)).token;
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, given, Math.max(context.clock.now(), tickNow(context).instant));
      const criteria = standing(asked, filter ?? {}, asOf.instant, context);
      const totalCount = await countCases(tx, criteria, asOf, latest);
      const rows = await pageOfCases(tx, criteria, asOf, latest, { order, first: many + 1, after: after == null ? null : positionOf(after) });
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
function shown(row: Omit<ListedCase, "position">, seenAt: Instant): CaseView {
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
  const row = await context.database.read((tx) => caseNow(tx, id));
  if (row === undefined) return null;
  const now = context.clock.now();
  const heir = (unitId: number): number => context.units.heirOf(context.units.byId(unitId), row, now, -Infinity).id; // who took over may look back
  const related = row.related.flatMap(({ relation, unitId }) =>
    [unitId, heir(unitId)].map((either) => ({ relation, unitPath: context.units.byId(either).path })),
  );
  return { case: shown(row, now), related };
}

/** A case by its source's own id. */
async function visibleCaseOf(sourceId: number, sourceCaseId: string, context: CasesContext): Promise<CaseView | null> {
  const [found] = await context.database.read((tx) => caseIdsOf(tx, [{ sourceId, sourceCaseId }]));
  return found === undefined ? null : visibleCase(found.id, context);
}

async function criteriaOf(filter: CaseFilter, context: CasesContext): Promise<CaseCriteria> {
  const unit = scopeUnit(context, filter.unit ?? null, "cases");
  const { stream, stage, field, channel, source, text, unit: _unit, unitOnly, supervised, reckoning: _reckoning, withoutSuccessor: _alone, ...rest } = filter;
  const criteria: CaseCriteria = {
    caseStream: stream ?? "HOTLINE",
    unitIds: unitOnly === true ? [unit.id] : context.units.subtree(unit.path),
    ...withoutNulls(rest),
  };
  if (supervised === true) criteria.supervisedBy = criteria.unitIds;
  if (stage != null) criteria.stages = stage;
  if (field != null) criteria.fields = field;
  if (channel != null) criteria.channels = channel;
  if (text != null && text.trim() !== "") criteria.text = text;
  if (source != null) criteria.sourceIds = (await context.sourceRows()).filter((row) => source.includes(row.code)).map((row) => row.id);
  return criteria;
}

/** What of the criteria depends on who stood for whom at the as-of. */
function standing(criteria: CaseCriteria, { reckoning, withoutSuccessor }: CaseFilter, at: Instant, { units }: CasesContext): CaseCriteria {
  if (withoutSuccessor === true) {
    const ended = new Set(units.endedBy(at).map((unit) => unit.id));
    return { ...criteria, open: true, unitIds: criteria.unitIds.filter((id) => ended.has(id)) };
  }
  return reckoning === "BY_SUCCESSOR" ? { ...criteria, heirs: heirsAt(units, at) } : criteria;
}

function withoutNulls<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as { [K in keyof T]?: NonNullable<T[K]> };
}
