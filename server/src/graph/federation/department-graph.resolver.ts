import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { accessError, actorOf, allowed, asking } from "../../access/index.ts";
import type { AccessContext, OperationName } from "../../access/index.ts";
import type { AuditActor } from "../../audit/index.ts";
import { said } from "../../platform/asked.ts";
import type { Database } from "../../platform/database.ts";
import type { UnitContext } from "../../unit/index.ts";
import { fieldsAdded } from "./breaking.ts";
import {
  AddDepartmentGraphResult,
  CheckDepartmentGraphResult,
  DepartmentGraphInput,
  DepartmentGraphs,
  DepartmentGraphView,
  GraphAttemptView,
  GraphRefused,
  GraphWouldJoin,
  RemoveDepartmentGraphInput,
  RemoveDepartmentGraphResult,
} from "./department-graph.types.ts";
import type { Federation } from "./federation.ts";
import type { MemberStanding } from "./joined/messages.ts";
import type { GraphMeant, NotJoined, Stage } from "./register.ts";
import { attempts, currentGeneration } from "./registry.queries.ts";
import type { AttemptRow, MemberRow } from "./registry.queries.ts";

export interface FederationContext {
  federation: Federation;
}

type GraphsContext = FederationContext & AccessContext & UnitContext & { database: Database };
const TRIES_SHOWN = 20;

/** Departments' own graphs, for those who keep sources. */
@Resolver()
export class DepartmentGraphResolver {
  @Query(() => DepartmentGraphs, { description: "The joined graph: which departments' graphs are in it, how they answer, and who tried to change it." })
  departmentGraphs(@Ctx() context: GraphsContext): Promise<DepartmentGraphs> {
    return shownGraphs(context);
  }

  @Mutation(() => CheckDepartmentGraphResult, { description: "Every step of joining a graph but the last. Changes nothing." })
  async checkDepartmentGraph(
    @Arg("input", () => DepartmentGraphInput) input: DepartmentGraphInput,
    @Ctx() context: GraphsContext,
  ): Promise<GraphWouldJoin | GraphRefused> {
    const meant = meantBy(input, "checkDepartmentGraph", context);
    if (meant === null) return refused(NO_UNIT);
    const found = await context.federation.check(doer(context), meant);
    if ("stage" in found) return refused(found);
    return Object.assign(new GraphWouldJoin(), { name: meant.name, added: [...found.added], gone: [...found.gone] });
  }

  @Mutation(() => AddDepartmentGraphResult, { description: "Joins a department's graph, or changes one that is joined; what fails changes nothing." })
  async addDepartmentGraph(
    @Arg("input", () => DepartmentGraphInput) input: DepartmentGraphInput,
    @Ctx() context: GraphsContext,
  ): Promise<DepartmentGraphs | GraphRefused> {
    const meant = meantBy(input, "addDepartmentGraph", context);
    if (meant === null) return refused(NO_UNIT);
    keeps(meant.name, "addDepartmentGraph", context);
    const problem = await context.federation.add(doer(context), meant);
    return problem === null ? shownGraphs(context) : refused(problem);
  }

  @Mutation(() => RemoveDepartmentGraphResult, { description: "Takes a department's graph out, unless its fields were asked for of late." })
  async removeDepartmentGraph(
    @Arg("input", () => RemoveDepartmentGraphInput) { name, reason }: RemoveDepartmentGraphInput,
    @Ctx() context: GraphsContext,
  ): Promise<DepartmentGraphs | GraphRefused> {
    keeps(name, "removeDepartmentGraph", context);
    const problem = await context.federation.remove(doer(context), name, said(reason).slice(0, LONGEST_REASON) || null);
    return problem === null ? shownGraphs(context) : refused(problem);
  }
}

const LONGEST_REASON = 500;
const NO_UNIT: NotJoined = { stage: "ADDRESS", problems: [{ at: "owner", message: "the register has no such unit" }] };

const doer = (context: GraphsContext): AuditActor => actorOf(asking(context));

/** @returns null: there is no such unit @throws FORBIDDEN it is out of his scope */
function meantBy({ name, url, owner }: DepartmentGraphInput, operation: OperationName, context: GraphsContext): GraphMeant | null {
  const unit = context.units.byCode(owner);
  if (unit === undefined) return null;
  mayActOn(unit.path, operation, context);
  return { name, url, ownerUnitId: unit.id };
}

/** Who changes or takes out a graph keeps the sources of the unit that runs it. */
function keeps(name: string, operation: OperationName, context: GraphsContext): void {
  const member = context.federation.held.members.find((one) => one.name === name);
  if (member !== undefined) mayActOn(context.units.byId(member.ownerUnitId).path, operation, context);
}

function mayActOn(unitPath: string, operation: OperationName, { viewer }: GraphsContext): void {
  const verdict = allowed(viewer, operation, { unitPath });
  if (!verdict.ok) throw accessError(verdict.code);
}

async function shownGraphs({ database, federation, units }: GraphsContext): Promise<DepartmentGraphs> {
  const { held } = federation;
  const [newest, tries] = await database.read(async (tx) => [await currentGeneration(tx), await attempts(tx, TRIES_SHOWN)] as const);
  const standings = held.joiner?.standings ?? [];
  const graphs = held.members.map((member) => {
    const standing = standings.find(({ name }) => name === member.name);
    return Object.assign(new DepartmentGraphView(), {
      ...member,
      owner: units.byId(member.ownerUnitId),
      fields: fieldsAdded(member.name, member.sdl),
      ...standingShown(standing),
    });
  });
  return Object.assign(new DepartmentGraphs(), {
    generation: held.generation,
    madeAt: newest.madeAt,
    trouble: held.trouble,
    graphs: graphs.toSorted(byName),
    attempts: tries.map(shownTry),
    hosts: [...federation.hosts],
  });
}

const byName = (a: Pick<MemberRow, "name">, b: Pick<MemberRow, "name">): number => (a.name < b.name ? -1 : 1);

function standingShown(standing: MemberStanding | undefined): Pick<DepartmentGraphView, "standing" | "lastFault" | "asked" | "failed"> {
  if (standing === undefined || standing.asked === 0) return { standing: "UNASKED", lastFault: null, asked: 0, failed: 0 };
  const { resting, lastFault, asked, failed } = standing;
  const word = lastFault === null ? "ANSWERS" : "FAILS";
  return { standing: resting ? "RESTS" : word, lastFault, asked, failed };
}

function shownTry({ subgraph, stage, ...row }: AttemptRow): GraphAttemptView {
  return Object.assign(new GraphAttemptView(), { ...row, graph: subgraph, stage: stage as Stage | null });
}

function refused({ stage, problems }: NotJoined): GraphRefused {
  return Object.assign(new GraphRefused(), { message: REFUSED_AT[stage], stage, problems: [...problems] });
}

const REFUSED_AT: Record<Stage, string> = {
  ADDRESS: "Địa chỉ hoặc tên chưa dùng được.",
  FETCH: "Không đọc được lược đồ từ địa chỉ này.",
  LINT: "Lược đồ chưa theo quy tắc của đồ thị chung.",
  COMPOSE: "Lược đồ không ghép được với đồ thị chung.",
  BREAKING: "Thay đổi này làm hỏng truy vấn đang dùng.",
  PROBE: "Đồ thị trả lời thử không đúng.",
  PUBLISH: "Đồ thị chung vừa được người khác thay đổi.",
};
