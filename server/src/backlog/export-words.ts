import { FIELD_WORDS } from "../case/index.ts";
import type { CaseFilter, QueuedCase } from "../tally/index.ts";

/** Words of the queue as its screen has them. */
export const SEVERITY_WORDS = {
  SEVERE: "Quá hạn nghiêm trọng",
  OVERDUE: "Quá hạn",
  DUE_SOON: "Sắp đến hạn",
  ON_TIME: "Trong hạn",
  PAUSED: "Đang tạm dừng",
  NO_CLOCK: "Chưa có hạn",
} as const;

export const CLASS_WORDS = {
  B1: "B1 · Chưa giải quyết",
  B2: "B2 · Đã giải quyết, chưa kết thúc",
  B3: "B3 · Không còn giá trị xử lý hoặc tồn lâu",
  B4: "B4 · Không thuộc thẩm quyền",
} as const;

const DISPOSITION_WORDS = {
  RESOLVE: "Giải quyết",
  RECORD_AND_CLOSE: "Ghi kết quả rồi kết thúc",
  CLOSE_WITH_REASON: "Kết thúc, nêu lý do",
  HAND_OVER: "Chuyển đúng thẩm quyền",
} as const;

type Backlog = NonNullable<QueuedCase["backlog"]>;

const FACT_WORDS: Readonly<Record<Backlog["facts"][number]["kind"], string>> = {
  NOT_RESOLVED: "chưa có kết quả giải quyết",
  RESOLVED_NOT_CLOSED: "đã có kết quả, chưa kết thúc",
  STALE: "đã {days} ngày, quá mốc {threshold} ngày, không phản ánh lại",
  REPORTED_AGAIN: "đã {days} ngày nhưng có phản ánh lại",
  NOT_COMPETENT: "lĩnh vực không thuộc thẩm quyền đơn vị đang giữ",
  EXTENDED: "đã gia hạn",
  CORRECTED: "phân nhóm do cán bộ chỉnh",
};

/** "còn 5 giờ làm việc", "quá 3 ngày 2 giờ làm việc". @param left null: no clock runs, or it stands still, or the calendar does not reach so far */
export function timeLeftWords(left: { late: boolean; days: number; minutes: number } | null, paused: boolean): string {
  if (left === null) return paused ? "đồng hồ đang dừng" : "";
  const [hours, rest] = [Math.floor(left.minutes / 60), left.minutes % 60];
  const parts = [left.days > 0 && `${left.days} ngày`, hours > 0 && `${hours} giờ`, left.days === 0 && rest > 0 && `${rest} phút`].filter(Boolean);
  if (parts.length === 0) return left.late ? "vừa quá hạn" : "hết giờ làm việc trước hạn";
  return `${left.late ? "quá" : "còn"} ${parts.join(" ")} làm việc`;
}

export function factWords(facts: Backlog["facts"]): string {
  return facts
    .map(({ kind, days, thresholdDays }) => FACT_WORDS[kind].replace("{days}", String(days ?? 0)).replace("{threshold}", String(thresholdDays ?? 0)))
    .join("; ");
}

export function dispositionWords({ disposition, competent }: Backlog): string {
  const words = DISPOSITION_WORDS[disposition];
  return competent.length === 0 ? words : `${words}: ${competent.map(({ name }) => name).join(", ")}`;
}

/** Every condition of a filter, in words; no condition: "Tất cả phản ánh đang mở". @param unit its name */
export function filterWords({ severity, backlogClass, ageBand, field, text }: CaseFilter, unit: string | null): string {
  const parts = [
    unit && `Đơn vị: ${unit}`,
    severity && `Mức độ: ${severity.map((one) => SEVERITY_WORDS[one]).join(", ")}`,
    backlogClass && `Nhóm: ${backlogClass.map((one) => CLASS_WORDS[one]).join(", ")}`,
    ageBand != null && `Tuổi hồ sơ: khoảng thứ ${ageBand + 1} của quy chế`,
    field && `Lĩnh vực: ${field.map((one) => FIELD_WORDS[one]).join(", ")}`,
    text && `Có chữ: ${text}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.join("; ") || "Tất cả phản ánh đang mở";
}
