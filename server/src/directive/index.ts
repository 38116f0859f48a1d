export { UrgeResolver } from "./urge.resolver.ts";
export { CaseDirectivesResolver, DirectiveResolver } from "./directive.resolver.ts";
export { ObligationResolver } from "./obligation.resolver.ts";
export { CaseSubmissionsResolver, SubmissionResolver } from "./submission.resolver.ts";
export { DirectivesSummaryResolver } from "./summary.resolver.ts";

// How an act is asked for, in words, with a key of the asker's
export { asking, doingOf, KEY_USED, keyFault, numberOf, said, wordsFault } from "./context.ts";
export type { Doing } from "./record.queries.ts";
export { cursorOf, pageAsked, pageOf } from "./views.ts";
