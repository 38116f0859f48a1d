export { CaseAtSourceResolver } from "./at-source.resolver.ts";
