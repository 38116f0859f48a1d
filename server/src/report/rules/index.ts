export { ReportRuleResolver } from "./rule.resolver.ts";
