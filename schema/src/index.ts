export { CHANNELS, CLOCK_STAGES, FIELDS, OPEN_STAGES, ROLES, STAGES, STEP_KINDS, UNIT_KINDS } from "./vocabulary.ts";
export type { Channel, ClockStage, Field, Role, Stage, StepKind, UnitKind } from "./vocabulary.ts";
export { instantText, sourceCase, sourceStep } from "./source-case.ts";
export type { SourceCase, SourceStep } from "./source-case.ts";
