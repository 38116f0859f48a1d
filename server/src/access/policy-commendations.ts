import type { Act } from "./acts.ts";

/** The policy's rows of commendation. */
export const COMMENDATION_POLICY = {
  commendationForms: "seeCommendations",
  commendationRounds: "seeCommendations",
  commendationRound: "seeCommendations",
  commendation: "seeCommendations",
  commendationPaper: "readCommendationChecks",
  openCommendationRound: "keepCommendations",
  addCommendationCandidate: "keepCommendations",
  stateCommendation: "keepCommendations",
  checkCommendation: "keepCommendations",
  proposeCommendation: "keepCommendations",
  reportAchievements: "reportAchievements",
  decideCommendation: "decideCommendations",
  revokeCommendation: "decideCommendations",
} as const satisfies Record<string, Act>;
