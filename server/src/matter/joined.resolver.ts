import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey } from "../platform/loader.ts";
import type { Problem } from "../platform/problem.ts";
import { caseAndUnits, visibleCase } from "../tally/index.ts";
import type { MatterContext } from "./context.ts";
import { heldMatter, joinCases, undoMatter } from "./join-cases.ts";
import { casesOfMatters, matterById, mattersOf, partsOf } from "./joined.queries.ts";
import type { MatterRow, PartRow } from "./joined.queries.ts";
import { JoinCasesInput, MatterMoved, MatterPartView, MatterResult, MatterView, SplitMatterInput, UndoMatterInput } from "./joined.types.ts";
import { actRefused } from "./matter.results.ts";
import type { CaseActRefused } from "./matter.results.ts";
import { splitMatter } from "./split-matter.ts";

/** Cases that are one matter: joined, split among agencies, undone. */
@Resolver(() => MatterView)
export class MatterResolver {
  @Mutation(() => MatterResult, { description: "Says that cases are one matter under a lead agency; no clock, custody or number of theirs moves." })
  async joinCases(@Arg("input", () => JoinCasesInput) input: JoinCasesInput, @Ctx() context: MatterContext): Promise<MatterMoved | CaseActRefused> {
    return answered(await joinCases(input, context), context);
  }

  @Mutation(() => MatterResult, { description: "Gives cases of a matter to its agencies, each assigned at its own source." })
  async splitMatter(@Arg("input", () => SplitMatterInput) input: SplitMatterInput, @Ctx() context: MatterContext): Promise<MatterMoved | CaseActRefused> {
    return answered(await splitMatter(input, context), context);
  }

  @Mutation(() => MatterResult, { description: "Undoes a matter, with a reason; what was assigned stays assigned." })
  async undoMatter(@Arg("input", () => UndoMatterInput) input: UndoMatterInput, @Ctx() context: MatterContext): Promise<MatterMoved | CaseActRefused> {
    return answered(await undoMatter(input, context), context);
  }

  @FieldResolver(() => [CaseView], { description: "Its cases that the viewer sees." })
  async cases(@Root() { id }: MatterView, @Ctx() context: MatterContext): Promise<CaseView[]> {
    return seenCases(Number(id), context);
  }

  @FieldResolver(() => [MatterPartView], { description: "Which agency was given which case, oldest first." })
  async parts(@Root() { id }: MatterView, @Ctx() context: MatterContext): Promise<MatterPartView[]> {
    const rows = await loadersOf(context).parts.load(Number(id));
    return rows.map(({ caseId, unitId, words, byName, at, state }) =>
      Object.assign(new MatterPartView(), { caseId: String(caseId), unit: context.units.byId(unitId), words, byName, at, state }),
    );
  }

  @FieldResolver(() => Boolean, { description: "The viewer may split and undo it now." })
  async mayMove(@Root() { id, undoneAt }: MatterView, @Ctx() context: MatterContext): Promise<boolean> {
    return undoneAt === null && allowed(context.viewer, "joinCases").ok && !("message" in (await heldMatter(id, context)));
  }
}

/** The matter of a case. */
@Resolver(() => CaseView)
export class CaseMatterResolver {
  @FieldResolver(() => [MatterView], { description: "The matters it is or was joined to others in, newest first; at most one stands." })
  async matters(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<MatterView[]> {
    return (await loadersOf(context).ofCase.load(c.id)).map((row) => matterView(row, context));
  }

  @FieldResolver(() => Boolean, { description: "The viewer may join it with others now." })
  async mayJoin(@Root() c: CaseView, @Ctx() context: MatterContext): Promise<boolean> {
    if (!c.open || !allowed(context.viewer, "joinCases").ok) return false;
    if ((await loadersOf(context).ofCase.load(c.id)).some(({ undoneAt }) => undoneAt === null)) return false;
    const found = await caseAndUnits(c.id, context);
    return found !== null && allowed(context.viewer, "joinCases", found).ok;
  }
}

function matterView(row: MatterRow, { units }: MatterContext): MatterView {
  const { id, leadUnitId, cooperating, byUnitId, words, byName, onBehalfOf, at, undoneAt, undoneWords, undoneByName } = row;
  const places = { lead: units.byId(leadUnitId), cooperatingUnits: cooperating.map((one) => units.byId(one)), by: units.byId(byUnitId) };
  return Object.assign(new MatterView(), { id: String(id), ...places, words, byName, onBehalfOf, at, undoneAt, undoneWords, undoneByName });
}

async function answered(done: { id: number } | Problem, context: MatterContext): Promise<MatterMoved | CaseActRefused> {
  if ("message" in done) return actRefused(done);
  const row = await context.database.read((tx) => matterById(tx, done.id));
  if (row === null) throw new Error(`matter ${done.id} is out of sight of who wrote it`);
  const { parts, ofCase } = loadersOf(context);
  parts.clear(done.id);
  ofCase.clearAll();
  const cases = await seenCases(done.id, context);
  return Object.assign(new MatterMoved(), { matter: matterView(row, context), caseCount: cases.length, cases });
}

async function seenCases(id: number, context: MatterContext): Promise<CaseView[]> {
  const rows = await loadersOf(context).cases.load(id);
  const cases = await Promise.all(rows.map(({ caseId }) => visibleCase(caseId, context)));
  return cases.filter((one) => one !== null);
}

interface MatterLoaders {
  ofCase: DataLoader<number, (MatterRow & { caseId: number })[]>;
  cases: DataLoader<number, { matterId: number; caseId: number }[]>;
  parts: DataLoader<number, PartRow[]>;
}
const kept = new WeakMap<object, MatterLoaders>();

/** One set a request, bound to its viewer. */
function loadersOf(context: MatterContext): MatterLoaders {
  const { database } = context;
  const loaders = kept.get(context) ?? {
    ofCase: manyByKey(database, mattersOf, (row) => row.caseId),
    cases: manyByKey(database, casesOfMatters, (row) => row.matterId),
    parts: manyByKey(database, partsOf, (row) => row.matterId),
  };
  kept.set(context, loaders);
  return loaders;
}
