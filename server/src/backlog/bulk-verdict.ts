import type { CaseChange, ChangeKind } from "@dau-moi/schema";
import type { Post, Viewer } from "../access/index.ts";
import { mapSlicewise } from "../platform/gently.ts";
import type { Problem } from "../platform/problem.ts";
import { faultOf, foundCase, postForChange, regulationFault, sourceOf, takes, unapprovedFault, unitIn } from "../writeback/index.ts";
import type { Found, WritebackContext } from "../writeback/index.ts";

/** A case that may be changed: by which post, and for which unit. */
export interface Allowed {
  post: Post;
  change: CaseChange;
  toUnitId: number | null;
}

/** Cases that are looked at, or judged, without anybody else having a turn: a few milliseconds. */
export const TOGETHER = 150;

/**
 * The cases as the asker sees them now, by number; those he does not see are not among them. Some are looked at together, and others have their turn in between.
 * @param kind the one change that they are found for
 */
export async function foundCases(ids: readonly number[], kind: ChangeKind, context: WritebackContext): Promise<Map<number, Found>> {
  const found = await mapSlicewise(ids, TOGETHER, (id) => foundCase(String(id), context, kind));
  return new Map(found.flatMap((one) => (one === null ? [] : [[one.case.id, one] as const])));
}

const OUT_OF_SIGHT: Problem = { at: "post", message: "Không có phản ánh này trong phạm vi của bạn." };

/** Whether the asker may, and the rules let him: the same questions as for a single case. */
export async function verdictOf(found: Found | undefined, change: CaseChange | Problem, viewer: Viewer, context: WritebackContext): Promise<Allowed | Problem> {
  const verdict = plainVerdict(found, change, viewer);
  if ("message" in verdict || found === undefined) return verdict;
  return (await regulationFault(verdict.change, found, context)) ?? verdict;
}

/** `verdictOf` a change that the regulation says nothing more of. */
export function plainVerdict(found: Found | undefined, change: CaseChange | Problem, viewer: Viewer): Allowed | Problem {
  if (found === undefined) return OUT_OF_SIGHT;
  if (!("kind" in change)) return change;
  const code = unitIn(change);
  const target = code === null ? undefined : found.units.byCode(code);
  const post = postForChange(viewer, change.kind, found, target);
  if (post === undefined) return { at: "post", message: "Bạn không có quyền thực hiện yêu cầu này với phản ánh." };
  const fault = unapprovedFault(change, post) ?? faultOf(change, found);
  return fault ?? { post, change, toUnitId: target?.id ?? null };
}

/** Which of these sources can be asked for changes of a kind. */
export async function askableSources(sourceIds: Iterable<number>, kind: CaseChange["kind"], context: WritebackContext): Promise<ReadonlySet<number>> {
  const askable = new Set<number>();
  for (const id of new Set(sourceIds)) if (takes(await sourceOf(context, id), kind)) askable.add(id);
  return askable;
}
