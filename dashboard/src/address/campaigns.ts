import { CampaignNumber, CampaignState } from "../gql/graphql.ts";
import { day, readBy, so, text, word } from "./parts.ts";

export function readCampaignsSearch(address: Record<string, unknown>): { state?: CampaignState } {
  return readBy({ state: word(CampaignState) }, address);
}

export function readCampaignSearch(address: Record<string, unknown>): { days?: "table" } {
  return readBy({ days: word({ table: "table" }) }, address);
}

/** Which number's cases: of a unit's part, at the end of a day, counted at a point. */
interface CampaignCasesSearch {
  number: CampaignNumber;
  unit?: string;
  /** only what the unit itself held */
  alone?: boolean;
  day?: string;
  asOf?: string;
}
const cases = { number: word(CampaignNumber), unit: text(40), alone: so, day, asOf: text(400) };

export function readCampaignCasesSearch(address: Record<string, unknown>): CampaignCasesSearch {
  return { number: CampaignNumber.Left, ...readBy(cases, address) };
}
