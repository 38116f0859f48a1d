export { chooseChange, chooseStep, findLine } from "./choose.ts";
export { factsAfter, factsOfNew, factsTouched, type Moment } from "./facts.ts";
export { CHANGE_KINDS, possibleSteps, type ChangeKind } from "./kinds.ts";
export { startLife, type LifeLoop } from "./loop.ts";
