import { accessError } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { Problem } from "../platform/problem.ts";
import type { TallyContext } from "../tally/index.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import type { Doing } from "./record.queries.ts";

export type DirectiveContext = TallyContext & CaseContext & Pick<ClockContext, "rules">;

/** The one who asks. @throws UNAUTHENTICATED */
export function asking({ viewer }: Pick<DirectiveContext, "viewer">): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}

/** What everything that is written down says of who did it. @param content what the key stands for: the same key for something else is refused */
export function doingOf(post: Post, askedKey: string, content: unknown, context: DirectiveContext): Doing {
  const viewer = asking(context);
  return {
    accountId: viewer.accountId,
    byName: viewer.displayName,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    at: context.clock.now(),
    askedKey: askedKey.toLowerCase(),
    askedHash: context.vault.fingerprint(JSON.stringify(content)),
  };
}

export const KEY_USED: Problem = { at: "key", message: "Khóa này đã dùng cho một yêu cầu khác." };

/** A key that is no UUID. */
export function keyFault(key: string): Problem | undefined {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(key) ? undefined : { at: "key", message: "Khóa yêu cầu phải là một UUID." };
}

/** What somebody wrote, without what no screen shows. */
export function said(text: string | null | undefined): string {
  return (text ?? "")
    .replaceAll("\u0000", "")
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .trim();
}

/** @param at the input's field @param longest characters */
export function wordsFault(text: string, at: string, longest: number): Problem | undefined {
  if (text === "") return { at, message: "Nội dung không được để trống hoặc chỉ có khoảng trắng." };
  return text.length > longest ? { at, message: `Nội dung dài quá ${new Intl.NumberFormat("vi-VN").format(longest)} ký tự.` } : undefined;
}

/** The hub's number written in an id; null: no hub gave it. */
export function numberOf(id: string): number | null {
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** Units of a scope with those that one of them took over from: what was addressed to them is the scope's now. */
export function withPredecessors(units: UnitRegister, scope: Unit): number[] {
  const own = new Set(units.subtree(scope.path));
  for (const { predecessorId, successorId } of units.successions) {
    if (own.has(successorId) && units.endOf(units.byId(predecessorId)) < Infinity) own.add(predecessorId);
  }
  return [...own];
}

/** The unit itself, or who stands for it when it has ended. */
export function standingUnits(units: UnitRegister, unitId: number, now: number): Unit[] {
  const unit = units.byId(unitId);
  return units.endOf(unit) <= now ? [unit, ...units.successorsOf(unit)] : [unit];
}
