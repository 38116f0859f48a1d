import { limitText } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import type { Terms } from "../clock/index.ts";
import { BESIDE } from "./definitions-beside.ts";
import type { Beside, Words } from "./definitions-beside.ts";

/** Numbers that are shown somewhere and can be explained. */
export const DEFINED_FIGURES = [
  "OPEN",
  "OVERDUE",
  "DUE_SOON",
  "PAUSED",
  "INHERITED_OVERDUE",
  "OVERDUE_SHARE",
  "RECEIVED_TODAY",
  "CLOSED_TODAY",
  "RECEIVED_IN_WEEK",
  "CLOSED_IN_WEEK",
  "SOURCE_CASES",
  "SOURCE_OPEN_CASES",
  "SOURCE_QUARANTINED",
  "SOURCE_UNKNOWN_WORDS",
  "SOURCE_FAILURES",
  "EXTENDED",
  "SUPERVISED",
  "STREAM_OPEN",
  "STREAM_OVERDUE",
  "REDATED",
  "NO_LONGER_OVERDUE",
  "BECOMES_OVERDUE",
  "HOTLINE_INCOMING",
  "HOTLINE_MISSED",
  "HOTLINE_MISSED_SHARE",
  "HOTLINE_WAIT",
  "HOTLINE_OUTAGES",
] as const;
export type DefinedFigure = (typeof DEFINED_FIGURES)[number];

export const DEFINITION_LANGUAGES = ["VI", "EN"] as const;
export type DefinitionLanguage = (typeof DEFINITION_LANGUAGES)[number];

/** What a number says, in words that stand on the rules in force. */
export interface Definition extends Words {
  figure: DefinedFigure;
}

/** Every figure's definition under the terms in force. */
export function definitionsUnder(terms: Terms, language: DefinitionLanguage): Definition[] {
  const words = language === "VI" ? { ...inVietnamese(terms), ...BESIDE.VI } : { ...inEnglish(terms), ...BESIDE.EN };
  return DEFINED_FIGURES.map((figure) => ({ figure, ...words[figure] }));
}

function inVietnamese(terms: Terms): Record<Exclude<DefinedFigure, Beside>, Words> {
  const soon = limitWords(terms.dueSoon, "VI");
  const notThese = "Không cộng hồ sơ về quy định hành chính và văn bản quy phạm pháp luật: mỗi luồng có số riêng.";
  return {
    OPEN: { name: "Đang mở", counted: "Hồ sơ đã tiếp nhận, chưa kết thúc, do đơn vị hoặc đơn vị trực thuộc đang giữ.", notCounted: notThese },
    OVERDUE: {
      name: "Quá hạn",
      counted: "Hồ sơ đang mở mà hạn của khâu đang chạy đã qua tại thời điểm số liệu. Hạn theo ngày hết vào 24 giờ ngày làm việc cuối cùng.",
      notCounted: "Không tính hồ sơ đang tạm dừng đúng quy chế trước khi quá hạn, hồ sơ đã trả lời và chờ kết thúc.",
    },
    DUE_SOON: { name: "Sắp đến hạn", counted: `Hồ sơ đang mở, chưa quá hạn, còn không quá ${soon} làm việc là đến hạn.`, notCounted: null },
    PAUSED: {
      name: "Đang tạm dừng",
      counted: "Hồ sơ đang mở mà thời hạn tạm dừng vì một lý do quy chế cho phép.",
      notCounted: "Lý do khác được ghi lại nhưng không làm dừng thời hạn.",
    },
    INHERITED_OVERDUE: {
      name: "Quá hạn do bàn giao",
      counted: "Trong số quá hạn: hồ sơ đã quá hạn ngay khi đơn vị nhận từ đơn vị khác hoặc từ đơn vị đã giải thể, sáp nhập.",
      notCounted: null,
    },
    OVERDUE_SHARE: {
      name: "Tỷ lệ quá hạn",
      counted: "Số quá hạn chia cho số đang mở.",
      notCounted: `Dưới ${terms.smallestForShare} hồ sơ đang mở thì không tính tỷ lệ: chưa đủ mẫu.`,
    },
    HOTLINE_MISSED_SHARE: {
      name: "Tỷ lệ nhỡ",
      counted: "Số cuộc gọi nhỡ chia cho số cuộc gọi đến.",
      notCounted: `Dưới ${terms.smallestForShare} cuộc gọi đến thì không tính tỷ lệ: chưa đủ mẫu.`,
    },
    RECEIVED_TODAY: { name: "Tiếp nhận hôm nay", counted: "Hồ sơ đơn vị tiếp nhận từ 0 giờ trong ngày của số liệu.", notCounted: notThese },
    CLOSED_TODAY: { name: "Kết thúc hôm nay", counted: "Hồ sơ kết thúc khi đơn vị đang giữ, từ 0 giờ trong ngày của số liệu.", notCounted: notThese },
    RECEIVED_IN_WEEK: { name: "Tiếp nhận trong tuần", counted: "Hồ sơ đơn vị tiếp nhận từ thứ Hai đến Chủ nhật.", notCounted: notThese },
    CLOSED_IN_WEEK: { name: "Kết thúc trong tuần", counted: "Hồ sơ kết thúc khi đơn vị đang giữ, từ thứ Hai đến Chủ nhật.", notCounted: notThese },
  };
}

