export { ReportDutyTermResolver } from "./duty-terms.resolver.ts";
