import type { Act } from "./acts.ts";

/** The policy's rows of appeals about lines of scores. Who answers one follows from its kind besides, and never is of a unit that it is about. */
export const APPEAL_POLICY = {
  scoreAppeals: "seeScores",
  scoreAppeal: "seeScores",
  scoreAppealRules: "seeScores",
  scoreAppealEffect: "keepScores",
  askScoreAppeal: "answerScores",
  withdrawScoreAppeal: "answerScores",
  sayOnScoreAppeal: "answerScores",
  answerScoreAppeal: "keepScores",
} as const satisfies Record<string, Act>;
