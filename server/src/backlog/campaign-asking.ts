import { accessError, identityHiderOf } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { caseLoaders, submitterHider } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { Problem } from "../platform/problem.ts";
import type { TallyContext } from "../tally/index.ts";
import type { Doing } from "./campaign-write.queries.ts";

export type CampaignContext = TallyContext & CaseContext & Pick<ClockContext, "rules">;

/** Above this many cases only what is personal in itself is hidden: among thousands of names every place and officer would be one. */
export const MOST_SUBMITTERS = 500;

/** The one who asks. @throws UNAUTHENTICATED */
export function asking({ viewer }: Pick<CampaignContext, "viewer">): Viewer {
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  return viewer;
}

/** What is written down of who did it. @param content what the key stands for: the same key for something else is refused */
export function doingOf(post: Post, key: string, content: unknown, context: CampaignContext): Doing {
  const viewer = asking(context);
  return {
    accountId: viewer.accountId,
    byName: viewer.displayName,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    at: context.clock.now(),
    askedKey: key.toLowerCase(),
    askedHash: context.vault.fingerprint(JSON.stringify(content)),
  };
}

export const KEY_USED: Problem = { at: "key", message: "Khóa này đã dùng cho một yêu cầu khác." };

/** A key that is no UUID. */
export function keyFault(key: string): Problem | undefined {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(key) ? undefined : { at: "key", message: "Khóa yêu cầu phải là một UUID." };
}

/** What somebody wrote, without what no screen shows. */
export function said(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .normalize("NFC")
    .trim();
}

/** @param at the input's field @param longest characters */
export function wordsFault(text: string, at: string, longest: number): Problem | undefined {
  if (text === "") return { at, message: "Nội dung không được để trống hoặc chỉ có khoảng trắng." };
  return text.length > longest ? { at, message: `Nội dung dài quá ${longest.toLocaleString("vi-VN")} ký tự.` } : undefined;
}

/** What somebody wrote about cases, as it may lie in the open: without their submitters' names, and without anybody's numbers. */
export async function withoutSubmitters(caseIds: readonly number[], text: string, context: CampaignContext): Promise<string> {
  const numbersHidden = identityHiderOf({ name: null, phone: null, email: null })(text);
  if (caseIds.length > MOST_SUBMITTERS) return numbersHidden;
  // past the second wall, only to hide: a case may have gone out of sight since its list was frozen
  const every = { ...context, caseLoaders: caseLoaders(context.database.asWorker()) };
  const hiders = await Promise.all(caseIds.map((id) => submitterHider(id, every)));
  return hiders.reduce((open, { hide }) => hide(open), numbersHidden);
}
