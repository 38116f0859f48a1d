import { STAGE_WORDS } from "../../case/index.ts";
import type { CaseView } from "../../case/index.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ListConditions } from "../../tally/index.ts";
import { ReportTooLong } from "../report-kind.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportTable } from "../report-kind.ts";
import { scopesIn } from "./unit-rows.ts";

const MOST_ROWS = 5_000;

const text = (key: string, vi: string, en: string, widthMm: number, what: string): ReportColumn => ({ key, vi, en, kind: "TEXT", widthMm, what });
const day = (key: string, vi: string, en: string, what: string): ReportColumn => ({ key, vi, en, kind: "DAY", widthMm: 22, what });

const REFERENCE = text("reference", "Mã phản ánh", "Reference", 30, "Mã của phản ánh ở hệ thống nguồn.");
const RECEIVED = day("received", "Ngày tiếp nhận", "Received", "Ngày nguồn tiếp nhận.");
const TITLE = text("title", "Trích yếu", "Subject", 75, "Trích yếu nội dung, không có thông tin của người phản ánh.");
const HOLDER = text("holder", "Đơn vị đang giữ", "Holder", 45, "Đơn vị giữ hồ sơ tại thời điểm số liệu.");
const DUE = day("due", "Hạn", "Due", "Ngày cuối cùng còn đúng hạn của khâu đang chạy.");
const STAGE = text("stage", "Khâu", "Stage", 26, "Bước của hồ sơ tại thời điểm số liệu.");
const DAYS_LATE: ReportColumn = {
  key: "daysLate",
  vi: "Số ngày quá hạn",
  en: "Days late",
  kind: "COUNT",
  widthMm: 16,
  what: "Số ngày làm việc trọn đã quá hạn, theo lịch làm việc của đơn vị đang giữ.",
};

/** One cell of a case. */
const CELLS: Readonly<Record<string, (one: CaseView, asked: ReportAsked) => ReportCell>> = {
  reference: (one) => one.reference,
  received: (one) => localDay(one.receivedAt),
  title: (one) => one.title,
  holder: (one, { units, at }) => units.nameAt(units.byId(one.unitId), at),
  // the due instant is the first late one
  due: (one) => (one.dueAt === null ? null : localDay(one.dueAt - 1)),
  stage: (one) => STAGE_WORDS[one.stage],
  daysLate: (one, asked) => asked.daysLate(one),
};

/** A list, case by case. @throws {ReportTooLong} */
async function listTable(asked: ReportAsked, filter: ListConditions, columns: readonly ReportColumn[]): Promise<ReportTable> {
  const [total] = scopesIn(asked).slice(-1);
  const list = { ...total?.of, ...filter };
  const [many = 0] = await asked.lists.count([list]);
  if (many > MOST_ROWS) throw new ReportTooLong(many, MOST_ROWS);
  const cases = await asked.lists.rows(list, MOST_ROWS);
  const items = cases.map((one) => ({ kind: "ITEM" as const, cells: columns.map(({ key }) => CELLS[key]?.(one, asked) ?? null) }));
  const sum = { kind: "TOTAL" as const, cells: columns.map((_, at): ReportCell => (at === 0 ? "Tổng số" : at === 2 ? { n: many, list } : "")) };
  return { columns, rows: [...items, sum], notes: [] };
}

export const R2: ReportKind = {
  code: "R2",
  vi: "Danh sách quá hạn, chậm trả lời",
  en: "Overdue list",
  subject: "Danh sách phản ánh, kiến nghị quá hạn, chậm trả lời",
  streams: ["HOTLINE"],
  table: async (asked) => {
    const table = await listTable(asked, { open: true, lateness: "OVERDUE" }, [REFERENCE, RECEIVED, TITLE, HOLDER, DUE, DAYS_LATE, STAGE]);
    return { ...table, notes: ["Danh sách lập tại thời điểm số liệu, không phụ thuộc ngày đầu kỳ."] };
  },
};

export const R5: ReportKind = {
  code: "R5",
  vi: "Vụ việc khẩn, trọng yếu",
  en: "Urgent cases",
  subject: "Các vụ việc khẩn, trọng yếu tiếp nhận qua đường dây nóng",
  streams: ["HOTLINE"],
  table: async (asked) => {
    const { from, to } = asked.span;
    const table = await listTable(asked, { urgent: true, receivedFrom: from, receivedTo: to }, [REFERENCE, RECEIVED, TITLE, HOLDER, DUE, STAGE]);
    return { ...table, notes: ["Phản ánh nguồn đánh dấu khẩn, tiếp nhận trong kỳ."] };
  },
};
