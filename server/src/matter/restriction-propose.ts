import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Doing } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { foundCase } from "../writeback/index.ts";
import type { MatterContext } from "./context.ts";
import {
  insertRestriction,
  insertRestrictionStep,
  isListed,
  lockSubmitter,
  restrictionAsked,
  restrictionTermOn,
  submitterIndexOf,
} from "./restriction.queries.ts";
import type { ProposeRestrictionInput } from "./restriction.types.ts";

const LONGEST_WORDS = 1_000;
const NOT_FOUND: Problem = { at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được đề nghị hạn chế." };

/** Puts a case's submitter up for the restricted list; another decides. @returns the entry's number, or what stands against it */
export async function proposeRestriction(input: ProposeRestrictionInput, context: MatterContext): Promise<{ id: number } | Problem> {
  const found = await foundCase(input.caseId, context);
  const viewer = asking(context);
  const post = found === null ? undefined : postFor(viewer, "proposeRestriction", found);
  if (found === null || post === undefined) return NOT_FOUND;
  const spoken = said(input.reason);
  const { longestDays, reviewDays, legalBasis } = await context.database.read((tx) => restrictionTermOn(tx, localDay(found.now)));
  const days = input.days ?? longestDays;
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_WORDS) ?? daysFault(days, longestDays);
  if (fault !== undefined) return fault;
  const caseId = found.case.id;
  const doing = doingOf(post, input.key, ["proposeRestriction", caseId, input.days ?? null, spoken], context);
  const actor = actorOf(viewer, post.onBehalfOf);
  const entry = { caseId, days, reviewDays: Math.min(reviewDays, days), legalBasis, words: found.hide(spoken), byUsername: viewer.username };
  return context.database.asWorker().write(async (tx) => {
    const kept = await keep(tx, doing, entry);
    if ("message" in kept || kept.before) return kept;
    const subject = { kind: "case", id: String(caseId) };
    const detail = { restriction: kept.id, days };
    await appendAudit(tx, { stream: "decision", actor, act: "proposeRestriction", subject, detail, at: found.now });
    return kept;
  });
}

async function keep(
  tx: Tx,
  doing: Doing,
  { words, byUsername, ...entry }: { caseId: number; days: number; reviewDays: number; legalBasis: string; words: string; byUsername: string },
): Promise<{ id: number; before: boolean } | Problem> {
  const submitter = await submitterIndexOf(tx, entry.caseId);
  if (submitter === null) return { at: "caseId", message: "Phản ánh không có số điện thoại hay số định danh: không lập được hạn chế." };
  await lockSubmitter(tx, submitter);
  const before = await restrictionAsked(tx, doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.restrictionId, before: true } : KEY_USED;
  if (await isListed(tx, submitter, doing.at)) return { at: "caseId", message: "Người phản ánh này đã có trong danh sách hạn chế hoặc đang chờ quyết định." };
  const id = await insertRestriction(tx, { ...entry, submitter });
  await insertRestrictionStep(tx, { ...doing, restrictionId: id, kind: "PROPOSED", words, byUsername, endsAt: null, reviewAt: null });
  return { id, before: false };
}

function daysFault(days: number, longest: number): Problem | undefined {
  return days >= 1 && days <= longest ? undefined : { at: "days", message: `Số ngày hạn chế từ 1 đến ${longest} theo quy định đang áp dụng.` };
}
