import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { withoutSubmitters } from "../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { caseAndUnits } from "../tally/index.ts";
import type { DirectiveContext } from "./context.ts";
import { termOn } from "./directive.queries.ts";
import { limitDue } from "./due.ts";
import { insertSubmission, lockForSubmission, submissionAsked } from "./submission.queries.ts";
import type { SubmitToLeaderInput } from "./submission.types.ts";
import { tell } from "./tell.ts";

const LONGEST_PROPOSAL = 4_000;
const NOT_FOUND: Problem = { at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được trình lãnh đạo." };

/** Submits a case to the province's leader. @returns the submission's number, or what stands against it */
export async function submitToLeader(input: SubmitToLeaderInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const { units, clock, rules } = context;
  const spoken = said(input.proposal);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "proposal", LONGEST_PROPOSAL);
  if (fault !== undefined) return fault;
  const id = numberOf(input.caseId);
  const found = id === null ? null : await caseAndUnits(id, context);
  const post = found === null ? undefined : postFor(asking(context), "submitToLeader", found);
  if (found === null || post === undefined) return NOT_FOUND;
  if (!found.case.open) return { at: "caseId", message: "Phản ánh đã kết thúc." };
  const caseId = found.case.id;
  const now = clock.now();
  const { limitText, legalBasis } = await context.database.read((tx) => termOn(tx, "SUBMISSION", localDay(now)));
  const dueAt = limitDue(limitText, units.province.id, now, rules);
  if (typeof dueAt !== "number") return dueAt;
  const proposal = await withoutSubmitters([caseId], spoken, context);
  const doing = doingOf(post, input.key, ["submitToLeader", caseId, input.urgency, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const place = await lockForSubmission(tx, caseId);
    const before = await submissionAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.id } : KEY_USED;
    if (place.waiting > 0) return { at: "caseId", message: "Phản ánh này đang chờ lãnh đạo cho ý kiến chỉ đạo." };
    const telling = { kind: "SUBMITTED", byUnitId: post.unitId, addressees: [units.province.id], places: [{ caseId, ...place }], at: now } as const;
    const event = await tell(tx, telling, units);
    const submission = await insertSubmission(
      tx,
      { ...doing, caseId, urgency: input.urgency, proposal, toUnitId: units.province.id, dueAt, limitText, legalBasis },
      event,
    );
    const subject = { kind: "case", id: String(caseId) };
    const detail = { submission, urgency: input.urgency, event };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "submitToLeader", subject, detail, at: now });
    return { id: submission };
  });
}
