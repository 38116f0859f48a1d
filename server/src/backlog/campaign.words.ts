import { enumOf } from "../platform/enum-of.ts";

/** What can be counted of the opening balance; `campaign.queries.ts` says each in SQL. */
export const FROZEN_NUMBERS = ["OPENING", "LEFT", "DONE", "ENDED", "HANDED_ON", "REOPENED"] as const;
export type FrozenNumber = (typeof FROZEN_NUMBERS)[number];

const CAMPAIGN_NUMBERS = [...FROZEN_NUMBERS, "ARRIVED", "CAME_IN"] as const;
export type CampaignNumber = (typeof CAMPAIGN_NUMBERS)[number];
export const CampaignNumberEnum = enumOf(
  CAMPAIGN_NUMBERS,
  "CampaignNumber",
  "OPENING: the frozen list. LEFT: of it, open and in the hands of the scope; DONE: of it, all others, which are ENDED or, open and in other hands, HANDED_ON. REOPENED: of LEFT, those that had ended since. ARRIVED: open cases of the campaign's conditions that are not on the frozen list. CAME_IN: of ARRIVED at the end of a day, those that were not at the end of the day before.",
);

const CAMPAIGN_STATES = ["OPEN", "COMPLETED", "CANCELLED"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
export const CampaignStateEnum = enumOf(CAMPAIGN_STATES, "CampaignState", "OPEN: under way; COMPLETED: closed with its result; CANCELLED: given up.");

const CAMPAIGN_OUTCOMES = ["COMPLETED", "CANCELLED"] as const;
export type CampaignOutcome = (typeof CAMPAIGN_OUTCOMES)[number];
export const CampaignOutcomeEnum = enumOf(CAMPAIGN_OUTCOMES, "CampaignOutcome", "How a campaign ends: closed with its result, or given up.");
