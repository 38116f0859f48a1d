import type { CaseChange, ChangeKind, Stage } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantOf } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit, UnitRegister } from "../unit/index.ts";
import { wordsOf } from "./change.ts";

/** What of a case decides whether a change can be asked for. */
export interface Changing {
  open: boolean;
  stage: Stage;
  receivedAt: Instant;
  /** null: no clock runs, or it is paused */
  dueAt: Instant | null;
  /** its clock stands still */
  paused: boolean;
  holder: Unit;
  intake: Unit;
  /** the submitter asked for something to be kept confidential */
  confidential: boolean;
  /** a unit sent it back before: the province's office rules on the next time */
  returnedBefore: boolean;
  now: Instant;
  units: UnitRegister;
}

const MINUTE_MS = 60_000;
const AT_WORK: readonly Stage[] = ["ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED"];
const NOT_DONE: readonly Stage[] = ["RECEIVED", "ASSIGNED", "IN_PROGRESS"];

/**
 * Stages in which a change makes sense.
 * @source the founding documents' rules 8, 43–47, 54–55, 71–75, 88
 */
const IN_STAGES: Readonly<Record<ChangeKind, readonly Stage[] | "any">> = {
  ASSIGN: NOT_DONE,
  ACCEPT: ["ASSIGNED"],
  COMMENT: "any",
  RECORD_RESULT: AT_WORK,
  EXTEND: NOT_DONE,
  TRANSFER: NOT_DONE,
  RETURN: ["ASSIGNED", "IN_PROGRESS"],
  CLOSE: ["RESOLVED", "ANSWERED"],
  REOPEN: ["CLOSED"],
  PUBLISH: ["RESOLVED", "ANSWERED", "CLOSED"],
  ANSWER: ["RESOLVED"],
  PAUSE: NOT_DONE,
  RESUME: NOT_DONE,
};

/** Whether a case of this stage can be asked for a change at all. */
export function fitsStage(kind: ChangeKind, c: Omit<Changing, "now" | "units">): boolean {
  const { open, stage, holder, intake, dueAt, paused, confidential, returnedBefore } = c;
  const stages = IN_STAGES[kind];
  if (stages !== "any" && !stages.includes(stage)) return false;
  if (kind === "REOPEN") return !open;
  if (asksForReturns(kind)) return open && holder.id !== intake.id && !returnedBefore;
  if (kind === "EXTEND" || kind === "PAUSE") return open && dueAt !== null;
  if (kind === "RESUME") return open && paused;
  if (kind === "PUBLISH") return !confidential;
  return kind === "COMMENT" || open;
}

/** Whether it matters to a change that the case was returned before. */
export const asksForReturns = (kind: ChangeKind): boolean => kind === "RETURN";

/** What stands against a change, for the one who asked; undefined: nothing. */
export function faultOf(change: CaseChange, c: Changing): Problem | undefined {
  const words = wordsOf(change);
  if (words !== null && words.trim() === "") return { at: "words", message: "Nội dung chỉ có khoảng trắng." };
  if (asksForReturns(change.kind) && c.returnedBefore)
    return { at: "kind", message: "Phản ánh đã được trả lại một lần: lần này cần trình Văn phòng quyết định." };
  if (!fitsStage(change.kind, c)) return { at: "kind", message: "Phản ánh không ở giai đoạn để thực hiện yêu cầu này." };
  return targetFault(change, c) ?? dayFault(change, c);
}

function targetFault(change: CaseChange, { holder, now, units }: Changing): Problem | undefined {
  if (!("toUnit" in change)) return undefined;
  const unit = units.byCode(change.toUnit);
  if (unit === undefined) return { at: "toUnit", message: "Danh mục không có đơn vị này." };
  if (units.endOf(unit) <= now) return { at: "toUnit", message: "Đơn vị này đã kết thúc hoạt động." };
  return unit.id === holder.id ? { at: "toUnit", message: "Đơn vị này đang giữ phản ánh." } : undefined;
}

/** No date before the receipt (forms know whole minutes), none that has not come yet; an extension only before the limit is over, to a later day. */
function dayFault(change: CaseChange, { receivedAt, dueAt, now }: Changing): Problem | undefined {
  if (change.kind === "ASSIGN" && (instantOf(change.orderedAt) < receivedAt - (receivedAt % MINUTE_MS) || instantOf(change.orderedAt) > now))
    return { at: "orderedAt", message: "Thời điểm giao phải sau khi tiếp nhận và không ở tương lai." };
  const paper = "paper" in change ? change.paper : undefined;
  if (paper !== undefined && (paper.day < localDay(receivedAt) || paper.day > localDay(now)))
    return { at: "paper", message: "Ngày văn bản phải từ ngày tiếp nhận và không ở tương lai." };
  if (change.kind === "ANSWER" && (instantOf(change.answeredAt) < receivedAt || instantOf(change.answeredAt) > now))
    return { at: "answeredAt", message: "Thời điểm trả lời phải sau khi tiếp nhận và không ở tương lai." };
  if (change.kind !== "EXTEND" || dueAt === null) return undefined;
  if (dueAt <= now) return { at: "dueDay", message: "Phản ánh đã quá hạn, không gia hạn được nữa." };
  // the due instant is the first late one: its day before is the last on time
  return change.dueDay <= localDay(dueAt - 1) ? { at: "dueDay", message: "Hạn mới phải sau hạn hiện tại." } : undefined;
}
