export { Draft } from "./draft.ts";
export type { DraftStep } from "./draft.ts";
export { fieldPath, isObject, valueAt } from "./path.ts";
export { stageWord, unitCode, wordsOf } from "./words.ts";
export type { StageWord } from "./words.ts";
