export {
  CASE_STREAMS,
  CHANNELS,
  CLOCK_STAGES,
  CODE_SCHEMES,
  FIELDS,
  OPEN_STAGES,
  RECKONINGS,
  ROLES,
  STAGES,
  START_EVENTS,
  STEP_KINDS,
  SUCCESSION_KINDS,
  UNIT_KINDS,
  URGENCIES,
  WEEKDAYS,
} from "./vocabulary.ts";
export type {
  CaseStream,
  Channel,
  ClockStage,
  CodeScheme,
  Field,
  Reckoning,
  Role,
  Stage,
  StartEvent,
  StepKind,
  SuccessionKind,
  UnitKind,
  Urgency,
  Weekday,
} from "./vocabulary.ts";
export { ANSWER_FORMS, CHANGE_KINDS, MOST_FILES, ORDER_FORMS, caseChange } from "./case-change.ts";
export type { AnswerForm, CaseChange, ChangeKind, FileRef, OrderForm, Paper } from "./case-change.ts";
export { instantText, sourceCase, sourceStep, stepTerms } from "./source-case.ts";
export type { SourceCase, SourceStep, StepTerms } from "./source-case.ts";
export { hotlineDay, hotlineOutage } from "./hotline-figures.ts";
export type { HotlineDay, HotlineOutage } from "./hotline-figures.ts";
