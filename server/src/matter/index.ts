export { CallResolver } from "./call.resolver.ts";
export { DeclineResolver } from "./decline.resolver.ts";
export { DivertResolver } from "./divert.resolver.ts";
export { CaseMatterResolver, MatterResolver } from "./joined.resolver.ts";
export { NoResultResolver } from "./no-result.resolver.ts";
export { CaseRestrictionResolver, RestrictionResolver } from "./restriction.resolver.ts";

// Reports
export { NO_RESULT_REPORT, OVERDUE_REPORT } from "./report/case-reports.ts";
