import { FIELDS } from "@dau-moi/schema";
import { FIELD_WORDS } from "../../case/index.ts";
import type { ListConditions, Span } from "../../tally/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../report-kind.ts";
import { HANDLED_PARTS, ON_TIME_RATIO, shareOf, RECEIVED } from "./columns.ts";
import type { ListColumn } from "./columns.ts";
import { countedIn, countedOfEach, leftOut, listCell, scopesIn, withNumbers } from "./unit-rows.ts";
import type { Counted, RowScope } from "./unit-rows.ts";

const count = (key: string, vi: string, en: string, what: string): ReportColumn => ({ key, vi, en, kind: "COUNT", widthMm: 18, what });
const NAME: ReportColumn = {
  key: "name",
  vi: "Lĩnh vực / đơn vị, địa bàn",
  en: "Field / unit, area",
  kind: "TEXT",
  widthMm: 60,
  what: "Lĩnh vực của phản ánh, rồi đơn vị tiếp nhận (xã, phường là địa bàn).",
};
const OVERDUE: ListColumn = {
  ...count("overdue", "Đang quá hạn", "Overdue now", "Đang mở và quá hạn tại thời điểm số liệu."),
  kind: "COUNT",
  list: () => ({ open: true, lateness: "OVERDUE" }),
};
const LISTS: readonly ListColumn[] = [RECEIVED, ...HANDLED_PARTS, OVERDUE];
const COLUMNS: readonly ReportColumn[] = [
  NAME,
  count("received", "Tiếp nhận", "Received", RECEIVED.what),
  count("before", "Kỳ trước", "Period before", "Tiếp nhận trong kỳ liền trước cùng độ dài."),
  count("change", "Tăng, giảm", "Change", "Tiếp nhận kỳ này trừ kỳ trước."),
  { ...ON_TIME_RATIO, key: "share", vi: "Tỷ trọng (%)", en: "Share (%)", what: "Tiếp nhận của dòng ÷ tiếp nhận của toàn bộ." },
  ...HANDLED_PARTS.map(({ list: _list, ...rest }) => rest),
  ON_TIME_RATIO,
  count("overdue", "Đang quá hạn", "Overdue now", OVERDUE.what),
];

interface Line {
  scope: RowScope;
  counted: Counted;
  before: number;
}

async function lineOf(asked: ReportAsked, scope: RowScope): Promise<Line> {
  const counted = await countedIn(asked, LISTS, scope.of, asked.span);
  const before = await countedIn(asked, [RECEIVED], scope.of, asked.before);
  return { scope, counted, before: before["received"] ?? 0 };
}

async function unitLines(asked: ReportAsked, scopes: readonly RowScope[]): Promise<Line[]> {
  const counted = await countedOfEach(asked, LISTS, scopes, asked.span);
  const before = await countedOfEach(asked, [RECEIVED], scopes, asked.before);
  return scopes.map((scope, at) => ({ scope, counted: counted[at] ?? {}, before: before[at]?.["received"] ?? 0 }));
}

function rowOf({ scope, counted, before }: Line, whole: number, { span, before: spanBefore }: { span: Span; before: Span }): ReportRow {
  const n = (key: string): number => counted[key] ?? 0;
  const special: Readonly<Record<string, ReportCell>> = {
    name: scope.name,
    before: listCell(RECEIVED, { received: before }, scope.of, spanBefore),
    change: n("received") - before,
    share: shareOf(n("received"), whole),
    onTimeRatio: shareOf(n("handledOnTime"), n("handledOnTime") + n("handledLate")),
  };
  const cells = COLUMNS.map(({ key }): ReportCell => {
    const column = LISTS.find((one) => one.key === key);
    return column === undefined ? (special[key] ?? null) : listCell(column, counted, scope.of, span);
  });
  return { kind: scope.kind, cells };
}

/** By field over the whole scope, then unit by unit; a field's rows add up to the whole, and so do the units'. */
async function fieldTable(asked: ReportAsked): Promise<ReportTable> {
  const scopes = scopesIn(asked);
  const total = scopes.at(-1)?.of ?? {};
  const fields = FIELDS.map((field): RowScope => ({
    kind: "UNIT",
    name: `Lĩnh vực: ${FIELD_WORDS[field]}`,
    of: { ...total, field: [field] } satisfies ListConditions,
  }));
  const lines: Line[] = [];
  for (const field of fields) lines.push(await lineOf(asked, field));
  lines.push(...(await unitLines(asked, scopes)));
  const whole = lines.at(-1)?.counted["received"] ?? 0;
  const shown = withNumbers(lines.map((line) => ({ ...line, counted: { ...line.counted, before: line.before } })));
  return {
    columns: COLUMNS,
    rows: shown.kept.map((line) => rowOf(line, whole, asked)),
    notes: leftOut(shown.left).map((note) => note.replace("đơn vị", "lĩnh vực, đơn vị")),
  };
}

export const R7: ReportKind = {
  code: "R7",
  vi: "Phân tích theo lĩnh vực, địa bàn",
  en: "By field and area",
  subject: "Phân tích phản ánh, kiến nghị theo lĩnh vực, địa bàn",
  streams: ["HOTLINE"],
  table: fieldTable,
};
