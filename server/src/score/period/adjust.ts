import { actorOf, asking, doingOf } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { cardOfUnit } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";
import { compared, decimal, isDecimal, rounded, whole, ZERO } from "../indicator/fraction.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import { adjustmentAsked, adjustmentsOf, insertAdjustment } from "./answer.queries.ts";
import { openWords } from "./open-words.ts";
import type { AdjustScoreInput } from "./period.inputs.ts";
import { lockPeriod } from "./period.queries.ts";
import { keepingPost } from "./seal.ts";

const LONGEST_REASON = 1_000;
const LONGEST_NUMBER = 60;

/** Sets a sealed total anew, by a paper; what was sealed stays beside it. @returns what stands against it */
export async function adjustScore(input: AdjustScoreInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const id = numberOf(input.period) ?? 0;
  const reason = said(input.reason);
  const documentNumber = said(input.documentNumber);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON) ?? wordsFault(documentNumber, "documentNumber", LONGEST_NUMBER);
  if (fault !== undefined) return fault;
  const unit = context.units.byCode(input.unit);
  const post = keepingPost("adjustScore", context);
  if (unit === undefined || post === undefined) return { at: "unit", message: "Không có điểm của đơn vị này trong phạm vi bạn được điều chỉnh." };
  if (!isDecimal(input.total) || compared(decimal(input.total), ZERO) < 0 || compared(decimal(input.total), whole(100)) > 0)
    return { at: "total", message: "Điểm sau điều chỉnh là số thập phân từ 0 đến 100, ví dụ 87.50." };
  if (input.documentDay > localDay(context.clock.now())) return { at: "documentDay", message: "Ngày văn bản không được ở tương lai." };
  const kept = await openWords({ periodId: id, unitId: unit.id }, reason, context);
  const doing = doingOf(post, input.key, ["adjustScore", id, unit.code, input.total, reason, documentNumber, input.documentDay], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const period = await lockPeriod(tx, id);
    const before = await adjustmentAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id } : KEY_USED;
    if (period?.state !== "SEALED") return { at: "period", message: "Chỉ điều chỉnh điểm của kỳ đã khóa sổ." };
    const [scheme] = await schemesById(tx, [period.schemeId]);
    const card = await cardOfUnit(tx, id, unit.id);
    const last = (await adjustmentsOf(tx, id)).findLast((one) => one.unitId === unit.id);
    const now = last?.after ?? card?.total ?? null;
    if (now === null) return { at: "unit", message: "Đơn vị này không có điểm trong kỳ." };
    const after = rounded(decimal(input.total), scheme?.content.rounding.digits ?? 2);
    if (after === now) return { at: "total", message: "Điểm sau điều chỉnh phải khác điểm đang có." };
    await insertAdjustment(tx, { ...doing, periodId: id, unitId: unit.id, before: now, after, reason: kept, documentNumber, documentDay: input.documentDay });
    const detail = { unit: unit.code, before: now, after, day: input.documentDay };
    const subject = { kind: "scorePeriod", id: String(id) };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), doing.onBehalfOf), act: "adjustScore", subject, detail, at: doing.at });
    return { id };
  });
}
