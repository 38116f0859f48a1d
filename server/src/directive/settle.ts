import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Doing, Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { withoutSubmitters } from "../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import { visibleCase } from "../tally/index.ts";
import type { CaseView } from "../case/index.ts";
import type { DirectiveContext } from "./context.ts";
import { prepared, writeDirective } from "./issue.ts";
import type { Prepared } from "./issue.ts";
import { insertSettlement, lockForSubmission, lockSubmission, submissionById } from "./submission.queries.ts";
import type { SubmissionRow } from "./submission.queries.ts";
import type { SettleSubmissionInput } from "./submission.types.ts";
import { tell } from "./tell.ts";

const LONGEST_WORDS = 4_000;
const LONGEST_SUBJECT = 200;

/** The leader decides on a case submitted to him: a directive in the same transaction, agreement, or back with words. */
export async function settleSubmission(input: SettleSubmissionInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = keyFault(input.key) ?? partFault(input, spoken);
  if (fault !== undefined) return fault;
  const id = numberOf(input.id);
  const found = id === null ? null : await context.database.read((tx) => submissionById(tx, id));
  const post = found === null ? undefined : postFor(asking(context), "settleSubmission", { unitPath: context.units.byId(found.toUnitId).path });
  const about = found === null ? null : await visibleCase(found.caseId, context);
  if (found === null || post === undefined || about === null) return { at: "id", message: "Không có vụ việc trình này trong phạm vi của bạn." };
  const words = await withoutSubmitters([about.id], spoken, context);
  const content = ["settleSubmission", found.id, input.settlement, spoken, input.addressees ?? null, input.dueDay ?? null];
  const doing = doingOf(post, input.key, content, context);
  const directive = input.settlement === "DIRECTED" ? await directiveFor(input, { about, found, spoken }, context) : null;
  if (directive !== null && "message" in directive) return directive;
  return context.database.asWorker().write((tx) => settled(tx, { input, found, post, words, doing, directive }, context));
}

function partFault({ settlement, addressees, dueDay }: SettleSubmissionInput, words: string): Problem | undefined {
  if (settlement !== "AGREED" || words !== "") {
    const fault = wordsFault(words, "words", LONGEST_WORDS);
    if (fault !== undefined) return fault;
  }
  if (settlement === "DIRECTED") return undefined;
  if (addressees != null && addressees.length > 0) return { at: "addressees", message: "Chỉ ý kiến chỉ đạo mới có đơn vị nhận." };
  return dueDay != null ? { at: "dueDay", message: "Chỉ ý kiến chỉ đạo mới có hạn trả lời." } : undefined;
}

async function directiveFor(
  input: SettleSubmissionInput,
  { about, found, spoken }: { about: CaseView; found: SubmissionRow; spoken: string },
  context: DirectiveContext,
): Promise<Prepared | Problem> {
  const cases = [{ id: about.id, unitId: about.unitId, dueAt: about.dueAt }];
  const list = { origin: "SUBMISSION", filter: null, asOf: null, cases } as const;
  const codes = input.addressees ?? [context.units.byId(about.unitId).code];
  const subject = `Chỉ đạo xử lý phản ánh ${about.reference}`.slice(0, LONGEST_SUBJECT);
  return prepared(
    { kind: "DIRECTIVE", list: { ...list }, codes, subject, words: spoken, due: { dueDay: input.dueDay ?? null }, submissionId: found.id },
    context,
  );
}

interface Settling {
  input: SettleSubmissionInput;
  found: SubmissionRow;
  post: Post;
  words: string;
  doing: Doing;
  directive: Prepared | null;
}

async function settled(tx: Tx, { input, found, post, words, doing, directive }: Settling, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const before = await lockSubmission(tx, found.id);
  if (before !== null) {
    if (before.accountId !== doing.accountId || before.askedKey !== doing.askedKey) return { at: "id", message: "Vụ việc này đã có ý kiến của lãnh đạo." };
    return before.askedHash.equals(doing.askedHash) ? { id: found.id } : KEY_USED;
  }
  const place = await lockForSubmission(tx, found.caseId);
  const places = [{ caseId: found.caseId, ...place }];
  if (directive !== null) {
    const { doing: byPost, ...rest } = directive;
    const issued = await writeDirective(tx, { ...rest, ...doing, byUnitId: byPost.unitId, onBehalfOf: byPost.onBehalfOf }, context);
    if (issued === null) return KEY_USED;
  }
  const event = await tell(tx, { kind: "SUBMITTED", byUnitId: post.unitId, addressees: [found.byUnitId], places, at: doing.at }, context.units);
  await insertSettlement(tx, { ...doing, submissionId: found.id, settlement: input.settlement, words }, event);
  const subject = { kind: "case", id: String(found.caseId) };
  const detail = { submission: found.id, settlement: input.settlement, event };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "settleSubmission", subject, detail, at: doing.at });
  return { id: found.id };
}
