import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import { foundCase, lockRecord } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { refusedWith, termsAt } from "./context.ts";
import type { Acted, MatterContext } from "./context.ts";
import { declineAsked, insertDecline, isDeclined } from "./decline.queries.ts";
import type { DeclineCaseInput } from "./decline.types.ts";
import { decideEnding, endingFor } from "./end-at-source.ts";
import type { Ending } from "./end-at-source.ts";

const LONGEST_REASON = 600;

/** Whether a case can still be declined: nobody was given it yet. @source rules 38, 39, 86 of the founding documents */
export const fitsDeclining = ({ open, stage }: Pick<Found, "open" | "stage">): boolean => open && stage === "RECEIVED";

/** Declines a case with a code: who may, what it says, whether it can be, then declining and change in one transaction. */
export async function declineCase(input: DeclineCaseInput, context: MatterContext): Promise<Acted> {
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : postFor(asking(context), "declineCase", found);
  if (found === null || post === undefined) return refusedWith({ at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được từ chối tiếp nhận." });
  const reason = said(input.reason);
  const code = (await termsAt(context, found.now))?.declineCodes.find((one) => one.code === input.code);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON) ?? stageFault(found);
  if (fault !== undefined) return refusedWith(fault);
  if (code === undefined) return refusedWith({ at: "code", message: "Quy chế đang áp dụng không có mã từ chối này." });
  const ending = await endingFor(`Từ chối tiếp nhận (${code.code}): ${code.name}. ${reason}`, found, context);
  if (!("kind" in ending)) return refusedWith(ending);
  const { name, legalBasis } = code;
  const declining = { input, found, post, ending, reason, code: { code: code.code, name, legalBasis } };
  const done = await context.database.asWorker().write((tx) => keep(tx, declining, context));
  if (done === "movedOn") return { outcome: "movedOn", case: found.case };
  return done === null ? { outcome: "done", case: found.case } : refusedWith(done);
}

function stageFault(found: Found): Problem | undefined {
  if (!found.open) return { at: "caseId", message: "Phản ánh đã kết thúc." };
  return fitsDeclining(found) ? undefined : { at: "caseId", message: "Phản ánh đã được giao xử lý: không từ chối tiếp nhận được nữa." };
}

interface Declining {
  input: DeclineCaseInput;
  found: Found;
  post: Post;
  ending: Ending;
  reason: string;
  code: { code: string; name: string; legalBasis: string };
}

/** All or none; the same key again is the same declining. */
async function keep(tx: Tx, { input, found, post, ending, reason, code }: Declining, context: MatterContext): Promise<null | "movedOn" | Problem> {
  const caseId = found.case.id;
  const doing = doingOf(post, input.key, ["declineCase", caseId, code.code, reason], context);
  await lockRecord(tx, caseId);
  const before = await declineAsked(tx, doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
  if (await isDeclined(tx, caseId)) return { at: "caseId", message: "Phản ánh đã được từ chối, đang chờ nguồn xác nhận." };
  const changeId = await decideEnding(tx, ending, { key: input.key.toLowerCase(), seen: input.seen, post, found }, context);
  if (typeof changeId !== "number") return changeId;
  const decline = await insertDecline(tx, { ...doing, ...code, caseId, reason: found.hide(reason), changeId });
  const subject = { kind: "case", id: String(caseId) };
  const detail = { decline, code: code.code, change: changeId, asked: ending.kind };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "declineCase", subject, detail, at: found.now });
  return null;
}
