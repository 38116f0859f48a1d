import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { visibleCase } from "../tally/index.ts";
import { FILE_ENDINGS } from "../platform/files/kinds.ts";
import { fileTerm } from "../platform/files/stored.queries.ts";
import { localDay } from "../platform/local-time.ts";
import { FilesTaken, fitsStage, foundCase } from "../writeback/index.ts";
import { evidencePost, evidenceViews, keepEvidence, MOST_EVIDENCE } from "./inside-evidence.ts";
import { evidenceOf } from "./inside-evidence.queries.ts";
import type { EvidenceRow } from "./inside-evidence.queries.ts";
import { EvidenceFile, EvidenceKept, KeepEvidenceInput, KeepEvidenceResult } from "./inside-evidence.types.ts";
import type { BacklogContext } from "./proposal-rules.ts";

/** Files that show what was done on a case. */
@Resolver(() => CaseView)
export class InsideEvidenceResolver {
  @Mutation(() => KeepEvidenceResult, { description: "Keeps files that were handed over for a case as its evidence, inside the hub and for good." })
  async keepEvidence(@Arg("input", () => KeepEvidenceInput) input: KeepEvidenceInput, @Ctx() context: BacklogContext): Promise<typeof KeepEvidenceResult> {
    const done = await keepEvidence(input, context);
    if (typeof done !== "number") return done;
    loaderOf(context).clear(done);
    const shown = await visibleCase(done, context);
    if (shown === null) throw new Error(`case ${done} is out of sight of who keeps its evidence`);
    return Object.assign(new EvidenceKept(), { case: shown });
  }

  @FieldResolver(() => [EvidenceFile], { description: "Files that show what was done on it, oldest first." })
  async evidence(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<EvidenceFile[]> {
    return evidenceViews(await loaderOf(context).load(c.id), c.id, context);
  }

  @FieldResolver(() => FilesTaken, { nullable: true, description: "What files the viewer may keep as its evidence now; null: none." })
  async evidenceTaken(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<FilesTaken | null> {
    const { viewer, database, clock } = context;
    const found = viewer === null ? null : await foundCase(String(c.id), context);
    if (viewer === null || found === null || !fitsStage("RECORD_RESULT", found) || evidencePost(viewer, found) === undefined) return null;
    const { largestBytes } = await database.read((tx) => fileTerm(tx, localDay(clock.now())));
    return { most: MOST_EVIDENCE, mostBytes: largestBytes, endings: FILE_ENDINGS };
  }
}

const loaders = new WeakMap<object, DataLoader<number, EvidenceRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: BacklogContext): DataLoader<number, EvidenceRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, evidenceOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
