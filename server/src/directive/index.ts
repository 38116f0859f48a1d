export { UrgeResolver } from "./urge.resolver.ts";
export { CaseDirectivesResolver, DirectiveResolver } from "./directive.resolver.ts";
export { ObligationResolver } from "./obligation.resolver.ts";
export { CaseSubmissionsResolver, SubmissionResolver } from "./submission.resolver.ts";
export { DirectivesSummaryResolver } from "./summary.resolver.ts";

// Pages of what is listed
export { cursorOf, pageAsked, pageOf } from "./views.ts";

// Its report
export { EXPEDITE_REPORT } from "./report/expedite-report.ts";
