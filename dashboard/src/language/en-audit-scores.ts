import type { viAuditScores } from "./vi-audit-scores.ts";

/** English for acts of scores in the audit log. */
export const enAuditScores: Readonly<Record<keyof typeof viAuditScores, string>> = {
  "audit.act.proposeScheme": "Proposed a scoring scheme",
  "audit.act.approveScheme": "Issued a scoring scheme",
  "audit.act.openScorePeriod": "Opened a scoring period",
  "audit.act.callOffScorePeriod": "Called off a scoring period",
  "audit.act.cutScorePeriod": "Took a scoring period's figures",
  "audit.act.answerScore": "Confirmed or disputed a score",
  "audit.act.sealScorePeriod": "Sealed a scoring period",
  "audit.act.adjustScore": "Adjusted a score",
  "audit.act.askScoreAppeal": "Appealed about a score",
  "audit.act.askOfficerAppeal": "Appealed about his own sheet",
  "audit.act.withdrawScoreAppeal": "Withdrew an appeal",
  "audit.act.sayOnScoreAppeal": "Said a word on an appeal",
  "audit.act.answerScoreAppeal": "Answered an appeal",
};
