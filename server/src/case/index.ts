export { caseIdsOf } from "./case.queries.ts";
export { caseLoaders, CaseResolver } from "./case.resolver.ts";
export { RevealResolver } from "./reveal.resolver.ts";
export type { CaseContext } from "./case.resolver.ts";
export { CaseStreamEnum, CaseView, ChannelEnum, FieldEnum, StageEnum } from "./case.type.ts";
export { closedAtOf, custodyOf, isMerged, isOpen } from "./custody.ts";
export type { CustodySpan } from "./custody.ts";
export { custodyBefore, newCaseIds, recordCases } from "./record.queries.ts";
export type { CaseRow } from "./record.queries.ts";
