export { InspectionResolver } from "./inspection.resolver.ts";
export { InspectionSamplesResolver, SampleCasesResolver } from "./sample.resolver.ts";
