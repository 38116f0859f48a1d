import type { CaseView } from "../../case/index.ts";
import { localDay } from "../../platform/local-time.ts";
import { CASE_COLUMNS, caseListTable, dayColumn, momentWords, NotKept, textColumn, vietnameseDay } from "../../report/index.ts";
import type { CellsBeside, ReportAsked, ReportCell, ReportColumn, ReportKind } from "../../report/index.ts";
import { askedOfUnits, cooperatingAt, cooperationKnownFrom, hiddenOf, proposedAt, publishedReasons, urgedAt } from "./beside-cases.queries.ts";

const COOPERATING = textColumn(
  "cooperating",
  "Đơn vị phối hợp",
  "Cooperating units",
  26,
  "Theo lần nguồn báo gần nhất mà hệ thống đã nhận tại thời điểm số liệu; để trống: một cơ quan xử lý.",
);
const URGES: ReportColumn = {
  key: "urges",
  vi: "Số lần đôn đốc",
  en: "Times urged",
  kind: "COUNT",
  widthMm: 14,
  what: "Số lần đôn đốc ghi trên hệ thống: từng phản ánh, và văn bản đôn đốc có phản ánh này trong danh sách.",
};
const LAST_URGED = dayColumn("lastUrged", "Đôn đốc gần nhất", "Last urged", "Ngày đôn đốc gần nhất ghi trên hệ thống; để trống: chưa lần nào.");
const REASON = textColumn(
  "reason",
  "Lý do chưa có kết quả",
  "Reason",
  36,
  "Lý do cơ quan chủ trì đã thông báo gần nhất mà nguồn đã nhận tại thời điểm số liệu.",
);
const UNANSWERED = textColumn(
  "unanswered",
  "Cơ quan phối hợp chưa trả lời",
  "Cooperating units without an answer",
  34,
  "Cơ quan phối hợp đã nhận văn bản về phản ánh này và chưa trả lời. Chưa có văn bản nào gửi cơ quan phối hợp: không có số liệu.",
);
const PROPOSAL = textColumn("proposal", "Đề xuất", "Proposal", 36, "Nội dung trình lãnh đạo gần nhất ghi trên hệ thống.");
/** Many columns lie beside it: days and marks stay whole on paper. */
const TITLE: ReportColumn = { ...CASE_COLUMNS.title, widthMm: 50 };
const HOLDER: ReportColumn = { ...CASE_COLUMNS.holder, widthMm: 32 };
const LEAD: ReportColumn = { ...HOLDER, vi: "Cơ quan chủ trì", en: "Lead agency", what: "Đơn vị giữ hồ sơ tại thời điểm số liệu." };

const MORE = [COOPERATING, URGES, LAST_URGED, REASON] as const;

const byCase = <Row extends { caseId: number }>(rows: readonly Row[]): Map<number, Row> => new Map(rows.map((row) => [row.caseId, row]));
const idsOf = (cases: readonly CaseView[]): number[] => cases.map(({ id }) => id);

/** What was met while a list was read. */
interface Seen {
  hidden: boolean;
}

/** Stands for what people wrote about a case that is hidden. */
const HIDDEN = "•••";
const hiddenNote = (hidden: boolean): string[] =>
  hidden ? [`${HIDDEN}: phản ánh đã chuyển cơ quan có thẩm quyền theo luật khác; nội dung cán bộ ghi về phản ánh này, số lần đôn đốc không hiển thị.`] : [];

/** What is read beside a list's cases at the report's own point; of hidden cases nothing that people wrote. */
async function besideCases(asked: ReportAsked, cases: readonly CaseView[], seen: Seen): Promise<CellsBeside> {
  const { tx, lists, units, at } = asked;
  const ids = idsOf(cases);
  const hidden = new Set(await hiddenOf(tx, ids));
  seen.hidden ||= hidden.size > 0;
  const shown = ids.filter((id) => !hidden.has(id));
  const cooperating = byCase(await cooperatingAt(tx, ids, lists.asOf));
  const urged = byCase(await urgedAt(tx, shown, lists.asOf));
  const reasons = byCase(await publishedReasons(tx, shown, lists.asOf));
  const named = (unitIds: readonly number[]): string => unitIds.map((id) => units.nameAt(units.byId(id), at)).join("; ");
  return ({ id }): Record<string, ReportCell> => {
    const [beside, urges, why] = [cooperating.get(id), urged.get(id), reasons.get(id)];
    const together = beside === undefined ? null : named(beside.unitIds);
    if (hidden.has(id)) return { cooperating: together, urges: null, lastUrged: null, reason: HIDDEN };
    return {
      cooperating: together,
      urges: urges?.times ?? 0,
      lastUrged: urges === undefined ? "" : localDay(urges.last),
      reason: why === undefined || why.reason === null ? null : `${why.reason} (${vietnameseDay(localDay(why.at))})`,
    };
  };
}

