import type { ChangeKind } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { localDay, localTime } from "../platform/local-time.ts";
import { workbook } from "../platform/workbook.ts";
import type { WorklistItem } from "./lanes.types.ts";

const TO_DO: Readonly<Record<ChangeKind, string>> = {
  ASSIGN: "Giao xử lý",
  ACCEPT: "Ghi nhận tiếp nhận xử lý",
  COMMENT: "Ghi ý kiến",
  RECORD_RESULT: "Cập nhật kết quả",
  EXTEND: "Gia hạn",
  TRANSFER: "Chuyển đơn vị",
  RETURN: "Trả lại đơn vị điều phối",
  CLOSE: "Kết thúc",
  REOPEN: "Mở lại",
  PUBLISH: "Công khai",
  ANSWER: "Ghi nhận đã trả lời người dân",
  PAUSE: "Tạm dừng",
  RESUME: "Tiếp tục sau tạm dừng",
};

const COLUMNS = [
  { title: "Mã phản ánh", width: 20 },
  { title: "Việc cần làm trên hệ thống nguồn", width: 60 },
  { title: "Làm xong trước", width: 18 },
  { title: "Đơn vị", width: 30 },
  { title: "Đơn vị quyết định", width: 30 },
  { title: "Quyết định lúc", width: 18 },
];

/** What the officers of a source that cannot be asked do by hand, as a workbook for them. */
export function worklistBook(items: readonly WorklistItem[]): Buffer {
  const rows = items.map(({ reference, change }) => [
    reference,
    [TO_DO[change.kind], change.dueDay === null ? null : `đến ngày ${vietnameseDay(change.dueDay)}`, change.words].filter((part) => part !== null).join(": "),
    moment(change.confirmBy),
    change.toUnit?.name ?? "",
    change.by.name,
    moment(change.decidedAt),
  ]);
  return workbook({ name: "Việc cần làm", columns: COLUMNS, rows });
}

const vietnameseDay = (day: string): string => day.split("-").toReversed().join("/");

/** dd/MM/yyyy HH:mm in the province */
function moment(at: Instant): string {
  return `${vietnameseDay(localDay(at))} ${localTime(at)}`;
}
