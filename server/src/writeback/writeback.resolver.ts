import type DataLoader from "dataloader";
import { CHANGE_KINDS } from "@dau-moi/schema";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { accessError } from "../access/index.ts";
import { CaseView, submitterHider } from "../case/index.ts";
import { FILE_ENDINGS } from "../platform/files/kinds.ts";
import { fileTerm } from "../platform/files/stored.queries.ts";
import { localDay } from "../platform/local-time.ts";
import { manyByKey } from "../platform/loader.ts";
import { caseAndUnits, visibleCase } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { changeView } from "./change-view.ts";
import { namesOf } from "./files/index.ts";
import { postForChange } from "./may.ts";
import { pauseChoices } from "./pausing.ts";
import { foundCase, requestChange } from "./request.ts";
import type { WritebackContext } from "./request.ts";
import { fitsStage } from "./rules.ts";
import { settleConflict } from "./settle-conflict.ts";
import { filesTakenBy, sourceOf, takes } from "./sources.ts";
import { targetsFor } from "./targets.ts";
import { changesOf } from "./writeback.queries.ts";
import type { ChangeRow } from "./writeback.queries.ts";
import {
  CaseChangeQueued,
  CaseChangeSettled,
  CaseMovedOn,
  ChangeNotAllowed,
  ChangeNotPossible,
  RequestCaseChangeResult,
  SettleCaseChangeResult,
} from "./writeback.results.ts";
import { CaseChangeView, PossibleChange, RequestCaseChangeInput, SettleCaseChangeInput } from "./writeback.types.ts";

const waitsForAPerson = ({ state }: ChangeRow): boolean => state === "CONFLICT" || state === "NOT_SHOWN";

type Requested = typeof RequestCaseChangeResult;
type Settled = typeof SettleCaseChangeResult;

/** Asking the system that owns a case to change it, and what became of what was asked for. */
@Resolver(() => CaseView)
export class WritebackResolver {
  @Mutation(() => RequestCaseChangeResult, {
    description: "Decides a change of a case and queues it for the system that owns it. No number moves until that system shows it.",
  })
  async requestCaseChange(@Arg("input", () => RequestCaseChangeInput) input: RequestCaseChangeInput, @Ctx() context: WritebackContext): Promise<Requested> {
    const asked = await requestChange(input, context);
    switch (asked.outcome) {
      case "queued": {
        const row = (await context.database.asWorker().read((tx) => changesOf(tx, [asked.case.id]))).find(({ id }) => id === asked.id);
        if (row === undefined) throw new Error(`change ${asked.id} has no row`);
        return Object.assign(new CaseChangeQueued(), { case: asked.case, change: changeView(row, context.units, context.clock.now(), false) });
      }
      case "notAllowed":
        return Object.assign(new ChangeNotAllowed(), { message: asked.message });
      case "movedOn":
        return Object.assign(new CaseMovedOn(), { case: asked.case, message: "Phản ánh đã thay đổi ở nguồn sau khi bạn mở. Hãy xem lại rồi quyết định." });
      case "notPossible":
        return Object.assign(new ChangeNotPossible(), asked.problem);
    }
  }

  @Mutation(() => SettleCaseChangeResult, {
    description:
      "Decides a change that is in conflict: dropped, or sent again on what its source has now; one that its source took and does not show is dropped.",
  })
  async settleCaseChange(@Arg("input", () => SettleCaseChangeInput) input: SettleCaseChangeInput, @Ctx() context: WritebackContext): Promise<Settled> {
    const settled = await settleConflict(input.id, input.settlement, context);
    if (settled.outcome === "notAllowed") return Object.assign(new ChangeNotAllowed(), { message: "Không có yêu cầu này trong phạm vi của bạn." });
    if (settled.outcome === "notInConflict")
      return Object.assign(new ChangeNotPossible(), { at: "id", message: "Yêu cầu này không ở trạng thái để quyết định như vậy." });
    const found = await visibleCase(settled.caseId, context);
    if (found === null) throw accessError("FORBIDDEN");
    return Object.assign(new CaseChangeSettled(), { case: found });
  }

  @FieldResolver(() => [CaseChangeView], { description: "What its source was asked to change, oldest first, and how far each change is." })
  async changes(@Root() c: CaseView, @Ctx() context: WritebackContext): Promise<CaseChangeView[]> {
    const rows = await loaderOf(context).load(c.id);
    const { viewer, units } = context;
    const found = rows.some(waitsForAPerson) ? await caseAndUnits(c.id, context) : null;
    const views = rows.map((row) => {
      const target = row.toUnitId === null ? undefined : units.byId(row.toUnitId);
      const asked = found === null ? null : { related: found.related, holder: units.byId(c.unitId) };
      const may = waitsForAPerson(row) && asked !== null && viewer !== null && postForChange(viewer, row.kind, asked, target) !== undefined;
      return changeView(row, units, context.clock.now(), may);
    });
    await nameFiles(views, c.id, context);
    return views;
  }

  @FieldResolver(() => [PossibleChange], { description: "The changes that the viewer may ask its source for at this stage." })
  async possibleChanges(@Root() c: CaseView, @Ctx() context: WritebackContext): Promise<PossibleChange[]> {
    const { viewer } = context;
    const found = viewer === null ? null : await foundCase(String(c.id), context);
    if (viewer === null || found === null) return [];
    const kinds = CHANGE_KINDS.filter((kind) => fitsStage(kind, found) && postForChange(viewer, kind, found) !== undefined);
    const source = kinds.length === 0 ? null : await sourceOf(context, c.sourceId);
    if (source === null) return [];
    const { largestBytes } = await context.database.read((tx) => fileTerm(tx, localDay(found.now)));
    const taken = filesTakenBy(source, largestBytes);
    const files = taken === null ? null : { ...taken, endings: FILE_ENDINGS };
    const reasons = kinds.includes("PAUSE") ? pauseChoices(context) : [];
    return kinds.map((kind) => ({
      kind,
      onWorklist: !takes(source, kind),
      files: kind === "RECORD_RESULT" ? files : null,
      pauseReasons: kind === "PAUSE" ? reasons : [],
    }));
  }

  @FieldResolver(() => [Unit], { description: "Units the viewer may give the case to whose name or code has these words: at most 20, none that has ended." })
  async changeTargets(@Root() c: CaseView, @Arg("find", () => String) find: string, @Ctx() context: WritebackContext): Promise<Unit[]> {
    const found = await foundCase(String(c.id), context);
    return found === null || context.viewer === null ? [] : targetsFor(context.viewer, found, find);
  }
}

/** Names may name the submitter as any free text may. */
async function nameFiles(views: readonly CaseChangeView[], caseId: number, context: WritebackContext): Promise<void> {
  const files = views.flatMap((view) => view.files);
  if (files.length === 0) return;
  const names = await namesOf(
    context.database,
    context.vault,
    files.map(({ id }) => id),
  );
  const { hide, confidential } = await submitterHider(caseId, context);
  for (const file of files) {
    const name = names.get(file.id);
    file.name = name === undefined ? null : confidential.content ? "•••" : hide(name);
  }
}

const loaders = new WeakMap<object, DataLoader<number, ChangeRow[]>>();

/** One a request, bound to its viewer. */
function loaderOf(context: WritebackContext): DataLoader<number, ChangeRow[]> {
  const kept = loaders.get(context) ?? manyByKey(context.database, changesOf, (row) => row.caseId);
  loaders.set(context, kept);
  return kept;
}
