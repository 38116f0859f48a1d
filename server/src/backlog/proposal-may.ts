import { allowed, postFor } from "../access/index.ts";
import type { OperationName, Post, Related, Viewer } from "../access/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { ProposalKind } from "./proposal.types.ts";

/** The policy's rows of each kind: who drafts it, who decides it. */
const ROWS: Readonly<Record<ProposalKind, { propose: OperationName; decide: OperationName }>> = {
  CLOSE: { propose: "proposeClosing", decide: "approveClosing" },
  RECORD_RESULT: { propose: "draftResult", decide: "approveResult" },
  EXTEND: { propose: "askExtension", decide: "extendCase" },
  RETURN: { propose: "returnCase", decide: "ruleOnReturn" },
  TRANSFER: { propose: "proposeTransfer", decide: "acceptTransfer" },
};

/** Who drafted something; nobody of them decides it. */
export interface Drafters {
  byAccountId: number;
  byUsername: string;
  byOfficerId: number | null;
  onBehalfOf: string | null;
}

/** What of a case decides who may settle a proposal about it. */
export interface Settling {
  related: readonly Related[];
  holder: Unit;
  /** TRANSFER: the unit that is to accept; null otherwise */
  target: Unit | null;
}

/** The post by which the viewer may draft a change of this kind; undefined: he may not. */
export function proposingPost(viewer: Viewer, kind: ProposalKind, related: readonly Related[]): Post | undefined {
  return postFor(viewer, ROWS[kind].propose, { related });
}

/** Whether any of his posts lets the viewer decide proposals of a kind at all. */
export function decidesKind(viewer: Viewer, kind: ProposalKind): boolean {
  return allowed(viewer, ROWS[kind].decide).ok;
}

/**
 * The post by which the viewer may decide a proposal; undefined: he may not. Never who drafted it, neither by another account of the same officer
 * nor by a post that one of those who drafted it lent; an extension and a second return are decided outside the unit they are for.
 * @param officers officers of the register by the usernames of the viewer and of those who lent him posts
 */
export function decidingPost(viewer: Viewer, kind: ProposalKind, on: Settling & Drafters, officers: ReadonlyMap<string, number>): Post | undefined {
  if (isDrafter(viewer.username, on, officers) || viewer.accountId === on.byAccountId) return undefined;
  const posts = viewer.posts.filter((post) => (post.onBehalfOf === null || !isDrafter(post.onBehalfOf, on, officers)) && standsFor(post, kind, on.holder));
  if (posts.length === 0) return undefined;
  const subject = on.target === null ? { related: on.related } : { unitPath: on.target.path };
  return postFor({ ...viewer, posts }, ROWS[kind].decide, subject);
}

function isDrafter(username: string, { byUsername, byOfficerId, onBehalfOf }: Drafters, officers: ReadonlyMap<string, number>): boolean {
  return username === byUsername || username === onBehalfOf || (byOfficerId !== null && officers.get(username) === byOfficerId);
}

function standsFor(post: Post, kind: ProposalKind, holder: Unit): boolean {
  if (kind === "EXTEND") return !post.unitPath.startsWith(holder.path);
  return kind !== "RETURN" || standsOutside(post, holder);
}

/** The post is of the province or of another of its agencies than the one the unit belongs to. */
function standsOutside(post: Post, unit: Unit): boolean {
  const [, province, agency] = unit.path.split("/");
  return agency === undefined || agency === "" || !post.unitPath.startsWith(`/${province}/${agency}/`);
}

/** The post by which the viewer may look again at a closing that was drawn: outside the agency that proposed it, and neither of its two people. */
export function recallingPost(
  viewer: Viewer,
  closing: Drafters & { settledAccountId: number | null },
  on: { related: readonly Related[]; by: Unit },
  officers: ReadonlyMap<string, number>,
): Post | undefined {
  if (isDrafter(viewer.username, closing, officers) || viewer.accountId === closing.settledAccountId) return undefined;
  const posts = viewer.posts.filter((post) => standsOutside(post, on.by));
  return posts.length === 0 ? undefined : postFor({ ...viewer, posts }, "recallClosing", { related: on.related });
}

/** Whether the viewer looks again at closings that this unit proposed, whatever his relation to the case. */
export function recallsFor(viewer: Viewer, by: Unit): boolean {
  return viewer.posts.some((post) => post.acts.includes("recallClosings") && standsOutside(post, by));
}

/** Usernames that `decidingPost` needs the officers of. */
export function namesAround(viewer: Viewer): string[] {
  return [viewer.username, ...viewer.posts.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])];
}

/** The units related to a case with who stands for each today: who took over may act and look back. */
export function withHeirs(
  related: readonly { relation: Related["relation"]; unitId: number }[],
  scope: Parameters<UnitRegister["heirOf"]>[1],
  units: UnitRegister,
  at: number,
): Related[] {
  return related.flatMap(({ relation, unitId }) =>
    [units.byId(unitId), units.heirOf(units.byId(unitId), scope, at, -Infinity)].map(({ path }) => ({ relation, unitPath: path })),
  );
}
