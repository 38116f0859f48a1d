export { FindingResolver } from "./finding.resolver.ts";
