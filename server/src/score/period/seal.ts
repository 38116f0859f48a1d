import { actorOf, asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import { appendAudit, canonical } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import type { Problem } from "../../platform/problem.ts";
import { countWaiting } from "../appeal/appeal.queries.ts";
import { rulingsHeld, sumsHeld } from "../appeal/ruling.queries.ts";
import type { ScoreContext } from "../context.ts";
import { resultOf, termsOf } from "../indicator/result.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { countAnswers } from "./answer.queries.ts";
import { openWords } from "./open-words.ts";
import type { SealScorePeriodInput } from "./period.inputs.ts";
import { lockPeriod } from "./period.queries.ts";
import type { PeriodRow, ScorePeriodState } from "./period.queries.ts";
import { recomputed, rulingText, sealHash } from "./recompute.ts";
import { insertSeal, lockChain, sealAsked } from "./seal.queries.ts";
import { silentSources, unitsOfPeriod } from "./take.queries.ts";

const LONGEST_WORDS = 1_000;
const NOT_FOUND: Problem = { at: "period", message: "Không có kỳ chấm điểm này trong phạm vi của bạn." };

/** The viewer's post by which he keeps scores. */
export function keepingPost(
  operation: "callOffScorePeriod" | "cutScorePeriod" | "sealScorePeriod" | "adjustScore",
  context: ScoreContext,
): ReturnType<typeof postFor> {
  return context.viewer === null ? undefined : postFor(context.viewer, operation, { unitPath: context.units.province.path });
}

/** What is said with a seal, without submitters. */
interface Said {
  waiver: string | null;
  disputes: string | null;
  appealWaiver: string | null;
}

/** Seals a period for good. @returns what stands against it */
export async function sealPeriod(input: SealScorePeriodInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const id = numberOf(input.period) ?? 0;
  const [waiver, disputes, appealWaiver] = [said(input.waiver), said(input.disputes), said(input.appealWaiver)];
  const fault = keyFault(input.key) ?? optionalFault(waiver, "waiver") ?? optionalFault(disputes, "disputes") ?? optionalFault(appealWaiver, "appealWaiver");
  if (fault !== undefined) return fault;
  const post = keepingPost("sealScorePeriod", context);
  if (post === undefined) return NOT_FOUND;
  const open = async (text: string): Promise<string | null> => (text === "" ? null : openWords({ periodId: id, unitId: null }, text, context));
  const told: Said = { waiver: await open(waiver), disputes: await open(disputes), appealWaiver: await open(appealWaiver) };
  const doing = doingOf(post, input.key, ["sealScorePeriod", id, waiver, disputes, appealWaiver], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockPeriod(tx, id);
    const before = await sealAsked(tx, id);
    if (before?.accountId === doing.accountId && before.askedKey === doing.askedKey) return before.askedHash.equals(doing.askedHash) ? { id } : KEY_USED;
    if (period === undefined) return NOT_FOUND;
    return (await standsAgainst(tx, period, told, doing.at)) ?? (await write(tx, { period, told, doing }, context));
  });
}

const optionalFault = (text: string, at: string): Problem | undefined => (text === "" ? undefined : wordsFault(text, at, LONGEST_WORDS));

const NOT_NOW: Readonly<Record<Exclude<ScorePeriodState, "CUT_OFF">, string>> = {
  OPEN: "Kỳ này chưa chốt số liệu.",
  SEALED: "Kỳ này đã khóa sổ.",
  CALLED_OFF: "Kỳ này đã hủy.",
};

/** What stands against sealing a period now. */
async function standsAgainst(tx: Tx, period: PeriodRow, told: Said, now: number): Promise<Problem | null> {
  if (period.state !== "CUT_OFF") return { at: "period", message: NOT_NOW[period.state] };
  const [scheme] = await schemesById(tx, [period.schemeId]);
  if (scheme?.effectiveFrom == null || period.from < scheme.effectiveFrom)
    return { at: "scheme", message: "Bộ tiêu chí chưa được ban hành hoặc chưa có hiệu lực từ đầu kỳ: điểm chỉ để tham khảo, không khóa sổ." };
  if (now < (period.objectionUntil ?? Infinity)) return { at: "period", message: "Chưa hết thời hạn xác nhận, phản hồi của các đơn vị." };
  const silent = await silentOf(tx, period);
  if (silent.length > 0 && told.waiver === null)
    return {
      at: "waiver",
      message: `Nguồn chưa có số liệu đến hết kỳ hoặc im lặng từ trước khi chốt: ${silent.join(", ")}. Chỉ khóa sổ khi có người chịu trách nhiệm nêu lý do.`,
    };
  const { disputed } = await countAnswers(tx, period.id);
  if (disputed > 0 && told.disputes === null)
    return { at: "disputes", message: `Có ${disputed} đơn vị phản hồi số liệu. Cần ghi kết quả xem xét trước khi khóa sổ.` };
  const waiting = await countWaiting(tx, period.id);
  if (waiting > 0 && told.appealWaiver === null)
    return { at: "appealWaiver", message: `Còn ${waiting} đề nghị xem xét lại chưa trả lời. Chỉ khóa sổ khi có người chịu trách nhiệm nêu lý do.` };
  const again = await recomputed(tx, period);
  const same = again !== null && again.sameInputs && again.sameResult && again.sameCards && again.sameRuled;
  return same ? null : { at: "period", message: "Tính lại không ra đúng số liệu đã chốt: dừng khóa sổ, báo người vận hành." };
}

/** Sources that had nothing up to the period's end when it was taken, or have been silent since before it was. */
export async function silentOf(tx: Tx, period: PeriodRow): Promise<string[]> {
  return [...new Set([...(period.silent ?? []), ...(await silentSources(tx, period.cutAt))])].toSorted();
}

async function write(tx: Tx, { period, told, doing }: { period: PeriodRow; told: Said; doing: Doing }, context: ScoreContext): Promise<{ id: number }> {
  const [silent, answers] = [await silentOf(tx, period), await countAnswers(tx, period.id)];
  const [rulings, appealsWaiting] = [await rulingsHeld(tx, period.id), await countWaiting(tx, period.id)];
  const [scheme] = await schemesById(tx, [period.schemeId]);
  if (scheme === undefined) throw new Error(`period ${period.id} has no scheme`);
  const counted = { sums: await sumsHeld(tx, period.id), ...termsOf(period) };
  const ruled = resultOf(scheme.content, await unitsOfPeriod(tx, period.id), counted).hash;
  const last = await lockChain(tx);
  const number = last.number + 1;
  const { id, from, to, schemeVersion, inputsHash, resultHash } = period;
  const body = canonical({
    number,
    period: id,
    from,
    to,
    scheme: schemeVersion,
    inputs: inputsHash,
    result: resultHash,
    ruled,
    rulings: rulings.map(rulingText),
    appealsWaiting,
    silent,
    ...answers,
    ...told,
    by: doing.accountId,
    at: doing.at,
  });
  const hash = sealHash(last.hash, body);
  await insertSeal(tx, { ...doing, ...told, number, periodId: id, previousHash: last.hash, hash, body, silent, appealsWaiting });
  const detail = { number, hash, silent: silent.length, waived: told.waiver !== null, rulings: rulings.length, appealsWaiting, ...answers };
  const subject = { kind: "scorePeriod", id: String(id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act: "sealScorePeriod", subject, detail, at: doing.at });
  return { id };
}
