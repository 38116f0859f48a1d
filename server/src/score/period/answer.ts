import { actorOf, asking, doingOf, postFor } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { Unit } from "../../unit/index.ts";
import { isScored } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";
import { answerAsked, insertAnswer } from "./answer.queries.ts";
import { openWords } from "./open-words.ts";
import type { AnswerScoreInput } from "./period.inputs.ts";
import { lockPeriod } from "./period.queries.ts";
import type { PeriodRow } from "./period.queries.ts";

const LONGEST_WORDS = 1_000;

/** The viewer's post by which he answers for a unit: its own head's, nobody's above it. */
export function answeringPost(
  unit: Unit,
  context: Pick<ScoreContext, "viewer">,
  operation: "answerScore" | "reportAchievements" = "answerScore",
): ReturnType<typeof postFor> {
  if (context.viewer === null) return undefined;
  const own = { ...context.viewer, posts: context.viewer.posts.filter(({ unitId }) => unitId === unit.id) };
  return postFor(own, operation, { unitPath: unit.path });
}

/** Whether answers are taken just now. */
export const takesAnswers = (period: PeriodRow, now: number): boolean => period.state === "CUT_OFF" && now < (period.objectionUntil ?? 0);

/** A head confirms or disputes the figures of his unit. @returns what stands against it */
export async function answerScore(input: AnswerScoreInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const id = numberOf(input.period) ?? 0;
  const spoken = said(input.words);
  const fault = keyFault(input.key) ?? (input.answer === "DISPUTED" || spoken !== "" ? wordsFault(spoken, "words", LONGEST_WORDS) : undefined);
  if (fault !== undefined) return fault;
  const unit = context.units.byCode(input.unit);
  const post = unit === undefined ? undefined : answeringPost(unit, context);
  const scored = unit !== undefined && (await context.database.read((tx) => isScored(tx, id, unit.id)));
  if (unit === undefined || post === undefined || !scored)
    return { at: "unit", message: "Chỉ thủ trưởng đơn vị được chấm điểm xác nhận hoặc phản hồi số liệu của đơn vị mình." };
  const words = spoken === "" ? null : await openWords({ periodId: id, unitId: unit.id }, spoken, context);
  const doing = doingOf(post, input.key, ["answerScore", id, unit.code, input.answer, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockPeriod(tx, id);
    const before = await answerAsked(tx, id, unit.id);
    if (before?.accountId === doing.accountId && before.askedKey === doing.askedKey) return before.askedHash.equals(doing.askedHash) ? { id } : KEY_USED;
    if (before !== undefined) return { at: "unit", message: "Đơn vị đã xác nhận hoặc phản hồi kỳ này." };
    if (period === undefined || !takesAnswers(period, doing.at))
      return { at: "period", message: "Kỳ này chưa chốt số liệu hoặc đã hết thời hạn xác nhận, phản hồi." };
    await insertAnswer(tx, { ...doing, periodId: id, unitId: unit.id, answer: input.answer, words });
    const detail = { unit: unit.code, answer: input.answer, inputs: period.inputsHash };
    const subject = { kind: "scorePeriod", id: String(id) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act: "answerScore", subject, detail, at: doing.at });
    return { id };
  });
}
