export { canPassOn, otherUnit } from "./leads.ts";
export { inventCases, type Sample } from "./invent.ts";
export { numberCase, referencePrefix } from "./numbering.ts";
export { inventRepeat, inventSubject, sceneAgain, type Subject } from "./subject.ts";
