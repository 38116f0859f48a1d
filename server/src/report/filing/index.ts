export { reportRoute, REPORTS_PATH } from "./route.ts";
export { ReportResolver } from "./report.resolver.ts";
export { ReportCodeEnum } from "./report.words.ts";
export type { ReportContext } from "./context.ts";
export { punctualityOf, reportsJudged } from "./duty.ts";
export type { JudgedReport } from "./duty.ts";
export { remindersIn } from "./remind.ts";
export type { ReportReminder } from "./remind.ts";
