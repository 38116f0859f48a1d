import { enumOf } from "../platform/enum-of.ts";

const RESTRICTION_STEPS = ["PROPOSED", "APPROVED", "REJECTED", "REVIEWED", "LIFTED"] as const;
export type RestrictionStepKind = (typeof RESTRICTION_STEPS)[number];
export const RestrictionStepEnum = enumOf(RESTRICTION_STEPS, "RestrictionStepKind", "What happened to an entry of the restricted list.");

const RESTRICTION_STATES = ["PROPOSED", "IN_FORCE", "REJECTED", "LIFTED", "ENDED"] as const;
export type RestrictionState = (typeof RESTRICTION_STATES)[number];
export const RestrictionStateEnum = enumOf(RESTRICTION_STATES, "RestrictionState", "Where an entry of the restricted list stands; ENDED: its time is over.");

const RESTRICTION_DECISIONS = ["APPROVE", "REJECT", "REVIEW", "LIFT"] as const;
export type RestrictionDecision = (typeof RESTRICTION_DECISIONS)[number];
export const RestrictionDecisionEnum = enumOf(
  RESTRICTION_DECISIONS,
  "RestrictionDecision",
  "APPROVE, REJECT: what another proposed; REVIEW: looked at again and kept; LIFT: ended before its time.",
);

/** What each decision writes down, and the states in which it can be taken. */
export const DECIDED: Readonly<Record<RestrictionDecision, { kind: RestrictionStepKind; from: RestrictionState }>> = {
  APPROVE: { kind: "APPROVED", from: "PROPOSED" },
  REJECT: { kind: "REJECTED", from: "PROPOSED" },
  REVIEW: { kind: "REVIEWED", from: "IN_FORCE" },
  LIFT: { kind: "LIFTED", from: "IN_FORCE" },
};
