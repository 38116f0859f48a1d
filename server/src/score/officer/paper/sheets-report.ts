import type { Tx } from "../../../platform/database.ts";
import { localDay } from "../../../platform/local-time.ts";
import { NothingToReport, textColumn, vietnameseDay } from "../../../report/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../../../report/index.ts";
import type { SheetRatio, SheetResult } from "../counting/result.ts";
import { countedLines, resultOf } from "../taking/count.ts";
import { sheetPeriodsWithin } from "../taking/period.queries.ts";
import type { SheetPeriod } from "../taking/period.queries.ts";
import { sheetsOfPeriod } from "../taking/sheet.queries.ts";
import type { SheetRow } from "../taking/sheet.queries.ts";
import { percent, STAFF_WORDS, STATE_WORDS } from "./paper-words.ts";

const count = (key: string, vi: string, en: string, what: string): ReportColumn => ({ key, vi, en, kind: "COUNT", widthMm: 14, what });
const text = (key: string, vi: string, en: string, what: string): ReportColumn => textColumn(key, vi, en, 20, what);

const COLUMNS: readonly ReportColumn[] = [
  textColumn("officer", "Cán bộ", "Officer", 40, "Họ tên và mã trong danh bạ."),
  textColumn("title", "Chức danh", "Title", 28, "Chức danh ở ngày cuối kỳ."),
  textColumn("unit", "Đơn vị", "Unit", 34, "Đơn vị ở ngày cuối kỳ."),
  text("staff", "Loại", "Staff", "Công chức hay viên chức, theo danh bạ; chưa rõ thì không tính tỷ lệ."),
  count("items", "Số việc được giao", "Items given", "Việc được tính ở phần số lượng."),
  count("done", "Số việc hoàn thành", "Items done", "Việc hoàn thành trong số đó."),
  text("weighted", "Quy đổi hoàn thành / giao", "Weighted", "Theo hệ số độ khó của quy tắc."),
  text("a", "a: số lượng", "a: quantity", "Hoàn thành ÷ giao, quy đổi."),
  count("failed", "Chưa đạt chất lượng", "Failed reviews", "Số lần chưa đạt."),
  text("b", "b: chất lượng", "b: quality", "Trung bình phần còn lại của từng sản phẩm sau các lần chưa đạt."),
  count("late", "Chậm", "Late", "Số lần chậm thời hạn của chính cán bộ."),
  text("c", "c: tiến độ", "c: progress", "Trung bình phần còn lại của từng việc sau các lần chậm."),
  count("objective", "Nguyên nhân khách quan", "Objective causes", "Số dòng không tính vì nguyên nhân khách quan được phê duyệt."),
  text("confirmed", "Cán bộ xác nhận", "Confirmed", "Ngày cán bộ xác nhận phiếu."),
];

/**
 * R11: the sheets of a unit's officers for the quarter of these very days: evidence for their heads, never a rating. Seen by the chain of command alone.
 * @source Nghị định 335/2025/NĐ-CP
 */
export const SHEETS_REPORT: ReportKind = {
  code: "R11",
  vi: "Phiếu số liệu cá nhân",
  en: "Officers' sheets",
  subject: "Số liệu đường dây nóng của cán bộ trong đơn vị",
  streams: ["HOTLINE"],
  needs: "readOfficerSheet",
  latestAlone: true,
  owed: { filers: ["DEPARTMENTS", "COMMUNES"], periods: ["QUARTER"] },
  table: sheetsTable,
};

async function sheetsTable(asked: ReportAsked): Promise<ReportTable> {
  const { tx, scope, units } = asked;
  if (scope.id === units.province.id) throw new NothingToReport("Phiếu số liệu cá nhân lập theo từng đơn vị, cho người chỉ huy của đơn vị đó.");
  const period = await quarterOf(tx, asked);
  const inScope = new Set(units.subtree(scope.path));
  const sheets = (await sheetsOfPeriod(tx, period.id)).filter(({ unitId }) => inScope.has(unitId));
  if (sheets.length === 0) throw new NothingToReport("Không cán bộ nào của đơn vị có phiếu trong quý này.");
  // as it was sealed; before that with every ruling there is
  const officers = sheets.map(({ officerId }) => officerId);
  const lines = await countedLines(tx, period, officers, period.sealedUpTo);
  const rows = sheets.map((row) => rowOf(row, resultOf(period, row.staff, lines.get(row.officerId) ?? []), asked));
  const state =
    period.sealedAt === null
      ? "Số liệu tạm: quý chưa khóa sổ."
      : `Đã khóa sổ ngày ${vietnameseDay(localDay(period.sealedAt))}, mã ${period.sealHash ?? ""}; điều chỉnh sau khóa sổ không có ở đây.`;
  return { columns: COLUMNS, rows, notes: [state, `Mã số liệu đầu vào: ${period.inputsHash}.`, EVIDENCE], provisional: period.sealedAt === null };
}

const EVIDENCE =
  "Phiếu ghi việc đường dây nóng, chỉ là một phần kết quả thực hiện nhiệm vụ; là chứng cứ để người có thẩm quyền xem xét, không phải xếp loại. Chỉ người chỉ huy của cán bộ được đọc.";

/** The quarter of these very days, by whichever reckoning. */
async function quarterOf(tx: Tx, { span }: ReportAsked): Promise<SheetPeriod> {
  for (const reckoning of ["ADMINISTRATIVE", "CALENDAR"] as const) {
    const found = (await sheetPeriodsWithin(tx, { reckoning, kind: "QUARTER", ...span })).find(({ from, to }) => from === span.from && to === span.to);
    if (found !== undefined) return found;
  }
  throw new NothingToReport("Chưa có phiếu số liệu cá nhân nào của đúng quý này. Hãy chọn kỳ báo cáo trùng quý đã lập phiếu.");
}

function rowOf({ name, code, title, unitId, staff, confirmedAt }: SheetRow, { ratios }: SheetResult, { units, at }: ReportAsked): ReportRow {
  const of = (part: SheetRatio["part"]): SheetRatio | undefined => ratios.find((ratio) => ratio.part === part);
  const [quantity, quality, progress] = [of("QUANTITY"), of("QUALITY"), of("PROGRESS")];
  const weighted = quantity?.done == null || quantity.given === null ? null : `${quantity.done}/${quantity.given}`;
  const objective = ratios.reduce((sum, { excluded }) => sum + (excluded.OBJECTIVE_CAUSE ?? 0), 0);
  const cells: ReportCell[] = [`${name} (${code})`, title, units.nameAt(units.byId(unitId), at), staff === null ? null : STAFF_WORDS[staff]];
  const figures = [quantity?.items ?? null, quantity?.hits ?? null, weighted, shown(quantity), quality?.hits ?? null, shown(quality), progress?.hits ?? null];
  return { kind: "ITEM", cells: [...cells, ...figures, shown(progress), objective, confirmedAt === null ? "" : vietnameseDay(localDay(confirmedAt))] };
}

/** A ratio with what stands against it; null: no data. */
function shown(ratio: SheetRatio | undefined): string | null {
  if (ratio === undefined || ratio.value === null) return null;
  return ratio.state === "COUNTED" ? percent(ratio.value) : `${percent(ratio.value)} (${STATE_WORDS[ratio.state]})`;
}
