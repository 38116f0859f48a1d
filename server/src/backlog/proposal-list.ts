import { accessError } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { localDay } from "../platform/local-time.ts";
import { decidesKind, decidingPost, namesAround, withHeirs } from "./proposal-may.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { officersOf, openProposals, proposalsBy } from "./proposal.queries.ts";
import type { OpenProposal, ProposalRow } from "./proposal.queries.ts";
import { PROPOSAL_KINDS, ProposalView } from "./proposal.types.ts";
import type { ProposalConnection, ProposalScope } from "./proposal.types.ts";

interface Page {
  scope: ProposalScope;
  /** at most 100 */
  first: number;
  after: string | null;
}

/** One page of the viewer's own proposals, or of those that await him. */
export async function proposalPage({ scope, first, after }: Page, context: BacklogContext): Promise<ProposalConnection> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const from = numberIn(after);
  if (scope === "MINE") {
    const { rows, total } = await context.database.asWorker().read((tx) => proposalsBy(tx, viewer.accountId, { first: first + 1, before: from }));
    return connection(rows, { first, total }, (row) => proposalView(row, context, viewer, false));
  }
  const awaiting = await awaitingHim(viewer, context);
  const rest = awaiting.filter(({ id }) => from === null || id > from);
  return connection(rest, { first, total: awaiting.length }, (row) => proposalView(row, context, viewer, true));
}

/** Open proposals that exactly this viewer may decide, oldest first. */
async function awaitingHim(viewer: Viewer, context: BacklogContext): Promise<OpenProposal[]> {
  const kinds = PROPOSAL_KINDS.filter((kind) => decidesKind(viewer, kind));
  if (kinds.length === 0) return [];
  const open = await context.database.read((tx) => openProposals(tx, kinds));
  const officers = await context.database.asWorker().read((tx) => officersOf(tx, namesAround(viewer)));
  return open.filter((row) => decidingPost(viewer, row.kind, { ...row, ...settlingOf(row, context) }, officers) !== undefined);
}

function settlingOf(row: OpenProposal, { units, clock }: BacklogContext) {
  const { areaCode, receivedAt, field, related } = row;
  return {
    related: receivedAt === null || field === null ? [] : withHeirs(related, { areaCode, receivedOn: localDay(receivedAt), field }, units, clock.now()),
    holder: units.byId(row.holderId),
    target: row.toUnitId === null ? null : units.byId(row.toUnitId),
  };
}

function connection<Row extends ProposalRow>(
  rows: readonly Row[],
  { first, total }: { first: number; total: number },
  shown: (row: Row) => ProposalView,
): ProposalConnection {
  const edges = rows.slice(0, first).map((row) => ({ cursor: cursorOf(row.id), node: shown(row) }));
  return { totalCount: total, edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

export const cursorOf = (id: number): string => Buffer.from(String(id)).toString("base64url");

/** null: none given, or none of ours: the list begins at its top. */
export function numberIn(cursor: string | null): number | null {
  const told = cursor === null ? "" : Buffer.from(cursor, "base64url").toString("utf8");
  return /^\d{1,18}$/.test(told) ? Number(told) : null;
}

/** A proposal as the graph shows it. */
export function proposalView(row: ProposalRow, { units }: Pick<BacklogContext, "units">, viewer: Viewer, mayDecide: boolean): ProposalView {
  const text = (field: string): string | null => (typeof row.told[field] === "string" ? row.told[field] : null);
  const paper = row.told["paper"] as { number: string; day: string } | undefined;
  return Object.assign(new ProposalView(), {
    caseId: row.caseId,
    changeId: row.changeId,
    id: String(row.id),
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    words: text("result") ?? text("reason") ?? "",
    commitment: row.commitment,
    dueDay: text("dueDay"),
    paper: paper === undefined ? null : `${paper.number}, ${paper.day}`,
    toUnit: row.toUnitId === null ? null : units.byId(row.toUnitId),
    by: units.byId(row.byUnitId),
    byName: row.byName,
    onBehalfOf: row.onBehalfOf,
    proposedAt: row.proposedAt,
    settledAt: row.settledAt,
    settledBy: row.settledUnitId === null ? null : units.byId(row.settledUnitId),
    settledByName: row.settledName,
    settledWords: row.settledWords,
    lapsedBecause: row.lapsedBecause,
    mayDecide: mayDecide && row.state === "PROPOSED",
    mayWithdraw: row.state === "PROPOSED" && row.byAccountId === viewer.accountId,
  });
}
