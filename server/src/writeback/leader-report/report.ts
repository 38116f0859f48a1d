import { actorOf, asking, doingOf, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { termsOn } from "../../clock/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../../platform/asked.ts";
import type { Instant } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import type { CaseView } from "../../case/index.ts";
import { foundCase } from "../request.ts";
import type { Found, WritebackContext } from "../request.ts";
import { tellChange } from "../tell.ts";
import { insertLeaderReport, lockReported, reportAsked } from "./leader-report.queries.ts";
import type { NewLeaderReport } from "./leader-report.queries.ts";
import type { ReportToLeaderInput } from "./closing.types.ts";
import { forgetClosing } from "../closing/index.ts";

const LONGEST_WORDS = 2_000;
const LONGEST_NUMBER = 80;

/** What came of reporting; problems say what the asker can do. */
export type Reported = { outcome: "done"; case: CaseView } | { outcome: "notAllowed" } | { outcome: "notPossible"; problem: Problem };

/** Writes down to which leader a case's handling was reported, when and by what: who may, whether it can have been, then the report, an event and the chain's entry. */
export async function reportToLeader(input: ReportToLeaderInput, context: WritebackContext): Promise<Reported> {
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : postFor(asking(context), "reportToLeader", found);
  if (found === null || post === undefined) return { outcome: "notAllowed" };
  const told = reportTold(input, found, context);
  if ("message" in told) return { outcome: "notPossible", problem: told };
  const { caseId, addressee, paper, words, reportedAt } = told;
  const doing = doingOf(post, input.key, ["reportToLeader", caseId, addressee.code, reportedAt, input.paper ?? null, said(input.words)], context);
  const problem = await context.database.asWorker().write(async (tx): Promise<Problem | null> => {
    await lockReported(tx, caseId);
    const before = await reportAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
    const event = await tellChange(tx, "CHANGE_MOVED", { caseId, at: doing.at, province: context.units.province.code });
    const report = await insertLeaderReport(tx, { ...doing, caseId, addressee, reportedAt, paper, words }, event);
    const subject = { kind: "case", id: String(caseId) };
    const detail = { report, to: addressee.code, event };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "reportToLeader", subject, detail, at: doing.at });
    return null;
  });
  if (problem !== null) return { outcome: "notPossible", problem };
  forgetClosing(caseId, context);
  return { outcome: "done", case: found.case };
}

type Told = Pick<NewLeaderReport, "caseId" | "addressee" | "reportedAt" | "paper" | "words">;

/** The report as it may lie in the open, or what is wrong with which field. */
function reportTold(input: ReportToLeaderInput, found: Found, { rules }: WritebackContext): Told | Problem {
  const { reportedAt } = input;
  const spoken = said(input.words);
  const addressee = rules === null ? undefined : termsOn(rules.terms, localDay(reportedAt)).addressees.find(({ code }) => code === input.addressee);
  const fault =
    keyFault(input.key) ??
    instantFault(reportedAt, found) ??
    paperFault(input, found) ??
    (spoken === "" ? undefined : wordsFault(spoken, "words", LONGEST_WORDS));
  if (fault !== undefined) return fault;
  if (addressee === undefined) return { at: "addressee", message: "Quy chế không nêu nơi nhận báo cáo này vào ngày báo cáo." };
  if (input.paper == null && spoken === "") return { at: "words", message: "Cần số văn bản báo cáo, hoặc nội dung đã báo cáo." };
  const paper = input.paper == null ? null : { number: found.hide(said(input.paper.number)), day: input.paper.day };
  return { caseId: found.case.id, addressee, reportedAt, paper, words: spoken === "" ? null : found.hide(spoken) };
}

function instantFault(reportedAt: Instant, { receivedAt, now }: Found): Problem | undefined {
  return reportedAt < receivedAt || reportedAt > now
    ? { at: "reportedAt", message: "Thời điểm báo cáo phải sau khi tiếp nhận và không ở tương lai." }
    : undefined;
}

function paperFault({ paper }: ReportToLeaderInput, { receivedAt, now }: Found): Problem | undefined {
  if (paper == null) return undefined;
  if (paper.day < localDay(receivedAt) || paper.day > localDay(now))
    return { at: "paper", message: "Ngày văn bản phải từ ngày tiếp nhận và không ở tương lai." };
  return wordsFault(said(paper.number), "paper", LONGEST_NUMBER);
}
