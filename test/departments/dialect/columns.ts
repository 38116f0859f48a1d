import type { CourseKind, CourseStep } from "../course-step.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { PauseReason } from "../text/index.ts";
import type { Row } from "./spoil.ts";
import { OFFICE_PAUSE_REASONS } from "./words.ts";

type Last = Partial<Record<CourseKind, CourseStep>>;

/** The newest of each kind since the case was last reopened; a pause clears the resumption before it. */
function lastOf(course: readonly CourseStep[]): Last {
  return course.slice(course.findLastIndex(({ kind }) => kind === "REOPENED") + 1).reduce<Last>((last, step) => {
    const { RESUMED: _, ...others } = last;
    return { ...(step.kind === "PAUSED" ? others : last), [step.kind]: step };
  }, {});
}

const TOLD = ["PAUSED", "RESUMED", "EXTENDED", "NO_RESULT_REPORTED", "URGED"] as const;

/** What the columns of the fuller life hold: one step of a kind, those of earlier cycles and earlier rounds are lost. */
export function lastColumns(course: readonly CourseStep[]): CourseStep[] {
  const last = lastOf(course);
  return TOLD.flatMap((kind) => last[kind] ?? []);
}

const dayOnly = (day: string | undefined): string => (day === undefined ? "" : day.split("-").toReversed().join("/"));

/**
 * The columns of the fuller life; none where the department does not live it.
 * @param date writes an instant as the office does
 */
export function fullerColumns(dept: "sxd" | "trungtam", line: LedgerLine, date: (instant: number) => string): Row {
  if (line.mergedInto === undefined) return {};
  const { course } = line.record;
  const { PAUSED: pause, RESUMED: resumption, EXTENDED: extension, NO_RESULT_REPORTED: report, URGED: urging } = lastOf(course);
  const written = (step: CourseStep | undefined): string => (step === undefined ? "" : date(step.at));
  const common = {
    tamDungTu: written(pause),
    tamDungDen: written(resumption),
    lyDoTamDung: pause?.reason === undefined ? "" : OFFICE_PAUSE_REASONS[dept][pause.reason as PauseReason],
    maPhanAnhGop: line.mergedInto ?? "",
  };
  if (dept === "trungtam") return common;
  return {
    ...common,
    giaHanDen: dayOnly(extension?.dueDay),
    ngayGiaHan: written(extension),
    nguoiDuyetGiaHan: extension?.approver ?? "",
    lyDoGiaHan: extension?.reason ?? "",
    ngayBaoCaoChuaKetQua: written(report),
    lyDoChuaCoKetQua: report?.reason ?? "",
    soLanDonDoc: course.filter(({ kind }) => kind === "URGED").length,
    ngayDonDoc: written(urging),
  };
}
