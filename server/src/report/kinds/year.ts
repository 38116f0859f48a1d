import { periodOf } from "../../tally/index.ts";
import type { PeriodTerm, Span } from "../../tally/index.ts";
import { dayAfter } from "../../platform/local-time.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../report-kind.ts";
import type { TypedSpan } from "../typed-span.ts";
import { CLOSING_NOTE, mainColumns, mainCounted, mainRow } from "./main-table.ts";
import type { RowScope } from "./unit-rows.ts";
import { scopesIn } from "./unit-rows.ts";

/** The months that a year, or another stretch of whole months, is made of; the last may go beyond it. */
export function monthsOf(span: Span, terms: readonly PeriodTerm[]): Span[] {
  const months: Span[] = [];
  for (let day = span.from; day <= span.to && months.length < 600;) {
    const month = periodOf("MONTH", day, terms);
    months.push({ from: month.from < span.from ? span.from : month.from, to: month.to > span.to ? span.to : month.to });
    day = dayAfter(month.to, 1);
  }
  return months;
}

const dayText = (day: string): string => day.split("-").toReversed().join("/");
const spanText = ({ from, to }: Span): string => `${dayText(from)} – ${dayText(to)}`;

/** A paper's row: its numbers open no list, what the paper does not tell is unknown. */
function typedRow(typed: TypedSpan, columns: readonly ReportColumn[]): ReportRow {
  const told: Readonly<Record<string, ReportCell>> = {
    unit: `${spanText(typed)} (nhập từ ${typed.document})`,
    opening: typed.opening,
    received: typed.received,
    handedIn: typed.handedIn,
    toHandle: typed.opening + typed.received + typed.handedIn,
    resulted: typed.handled,
    declined: typed.declined,
    handedOut: typed.handedOut,
    closing: typed.closing,
  };
  return { kind: "TYPED", cells: columns.map(({ key }) => told[key] ?? null) };
}

const TYPED_NOTE =
  "Dòng “nhập từ …” là số liệu trước khi có hệ thống, chép từ văn bản nêu trong dòng; hệ thống không kiểm chứng và không cộng chung với số liệu đếm được. Ở các dòng này, cột “Từ chối” gồm cả chuyển hướng và gộp trùng.";

/** Month by month, then all that the hub counted; what was typed in stands apart and is never added. */
async function yearTable(asked: ReportAsked): Promise<ReportTable> {
  const { typedIn, span, terms } = asked;
  const columns = mainColumns(false).map((column) => (column.key === "unit" ? { ...column, vi: "Tháng", en: "Month", what: "Tháng của kỳ báo cáo." } : column));
  const [total] = scopesIn(asked).slice(-1);
  const scope: RowScope = { kind: "UNIT", name: "", of: total?.of ?? {} };
  const counted = monthsOf(span, terms).filter(({ from, to }) => !typedIn.some((one) => one.from <= from && to <= one.to));
  const rows: ReportRow[] = typedIn.map((one) => typedRow(one, columns));
  const add = async (days: Span, kind: "UNIT" | "TOTAL", name: string): Promise<void> => {
    const own = { ...scope, kind };
    rows.push(await mainRow(asked, { scope: own, counted: await mainCounted(asked, own, days), span: days, name }, columns));
  };
  for (const month of counted) await add(month, "UNIT", spanText(month));
  const [first] = counted;
  if (first !== undefined) {
    const whole = { from: first.from, to: span.to };
    await add(whole, "TOTAL", `Hệ thống đếm được: ${spanText(whole)}`);
  }
  return { columns, rows, notes: [CLOSING_NOTE, ...(typedIn.length === 0 ? [] : [TYPED_NOTE])] };
}

export const R8: ReportKind = {
  code: "R8",
  vi: "Sơ kết, tổng kết năm",
  en: "The year",
  subject: "Sơ kết, tổng kết việc tiếp nhận, xử lý phản ánh, kiến nghị qua đường dây nóng",
  streams: ["HOTLINE"],
  takesTyped: true,
  table: yearTable,
};
