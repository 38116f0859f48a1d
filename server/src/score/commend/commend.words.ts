import { enumOf } from "../../platform/enum-of.ts";

export const CHECKS = [
  "THRESHOLDS",
  "OPEN_INSPECTION",
  "FINDINGS",
  "COMPLAINT",
  "DATA_INTEGRITY",
  "UNSEEN_SIGNS",
  "DISCIPLINE",
  "PRESS",
  "EARLIER_AWARDS",
  "SHEETS",
] as const;
export type CheckCode = (typeof CHECKS)[number];
export const CheckCodeEnum = enumOf(
  CHECKS,
  "CommendationCheck",
  "What stands in the way of a commendation: THRESHOLDS of sealed scores; OPEN_INSPECTION; FINDINGS of inspections not remedied or sanctions not applied; COMPLAINT, DISCIPLINE and PRESS: being verified, which no system tells; DATA_INTEGRITY: signs to be inspected, silent sources, corrections, appeals that wait; UNSEEN_SIGNS: unusual signs of the span that nobody has marked; EARLIER_AWARDS: topical and cancelled ones are no basis; SHEETS: an officer's sealed sheets, and appeals about them.",
);

/** Conditions that a named person answers with a document. */
export const TYPED_CHECKS = ["COMPLAINT", "DISCIPLINE", "PRESS"] as const satisfies readonly CheckCode[];
export type TypedCheck = (typeof TYPED_CHECKS)[number];
export const TypedCheckEnum = enumOf(TYPED_CHECKS, "CommendationStatementKind", "A condition that no system tells and a named person answers with a document.");

const RESULTS = ["CLEAR", "BLOCKED", "UNKNOWN"] as const;
export type CheckResult = (typeof RESULTS)[number];
export const CheckResultEnum = enumOf(
  RESULTS,
  "CommendationCheckResult",
  "CLEAR; BLOCKED: no grant is possible; UNKNOWN: never taken for clear, a named person answers with a document.",
);

const STATED = ["CLEAR", "BLOCKED"] as const;
export type StatedResult = (typeof STATED)[number];
export const StatedResultEnum = enumOf(STATED, "CommendationStated", "What a named person says by a document: nothing stands in the way, or something does.");

const EVIDENCE = [
  "SCORE",
  "CASES",
  "PERIODS",
  "NO_TOTAL",
  "BLOCKED_TOTAL",
  "INSPECTION",
  "INSPECTION_ABOVE",
  "INSPECTION_PLANNED",
  "FINDING",
  "FINDING_ABOVE",
  "FINDING_GRAVE",
  "SANCTION_PENDING",
  "SANCTION_APPLIED",
  "DIVERSIONS",
  "STATEMENT",
  "SIGN_TO_INSPECT",
  "SIGN_ABOVE",
  "SILENT_SOURCES",
  "CORRECTIONS",
  "NO_LATER_PERIOD",
  "SEALED_OVER_APPEALS",
  "OPEN_APPEALS",
  "TOPICAL_AWARD",
  "REVOKED_AWARD",
  "AWARD",
  "SIGN_UNSEEN",
  "SIGN_UNSEEN_ABOVE",
  "SIGN_NOT_JUDGED",
  "SIGNS_NOT_READ",
  "SHEET_MISSING",
  "SHEET_FEW",
  "SHEET_UNCONFIRMED",
  "SHEET_CONTESTED",
  "SHEET_RULED",
  "SHEETS_COUNT",
  "CASES_NOT_IN_ORDER",
  "CASES_ELSEWHERE",
  "INSPECTION_OF_UNIT",
  "FINDING_GRAVE_OF_UNIT",
  "SIGN_OF_UNIT",
] as const;
export type EvidenceKind = (typeof EVIDENCE)[number];
export const EvidenceKindEnum = enumOf(
  EVIDENCE,
  "CommendationEvidenceKind",
  "What a condition rests on; `reference` is the number of the period, inspection or statement, or the sign's or award's name, and `text` the number behind it.",
);

const ABOUTS = ["UNITS", "OFFICERS"] as const;
export type About = (typeof ABOUTS)[number];
export const AboutEnum = enumOf(
  ABOUTS,
  "CommendationAbout",
  "Whom a round is about: UNITS by their sealed scores; OFFICERS by their sealed evidence sheets, without any score or rank.",
);

const ORIGINS = ["DRAWN", "ADDED"] as const;
export type Origin = (typeof ORIGINS)[number];
export const OriginEnum = enumOf(ORIGINS, "CommendationOrigin", "DRAWN by the system from sealed cards; ADDED by hand, with a reason.");

const STATES = ["CANDIDATE", "PROPOSED", "GRANTED", "REFUSED", "REVOKED"] as const;
export type CandidateState = (typeof STATES)[number];
export const CandidateStateEnum = enumOf(STATES, "CommendationState", "How a dossier stands.");

const DECISIONS = ["GRANTED", "REFUSED", "REVOKED"] as const;
export type DecisionKind = (typeof DECISIONS)[number];
export const DecisionKindEnum = enumOf(DECISIONS, "CommendationDecisionKind", "Granted, refused, or cancelled and recovered.");

const VERDICTS = ["GRANTED", "REFUSED"] as const;
export type Verdict = (typeof VERDICTS)[number];
export const VerdictEnum = enumOf(VERDICTS, "CommendationVerdict", "What is decided of a proposed dossier.");

export const LEVELS = ["PROVINCE", "DEPARTMENT"] as const;
export type Level = (typeof LEVELS)[number];
export const LevelEnum = enumOf(LEVELS, "CommendationLevel", "Who awards it.");
