export { AwaitingDirectives } from "./awaiting.tsx";
export { CaseDirectives } from "./case-directives.tsx";
export { DirectiveFromList } from "./directive-from-list.tsx";
export { useIssue } from "./use-issue.ts";
