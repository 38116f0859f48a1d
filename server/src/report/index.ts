// Papers in the layout of Decree 30/2020
export { letterDocument } from "./letter-document.ts";
export type { Annex, Letter } from "./letter-document.ts";
export { bodyOf, momentWords, parentBody, placeName, vietnameseDay } from "./issuing-body.ts";

// Kinds of reports: stations below bring their own beside these
export { REPORT_KINDS } from "./kinds/index.ts";
export { NothingToReport, NotKept, ReportTooLong } from "./report-kind.ts";
export type { ReportAsked, ReportCell, ReportCode, ReportColumn, ReportKind, ReportRow, ReportTable } from "./report-kind.ts";

// What their tables are made of: lists of cases, rows of units
export { CASE_COLUMNS, caseListTable, dayColumn, textColumn } from "./kinds/index.ts";
export type { CellsBeside } from "./kinds/index.ts";
export { countedIn, leftOut, listCell, scopesIn, UNIT_COLUMN, withNumbers } from "./kinds/index.ts";
export type { ListColumn } from "./kinds/index.ts";

// Which are owed of whom
export { ReportDutyTermResolver } from "./duties/index.ts";

// How their papers begin and end, and when people are reminded of them
export { ReportRuleResolver } from "./rules/index.ts";

// Figures of before the hub, from sheets
export { TypedMonthsResolver } from "./typed/index.ts";

// Long ones, drawn up in the background
export { ReportOrderResolver, scheduleReports, takeReportEnds, workReports } from "./ordering/index.ts";
export type { ReportEnd } from "./ordering/index.ts";

// Drawing up, filing, verifying
export { punctualityOf, ReportCodeEnum, ReportList, ReportResolver, reportRoute, reportsJudged, REPORTS_PATH } from "./filing/index.ts";
export type { JudgedReport, ReportContext } from "./filing/index.ts";

// What is owed, for those who tell people
export { remindersIn } from "./filing/index.ts";
export type { ReportReminder } from "./filing/index.ts";
