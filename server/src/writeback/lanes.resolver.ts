import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { accessError, actorOf, allowed } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { localDay } from "../platform/local-time.ts";
import type { SourceHealthRow } from "../source/index.ts";
import { changeView } from "./change-view.ts";
import { LaneItem, WorklistFile, WorklistItem } from "./lanes.types.ts";
import type { WritebackContext } from "./request.ts";
import { worklistBook } from "./worklist-book.ts";
import { openLanes } from "./writeback.queries.ts";

/** The outbox of a source: what its officers do by hand, and what is on its way. */
@Resolver()
export class LanesResolver {
  @Query(() => [WorklistItem], {
    nullable: true,
    description: "What the officers of a source are to change by hand, oldest first, at most 1,000; null: no such source in the viewer's scope.",
  })
  async worklist(@Arg("source", () => String) source: string, @Ctx() context: WritebackContext): Promise<WorklistItem[] | null> {
    const found = await ownedSource(source, context);
    return found === null ? null : itemsOf(found, context);
  }

  @Query(() => WorklistFile, {
    nullable: true,
    description: "The same as a workbook; who took it is audited. null: no such source in the viewer's scope.",
  })
  async worklistFile(@Arg("source", () => String) source: string, @Ctx() context: WritebackContext): Promise<WorklistFile | null> {
    const { viewer, clock } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const found = await ownedSource(source, context);
    if (found === null) return null;
    const items = await itemsOf(found, context);
    const at = clock.now();
    const entry = { stream: "access", actor: actorOf(viewer), act: "exportWorklist", subject: { kind: "source", id: found.code }, at } as const;
    await context.database.asWorker().write((tx) => appendAudit(tx, { ...entry, detail: { rows: items.length } }));
    return { name: `viec-can-lam-${found.code}-${localDay(at)}.xlsx`, base64: worklistBook(items).toString("base64") };
  }

  @Query(() => [LaneItem], {
    nullable: true,
    description: "What is on its way to a source and not over, oldest first, at most 1,000; null: there is no such source.",
  })
  async caseChangeLanes(@Arg("source", () => String) code: string, @Ctx() context: WritebackContext): Promise<LaneItem[] | null> {
    const found = (await context.sourceRows()).find((row) => row.code === code);
    if (found === undefined) return null;
    const rows = await context.database.asWorker().read((tx) => openLanes(tx, found.id, false)); // the keepers of sources see no cases, and nothing of one is told
    return rows.map((row) => changeView(row, context.units, context.clock.now(), false));
  }
}

/** A source whose owner stands at or below a post of the viewer's. */
async function ownedSource(code: string, context: WritebackContext): Promise<SourceHealthRow | null> {
  const found = (await context.sourceRows()).find((row) => row.code === code);
  if (found === undefined) return null;
  return allowed(context.viewer, "worklist", { unitPath: context.units.byId(found.ownerUnitId).path }).ok ? found : null;
}

async function itemsOf(source: SourceHealthRow, context: WritebackContext): Promise<WorklistItem[]> {
  const rows = await context.database.read((tx) => openLanes(tx, source.id, true));
  return rows.map((row) => ({
    caseId: String(row.caseId),
    reference: row.reference,
    change: changeView(row, context.units, context.clock.now(), false),
  }));
}
