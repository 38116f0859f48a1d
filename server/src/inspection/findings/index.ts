export { FindingResolver } from "./finding.resolver.ts";
export { courseStands } from "./course.ts";
export { BLOCKING_FINDINGS, FindingKindEnum } from "./finding.words.ts";
export type { BlockingFinding } from "./finding.words.ts";
export { upheldFindings, upheldOfSpan } from "./upheld.queries.ts";
export type { UpheldFinding } from "./upheld.queries.ts";
