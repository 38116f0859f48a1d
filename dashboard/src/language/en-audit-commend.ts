import type { viAuditCommend } from "./vi-audit-commend.ts";

/** English for the audit log's acts of commendation. */
export const enAuditCommend: Record<keyof typeof viAuditCommend, string> = {
  "audit.subject.commendation": "commendation {id}",
  "audit.subject.commendationRound": "round of commendation {id}",
  "audit.act.openCommendationRound": "Opened a round of commendation",
  "audit.act.addCommendationCandidate": "Added a unit or an officer to a round of commendation",
  "audit.act.reportAchievements": "Reported achievements",
  "audit.act.reportOwnAchievements": "Reported own achievements",
  "audit.act.stateCommendation": "Stated a condition of commendation",
  "audit.act.checkCommendation": "Looked at conditions of commendation",
  "audit.act.proposeCommendation": "Proposed a commendation",
  "audit.act.decideCommendation": "Decided a commendation",
  "audit.act.revokeCommendation": "Cancelled a commendation",
  "audit.act.exportCommendationPaper": "Took a proposal of commendation",
};
