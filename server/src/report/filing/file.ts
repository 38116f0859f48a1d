import { actorOf, allowed, asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing, OperationName } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { withoutSubmitters } from "../../case/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import { dutyOf } from "./duty.ts";
import type { ReportContext } from "./context.ts";
import { filedBy, insertStep, reportById, stepAsked } from "./report.queries.ts";
import type { NewStep, ReportHead } from "./report.queries.ts";
import type { SettleReportInput, SubmitReportInput } from "./report.inputs.ts";

const LONGEST_REASON = 1_000;
const NOT_FOUND: Problem = { at: "id", message: "Không có báo cáo này trong phạm vi bạn được xử lý." };

/** Files a draft; a report whose balance does not close is not. @returns its number, or what stands against it */
export async function submitReport(input: SubmitReportInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const found = await mineToDo(input, "submitReport", context);
  if ("message" in found) return found;
  const { head, doing } = found;
  if (head.sha256 !== input.sha256.toLowerCase()) return { at: "sha256", message: "Mã băm không phải của báo cáo này." };
  if (head.unbalanced > 0) return { at: "id", message: `Cân đối không khớp ở ${head.unbalanced} dòng: không nộp được.` };
  const due = await dutyOf(head, context);
  const kept = due === null || due.dueAt === null ? null : { dutyId: due.duty.id, dueAt: due.dueAt, onTime: doing.at < due.dueAt };
  return write({ ...doing, reportId: head.id, kind: "SUBMITTED", reason: null, due: kept }, "submitReport", context);
}

/** Returns or accepts a filed report; never by the one who filed it. @returns its number, or what stands against it */
export async function settleReport(input: SettleReportInput, context: ReportContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.reason).normalize("NFC");
  const fault = input.settlement === "RETURNED" || spoken !== "" ? wordsFault(spoken, "reason", LONGEST_REASON) : undefined;
  if (fault !== undefined) return fault;
  const found = await mineToDo(input, "settleReport", context);
  if ("message" in found) return found;
  const { head, doing } = found;
  if (head.state === "DRAFT") return { at: "id", message: "Báo cáo chưa nộp." };
  if ((await context.database.asWorker().read((tx) => filedBy(tx, head.id))) === doing.accountId)
    return { at: "id", message: "Người nộp không tự chấp nhận hoặc trả lại báo cáo của mình." };
  const reason = spoken === "" ? null : await withoutSubmitters([], spoken, context);
  return write({ ...doing, reportId: head.id, kind: input.settlement, reason, due: null }, "settleReport", context);
}

/** Whether the viewer may do this to a report by the policy alone. */
export function mayDo(operation: OperationName, { unitId }: Pick<ReportHead, "unitId">, { viewer, units }: ReportContext): boolean {
  return allowed(viewer, operation, { unitPath: units.byId(unitId).path }).ok;
}

async function mineToDo(
  input: SubmitReportInput | SettleReportInput,
  operation: "submitReport" | "settleReport",
  context: ReportContext,
): Promise<{ head: ReportHead; doing: Doing } | Problem> {
  const fault = keyFault(input.key);
  const number = numberOf(input.id);
  if (fault !== undefined) return fault;
  const head = number === null ? null : await context.database.read((tx) => reportById(tx, number));
  const post = head === null ? undefined : postFor(asking(context), operation, { unitPath: context.units.byId(head.unitId).path });
  if (head === null || post === undefined) return NOT_FOUND;
  const { key, ...content } = input;
  return { head, doing: doingOf(post, key, [operation, content], context) };
}

/** Step and audit entry, both or neither; the same key once more is the same step. */
async function write(step: NewStep, act: string, context: ReportContext): Promise<{ id: number } | Problem> {
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    if (!(await insertStep(tx, step))) {
      const before = await stepAsked(tx, step.accountId, step.askedKey);
      if (before === null) return { at: "id", message: "Báo cáo này đã được xử lý." };
      return before.reportId === step.reportId && before.askedHash.equals(step.askedHash) ? { id: step.reportId } : KEY_USED;
    }
    const subject = { kind: "report", id: String(step.reportId) };
    const detail = { step: step.kind, onTime: step.due?.onTime ?? null };
    await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), step.onBehalfOf), act, subject, detail, at: step.at });
    return { id: step.reportId };
  });
}
