export { reportRoute, REPORTS_PATH } from "./route.ts";
export { ReportResolver } from "./report.resolver.ts";
export type { ReportContext } from "./context.ts";
export { punctualityOf } from "./duty.ts";
