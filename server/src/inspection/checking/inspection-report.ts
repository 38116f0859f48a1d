import type { Instant } from "../../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../../platform/local-time.ts";
import { NothingToReport, ReportTooLong, vietnameseDay } from "../../report/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow } from "../../report/index.ts";
import { remedyState } from "../findings/course.ts";
import { findingsBefore, findingSteps } from "../findings/finding.queries.ts";
import type { FindingRow, FindingStepRow } from "../findings/finding.queries.ts";
import { inspectionsReported } from "./inspection.queries.ts";
import type { InspectionRow } from "./inspection.queries.ts";
import { FINDING_WORDS, REMEDY_WORDS, STEP_WORDS } from "./minutes-words.ts";

const text = (key: string, vi: string, en: string, widthMm: number, what: string): ReportColumn => ({ key, vi, en, kind: "TEXT", widthMm, what });

const MOST_ROWS = 2_000;

const COLUMNS: readonly ReportColumn[] = [
  text("unit", "Đơn vị", "Unit", 38, "Đơn vị được kiểm tra."),
  text("inspected", "Nội dung kiểm tra", "Inspected", 44, "Thời kỳ được kiểm tra và căn cứ của cuộc kiểm tra."),
  text("state", "Cuộc kiểm tra", "Inspection", 24, "Đang kiểm tra hay đã kết luận, ngày kết luận."),
  text("kind", "Loại", "Kind", 24, "Loại nội dung chưa đúng quy định."),
  text("words", "Vi phạm, kiến nghị", "Finding", 60, "Nội dung người kiểm tra ghi."),
  { ...text("remedyDue", "Hạn khắc phục", "Remedy due", 22, "Ngày cuối cùng còn đúng hạn khắc phục."), kind: "DAY" },
  text("remedy", "Kết quả khắc phục", "Remedy", 30, "Tình trạng khắc phục tại thời điểm số liệu; quá hạn được ghi rõ."),
  text("sanction", "Xử lý", "Sanction", 30, "Bước xử lý mới nhất và văn bản."),
];

/** R9: what inspections found in these days, of the scope's units or by the scope's own inspectors, and what became of it by the as-of. */
export const INSPECTION_REPORT: ReportKind = {
  code: "R9",
  vi: "Kết quả kiểm tra công vụ về đường dây nóng",
  en: "Inspections of hotlines",
  subject: "Kết quả kiểm tra công vụ về đường dây nóng",
  streams: ["HOTLINE"],
  needs: "inspections",
  async table(asked) {
    const { inspections, findings, steps } = await factsOf(asked);
    if (inspections.length === 0) throw new NothingToReport("Không có cuộc kiểm tra nào được kết luận hoặc có kiến nghị trong các ngày này.");
    const rows = inspections.flatMap((inspection): ReportRow[] => {
      const own = findings.filter(({ inspectionId }) => inspectionId === inspection.id);
      if (own.length === 0) return [{ kind: "ITEM", cells: [...headOf(inspection, asked), "", "Không có kiến nghị", null, "", ""] }];
      return own.map((finding) => ({ kind: "ITEM", cells: [...headOf(inspection, asked), ...cellsOf(finding, steps, asked.at)] }));
    });
    return {
      columns: COLUMNS,
      rows,
      notes: [`${inspections.length} cuộc kiểm tra được kết luận hoặc có kiến nghị trong kỳ; ${findings.length} kiến nghị.`],
    };
  },
};

interface Facts {
  inspections: InspectionRow[];
  findings: FindingRow[];
  steps: FindingStepRow[];
}

async function factsOf({ tx, scope, units, span, at }: ReportAsked): Promise<Facts> {
  const [from, before] = [startOfLocalDay(span.from), Math.min(startOfLocalDay(dayAfter(span.to, 1)), at + 1)];
  const inspections = await inspectionsReported(tx, units.subtree(scope.path), { from, before });
  const ids = inspections.map(({ id }) => id);
  const findings = await findingsBefore(tx, ids, before, MOST_ROWS + 1); // of one that was concluded in these days also what was found before them
  if (findings.length > MOST_ROWS) throw new ReportTooLong(findings.length, MOST_ROWS);
  const steps = await findingSteps(
    tx,
    findings.map(({ id }) => id),
  );
  return { inspections, findings, steps: steps.filter((step) => step.at <= at) };
}

function headOf({ unitId, fromDay, toDay, legalBasis, concludedAt }: InspectionRow, { units, at }: ReportAsked): ReportCell[] {
  const concluded = concludedAt !== null && concludedAt <= at;
  return [
    units.nameAt(units.byId(unitId), at),
    `${vietnameseDay(fromDay)} đến ${vietnameseDay(toDay)}; ${legalBasis}`,
    concluded ? `Kết luận ngày ${vietnameseDay(localDay(concludedAt))}` : "Đang kiểm tra",
  ];
}

function cellsOf({ id, kind, words, remedyDueAt }: FindingRow, all: readonly FindingStepRow[], at: Instant): ReportCell[] {
  const steps = all.filter(({ findingId }) => findingId === id);
  const remedy = remedyState(steps.map((step) => step.kind));
  const late = remedy !== "CONFIRMED" && remedyDueAt <= at;
  const sanction = steps.findLast((step) => step.kind.startsWith("SANCTION_"));
  return [
    FINDING_WORDS[kind],
    words,
    localDay(remedyDueAt - 1), // the due instant is the first late one
    `${REMEDY_WORDS[remedy]}${late ? " (quá hạn)" : ""}`,
    sanction === undefined ? "" : [STEP_WORDS[sanction.kind], sanction.document].filter((part) => part !== null).join(", "),
  ];
}
