import { KINDS } from "@dau-moi/connectors";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { allowed } from "../../access/index.ts";
import type { AccessContext, OperationName } from "../../access/index.ts";
import { manyByKey, oneByKey } from "../../platform/loader.ts";
import type { Tx } from "../../platform/database.ts";
import { countRuns, manifestRow, openDrift, runningRuns, runsOf, sourceHealth, SourceView, waitingSweeps } from "../../source/index.ts";
import type { RunRow, SourceContext, SourceHealthRow } from "../../source/index.ts";
import { askedReconciles } from "../reconcile/index.ts";
import type { IngestHub } from "../report.ts";
import { faultWord } from "./desk.types.ts";
import { manifestText, newManifest, schemaOf } from "./manifest.ts";
import { SourceReconcileView } from "./reconcile.types.ts";
import { SourceDriftView, SourceKindView, SourceRunConnection, SourceRunView, WaitingSweepView } from "./run.types.ts";

/** What the desk needs of a request besides what every source's does. */
export type DeskContext = SourceContext & AccessContext & { ingestHub: IngestHub };

const LONGEST_PAGE = 100;
const CURSOR = /^\d{1,15}$/;

/** Sources as those see them who keep them: runs, manifests, what waits for a person. */
@Resolver(() => SourceView)
export class DeskResolver {
  @Query(() => SourceView, { nullable: true, description: "One source by its short name; null: there is none." })
  async source(@Arg("code", () => String) code: string, @Ctx() context: DeskContext): Promise<SourceHealthRow | null> {
    const rows = await context.ingestHub.database.read(sourceHealth); // as it is after whatever was just done with it
    return rows.find((source) => source.code === code) ?? null;
  }

  @Query(() => SourceRunConnection, { description: "Runs of a source, newest first, the one under way with its progress." })
  async sourceRuns(
    @Arg("source", () => String) code: string,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: DeskContext,
  ): Promise<SourceRunConnection> {
    const source = (await context.sourceRows()).find((one) => one.code === code);
    if (source === undefined || !keeps(context, source.ownerUnitId, "sourceRuns")) return { totalCount: 0, edges: [], nextAfter: null };
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const before = after !== null && CURSOR.test(after) ? Number(after) : null;
    return context.database.read(async (tx) => {
      const rows = await runsOf(tx, source.id, many + 1, before);
      const edges = rows.slice(0, many).map((row) => ({ cursor: String(row.id), node: runView(row) }));
      return { totalCount: await countRuns(tx, source.id), edges, nextAfter: rows.length > many ? (edges.at(-1)?.cursor ?? null) : null };
    });
  }

  @Query(() => [SourceKindView], { description: "Kinds of source systems that can be connected, each with a manifest to fill in." })
  sourceKinds(): SourceKindView[] {
    return KINDS.map((kind) => ({ kind, schema: JSON.stringify(schemaOf(kind)), skeleton: newManifest(kind, "nguon-moi") }));
  }

  @FieldResolver(() => SourceRunView, {
    nullable: true,
    description: "The run under way with what it did so far; null: none is, or the viewer does not keep it.",
  })
  async run(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<SourceRunView | null> {
    if (!keeps(context, source.ownerUnitId, "sourceAdmin")) return null;
    const row = await loadersOf(context).run.load(source.id);
    return row === null ? null : runView(row);
  }

  @FieldResolver(() => [WaitingSweepView], { nullable: true, description: "What seems to be gone and waits for a person; null: the viewer does not keep it." })
  async sweeps(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<WaitingSweepView[] | null> {
    return keeps(context, source.ownerUnitId, "sourceAdmin") ? loadersOf(context).sweeps.load(source.id) : null;
  }

  @FieldResolver(() => [SourceDriftView], { nullable: true, description: "How its interface changed, newest first; null: the viewer does not keep it." })
  async drift(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<SourceDriftView[] | null> {
    return keeps(context, source.ownerUnitId, "sourceAdmin") ? loadersOf(context).drift.load(source.id) : null;
  }

  @FieldResolver(() => [SourceReconcileView], {
    nullable: true,
    description: "The newest five times it was held against the hub, newest first; null: the viewer does not keep it.",
  })
  async reconciles(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<SourceReconcileView[] | null> {
    if (!keeps(context, source.ownerUnitId, "sourceAdmin")) return null;
    return (await loadersOf(context).reconciles.load(source.id)).map((row) => ({ ...row, first: row.first ?? [] }));
  }

  @FieldResolver(() => String, { nullable: true, description: "Its manifest, YAML, without secrets; null: the viewer does not keep it." })
  async manifest(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<string | null> {
    return (await manifestFor(source, context))?.text ?? null;
  }

  @FieldResolver(() => [String], { nullable: true, description: "Names of the secrets it has; null: the viewer does not keep it." })
  async secretNames(@Root() source: SourceView, @Ctx() context: DeskContext): Promise<string[] | null> {
    return (await manifestFor(source, context))?.secretNames ?? null;
  }
}

/** Whether the viewer keeps the sources of a unit. */
export function keeps({ viewer, units }: Pick<DeskContext, "viewer" | "units">, ownerUnitId: number, operation: OperationName): boolean {
  return allowed(viewer, operation, { unitPath: units.byId(ownerUnitId).path }).ok;
}

async function manifestFor(source: SourceView, context: DeskContext): Promise<ReturnType<typeof manifestText> | null> {
  if (!keeps(context, source.ownerUnitId, "sourceAdmin")) return null;
  const row = await context.database.asWorker().read((tx: Tx) => manifestRow(tx, source.id));
  return manifestText(row, context.units, context.ingestHub.vault);
}

function runView({ bytes, checkpoint, fault, ...row }: RunRow): SourceRunView {
  return { ...row, bytes: String(bytes), checkpoint: checkpoint === null ? null : JSON.stringify(checkpoint), fault: faultWord(fault) };
}

const loaders = new WeakMap<object, ReturnType<typeof newLoaders>>();

/** One of each a request, bound to its viewer. */
function loadersOf(context: DeskContext): ReturnType<typeof newLoaders> {
  const kept = loaders.get(context) ?? newLoaders(context);
  loaders.set(context, kept);
  return kept;
}

function newLoaders({ database }: DeskContext) {
  return {
    run: oneByKey(database, runningRuns, (row) => row.sourceId),
    sweeps: manyByKey(database, waitingSweeps, (row) => row.sourceId),
    drift: manyByKey(database, openDrift, (row) => row.sourceId),
    reconciles: manyByKey(database, askedReconciles, (row) => row.sourceId),
  };
}
