export { INSPECTION_REPORT } from "./inspection-report.ts";
export { InspectionResolver } from "./inspection.resolver.ts";
export { InspectionSamplesResolver, SampleCasesResolver } from "./sample.resolver.ts";
