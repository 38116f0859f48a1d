import { isPaused } from "../course-step.ts";
import type { DepartmentCode } from "../departments.ts";
import { positionOf } from "../dialect/position.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { keepsEveryStep } from "../richness.ts";
import { isDissolved } from "../units.ts";
import { localDate } from "../vietnam-time.ts";
import type { Act, AskedAct, Refusal } from "./asked-act.ts";
import { publishedNow } from "./since-reopening.ts";

const STAGE_NAMES: Readonly<Record<LedgerLine["stage"], string>> = {
  RECEIVED: "mới tiếp nhận",
  ASSIGNED: "đã giao",
  IN_PROGRESS: "đang xử lý",
  RESOLVED: "đã có kết quả",
  ANSWERED: "đã trả lời",
  CLOSED: "đã kết thúc",
  DECLINED: "bị từ chối",
  REDIRECTED: "đã chuyển cơ quan khác",
};

/** Stages in which each act makes sense; the finer points follow. */
const STAGES: Readonly<Record<Act, readonly LedgerLine["stage"][]>> = {
  assign: ["RECEIVED"],
  accept: ["ASSIGNED"],
  comment: ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED"],
  result: ["IN_PROGRESS"],
  extend: ["IN_PROGRESS"],
  transfer: ["ASSIGNED", "IN_PROGRESS"],
  return: ["ASSIGNED", "IN_PROGRESS"],
  close: ["IN_PROGRESS", "RESOLVED", "ANSWERED"],
  reopen: ["CLOSED"],
  publish: ["RESOLVED", "ANSWERED", "CLOSED"],
  answer: ["RESOLVED"],
  pause: ["IN_PROGRESS"],
  resume: ["IN_PROGRESS"],
};
const NOT_WHILE_WAITING: ReadonlySet<Act> = new Set<Act>(["extend", "transfer", "return", "pause"]);

const wrongCourse = (message: string): Refusal => ({ code: "course", message });

function courseForbids(line: LedgerLine, { act }: AskedAct): Refusal | null {
  if (!STAGES[act].includes(line.stage)) return wrongCourse(`hồ sơ đang ở trạng thái ${STAGE_NAMES[line.stage]}`);
  const waits = line.stage === "IN_PROGRESS" && isPaused(line.record.course);
  if (waits && NOT_WHILE_WAITING.has(act)) return wrongCourse("hồ sơ đang tạm dừng");
  if (act === "resume" && !waits) return wrongCourse("hồ sơ không tạm dừng");
  if (act === "close" && line.stage === "IN_PROGRESS" && !waits) return wrongCourse("hồ sơ chưa có kết quả");
  const isDuplicate = line.record.closeReason === "Trùng lặp" || typeof line.mergedInto === "string";
  if (act === "reopen" && isDuplicate) return wrongCourse("hồ sơ đã gộp vào hồ sơ khác");
  if (act === "publish" && publishedNow(line.record) !== null) return { code: "already_published", message: "đã công khai" };
  return null;
}

function unitForbids(line: LedgerLine, { act, unit }: AskedAct): Refusal | null {
  if (unit === undefined) return null;
  if (unit === null || isDissolved(unit)) return { code: "unknown_unit", message: "đơn vị không có trong danh mục" };
  const holder = positionOf(line.record.course, line.intake, true).holder;
  return act === "transfer" && unit === holder ? { code: "same_unit", message: "đơn vị đang thụ lý" } : null;
}

function extensionForbids(dept: DepartmentCode, line: LedgerLine, dueDay: string | undefined, now: number): Refusal | null {
  if (dueDay === undefined) return null;
  const { course } = line.record;
  const granted = course.slice(course.findLastIndex(({ kind }) => kind === "REOPENED") + 1).findLast(({ kind }) => kind === "EXTENDED");
  if (granted !== undefined && !keepsEveryStep(dept)) return { code: "once_only", message: "đã gia hạn một lần" };
  const isLater = dueDay > localDate(now) && dueDay > (granted?.dueDay ?? "");
  return isLater ? null : { code: "bad_day", message: "ngày không hợp lệ" };
}

/** A product that keeps one pause a cycle would lose the first with the second. */
function pauseForbids(dept: DepartmentCode, { record: { course } }: LedgerLine, { act }: AskedAct): Refusal | null {
  const hadOne = course.slice(course.findLastIndex(({ kind }) => kind === "REOPENED") + 1).some(({ kind }) => kind === "PAUSED");
  return act === "pause" && hadOne && !keepsEveryStep(dept) ? { code: "once_only", message: "đã tạm dừng một lần" } : null;
}

/**
 * Why the department will not do what was asked; null: it does it. The same rules bind its own officers.
 * @param now epoch milliseconds
 */
export function refusalOf(dept: DepartmentCode, line: LedgerLine, asked: AskedAct, now: number): Refusal | null {
  const tooEarly = asked.at !== null && asked.at > now + 1000;
  return (
    courseForbids(line, asked) ??
    unitForbids(line, asked) ??
    extensionForbids(dept, line, asked.dueDay, now) ??
    pauseForbids(dept, line, asked) ??
    (tooEarly ? { code: "bad_instant", message: "thời điểm ở tương lai" } : null)
  );
}
