import type { ListConditions, Span } from "../../tally/index.ts";
import { balanceLists } from "../balance.ts";
import type { ReportColumn } from "../report-kind.ts";

export const UNIT_COLUMN: ReportColumn = {
  key: "unit",
  vi: "Đơn vị",
  en: "Unit",
  kind: "TEXT",
  widthMm: 40,
  what: "Đơn vị, gồm cả đơn vị trực thuộc.",
};

/** A column whose cells are lengths of lists. */
export interface ListColumn extends ReportColumn {
  kind: "COUNT";
  list: (span: Span) => ListConditions;
}

const part = (key: keyof ReturnType<typeof balanceLists>, vi: string, en: string, what: string): ListColumn => ({
  key,
  vi,
  en,
  kind: "COUNT",
  widthMm: vi.startsWith("Chuyển") ? 16 : 12,
  what,
  list: (span) => balanceLists(span)[key],
});

const CHANNELS = { vi: "Trong đó, theo kênh", en: "Of them, by channel" };
const ENDED = { vi: "Kết thúc trong kỳ", en: "Ended in the period" };
const LEFT = { vi: "Trong tồn cuối kỳ", en: "Of the closing" };
const HANDLED = { vi: "Có kết quả xử lý trong kỳ", en: "Handled in the period" };

const by = (key: string, vi: string, en: string, channel: NonNullable<ListConditions["channel"]>): ListColumn => ({
  key,
  vi,
  en,
  group: CHANNELS,
  kind: "COUNT",
  widthMm: 12,
  what: `Tiếp nhận trong kỳ qua ${vi.toLowerCase()}. Hồ sơ mà nguồn không cho biết kênh không nằm ở cột nào.`,
  list: ({ from, to }) => ({ receivedFrom: from, receivedTo: to, channel }),
});

export const OPENING = part("opening", "Tồn đầu kỳ", "Opening", "Đang mở và do đơn vị giữ khi ngày đầu kỳ bắt đầu.");
export const RECEIVED = part("received", "Tiếp nhận", "Received", "Do đơn vị tiếp nhận trong kỳ.");
export const BY_CHANNEL: readonly ListColumn[] = [
  by("byPhone", "Điện thoại, tin nhắn", "Phone, SMS", ["PHONE", "SMS"]),
  by("byWeb", "Cổng, ứng dụng", "Portal, app", ["WEB", "APP", "CHATBOT"]),
  by("byOther", "Kênh khác", "Other", ["EMAIL", "POST", "IN_PERSON", "OTHER_SYSTEM"]),
];
export const HANDED_IN = part("handedIn", "Chuyển đến", "Handed in", "Từ ngoài đơn vị chuyển đến, tính trên cả kỳ.");
export const ENDED_PARTS: readonly ListColumn[] = [
  { ...part("resulted", "Có kết quả", "With a result", "Kết thúc trong kỳ, có kết quả, không phải do gộp."), group: ENDED },
  { ...part("declined", "Từ chối", "Declined", "Từ chối tiếp nhận trong kỳ."), group: ENDED },
  { ...part("redirected", "Chuyển hướng", "Diverted", "Hướng dẫn, chuyển cơ quan khác theo luật khác trong kỳ (khiếu nại, tố cáo…)."), group: ENDED },
  { ...part("merged", "Gộp trùng", "Merged", "Kết thúc trong kỳ vì gộp vào phản ánh khác."), group: ENDED },
];
export const HANDED_OUT = part("handedOut", "Chuyển đi", "Handed out", "Chuyển ra ngoài đơn vị, tính trên cả kỳ.");
export const CLOSING = part(
  "closing",
  "Tồn cuối kỳ",
  "Closing",
  "Đang mở và do đơn vị giữ khi ngày cuối kỳ kết thúc, hoặc tại thời điểm số liệu nếu kỳ chưa hết.",
);

const closingThat = (span: Span, more: ListConditions): ListConditions => ({ ...balanceLists(span).closing, ...more });
export const CLOSING_PARTS: readonly ListColumn[] = [
  {
    ...CLOSING,
    key: "closingInTime",
    vi: "Còn hạn",
    en: "In time",
    group: LEFT,
    widthMm: 12,
    what: "Trong tồn cuối kỳ: vẫn mở và chưa quá hạn tại thời điểm số liệu, gồm cả đang tạm dừng và chưa có hạn.",
    list: (span) => closingThat(span, { severity: ["DUE_SOON", "ON_TIME", "PAUSED", "NO_CLOCK"] }),
  },
  {
    ...CLOSING,
    key: "closingOverdue",
    vi: "Quá hạn",
    en: "Overdue",
    group: LEFT,
    widthMm: 12,
    what: "Trong tồn cuối kỳ: vẫn mở và quá hạn tại thời điểm số liệu.",
    list: (span) => closingThat(span, { severity: ["SEVERE", "OVERDUE"] }),
  },
];
export const HANDLED_PARTS: readonly ListColumn[] = [
  {
    ...CLOSING,
    key: "handledOnTime",
    vi: "Đúng hạn",
    en: "On time",
    group: HANDLED,
    what: "Có kết quả xử lý trong kỳ, trước hoặc đúng hạn.",
    list: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: false }),
  },
  {
    ...CLOSING,
    key: "handledLate",
    vi: "Quá hạn",
    en: "Late",
    group: HANDLED,
    what: "Có kết quả xử lý trong kỳ, quá hạn.",
    list: ({ from, to }) => ({ handledFrom: from, handledTo: to, handledLate: true }),
  },
];
export const ON_TIME_RATIO: ReportColumn = {
  key: "onTimeRatio",
  vi: "Tỷ lệ đúng hạn (%)",
  en: "On time (%)",
  kind: "RATIO",
  widthMm: 13,
  what: "Đúng hạn ÷ (đúng hạn + quá hạn) của cột có kết quả xử lý trong kỳ. Không có hồ sơ nào: không có số liệu.",
};

/** A share in tenths of a per cent, half up; null: of nothing. */
export function shareOf(among: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((among * 2000 + whole) / (whole * 2));
}
