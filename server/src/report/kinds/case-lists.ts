import { setImmediate as othersTurn } from "node:timers/promises";
import { STAGE_WORDS } from "../../case/index.ts";
import type { CaseView } from "../../case/index.ts";
import { localDay } from "../../platform/local-time.ts";
import type { ListConditions } from "../../tally/index.ts";
import { ReportTooLong } from "../report-kind.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../report-kind.ts";
import { scopesIn } from "./unit-rows.ts";

/** Cases read in one statement. */
const AT_ONCE = 250;
/** Cases after which it is told how far it is. */
const TOLD_EVERY = 2_000;
/** Rows that are made before others have their turn. */
const MADE_AT_ONCE = 50;

export const textColumn = (key: string, vi: string, en: string, widthMm: number, what: string): ReportColumn => ({ key, vi, en, kind: "TEXT", widthMm, what });
export const dayColumn = (key: string, vi: string, en: string, what: string): ReportColumn => ({ key, vi, en, kind: "DAY", widthMm: 22, what });

const REFERENCE = textColumn("reference", "Mã phản ánh", "Reference", 30, "Mã của phản ánh ở hệ thống nguồn.");
const RECEIVED = dayColumn("received", "Ngày tiếp nhận", "Received", "Ngày nguồn tiếp nhận.");
const TITLE = textColumn("title", "Trích yếu", "Subject", 75, "Trích yếu nội dung, không có thông tin của người phản ánh.");
const HOLDER = textColumn("holder", "Đơn vị đang giữ", "Holder", 45, "Đơn vị giữ hồ sơ tại thời điểm số liệu.");
const DUE = dayColumn("due", "Hạn", "Due", "Ngày cuối cùng còn đúng hạn của khâu đang chạy.");
const STAGE = textColumn("stage", "Khâu", "Stage", 26, "Bước của hồ sơ tại thời điểm số liệu.");
const DAYS_LATE: ReportColumn = {
  key: "daysLate",
  vi: "Số ngày quá hạn",
  en: "Days late",
  kind: "COUNT",
  widthMm: 16,
  what: "Số ngày làm việc trọn đã quá hạn, theo lịch làm việc của đơn vị đang giữ.",
};

/** What a list of cases may show of each. */
export const CASE_COLUMNS = {
  reference: REFERENCE,
  received: RECEIVED,
  title: TITLE,
  holder: HOLDER,
  due: DUE,
  stage: STAGE,
  daysLate: DAYS_LATE,
} as const;

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

/** Cells of a case that a station below knows, by their columns' keys; a column that it does not name is the case's own. */
export type CellsBeside = (one: CaseView) => Readonly<Record<string, ReportCell>>;

/** What a table of cases is made of. */
export interface CaseListAsked {
  filter: ListConditions;
  columns: readonly ReportColumn[];
  /** reads what stands beside the cases, for all of them at once */
  beside?: (cases: readonly CaseView[]) => Promise<CellsBeside>;
  /** which of the list's cases are shown; absent: all. The total then opens no list */
  only?: (cases: readonly CaseView[]) => Promise<CaseView[]>;
}

/** A list, case by case, kept as it is read: the table brings its total. @throws {ReportTooLong} */
export async function caseListTable(asked: ReportAsked, { filter, columns, beside, only }: CaseListAsked): Promise<ReportTable> {
  const [total] = scopesIn(asked).slice(-1);
  const list = { ...total?.of, ...filter };
  const { allowance } = asked;
  const [many = 0] = await asked.lists.count([list]);
  if (many > allowance.most) throw new ReportTooLong(many, allowance.most);
  let [read, listed] = [0, 0];
  await allowance.progress(0, many);
  for await (const all of asked.lists.inTurn(list, many, AT_ONCE)) {
    const cases = only === undefined ? all : await only(all);
    const told = await beside?.(cases);
    for (let at = 0; at < cases.length; at += MADE_AT_ONCE) {
      await othersTurn();
      await asked.keep(cases.slice(at, at + MADE_AT_ONCE).map((one) => rowOf(one, told?.(one) ?? {}, columns, asked)));
    }
    listed += cases.length;
    read += all.length;
    if (read % TOLD_EVERY === 0) await allowance.progress(read, many);
  }
  if (read !== many) throw new Error(`a list of ${many} cases has ${read}`);
  const counted: ReportCell = only === undefined ? { n: many, list } : listed;
  const sum: ReportRow = { kind: "TOTAL", cells: columns.map((_, at): ReportCell => (at === 0 ? "Tổng số" : at === 2 ? counted : "")) };
  return { columns, rows: [sum], notes: [] };
}

/** @param more cells that a station below knows, by their columns' keys */
function rowOf(one: CaseView, more: Readonly<Record<string, ReportCell>>, columns: readonly ReportColumn[], asked: ReportAsked): ReportRow {
  return { kind: "ITEM", cells: columns.map(({ key }) => (key in more ? (more[key] ?? null) : (CELLS[key]?.(one, asked) ?? null))) };
}

export const R5: ReportKind = {
  code: "R5",
  vi: "Vụ việc khẩn, trọng yếu",
  en: "Urgent cases",
  subject: "Các vụ việc khẩn, trọng yếu tiếp nhận qua đường dây nóng",
  streams: ["HOTLINE"],
  table: async (asked) => {
    const { from, to } = asked.span;
    const table = await caseListTable(asked, {
      filter: { urgent: true, receivedFrom: from, receivedTo: to },
      columns: [REFERENCE, RECEIVED, TITLE, HOLDER, DUE, STAGE],
    });
    return { ...table, notes: ["Phản ánh nguồn đánh dấu khẩn, tiếp nhận trong kỳ."] };
  },
};
