import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { manyByKey } from "../platform/loader.ts";
import { visibleCase } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import { foundCase } from "../writeback/index.ts";
import { assignInside, holdersPost, insidePost, takeBackInside } from "./inside-assign.ts";
import { divisionsOf, officersFor, postWithin } from "./inside-target.ts";
import { insideOf } from "./inside.queries.ts";
import type { InsideRow } from "./inside.queries.ts";
import { AssignedInside, AssignInsideInput, AssignInsideResult, InsideAssignment, InsideTargets, TakeBackInsideInput } from "./inside.types.ts";
import type { InsideRefused } from "./inside.types.ts";
import type { BacklogContext } from "./proposal-rules.ts";

/** Who inside a unit works on its cases. */
@Resolver(() => CaseView)
export class InsideResolver {
  @Mutation(() => AssignInsideResult, {
    description: "Gives a case that the unit holds to a division or an officer of it, in place of who had it. The system that owns it hears nothing of it.",
  })
  async assignInside(@Arg("input", () => AssignInsideInput) input: AssignInsideInput, @Ctx() context: BacklogContext): Promise<typeof AssignInsideResult> {
    return told(await assignInside(input, context), context);
  }

  @Mutation(() => AssignInsideResult, { description: "Takes a case back from who works on it inside: it is the unit's own again." })
  async takeBackInside(
    @Arg("input", () => TakeBackInsideInput) input: TakeBackInsideInput,
    @Ctx() context: BacklogContext,
  ): Promise<typeof AssignInsideResult> {
    return told(await takeBackInside(input, context), context);
  }

  @FieldResolver(() => [InsideAssignment], {
    description: "Who inside its unit worked on it, oldest first; only what the viewer's units or those below them gave or got.",
  })
  async insideAssignments(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<InsideAssignment[]> {
    const rows = await loaderOf(context).load(c.id);
    return rows.map((row) => insideView(row, c.open, context.units, context.clock.now()));
  }

  @FieldResolver(() => InsideTargets, { nullable: true, description: "Whom the viewer may give it to inside its unit; null: he may not, or it is not open." })
  async insideTargets(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<InsideTargets | null> {
    const { viewer, units } = context;
    const found = viewer === null || !c.open ? null : await foundCase(String(c.id), context);
    const post = viewer === null || found === null ? undefined : insidePost(viewer, found);
    if (found === null || post === undefined) return null;
    const giving = { holder: found.holder, post, now: found.now, units };
    const people = await officersFor(giving, context.database);
    const officers = people.map(({ username, name, ...person }) => ({
      username,
      name,
      unit: postWithin({ ...person, username, name }, found.holder.path, units) ?? found.holder,
    }));
    return { divisions: divisionsOf(giving), officers };
  }

  @FieldResolver(() => Boolean, { description: "The viewer may take it back from who works on it inside its unit." })
  async mayTakeBackInside(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<boolean> {
    const { viewer } = context;
    const current = (await loaderOf(context).load(c.id)).some(({ holds }) => holds);
    const found = viewer === null || !current || !c.open ? null : await foundCase(String(c.id), context);
    return viewer !== null && found !== null && holdersPost(viewer, found) !== undefined;
  }
}

async function told(done: number | InsideRefused, context: BacklogContext): Promise<AssignedInside | InsideRefused> {
  if (typeof done !== "number") return done;
  loaderOf(context).clear(done);
  const shown = await visibleCase(done, context);
  if (shown === null) throw new Error(`case ${done} is out of sight of who gave it to somebody`);
  return Object.assign(new AssignedInside(), { case: shown });
}

function insideView(row: InsideRow, open: boolean, units: UnitRegister, at: Instant): InsideAssignment {
  const { id, unitId, divisionId, username, name, holds, caseId: _case, ...shown } = row;
  const current = holds && row.ended === null;
  return {
    ...shown,
    id: String(id),
    unit: units.byId(unitId),
    division: divisionId === null ? null : units.byId(divisionId),
    officer: username === null ? null : { username, name: name ?? username },
    current,
    late: current && open && row.dueAt !== null && row.dueAt <= at,
  };
}

const loaders = new WeakMap<object, DataLoader<number, InsideRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: BacklogContext): DataLoader<number, InsideRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, insideOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
