import { actorOf, asking, doingOf } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ScoreContext } from "../context.ts";
import { callingOffAsked, insertCallingOff } from "./call-off.queries.ts";
import { openWordsOfNewest } from "./open-words.ts";
import type { CallOffScorePeriodInput } from "./period.inputs.ts";
import { lockPeriod } from "./period.queries.ts";
import type { PeriodRow, ScorePeriodState } from "./period.queries.ts";
import { keepingPost } from "./seal.ts";

const LONGEST_REASON = 1_000;
const NOT_FOUND: Problem = { at: "period", message: "Không có kỳ chấm điểm này trong phạm vi của bạn." };
const STANDS: Readonly<Record<Exclude<ScorePeriodState, "OPEN">, string>> = {
  CUT_OFF: "Số liệu của kỳ này đã chốt: không hủy kỳ được nữa.",
  SEALED: "Kỳ này đã khóa sổ: không hủy kỳ được nữa.",
  CALLED_OFF: "Kỳ này đã hủy.",
};

/** Whether a period may still be called off: before its figures are taken, and before the instant set for that. */
export function callableOff({ state, cutAt }: Pick<PeriodRow, "state" | "cutAt">, now: number): Problem | null {
  if (state !== "OPEN") return { at: "period", message: STANDS[state] };
  return now < cutAt ? null : { at: "period", message: "Đã đến thời điểm chốt số liệu: không hủy kỳ được nữa." };
}

/** Calls off a period that was opened by mistake; it stays with its reason, and its days may be opened again. @returns what stands against it */
export async function callOffPeriod(input: CallOffScorePeriodInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const id = numberOf(input.period) ?? 0;
  const spoken = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "reason", LONGEST_REASON);
  if (fault !== undefined) return fault;
  const post = keepingPost("callOffScorePeriod", context);
  if (post === undefined) return NOT_FOUND;
  const reason = await openWordsOfNewest(spoken, context);
  const doing = doingOf(post, input.key, ["callOffScorePeriod", id, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockPeriod(tx, id);
    const before = await callingOffAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id: before.periodId } : KEY_USED;
    if (period === undefined) return NOT_FOUND;
    const against = callableOff(period, doing.at);
    if (against !== null) return against;
    await insertCallingOff(tx, { ...doing, periodId: id, reason });
    const { from, to, kind } = period;
    const subject = { kind: "scorePeriod", id: String(id) };
    const actor = actorOf(asking(context), doing.onBehalfOf);
    await appendAudit(tx, { stream: "decision", actor, act: "callOffScorePeriod", subject, detail: { kind, from, to }, at: doing.at });
    return { id };
  });
}
