export { AuditProofResolver } from "./audit-proof.resolver.ts";
export { AuditLogResolver } from "./audit-log.resolver.ts";
export type { AuditLogContext } from "./audit-log.resolver.ts";
export { DirectoryResolver } from "./directory/directory.resolver.ts";
export { INSPECTION_REPORT, InspectionResolver, InspectionSamplesResolver, SampleCasesResolver } from "./checking/index.ts";
export { FindingResolver } from "./findings/index.ts";
export { ReconciliationResolver } from "./reconciling/index.ts";
export { SignResolver } from "./signs/index.ts";

// Written once, for stations below
export { writtenOnce } from "./act.ts";
export { insertKept } from "./kept.queries.ts";
export { courseStands } from "./findings/index.ts";

// What an inspector has still to look at
export { unmarkedSigns } from "./signs/index.ts";

// What leaves a unit without a score
export { BLOCKING_FINDINGS, FindingKindEnum, upheldFindings, upheldOfSpan } from "./findings/index.ts";
export type { BlockingFinding, UpheldFinding } from "./findings/index.ts";
