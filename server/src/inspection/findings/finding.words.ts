import { enumOf } from "../../platform/enum-of.ts";

/** What leaves a unit without a score, where a scheme names it, once an inspection that found it is concluded. */
export const BLOCKING_FINDINGS = ["IDENTITY_LEAKED", "DATA_FALSIFIED", "COMPLAINT_TOLD"] as const;
export type BlockingFinding = (typeof BLOCKING_FINDINGS)[number];

const FINDING_KINDS = ["LATE", "NO_EVIDENCE", "WRONG_DATA", "CONFIDENTIALITY", "ORGANISATION", "OTHER", ...BLOCKING_FINDINGS] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
export const FindingKindEnum = enumOf(
  FINDING_KINDS,
  "FindingKind",
  "What an inspection found not in order. The last three are grave: a submitter's identity leaked, data falsified, a complaint or denunciation told to whom it is about.",
);

/** The course of a finding: what its unit says, what the inspector says to it, and the sanction that a regulation names. */
const FINDING_STEPS = [
  "EXPLAINED",
  "REMEDY_REPORTED",
  "REMEDY_RETURNED",
  "REMEDY_CONFIRMED",
  "SANCTION_PROPOSED",
  "SANCTION_DECIDED",
  "SANCTION_APPLIED",
] as const;
export type FindingStepKind = (typeof FINDING_STEPS)[number];
export const FindingStepEnum = enumOf(FINDING_STEPS, "FindingStepKind", "What became of a finding.");

const UNIT_STEPS = ["EXPLAINED", "REMEDY_REPORTED"] as const;
export const FindingAnswerEnum = enumOf(UNIT_STEPS, "FindingAnswer", "What a unit says to a finding: it explains (giải trình), or reports the remedy.");
export type FindingAnswer = (typeof UNIT_STEPS)[number];

const INSPECTOR_STEPS = ["REMEDY_RETURNED", "REMEDY_CONFIRMED", "SANCTION_PROPOSED", "SANCTION_DECIDED", "SANCTION_APPLIED"] as const;
export const FindingSettlementEnum = enumOf(
  INSPECTOR_STEPS,
  "FindingSettlement",
  "What an inspector writes to a finding: the remedy is not enough, or is confirmed; a sanction was proposed, decided, applied.",
);
export type FindingSettlement = (typeof INSPECTOR_STEPS)[number];

const REMEDY_STATES = ["AWAITED", "REPORTED", "RETURNED", "CONFIRMED"] as const;
export type RemedyState = (typeof REMEDY_STATES)[number];
export const RemedyStateEnum = enumOf(REMEDY_STATES, "RemedyState", "How the remedy of a finding stands.");
