import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { submitterHider } from "../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { caseAndUnits } from "../tally/index.ts";
import { tellChange } from "../writeback/index.ts";
import { callAsked, callOutcomesOn, insertCall, lockCalled } from "./call.queries.ts";
import type { CallOutcomeRow } from "./call.queries.ts";
import type { RecordCallInput } from "./call.types.ts";
import { refusedWith } from "./context.ts";
import type { Acted, MatterContext } from "./context.ts";

const LONGEST_NOTE = 1_000;
const LONGEST_CALL_MINUTES = 600;

/** Writes a call down: who may, whether it can have been, then the call, an event and the chain's entry in one transaction. */
export async function recordCall(input: RecordCallInput, context: MatterContext): Promise<Acted> {
  const { clock, units } = context;
  const id = numberOf(input.caseId);
  const found = id === null ? null : await caseAndUnits(id, context);
  const post = found === null ? undefined : postFor(asking(context), "recordCall", found);
  if (found === null || post === undefined)
    return refusedWith({ at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được gọi cho người phản ánh." });
  const now = clock.now();
  const outcome = (await context.database.read((tx) => callOutcomesOn(tx, localDay(input.calledAt)))).find(({ code }) => code === input.outcome);
  const fault = keyFault(input.key) ?? instantFault(input, found.case.receivedAt, now) ?? lengthFault(input, outcome) ?? noteFault(input.note);
  if (fault !== undefined || outcome === undefined) return refusedWith(fault ?? UNKNOWN_OUTCOME);
  const caseId = found.case.id;
  const { hide, confidential } = await submitterHider(caseId, context);
  const spoken = input.note == null ? null : said(input.note);
  const note = spoken === null ? null : confidential.content ? "•••" : hide(spoken);
  const doing = doingOf(post, input.key, ["recordCall", caseId, input.calledAt, input.outcome, input.minutes, spoken], context);
  const problem = await context.database.asWorker().write(async (tx): Promise<Problem | null> => {
    await lockCalled(tx, caseId);
    const before = await callAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
    const event = await tellChange(tx, "CHANGE_MOVED", { caseId, at: now, province: units.province.code });
    const call = await insertCall(tx, { ...doing, caseId, calledAt: input.calledAt, outcome, minutes: input.minutes, note }, event);
    const subject = { kind: "case", id: String(caseId) };
    const detail = { call, outcome: outcome.code, minutes: input.minutes, event };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "recordCall", subject, detail, at: now });
    return null;
  });
  return problem === null ? { outcome: "done", case: found.case } : refusedWith(problem);
}

const UNKNOWN_OUTCOME: Problem = { at: "outcome", message: "Danh mục kết quả cuộc gọi không có mã này vào ngày gọi." };

function instantFault({ calledAt }: RecordCallInput, receivedAt: number, now: number): Problem | undefined {
  if (calledAt < receivedAt) return { at: "calledAt", message: "Thời điểm gọi phải sau khi tiếp nhận phản ánh." };
  return calledAt > now ? { at: "calledAt", message: "Thời điểm gọi không được ở tương lai." } : undefined;
}

function lengthFault({ minutes }: RecordCallInput, outcome: CallOutcomeRow | undefined): Problem | undefined {
  if (outcome === undefined) return UNKNOWN_OUTCOME;
  if (minutes < 0 || minutes > LONGEST_CALL_MINUTES) return { at: "minutes", message: `Số phút từ 0 đến ${LONGEST_CALL_MINUTES}.` };
  if (outcome.reached && minutes === 0) return { at: "minutes", message: "Cuộc gọi đã nói chuyện cần ít nhất 1 phút (phút đã bắt đầu tính tròn)." };
  return !outcome.reached && minutes > 0 ? { at: "minutes", message: "Không ai nghe máy thì số phút là 0." } : undefined;
}

function noteFault(note: string | null | undefined): Problem | undefined {
  return note == null ? undefined : wordsFault(said(note), "note", LONGEST_NOTE);
}
