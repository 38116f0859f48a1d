import { enumOf } from "../platform/enum-of.ts";

export const DIRECTIVE_KINDS = ["DIRECTIVE", "EXPEDITE"] as const;
export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number];
export const DirectiveKindEnum = enumOf(DIRECTIVE_KINDS, "DirectiveKind", "DIRECTIVE: a direction (chỉ đạo); EXPEDITE: an expedite notice (đôn đốc).");

const ORIGINS = ["NUMBER", "LIST", "CASE", "SUBMISSION"] as const;
export type Origin = (typeof ORIGINS)[number];
export const OriginEnum = enumOf(
  ORIGINS,
  "DirectiveOrigin",
  "What it was issued from: a number with its conditions, chosen cases, one case, or a case submitted to a leader.",
);

const STEP_KINDS = ["ISSUED", "ACKNOWLEDGED", "REPLIED", "RETURNED", "ACCEPTED", "WITHDRAWN"] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const StepKindEnum = enumOf(STEP_KINDS, "DirectiveStepKind", "What happened to an obligation; the last of it is where it stands.");

/** States in which the addressed unit still owes its reply. */
export const UNANSWERED: readonly StepKind[] = ["ISSUED", "ACKNOWLEDGED", "RETURNED"];

export const STANDINGS = ["UNANSWERED", "UNACKNOWLEDGED", "OVERDUE", "REPLIED", "ENDED"] as const;
export type Standing = (typeof STANDINGS)[number];
export const StandingEnum = enumOf(
  STANDINGS,
  "DirectiveStanding",
  "UNANSWERED: the unit owes its reply; of these UNACKNOWLEDGED: not taken note of, OVERDUE: past the due instant. REPLIED: waits for acceptance. ENDED: accepted or withdrawn.",
);

export const SIDES = ["ISSUED", "ADDRESSED"] as const;
export type Side = (typeof SIDES)[number];
export const SideEnum = enumOf(SIDES, "DirectiveSide", "ISSUED: by the unit or one below it; ADDRESSED: to the unit or one below it, from outside.");

export const URGENCIES = ["URGENT", "CRITICAL"] as const;
export type SubmissionUrgency = (typeof URGENCIES)[number];
export const SubmissionUrgencyEnum = enumOf(URGENCIES, "SubmissionUrgency", "URGENT: khẩn; CRITICAL: trọng yếu.");

const SUBMISSION_SETTLEMENTS = ["DIRECTED", "AGREED", "RETURNED"] as const;
export type SubmissionSettlement = (typeof SUBMISSION_SETTLEMENTS)[number];
export const SubmissionSettlementEnum = enumOf(
  SUBMISSION_SETTLEMENTS,
  "SubmissionSettlement",
  "What the leader decided: a direction to units, agreement with what was proposed, or returned with words.",
);

const REPLY_SETTLEMENTS = ["ACCEPTED", "RETURNED"] as const;
export type ReplySettlement = (typeof REPLY_SETTLEMENTS)[number];
export const ReplySettlementEnum = enumOf(REPLY_SETTLEMENTS, "ReplySettlement", "What its issuer decides on a reply.");
