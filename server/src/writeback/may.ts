import type { ChangeKind } from "@dau-moi/schema";
import { neededFor, postFor } from "../access/index.ts";
import type { Post, Related, Viewer } from "../access/index.ts";
import type { Unit } from "../unit/index.ts";
import { OPERATION_OF } from "./change.ts";

/** A case with every unit related to it. */
export interface Asked {
  related: readonly Related[];
  holder: Unit;
}

/**
 * The post by which the viewer may ask for a change; undefined: he may not. A unit's head gives work only to units below him; an extension and a
 * pause are decided outside the unit that would have them.
 * @param toUnit the unit that is to get the case; left out: some unit
 */
export function postForChange(viewer: Viewer, kind: ChangeKind, { related, holder }: Asked, toUnit?: Unit): Post | undefined {
  const post = postFor(viewer, OPERATION_OF[kind], { related });
  if (kind === "EXTEND" || kind === "PAUSE") return post?.unitPath.startsWith(holder.path) === true ? undefined : post;
  if (kind !== "ASSIGN" || post !== undefined) return post;
  const own = postFor(viewer, "assignWithinUnit", { related });
  return own === undefined || toUnit === undefined || toUnit.path.startsWith(own.unitPath) ? own : undefined;
}

/** Whether the viewer may ask for such a change of some case at all. */
export function mayAsk(viewer: Viewer, kind: ChangeKind): boolean {
  const acts = [neededFor(OPERATION_OF[kind]), ...(kind === "ASSIGN" ? [neededFor("assignWithinUnit")] : [])];
  return viewer.posts.some((post) => post.acts.some((act) => acts.includes(act)));
}
