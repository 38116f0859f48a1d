import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { accessError } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import { caseAndUnits } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { CaseChangeView, changesOf, changeView, foundCase, unitsNamed } from "../writeback/index.ts";
import type { ChangeRow } from "../writeback/index.ts";
import { proposalView } from "./proposal-list.ts";
import { decidingPost, namesAround, proposingPost } from "./proposal-may.ts";
import { fitsProposal } from "./proposal-rules.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { officersOf, proposalsOf, proposedCases, visibleAmong } from "./proposal.queries.ts";
import type { ProposalRow, ProposedCaseRow } from "./proposal.queries.ts";
import { CaseRepeat, PROPOSAL_KINDS, ProposalKindEnum, ProposalView, ProposedCase } from "./proposal.types.ts";
import type { ProposalKind } from "./proposal.types.ts";
import { repeatsOf } from "./repeats.queries.ts";
import type { RepeatRow } from "./repeats.queries.ts";

/** "/TINH/" in parts: the province itself handles no case. */
const SHORTEST_PATH = 3;

/** What a case shows of its proposals. */
@Resolver(() => CaseView)
export class CaseProposalsResolver {
  @FieldResolver(() => [ProposalView], { description: "What was drafted for another to decide, oldest first, and what became of it." })
  async proposals(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<ProposalView[]> {
    const { viewer, units } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const rows = await loadersOf(context).proposals.load(c.id);
    const open = rows.some(({ state }) => state === "PROPOSED");
    const found = open ? await caseAndUnits(c.id, context) : null;
    const officers = open ? await context.database.asWorker().read((tx) => officersOf(tx, namesAround(viewer))) : new Map<string, number>();
    return rows.map((row) => {
      const target = row.toUnitId === null ? null : units.byId(row.toUnitId);
      const may =
        found !== null &&
        row.state === "PROPOSED" &&
        decidingPost(viewer, row.kind, { ...row, related: found.related, holder: units.byId(c.unitId), target }, officers) !== undefined;
      return proposalView(row, context, viewer, may);
    });
  }

  @FieldResolver(() => [ProposalKindEnum], { description: "What the viewer may draft for another to decide, at this stage." })
  async possibleProposals(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<ProposalKind[]> {
    const { viewer } = context;
    const found = viewer === null ? null : await foundCase(String(c.id), context);
    if (viewer === null || found === null) return [];
    const open = (await loadersOf(context).proposals.load(c.id)).filter(({ state }) => state === "PROPOSED").map(({ kind }) => kind);
    return PROPOSAL_KINDS.filter((kind) => !open.includes(kind) && fitsProposal(kind, found) && proposingPost(viewer, kind, found.related) !== undefined);
  }

  @FieldResolver(() => [Unit], {
    description: "Units that a transfer can be proposed to whose name or code has these words: at most 20, not the holder, none that has ended.",
  })
  async proposalTargets(@Root() c: CaseView, @Arg("find", () => String) find: string, @Ctx() context: BacklogContext): Promise<Unit[]> {
    const { viewer } = context;
    const found = viewer === null ? null : await foundCase(String(c.id), context);
    return viewer === null || found === null || proposingPost(viewer, "TRANSFER", found.related) === undefined
      ? []
      : unitsNamed(found, find, (unit) => unit.path.split("/").length > SHORTEST_PATH);
  }

  @FieldResolver(() => [CaseRepeat], { description: "Later cases that report the same once more, oldest first, over every unit." })
  repeats(@Root() c: CaseView, @Ctx() context: BacklogContext): Promise<CaseRepeat[]> {
    return repeatsSeen(c.id, context);
  }
}

/** What a proposal shows of its case and of the outbox. */
@Resolver(() => ProposalView)
export class ProposalFieldsResolver {
  @FieldResolver(() => CaseChangeView, { nullable: true, description: "What was asked for when it was approved, and how far that is; null: nothing was." })
  async change(@Root() { caseId, changeId }: ProposalView, @Ctx() context: BacklogContext): Promise<CaseChangeView | null> {
    const row = changeId === null ? undefined : (await loadersOf(context).changes.load(caseId)).find(({ id }) => id === changeId);
    return row === undefined ? null : changeView(row, context.units, context.clock.now(), false);
  }

  @FieldResolver(() => ProposedCase, { description: "Its case." })
  async about(@Root() { caseId }: ProposalView, @Ctx() context: BacklogContext): Promise<ProposedCase> {
    const [row, seen] = await Promise.all([loadersOf(context).cases.load(caseId), loadersOf(context).visible.load(caseId)]);
    if (row === null) throw new Error(`case ${caseId} has no row`);
    return Object.assign(new ProposedCase(), { ...row, id: String(row.id), visible: seen !== null, unit: context.units.byId(row.unitId) });
  }

  @FieldResolver(() => [CaseRepeat], { description: "CLOSE: later cases that report the same once more; empty otherwise." })
  async repeats(@Root() { kind, caseId }: ProposalView, @Ctx() context: BacklogContext): Promise<CaseRepeat[]> {
    return kind === "CLOSE" ? repeatsSeen(caseId, context) : [];
  }
}

async function repeatsSeen(caseId: number, context: BacklogContext): Promise<CaseRepeat[]> {
  const { repeats, visible } = loadersOf(context);
  const found = await repeats.load(caseId);
  const seen = await visible.loadMany(found.map(({ repeatId }) => repeatId));
  return found.map(({ signs, receivedAt }, at) => {
    const one = seen[at];
    const shown = one instanceof Error || one == null ? null : one;
    return { signs, receivedAt, caseId: shown === null ? null : String(shown.id), reference: shown?.reference ?? null };
  });
}

interface Loaders {
  proposals: DataLoader<number, ProposalRow[]>;
  changes: DataLoader<number, ChangeRow[]>;
  cases: DataLoader<number, ProposedCaseRow | null>;
  repeats: DataLoader<number, RepeatRow[]>;
  visible: DataLoader<number, { id: number; reference: string } | null>;
}
const kept = new WeakMap<object, Loaders>();

/** One a request, bound to its viewer; cases of proposals that he sees and repeats of theirs are the hub's own look. */
function loadersOf(context: BacklogContext): Loaders {
  const { database } = context;
  const loaders = kept.get(context) ?? {
    proposals: manyByKey(database, proposalsOf, (row) => row.caseId),
    changes: manyByKey(database.asWorker(), changesOf, (row) => row.caseId),
    cases: oneByKey(database.asWorker(), proposedCases, (row) => row.id),
    repeats: manyByKey(database.asWorker(), repeatsOf, (row) => row.caseId),
    visible: oneByKey(database, visibleAmong, (row) => row.id),
  };
  kept.set(context, loaders);
  return loaders;
}
