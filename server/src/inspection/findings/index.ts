export { FindingResolver } from "./finding.resolver.ts";
export { courseStands } from "./course.ts";
