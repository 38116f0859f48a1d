import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { QueuedCase } from "../tally/index.ts";
import { CLASS_WORDS, dispositionWords, factWords, FIELD_WORDS, SEVERITY_WORDS, STAGE_WORDS } from "./export-words.ts";

/** Columns of the queue with their widths in characters. */
export const COLUMNS = [
  ["Mã phản ánh", 22],
  ["Tiêu đề", 50],
  ["Mức độ", 22],
  ["Quá hạn từ", 18],
  ["Nhóm tồn đọng", 34],
  ["Căn cứ", 44],
  ["Hướng xử lý", 34],
  ["Lĩnh vực", 22],
  ["Đơn vị đang giữ", 34],
  ["Bước", 18],
  ["Tiếp nhận lúc", 18],
] as const;

/** One case as the queue shows it. @param unitName of the unit that holds it */
export function rowOf({ case: one, backlog }: QueuedCase, unitName: (id: number) => string): string[] {
  return [
    one.reference,
    one.title,
    backlog === null ? "" : SEVERITY_WORDS[backlog.severity],
    one.dueAt === null ? "" : moment(one.dueAt),
    backlog === null ? "" : CLASS_WORDS[backlog.class],
    backlog === null ? "" : factWords(backlog.facts),
    backlog === null ? "" : dispositionWords(backlog),
    FIELD_WORDS[one.field],
    unitName(one.unitId),
    STAGE_WORDS[one.stage],
    moment(one.receivedAt),
  ];
}

/** dd/MM/yyyy HH:mm in the province */
export function moment(at: Instant): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" }).format(at);
  return `${localDay(at).split("-").toReversed().join("/")} ${time}`;
}
