import { APPEAL_POLICY } from "./policy-appeals.ts";
import { COMMENDATION_POLICY } from "./policy-commendations.ts";
import { OFFICER_POLICY } from "./policy-officers.ts";

/** Rows of the policy table that are about scores of units, officers' sheets, appeals about either and commendation. */
export const SCORE_POLICY = {
  scoreSchemes: "seeScores",
  previewScheme: "seeScores",
  scorePeriods: "seeScores",
  scorePeriod: "seeScores",
  scoreCard: "seeScores",
  scoreLines: "seeScores",
  scoreCorrections: "seeScores",
  recomputeScore: "seeScores",
  proposeScheme: "keepScores",
  approveScheme: "approveSchemes",
  openScorePeriod: "keepScores",
  callOffScorePeriod: "keepScores",
  cutScorePeriod: "keepScores",
  answerScore: "answerScores",
  sealScorePeriod: "keepScores",
  adjustScore: "keepScores",
  scoreSchemeDocument: "seeScores",
  ...OFFICER_POLICY,
  ...APPEAL_POLICY,
  ...COMMENDATION_POLICY,
} as const;
