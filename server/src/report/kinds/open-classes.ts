import type { BacklogClass, ListConditions, Severity } from "../../tally/index.ts";
import type { ReportAsked, ReportKind, ReportTable } from "../report-kind.ts";
import { UNIT_COLUMN } from "./columns.ts";
import type { ListColumn } from "./columns.ts";
import { countedIn, leftOut, listCell, scopesIn, withNumbers } from "./unit-rows.ts";

const CLASSES = { vi: "Theo nhóm", en: "By class" };
const SEVERITIES = { vi: "Theo mức độ", en: "By severity" };

const column = (key: string, vi: string, en: string, group: ListColumn["group"], [what, more]: [string, ListConditions]): ListColumn => ({
  key,
  vi,
  en,
  ...(group && { group }),
  kind: "COUNT",
  widthMm: 20,
  what,
  list: () => ({ open: true, ...more }),
});
const ofClass = (key: BacklogClass, vi: string, en: string, what: string): ListColumn => column(key, vi, en, CLASSES, [what, { backlogClass: [key] }]);
const ofSeverity = (key: string, vi: string, en: string, severity: Severity[]): ListColumn =>
  column(key, vi, en, SEVERITIES, [`Đang mở, mức độ: ${vi.toLowerCase()}.`, { severity }]);

const COLUMNS: readonly ListColumn[] = [
  column("open", "Tổng tồn đọng", "Backlog", undefined, ["Đang mở tại thời điểm số liệu.", {}]),
  ofClass("B1", "B1 Chưa giải quyết", "B1 Not resolved", "Chưa có kết quả giải quyết."),
  ofClass("B2", "B2 Đã giải quyết, chưa kết thúc", "B2 Not recorded", "Đã có kết quả, chưa kết thúc trên hệ thống."),
  ofClass("B3", "B3 Không còn giá trị hoặc tồn lâu", "B3 Moot or stale", "Không còn giá trị xử lý, hoặc tồn quá mốc ngày của quy chế và không phản ánh lại."),
  ofClass("B4", "B4 Không thuộc thẩm quyền", "B4 Not competent", "Lĩnh vực không thuộc thẩm quyền đơn vị đang giữ."),
  ofSeverity("severe", "Quá hạn nghiêm trọng", "Severely overdue", ["SEVERE"]),
  ofSeverity("overdue", "Quá hạn", "Overdue", ["OVERDUE"]),
  ofSeverity("inTime", "Còn hạn", "In time", ["DUE_SOON", "ON_TIME"]),
  ofSeverity("still", "Tạm dừng, chưa có hạn", "Paused, no clock", ["PAUSED", "NO_CLOCK"]),
];

async function classTable(asked: ReportAsked): Promise<ReportTable> {
  const counted = [];
  for (const scope of scopesIn(asked)) counted.push({ scope, counted: await countedIn(asked, COLUMNS, scope.of, asked.span) });
  const { kept, left } = withNumbers(counted);
  return {
    columns: [UNIT_COLUMN, ...COLUMNS.map(({ list: _list, ...rest }) => rest)],
    rows: kept.map(({ scope, counted: numbers }) => ({
      kind: scope.kind,
      cells: [scope.name, ...COLUMNS.map((one) => listCell(one, numbers, scope.of, asked.span))],
    })),
    notes: ["Phân nhóm theo quy chế tại thời điểm số liệu, trừ khi cán bộ đã chỉnh.", ...leftOut(left)],
  };
}

export const R4: ReportKind = {
  code: "R4",
  vi: "Tồn đọng theo nhóm B1–B4",
  en: "Backlog by class",
  subject: "Tình hình xử lý phản ánh, kiến nghị tồn đọng theo nhóm B1–B4",
  streams: ["HOTLINE"],
  table: classTable,
};
