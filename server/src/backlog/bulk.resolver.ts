import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { visibleCase } from "../tally/index.ts";
import type { WritebackContext } from "../writeback/index.ts";
import { startBulk } from "./bulk.ts";
import type { Started } from "./bulk.ts";
import { previewBulk } from "./bulk-preview.ts";
import { cancelJob, retryJob, reverseJob, undoJob } from "./bulk-undo.ts";
import { jobView, jobViews } from "./bulk-view.ts";
import { itemRows, jobRows } from "./bulk.queries.ts";
import { BulkJobResult, BulkUndone, PreviewBulkResult, shownProblem, UndoBulkResult } from "./bulk.results.ts";
import { BulkJobInput, PreviewBulkInput, ReverseBulkInput, StartBulkInput } from "./bulk.inputs.ts";
import { BulkItem, BulkItemConnection, BulkJobConnection, BulkJobView, BulkOutcomeEnum, BulkPreview } from "./bulk.types.ts";
import type { BulkOutcome } from "./bulk.types.ts";

const LONGEST_PAGE = 100;

/** One change of many cases: looked at, asked for, followed, stopped, taken back. See bulk.ts for how it goes. */
@Resolver()
export class BulkResolver {
  @Query(() => PreviewBulkResult, { description: "What a change of many cases would do; nothing is written." })
  async previewBulk(@Arg("input", () => PreviewBulkInput) input: PreviewBulkInput, @Ctx() context: WritebackContext): Promise<typeof PreviewBulkResult> {
    const preview = await previewBulk(input, context);
    return preview instanceof BulkPreview ? preview : (shownProblem(preview) as typeof PreviewBulkResult);
  }

  @Mutation(() => BulkJobResult, { description: "Asks for one change of many cases. The hub works them off; the same key once more is the same job." })
  async startBulk(@Arg("input", () => StartBulkInput) input: StartBulkInput, @Ctx() context: WritebackContext): Promise<typeof BulkJobResult> {
    return shownJob(await startBulk(input, context), context);
  }

  @Query(() => BulkJobView, { nullable: true, description: "One job as far as it is now; null when there is none that the viewer may see." })
  async bulkJob(@Arg("id", () => ID) id: string, @Ctx() context: WritebackContext): Promise<BulkJobView | null> {
    return /^\d{1,18}$/.test(id) ? jobView(Number(id), context) : null;
  }

  @Query(() => BulkJobConnection, { description: "The viewer's own jobs, and those of units whose cases he reads; the newest first." })
  async bulkJobs(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: WritebackContext,
  ): Promise<BulkJobConnection> {
    const most = Math.min(Math.max(first, 0), LONGEST_PAGE);
    return context.database.read(async (tx) => {
      const rows = await jobRows(tx, positionIn(after), most + 1);
      const nodes = await jobViews(tx, rows.slice(0, most), context);
      return { nodes, pageInfo: { hasNextPage: rows.length > most, endCursor: nodes.at(-1)?.id ?? null } };
    });
  }

  @Query(() => BulkItemConnection, { description: "Cases of a job that the viewer may see, in its order, and what became of each." })
  async bulkItems(
    @Arg("id", () => ID, { description: "The job." }) id: string,
    @Arg("outcome", () => [BulkOutcomeEnum], { nullable: true, description: "Only those with these outcomes; an empty list: those that wait." }) outcome:
      | BulkOutcome[]
      | null,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: WritebackContext,
  ): Promise<BulkItemConnection> {
    const most = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const page = { after: positionIn(after) ?? 0, most: most + 1 };
    const rows = await context.database.read((tx) => itemRows(tx, /^\d{1,18}$/.test(id) ? Number(id) : 0, outcome ?? null, page));
    const shown = rows.slice(0, most);
    const nodes = shown.map(async ({ caseId, changeId, ...row }) =>
      Object.assign(new BulkItem(), { ...row, case: await visibleCase(caseId, context), changeId: changeId === null ? null : String(changeId) }),
    );
    return { nodes: await Promise.all(nodes), pageInfo: { hasNextPage: rows.length > most, endCursor: shown.at(-1)?.ordinal.toString() ?? null } };
  }

  @Mutation(() => BulkJobResult, { description: "Stops an own job; what was decided by then stays." })
  async cancelBulk(@Arg("input", () => BulkJobInput) { id }: BulkJobInput, @Ctx() context: WritebackContext): Promise<typeof BulkJobResult> {
    return shownJob(await cancelJob(id, context), context);
  }

  @Mutation(() => BulkJobResult, { description: "Tries the cases of an own job that are not done once more, as they stand now." })
  async retryBulk(@Arg("input", () => BulkJobInput) { id }: BulkJobInput, @Ctx() context: WritebackContext): Promise<typeof BulkJobResult> {
    return shownJob(await retryJob(id, context), context);
  }

  @Mutation(() => UndoBulkResult, { description: "Takes back what of an own job has not left the hub, for some minutes, where it is no legal act." })
  async undoBulk(@Arg("input", () => BulkJobInput) { id }: BulkJobInput, @Ctx() context: WritebackContext): Promise<typeof UndoBulkResult> {
    const undone = await undoJob(id, context);
    if (!("job" in undone)) return shownProblem(undone) as typeof UndoBulkResult;
    const job = await jobView(undone.job, context);
    return Object.assign(new BulkUndone(), { job, stayed: undone.stayed });
  }

  @Mutation(() => BulkJobResult, { description: "A new job that reverses an own one, with a reason." })
  async reverseBulk(@Arg("input", () => ReverseBulkInput) input: ReverseBulkInput, @Ctx() context: WritebackContext): Promise<typeof BulkJobResult> {
    return shownJob(await reverseJob(input, context), context);
  }
}

/** Anything that is no position of these lists begins at their beginning. */
function positionIn(after: string | null): number | null {
  return after != null && /^\d{1,9}$/.test(after) ? Number(after) : null;
}

export async function shownJob(started: Started, context: WritebackContext): Promise<typeof BulkJobResult> {
  if (!("job" in started)) return shownProblem(started);
  const view = await jobView(started.job, context);
  if (view === null) throw new Error(`job ${started.job} is not to be seen by who asked for it`);
  return view;
}
