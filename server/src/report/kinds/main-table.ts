import type { Span } from "../../tally/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../report-kind.ts";
import {
  BY_CHANNEL,
  CLOSING,
  CLOSING_PARTS,
  ENDED_PARTS,
  HANDED_IN,
  HANDED_OUT,
  HANDLED_PARTS,
  ON_TIME_RATIO,
  OPENING,
  shareOf,
  RECEIVED,
  UNIT_COLUMN,
} from "./columns.ts";
import type { ListColumn } from "./columns.ts";
import { countedIn, countedOfEach, leftOut, listCell, rowDifference, scopesIn, withNumbers } from "./unit-rows.ts";
import type { Counted, RowScope } from "./unit-rows.ts";

const TO_HANDLE: ReportColumn = {
  key: "toHandle",
  vi: "Tổng phải xử lý",
  en: "To handle",
  kind: "COUNT",
  widthMm: 14,
  what: "Tồn đầu kỳ + tiếp nhận + chuyển đến.",
};
const SATISFACTION: ReportColumn = {
  key: "satisfaction",
  vi: "Tỷ lệ hài lòng (%)",
  en: "Satisfaction (%)",
  kind: "RATIO",
  widthMm: 13,
  what: "Chưa nguồn nào cho biết mức độ hài lòng: không có số liệu.",
};

const LISTS: readonly ListColumn[] = [OPENING, RECEIVED, ...BY_CHANNEL, HANDED_IN, ...ENDED_PARTS, HANDED_OUT, CLOSING, ...CLOSING_PARTS, ...HANDLED_PARTS];

/** What the balance of a row needs, and what is told beside it. */
export function mainColumns(channels: boolean): readonly ReportColumn[] {
  const more = channels ? BY_CHANNEL : [];
  const last = channels ? [ON_TIME_RATIO, SATISFACTION] : [ON_TIME_RATIO];
  return [UNIT_COLUMN, OPENING, RECEIVED, ...more, HANDED_IN, TO_HANDLE, ...ENDED_PARTS, HANDED_OUT, CLOSING, ...CLOSING_PARTS, ...HANDLED_PARTS, ...last].map(
    withoutList,
  );
}

const withoutList = (column: ReportColumn & { list?: unknown }): ReportColumn => {
  const { list: _list, ...rest } = column;
  return rest;
};

/** All numbers of a scope over some days. */
export const mainCounted = (asked: ReportAsked, scope: RowScope, span: Span): Promise<Counted> => countedIn(asked, LISTS, scope.of, span);

/** A row of the main table. @param name what stands in its first cell */
export async function mainRow(
  asked: ReportAsked,
  { scope, counted, span, name }: { scope: RowScope; counted: Counted; span: Span; name: string },
  columns: readonly ReportColumn[],
): Promise<ReportRow> {
  const cells = columns.map((column): ReportCell => mainCell(column, { scope, counted, span, name }));
  return { kind: scope.kind, cells, ...(await rowDifference(asked, counted, scope.of, span)) };
}

function mainCell({ key }: ReportColumn, { scope, counted, span, name }: { scope: RowScope; counted: Counted; span: Span; name: string }): ReportCell {
  const n = (of: string): number => counted[of] ?? 0;
  switch (key) {
    case "unit":
      return name;
    case "toHandle":
      return n("opening") + n("received") + n("handedIn");
    case "onTimeRatio":
      return shareOf(n("handledOnTime"), n("handledOnTime") + n("handledLate"));
    case "satisfaction":
      return null;
    default: {
      const column = LISTS.find((one) => one.key === key);
      return column === undefined ? null : listCell(column, counted, scope.of, span);
    }
  }
}

const BALANCE_NOTE =
  "Cân đối: tồn đầu kỳ + tiếp nhận + chuyển đến = có kết quả + từ chối + chuyển hướng + gộp trùng + chuyển đi + tồn cuối kỳ. Phản ánh chuyển giữa hai đơn vị trong bảng là chuyển đi của đơn vị này, chuyển đến của đơn vị kia và không có trong dòng toàn bộ.";

/** Where the point lies after the period, some of its closing have ended since. */
export const CLOSING_NOTE =
  "Còn hạn, quá hạn trong tồn cuối kỳ: phản ánh vẫn mở tại thời điểm số liệu; phản ánh đã kết thúc từ cuối kỳ đến thời điểm đó không ở hai cột này.";

/** Receipt and handling over a period, unit by unit. */
async function mainTable(asked: ReportAsked, channels: boolean): Promise<ReportTable> {
  const columns = mainColumns(channels);
  const scopes = scopesIn(asked);
  const counted = await countedOfEach(asked, LISTS, scopes, asked.span);
  const { kept, left } = withNumbers(scopes.map((scope, at) => ({ scope, counted: counted[at] ?? {} })));
  const rows = [];
  for (const row of kept) rows.push(await mainRow(asked, { ...row, span: asked.span, name: row.scope.name }, columns));
  return { columns, rows, notes: [BALANCE_NOTE, CLOSING_NOTE, ...leftOut(left)] };
}

export const R1: ReportKind = {
  code: "R1",
  vi: "Tình hình, kết quả tiếp nhận, xử lý",
  en: "Receipt and handling",
  subject: "Tình hình, kết quả tiếp nhận, xử lý phản ánh, kiến nghị qua đường dây nóng",
  streams: ["HOTLINE"],
  table: (asked) => mainTable(asked, true),
};

export const R14: ReportKind = {
  code: "R14",
  vi: "Phản ánh, kiến nghị về quy định hành chính, văn bản pháp luật",
  en: "Administrative regulations, legal documents",
  subject: "Tình hình, kết quả tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính, văn bản quy phạm pháp luật",
  streams: ["ADMIN_REGULATION", "LEGAL_DOCUMENT"],
  table: (asked) => mainTable(asked, false),
};