function inEnglish(terms: Terms): Record<Exclude<DefinedFigure, Beside>, Words> {
  const soon = limitWords(terms.dueSoon, "EN");
  const notThese = "Cases on administrative regulations and on legal documents are not added: each stream has its own numbers.";
  return {
    OPEN: { name: "Open", counted: "Cases received and not ended, held by the unit or a unit below it.", notCounted: notThese },
    OVERDUE: {
      name: "Overdue",
      counted: "Open cases whose running stage is past its due instant at the as-of. A limit in days ends at 24:00 of the last working day.",
      notCounted: "Cases paused by the regulation before they were late, and answered cases that wait to be closed, are not counted.",
    },
    DUE_SOON: { name: "Due soon", counted: `Open cases, not overdue, with at most ${soon} of working time left.`, notCounted: null },
    PAUSED: {
      name: "Paused",
      counted: "Open cases whose clock stands still for a reason that the regulation accepts.",
      notCounted: "Other reasons are recorded and stop no clock.",
    },
    INHERITED_OVERDUE: {
      name: "Inherited overdue",
      counted: "Of the overdue: cases already late when the unit got them, from another unit or from one that was dissolved or merged.",
      notCounted: null,
    },
    OVERDUE_SHARE: {
      name: "Overdue share",
      counted: "Overdue divided by open.",
      notCounted: `Below ${terms.smallestForShare} open cases there is no share: too few to tell.`,
    },
    HOTLINE_MISSED_SHARE: {
      name: "Missed share",
      counted: "Missed calls divided by calls that came in.",
      notCounted: `Below ${terms.smallestForShare} calls there is no share: too few to tell.`,
    },
    RECEIVED_TODAY: { name: "Received today", counted: "Cases the unit received since midnight of the as-of's day.", notCounted: notThese },
    CLOSED_TODAY: { name: "Closed today", counted: "Cases closed in the unit's hands since midnight of the as-of's day.", notCounted: notThese },
    RECEIVED_IN_WEEK: { name: "Received in the week", counted: "Cases the unit received from Monday to Sunday.", notCounted: notThese },
    CLOSED_IN_WEEK: { name: "Closed in the week", counted: "Cases closed in the unit's hands from Monday to Sunday.", notCounted: notThese },
  };
}

const UNITS: Record<DefinitionLanguage, Record<Limit["unit"], string>> = {
  VI: { wd: "ngày", d: "ngày theo lịch", wh: "giờ", h: "giờ thực" },
  EN: { wd: "days", d: "calendar days", wh: "hours", h: "real hours" },
};

function limitWords(limit: Limit, language: DefinitionLanguage): string {
  const unit = UNITS[language][limit.unit];
  return unit === undefined ? limitText(limit) : `${String(limit.amount).replace(".", language === "VI" ? "," : ".")} ${unit}`;
}
