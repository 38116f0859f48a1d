export { ReportDutyTermResolver } from "./duty-terms.resolver.ts";
export { DutySettlementEnum } from "./duty-terms.types.ts";
