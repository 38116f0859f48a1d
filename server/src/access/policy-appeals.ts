import type { Act } from "./acts.ts";

/**
 * The policy's rows of appeals. An officer asks about his own sheet whatever his role is: what one sees, asks and takes back is held by rows and by the resolver.
 * Who answers follows from the appeal's kind besides, and never is of a unit that it is about.
 */
export const APPEAL_POLICY = {
  scoreAppeals: "signedIn",
  scoreAppeal: "signedIn",
  scoreAppealRules: "signedIn",
  officerSheetAppeals: "signedIn",
  askOfficerAppeal: "signedIn",
  scoreAppealEffect: "keepScores",
  askScoreAppeal: "answerScores",
  withdrawScoreAppeal: "signedIn",
  sayOnScoreAppeal: "answerScores",
  answerScoreAppeal: "keepScores",
} as const satisfies Record<string, Act | "signedIn">;
