import type { Act } from "./acts.ts";

/** The policy's rows of commendation. */
export const COMMENDATION_POLICY = {
  commendationForms: "seeCommendations",
  commendationRounds: "seeCommendations",
  commendationRound: "seeCommendations",
  /** an officer's own is his to see, which the rows ask */
  commendation: "signedIn",
  commendationPaper: "readCommendationChecks",
  openCommendationRound: "keepCommendations",
  addCommendationCandidate: "keepCommendations",
  stateCommendation: "keepCommendations",
  checkCommendation: "keepCommendations",
  proposeCommendation: "keepCommendations",
  reportAchievements: "reportAchievements",
  /** of himself, which the resolver asks */
  reportOwnAchievements: "signedIn",
  decideCommendation: "decideCommendations",
  revokeCommendation: "decideCommendations",
} as const satisfies Record<string, Act | "signedIn">;
