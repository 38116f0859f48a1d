import { z } from "zod/mini";
import { CampaignNumber, CampaignState } from "../gql/graphql.ts";

const campaigns = z.object({ state: z.catch(z.optional(z.enum(CampaignState)), undefined) });

export function readCampaignsSearch(address: Record<string, unknown>): { state?: CampaignState } {
  return set(campaigns.parse(address));
}

const campaign = z.object({ days: z.catch(z.optional(z.literal("table")), undefined) });

export function readCampaignSearch(address: Record<string, unknown>): { days?: "table" } {
  return set(campaign.parse(address));
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
const cases = z.object({
  number: z.catch(z.enum(CampaignNumber), "LEFT"),
  unit: z.catch(z.optional(z.coerce.string().check(z.maxLength(40))), undefined),
  day: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))), undefined),
  asOf: z.catch(z.optional(z.string().check(z.maxLength(400))), undefined),
});

export function readCampaignCasesSearch(address: Record<string, unknown>): CampaignCasesSearch {
  const read = cases.parse(address);
  return { number: read.number, ...set(read), ...(String(address["alone"]) === "true" && { alone: true }) };
}

const set = <T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
