export { ReportOrderResolver } from "./order.resolver.ts";
export { takeReportEnds } from "./order.queries.ts";
export type { ReportEnd } from "./order.queries.ts";
export { scheduleReports, workReports } from "./work.ts";
