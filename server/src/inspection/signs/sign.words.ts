import { enumOf } from "../../platform/enum-of.ts";

/** What may be worth a look (dấu hiệu bất thường). A sign is not a judgement. */
export const SIGNS = [
  "CLOSED_AT_ONCE",
  "CLOSED_UNANSWERED",
  "CLOSED_BEFORE_CUT_OFF",
  "HANDED_TO_AND_FRO",
  "PAUSED_BEFORE_DUE",
  "DECLINED_OFTEN",
  "REOPENED_SOON",
  "BACK_DATED",
  "ENTERED_LATE",
  "NEVER_SIGNED_IN",
] as const;
export type Sign = (typeof SIGNS)[number];
export const UnusualSignEnum = enumOf(
  SIGNS,
  "UnusualSign",
  "CLOSED_AT_ONCE: ended within minutes of receipt without an answer; CLOSED_UNANSWERED: ended later without one; CLOSED_BEFORE_CUT_OFF: ended in the last days of a reporting month; HANDED_TO_AND_FRO: handed out twice or more, mergers apart; PAUSED_BEFORE_DUE: paused within hours of its due instant; DECLINED_OFTEN; REOPENED_SOON: within days of its end; BACK_DATED and ENTERED_LATE: learned days or hours after it is said to have happened, though its source was read meanwhile; NEVER_SIGNED_IN: accounts, not cases.",
);

const SIGN_STATES = ["UNUSUAL", "USUAL", "TOO_FEW_CASES", "TOO_FEW_PEERS"] as const;
export type SignState = (typeof SIGN_STATES)[number];
export const SignStateEnum = enumOf(
  SIGN_STATES,
  "SignState",
  "UNUSUAL: past the absolute floor and clearly beyond units of the same kind; TOO_FEW_CASES, TOO_FEW_PEERS: nothing can be said.",
);

const SIGN_MARKS = ["EXPLAINED", "TO_INSPECT"] as const;
export type SignMark = (typeof SIGN_MARKS)[number];
export const SignMarkEnum = enumOf(SIGN_MARKS, "SignMarkKind", "What an inspector says to a sign: it is explained, or to be inspected.");
