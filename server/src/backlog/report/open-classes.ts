import { lastEventsBefore } from "../../journal/index.ts";
import { startOfLocalDay } from "../../platform/local-time.ts";
import { countedIn, leftOut, listCell, scopesIn, textColumn, UNIT_COLUMN, vietnameseDay, withNumbers } from "../../report/index.ts";
import type { ListColumn, ReportAsked, ReportCell, ReportColumn, ReportKind, ReportTable } from "../../report/index.ts";
import type { BacklogClass, ListConditions, Severity, Span } from "../../tally/index.ts";
import { campaignsUnderWay } from "./campaign-days.queries.ts";
import type { UnderWay } from "./campaign-days.queries.ts";

const CLASSES = { vi: "Theo nhóm", en: "By class" };
const ENDED = { vi: "Đã kết thúc trong kỳ, theo nhóm khi đầu kỳ bắt đầu", en: "Ended in the period, by the class it opened with" };
const SEVERITIES = { vi: "Theo mức độ", en: "By severity" };

type ListOf = (span: Span) => ListConditions;

function column(key: string, vi: string, en: string, group: ListColumn["group"], [what, list]: [string, ListOf]): ListColumn {
  return { key, vi, en, ...(group && { group }), kind: "COUNT", widthMm: 17, what, list };
}
const ofClass = (key: BacklogClass, vi: string, en: string, what: string): ListColumn =>
  column(key, vi, en, CLASSES, [what, () => ({ open: true, backlogClass: [key] })]);
const ofSeverity = (key: string, vi: string, en: string, severity: Severity[]): ListColumn =>
  column(key, vi, en, SEVERITIES, [`Đang mở, mức độ: ${vi.toLowerCase()}.`, () => ({ open: true, severity })]);
const ended = (key: BacklogClass): ListColumn =>
  column(`ended${key}`, key, key, ENDED, [
    `Kết thúc trong kỳ; khi ngày đầu kỳ bắt đầu đang mở, thuộc nhóm ${key} theo những gì hệ thống đã biết khi đó.`,
    ({ from, to }) => ({ closedFrom: from, closedTo: to, backlogClass: [key], backlogClassOn: from }),
  ]);

const OPEN: readonly ListColumn[] = [
  column("open", "Tổng tồn đọng", "Backlog", undefined, ["Đang mở tại thời điểm số liệu.", () => ({ open: true })]),
  ofClass("B1", "B1 Chưa giải quyết", "B1 Not resolved", "Chưa có kết quả giải quyết."),
  ofClass("B2", "B2 Đã giải quyết, chưa kết thúc", "B2 Not recorded", "Đã có kết quả, chưa kết thúc trên hệ thống."),
  ofClass("B3", "B3 Không còn giá trị hoặc tồn lâu", "B3 Moot or stale", "Không còn giá trị xử lý, hoặc tồn quá mốc ngày của quy chế và không phản ánh lại."),
  ofClass("B4", "B4 Không thuộc thẩm quyền", "B4 Not competent", "Lĩnh vực không thuộc thẩm quyền đơn vị đang giữ."),
];
const ENDS: readonly ListColumn[] = [ended("B1"), ended("B2"), ended("B3"), ended("B4")];
const BY_SEVERITY: readonly ListColumn[] = [
  ofSeverity("severe", "Quá hạn nghiêm trọng", "Severely overdue", ["SEVERE"]),
  ofSeverity("overdue", "Quá hạn", "Overdue", ["OVERDUE"]),
  ofSeverity("inTime", "Còn hạn", "In time", ["DUE_SOON", "ON_TIME"]),
  ofSeverity("still", "Tạm dừng, chưa có hạn", "Paused, no clock", ["PAUSED", "NO_CLOCK"]),
];
const TARGET = textColumn("target", "Thời hạn dọn tồn đọng", "Clean-up deadline", 34, "Ngày đích của các đợt dọn tồn đọng đang mở có hồ sơ của đơn vị.");

const CLASS_NOTE = "Phân nhóm theo quy chế tại thời điểm số liệu, trừ khi cán bộ đã chỉnh.";
const ENDED_NOTE =
  "Hồ sơ mà hệ thống chỉ biết sau khi ngày đầu kỳ bắt đầu, hoặc tiếp nhận trong kỳ, không nằm ở nhóm nào của các cột đã kết thúc: các cột này là phần dọn của tồn đầu kỳ.";
const UNKNOWN_NOTE = "Khi ngày đầu kỳ bắt đầu hệ thống chưa có dữ liệu: không có số liệu về nhóm của hồ sơ đã kết thúc.";

async function classTable(asked: ReportAsked): Promise<ReportTable> {
  const [opened = 0] = await lastEventsBefore(asked.tx, [startOfLocalDay(asked.span.from)]);
  const known = opened > 0;
  const lists = [...OPEN, ...(known ? ENDS : []), ...BY_SEVERITY];
  const counted = [];
  for (const scope of scopesIn(asked)) counted.push({ scope, counted: await countedIn(asked, lists, scope.of, asked.span) });
  const { kept, left } = withNumbers(counted);
  const campaigns = await campaignsUnderWay(asked.tx, asked.stream, asked.at);
  const columns = [...OPEN, ...ENDS, ...BY_SEVERITY];
  return {
    columns: [UNIT_COLUMN, ...columns.map(withoutList), TARGET],
    rows: kept.map(({ scope, counted: numbers }) => {
      const cells = columns.map((one): ReportCell => (lists.includes(one) ? listCell(one, numbers, scope.of, asked.span) : null));
      return { kind: scope.kind, cells: [scope.name, ...cells, targetsOf(scope.of, campaigns, asked)] };
    }),
    notes: [CLASS_NOTE, known ? ENDED_NOTE : UNKNOWN_NOTE, ...leftOut(left)],
  };
}

const withoutList = ({ list: _list, ...rest }: ListColumn): ReportColumn => rest;

/** Until when a row's cases are to be cleaned up, campaign by campaign. */
function targetsOf({ unit: code, unitOnly }: ListConditions, campaigns: readonly UnderWay[], { units }: ReportAsked): string {
  const unit = units.byCode(code ?? "");
  if (unit === undefined) return "";
  const own = new Set(unitOnly === true ? [unit.id] : units.subtree(unit.path));
  const here = campaigns.filter(({ holders }) => holders.some((id) => own.has(id)));
  return here.map(({ name, targetDay }) => `${name}: ${vietnameseDay(targetDay)}`).join("; ") || "Không có đợt đang mở";
}

/** R4: the backlog by class, what of the opening backlog was ended, and until when it is to be cleaned up. */
export const BACKLOG_REPORT: ReportKind = {
  code: "R4",
  vi: "Tồn đọng theo nhóm B1–B4",
  en: "Backlog by class",
  subject: "Tình hình xử lý phản ánh, kiến nghị tồn đọng theo nhóm B1–B4",
  streams: ["HOTLINE"],
  table: classTable,
};
