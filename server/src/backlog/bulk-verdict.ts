import type { CaseChange } from "@dau-moi/schema";
import type { Post, Viewer } from "../access/index.ts";
import type { Problem } from "../platform/problem.ts";
import { extensionFault, faultOf, foundCase, postForChange, sourceOf, takes, unapprovedFault, unitIn } from "../writeback/index.ts";
import type { Found, WritebackContext } from "../writeback/index.ts";

/** A case that may be changed: by which post, and for which unit. */
export interface Allowed {
  post: Post;
  change: CaseChange;
  toUnitId: number | null;
}

/** The cases as the asker sees them now, by number; those he does not see are not among them. All are looked at together. */
export async function foundCases(ids: readonly number[], context: WritebackContext): Promise<Map<number, Found>> {
  const found = await Promise.all(ids.map((id) => foundCase(String(id), context)));
  return new Map(found.flatMap((one) => (one === null ? [] : [[one.case.id, one] as const])));
}

const OUT_OF_SIGHT: Problem = { at: "post", message: "Không có phản ánh này trong phạm vi của bạn." };

/** Whether the asker may, and the rules let him: the same questions as for a single case. */
export async function verdictOf(found: Found | undefined, change: CaseChange | Problem, viewer: Viewer, context: WritebackContext): Promise<Allowed | Problem> {
  const verdict = plainVerdict(found, change, viewer);
  if ("message" in verdict || found === undefined) return verdict;
  return (await extensionFault(verdict.change, found, context)) ?? verdict;
}

/** `verdictOf` a change that is no extension. */
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
