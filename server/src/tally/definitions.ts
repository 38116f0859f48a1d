import { limitText } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import type { Terms } from "../clock/index.ts";

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
] as const;
export type DefinedFigure = (typeof DEFINED_FIGURES)[number];

export const DEFINITION_LANGUAGES = ["VI", "EN"] as const;
export type DefinitionLanguage = (typeof DEFINITION_LANGUAGES)[number];

/** What a number says, in words that stand on the rules in force. */
export interface Definition {
  figure: DefinedFigure;
  name: string;
  /** what is counted */
  counted: string;
  /** what is not; null when nothing needs saying */
  notCounted: string | null;
}

type Words = Omit<Definition, "figure">;

/** Every figure's definition under the terms in force. */
export function definitionsUnder(terms: Terms, language: DefinitionLanguage): Definition[] {
  const words = language === "VI" ? inVietnamese(terms) : inEnglish(terms);
  return DEFINED_FIGURES.map((figure) => ({ figure, ...words[figure] }));
}

function inVietnamese(terms: Terms): Record<DefinedFigure, Words> {
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
    RECEIVED_TODAY: { name: "Tiếp nhận hôm nay", counted: "Hồ sơ đơn vị tiếp nhận từ 0 giờ trong ngày của số liệu.", notCounted: notThese },
    CLOSED_TODAY: { name: "Kết thúc hôm nay", counted: "Hồ sơ kết thúc khi đơn vị đang giữ, từ 0 giờ trong ngày của số liệu.", notCounted: notThese },
    RECEIVED_IN_WEEK: { name: "Tiếp nhận trong tuần", counted: "Hồ sơ đơn vị tiếp nhận từ thứ Hai đến Chủ nhật.", notCounted: notThese },
    CLOSED_IN_WEEK: { name: "Kết thúc trong tuần", counted: "Hồ sơ kết thúc khi đơn vị đang giữ, từ thứ Hai đến Chủ nhật.", notCounted: notThese },
    SOURCE_CASES: {
      name: "Hồ sơ của nguồn",
      counted: "Mọi hồ sơ đã nhận từ hệ thống nguồn này, thuộc mọi luồng.",
      notCounted: "Không tính bản ghi còn bị giữ lại để sửa.",
    },
    SOURCE_OPEN_CASES: { name: "Đang mở của nguồn", counted: "Trong số hồ sơ của nguồn: chưa kết thúc.", notCounted: null },
  };
}

function inEnglish(terms: Terms): Record<DefinedFigure, Words> {
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
    RECEIVED_TODAY: { name: "Received today", counted: "Cases the unit received since midnight of the as-of's day.", notCounted: notThese },
    CLOSED_TODAY: { name: "Closed today", counted: "Cases closed in the unit's hands since midnight of the as-of's day.", notCounted: notThese },
    RECEIVED_IN_WEEK: { name: "Received in the week", counted: "Cases the unit received from Monday to Sunday.", notCounted: notThese },
    CLOSED_IN_WEEK: { name: "Closed in the week", counted: "Cases closed in the unit's hands from Monday to Sunday.", notCounted: notThese },
    SOURCE_CASES: {
      name: "Cases of the source",
      counted: "Every case taken from this source, of any stream.",
      notCounted: "Records still held back for mending are not counted.",
    },
    SOURCE_OPEN_CASES: { name: "Open cases of the source", counted: "Of the source's cases: not ended.", notCounted: null },
  };
}

const UNITS: Record<DefinitionLanguage, Record<Limit["unit"], string>> = {
  VI: { wd: "ngày", wh: "giờ", h: "giờ thực" },
  EN: { wd: "days", wh: "hours", h: "real hours" },
};

function limitWords(limit: Limit, language: DefinitionLanguage): string {
  const unit = UNITS[language][limit.unit];
  return unit === undefined ? limitText(limit) : `${String(limit.amount).replace(".", language === "VI" ? "," : ".")} ${unit}`;
}
