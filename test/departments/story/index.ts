export { canPassOn, otherUnit } from "./leads.ts";
export { dueOf, fresh } from "./fuller/index.ts";
export { inventCases } from "./invent.ts";
export type { Sample } from "./sample.ts";
export { numberCase, referencePrefix } from "./numbering.ts";
export { inventRepeat, inventSubject, sceneAgain, type Subject } from "./subject.ts";
