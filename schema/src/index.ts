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
export { CHANGE_KINDS, ORDER_FORMS, caseChange } from "./case-change.ts";
export type { Attachment, CaseChange, ChangeKind, OrderForm, Paper } from "./case-change.ts";
export { instantText, sourceCase, sourceStep, stepTerms } from "./source-case.ts";
export type { SourceCase, SourceStep, StepTerms } from "./source-case.ts";