/** R2: what is overdue, case by case, with who works on it, how often it was urged on, and why there is no result. */
export const OVERDUE_REPORT: ReportKind = {
  code: "R2",
  vi: "Danh sách quá hạn, chậm trả lời",
  en: "Overdue list",
  subject: "Danh sách phản ánh, kiến nghị quá hạn, chậm trả lời",
  streams: ["HOTLINE"],
  table: async (asked) => {
    const { reference, received, due, daysLate, stage } = CASE_COLUMNS;
    const seen: Seen = { hidden: false };
    const table = await caseListTable(asked, {
      filter: { open: true, lateness: "OVERDUE" },
      columns: [reference, received, TITLE, HOLDER, due, daysLate, { ...stage, widthMm: 20 }, ...MORE],
      beside: (cases) => besideCases(asked, cases, seen),
    });
    return {
      ...table,
      notes: ["Danh sách lập tại thời điểm số liệu, không phụ thuộc ngày đầu kỳ.", ...(asked.latest ? [] : [COOPERATING_NOTE]), ...hiddenNote(seen.hidden)],
    };
  },
};

const COOPERATING_NOTE =
  "Lịch sử đơn vị phối hợp của một phản ánh có từ khi hệ thống bắt đầu lưu: phản ánh được báo lại sau thời điểm số liệu và trước khi đó không có số liệu ở cột đơn vị phối hợp.";

/** Cases that several agencies work on at the report's point. @param unknown gets those of which it is not known who did then */
async function ofSeveral({ tx, lists }: ReportAsked, cases: readonly CaseView[], unknown: number[]): Promise<CaseView[]> {
  const rows = byCase(await cooperatingAt(tx, idsOf(cases), lists.asOf));
  unknown.push(...idsOf(cases).filter((id) => !rows.has(id)));
  return cases.filter(({ id }) => (rows.get(id)?.unitIds.length ?? 0) > 0);
}

/** @param unknown of the whole list. @throws {NotKept} there is one */
async function allKnown({ tx }: ReportAsked, unknown: readonly number[]): Promise<void> {
  if (unknown.length === 0) return;
  const from = momentWords(await cooperationKnownFrom(tx, unknown));
  throw new NotKept(
    `Đơn vị phối hợp của ${unknown.length} phản ánh tại thời điểm chốt không còn được giữ, hệ thống chỉ biết từ ${from}. Hãy lập theo số liệu mới nhất.`,
  );
}

/** What R6 tells beside: which cooperating unit was asked and has not answered, and what was proposed. */
async function besideSeveral(asked: ReportAsked, cases: readonly CaseView[], seen: Seen): Promise<CellsBeside> {
  const { tx, lists, units, at } = asked;
  const ids = idsOf(cases);
  const common = await besideCases(asked, cases, seen);
  const cooperating = byCase(await cooperatingAt(tx, ids, lists.asOf));
  const pairs = [...cooperating.values()].flatMap(({ caseId, unitIds }) => [...new Set(unitIds)].map((unitId) => ({ caseId, unitId })));
  const papers = Map.groupBy(await askedOfUnits(tx, pairs, lists.asOf), ({ caseId }) => caseId);
  const hidden = new Set(await hiddenOf(tx, ids));
  const shown = ids.filter((id) => !hidden.has(id));
  const proposals = byCase(await proposedAt(tx, shown, lists.asOf));
  return (one) => {
    const sent = papers.get(one.id) ?? [];
    const open = sent.filter(({ answered }) => !answered);
    const told = open.map(({ unitId, at: since }) => `${units.nameAt(units.byId(unitId), at)} (văn bản ngày ${vietnameseDay(localDay(since))})`);
    const unanswered = sent.length === 0 ? null : told.join("; ") || "Đã trả lời";
    return { ...common(one), unanswered, proposal: hidden.has(one.id) ? HIDDEN : (proposals.get(one.id)?.proposal ?? null) };
  };
}

/**
 * R6: cases of several agencies whose time for a result is over, for the body above to direct.
 * @source the founding documents' rule 84
 */
export const NO_RESULT_REPORT: ReportKind = {
  code: "R6",
  vi: "Nhiều cơ quan chưa có kết quả",
  en: "Several agencies, no result",
  subject: "Phản ánh, kiến nghị liên quan nhiều cơ quan đã hết thời hạn chưa có kết quả",
  streams: ["HOTLINE"],
  table: async (asked) => {
    const { reference, received, due, daysLate } = CASE_COLUMNS;
    const seen: Seen = { hidden: false };
    const unknown: number[] = [];
    const table = await caseListTable(asked, {
      filter: { open: true, lateness: "OVERDUE", stage: ["ASSIGNED", "IN_PROGRESS"] },
      columns: [
        reference,
        received,
        TITLE,
        LEAD,
        COOPERATING,
        UNANSWERED,
        due,
        daysLate,
        { ...REASON, vi: "Vướng mắc, lý do đã công bố", en: "Obstacles, published reason" },
        PROPOSAL,
      ],
      only: (cases) => ofSeveral(asked, cases, unknown),
      beside: (cases) => besideSeveral(asked, cases, seen),
    });
    await allKnown(asked, unknown);
    return {
      ...table,
      notes: [
        "Danh sách lập tại thời điểm số liệu: đang xử lý, từ hai cơ quan trở lên, quá hạn xử lý. Vướng mắc và đề xuất chỉ có nơi đã ghi trên hệ thống.",
        ...hiddenNote(seen.hidden),
      ],
    };
  },
};
