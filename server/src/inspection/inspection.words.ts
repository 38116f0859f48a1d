import { enumOf } from "../platform/enum-of.ts";

const INSPECTION_STATES = ["PLANNED", "OPEN", "CONCLUDED"] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];
export const InspectionStateEnum = enumOf(
  INSPECTION_STATES,
  "InspectionState",
  "PLANNED: written down, the unit does not see it; OPEN: its evidence is frozen; CONCLUDED: nothing is added to it.",
);

const ITEM_CODES = ["ROSTER", "DIRECTORY", "TIME_LIMITS", "BACKLOG", "ACCURACY", "CONFIDENTIALITY", "REPORTS", "EVALUATION", "SANCTIONS"] as const;
export type ItemCode = (typeof ITEM_CODES)[number];
export const InspectionItemEnum = enumOf(
  ITEM_CODES,
  "InspectionItemCode",
  "What an inspection asks: roster and posted number, directory, time limits, backlog classes, accuracy, confidentiality, reports, evaluation, sanctions.",
);

const ITEM_RESULTS = ["IN_ORDER", "NOT_IN_ORDER", "NOT_APPLICABLE"] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];
export const ItemResultEnum = enumOf(ITEM_RESULTS, "InspectionItemResult", "What the inspector found of an item.");

/** What the system tells of a unit; `evidence.ts` says how each is counted. */
const EVIDENCE_NAMES = [
  "HOTLINE_NUMBERS",
  "ROSTER_POSTS",
  "ACCOUNTS",
  "DIRECTORY_FAULTS",
  "DIRECTORY_TO_REVIEW",
  "HANDLED",
  "HANDLED_ON_TIME",
  "HANDLED_LATE",
  "ANSWERED",
  "OPEN_OVERDUE",
  "BACKLOG_B1",
  "BACKLOG_B2",
  "BACKLOG_B3",
  "BACKLOG_B4",
  "OPENING",
  "RECEIVED",
  "HANDED_IN",
  "CLOSED",
  "HANDED_OUT",
  "CLOSING",
  "IDENTITIES_REVEALED",
  "REPORTS_DUE",
  "REPORTS_ON_TIME",
  "SHEETS_TAKEN",
  "SHEETS_EXPORTED",
  "EVALUATIONS",
  "FINDINGS_BEFORE",
  "SANCTIONS_APPLIED",
] as const;
export type EvidenceName = (typeof EVIDENCE_NAMES)[number];
export const EvidenceNameEnum = enumOf(EVIDENCE_NAMES, "EvidenceName", "A number that the system gathers for an item of an inspection.");

const STRATUM_KINDS = ["HANDLED_ON_TIME", "HANDLED_LATE", "CLOSED", "OPEN_OVERDUE", "OPEN"] as const;
export type StratumKind = (typeof STRATUM_KINDS)[number];
export const StratumKindEnum = enumOf(STRATUM_KINDS, "StratumKind", "Which of a unit's cases a part of a sample is drawn from.");

const VERDICTS = ["IN_ORDER", "NOT_IN_ORDER"] as const;
export type Verdict = (typeof VERDICTS)[number];
export const SampleVerdictEnum = enumOf(VERDICTS, "SampleVerdict", "What the inspector found when he looked at a case of a sample.");
