import { withoutSubmitters } from "../../case/index.ts";
import { numberOf, said, wordsFault } from "../../platform/asked.ts";
import { instantText } from "../../platform/instant.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { visibleCase } from "../../tally/index.ts";
import { inspectable, onInspection } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";
import { insertKept } from "../kept.queries.ts";
import { isPosted } from "./call.queries.ts";
import type { InspectionCallInput } from "./inspection.inputs.ts";
import type { InspectionRow } from "./inspection.queries.ts";

const LONGEST_WORDS = 4_000;
const MOST_SECONDS = 3_600;

/** Writes down a test call to a hotline, or a call back to the submitter of a case. */
export async function recordCall(input: InspectionCallInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = wordsFault(spoken, "words", LONGEST_WORDS) ?? callFault(input, context);
  if (fault !== undefined) return fault;
  const row = await inspectable(input.id, "recordInspectionCall", context);
  if ("message" in row) return row;
  const called = await calledOf(input, row, context);
  if ("message" in called) return called;
  const { hotline, caseId } = called;
  const words = await withoutSubmittersOf(row, caseId === null ? spoken : await withoutSubmitters([caseId], spoken, context), context);
  const { calledAt, answered, waitedSeconds, solved = null } = input;
  const content = [hotline, caseId, calledAt, answered, waitedSeconds, solved, spoken];
  const detail = caseId === null ? { hotline: true } : { case: caseId };
  const act = { operation: "recordInspectionCall", input, table: "inspection_call", content, needs: "OPEN", detail } as const;
  const told = { hotline, case_id: caseId, called_at: instantText(calledAt), answered, waited_seconds: waitedSeconds, solved, words };
  return onInspection(act, (tx, doing, { id }) => insertKept(tx, "inspection_call", { inspection_id: id, ...told }, doing), context);
}

function callFault({ hotline, caseId, calledAt, answered, waitedSeconds, solved }: InspectionCallInput, { clock }: InspectionContext): Problem | undefined {
  if ((hotline == null) === (caseId == null)) return { at: "hotline", message: "Ghi số đường dây nóng hoặc vụ việc đã gọi, không cả hai." };
  if (calledAt > clock.now()) return { at: "calledAt", message: "Thời điểm gọi không thể ở tương lai." };
  if (!Number.isInteger(waitedSeconds) || waitedSeconds < 0 || waitedSeconds > MOST_SECONDS)
    return { at: "waitedSeconds", message: `Thời gian chờ từ 0 đến ${MOST_SECONDS} giây.` };
  if (solved != null && (caseId == null || !answered))
    return { at: "solved", message: "Chỉ người phản ánh đã nghe máy mới cho biết việc đã giải quyết hay chưa." };
  return undefined;
}

async function calledOf(
  { hotline, caseId, calledAt }: InspectionCallInput,
  { unitId }: InspectionRow,
  context: InspectionContext,
): Promise<{ hotline: string | null; caseId: number | null } | Problem> {
  if (hotline != null) {
    const unitIds = context.units.subtree(context.units.byId(unitId).path);
    const posted = await context.database.asWorker().read((tx) => isPosted(tx, unitIds, hotline, localDay(calledAt)));
    return posted ? { hotline, caseId: null } : { at: "hotline", message: "Danh bạ không có số này của đơn vị vào ngày đó." };
  }
  const number = numberOf(caseId ?? "");
  const found = number === null ? null : await visibleCase(number, context);
  return found === null ? { at: "caseId", message: "Không có vụ việc này." } : { hotline: null, caseId: found.id };
}
