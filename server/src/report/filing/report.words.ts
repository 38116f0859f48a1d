import { enumOf } from "../../platform/enum-of.ts";
import { COUNTED } from "../content.ts";
import { COLUMN_KINDS, REPORT_CODES, ROW_KINDS } from "../report-kind.ts";

export const ReportCodeEnum = enumOf(
  REPORT_CODES,
  "ReportCode",
  "A report by its mark in the province's list: R1 receipt and handling, R2 overdue, R3 expedite notices, R4 backlog classes, R5 urgent, R6 several agencies without a result, R7 fields and areas, R8 the year, R9 inspections, R10 scores, R11 officers' sheets, R12 commendation, R13 channels and hotlines, R14 administrative regulations and legal documents.",
);
export const ReportCountedEnum = enumOf(
  COUNTED,
  "ReportCounted",
  "At which point a report is counted: AT_CUT_OFF with what was known when its last day ended; LATEST with what is known when it is drawn up.",
);
export const ReportColumnKindEnum = enumOf(COLUMN_KINDS, "ReportColumnKind", "What a column holds: words, days, whole numbers, per cent with one digit.");
export const ReportRowKindEnum = enumOf(
  ROW_KINDS,
  "ReportRowKind",
  "Whose row it is: of a UNIT with all below it (or of one part of the period), what a unit holds OWN, the TOTAL, one ITEM, or TYPED in from a paper of the time before the hub.",
);

const REPORT_STATES = ["DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED"] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const ReportStateEnum = enumOf(
  REPORT_STATES,
  "ReportState",
  "DRAFT: drawn up, seen by its own unit; SUBMITTED: filed; then RETURNED with a reason, or ACCEPTED.",
);

const SETTLEMENTS = ["RETURNED", "ACCEPTED"] as const;
export type ReportSettlement = (typeof SETTLEMENTS)[number];
export const ReportSettlementEnum = enumOf(SETTLEMENTS, "ReportSettlement", "What becomes of a filed report: returned with a reason, or accepted.");

const STEP_KINDS = ["SUBMITTED", "RETURNED", "ACCEPTED"] as const;
export type ReportStepKind = (typeof STEP_KINDS)[number];
export const ReportStepKindEnum = enumOf(STEP_KINDS, "ReportStepKind", "What became of a report.");

const DUTY_STATES = ["UPCOMING", "DUE", "LATE", "FILED", "FILED_LATE", "RETURNED"] as const;
export type ReportDutyState = (typeof DUTY_STATES)[number];
export const ReportDutyStateEnum = enumOf(
  DUTY_STATES,
  "ReportDutyState",
  "How a due report stands: UPCOMING its period is not over; DUE it may be filed; LATE it was not filed in time; FILED in time; FILED_LATE; RETURNED to be drawn up again.",
);

const PAPER_FORMATS = ["XLSX", "DOCX", "PDF"] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
