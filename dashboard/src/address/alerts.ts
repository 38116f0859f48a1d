import { z } from "zod/mini";
import { AlertKind, AlertStanding } from "../gql/graphql.ts";

const alertsSearch = z.object({
  /** absent: every one that has not ended */
  standing: z.catch(z.optional(z.enum(AlertStanding)), undefined),
  kind: z.catch(z.optional(z.enum(AlertKind)), undefined),
  unit: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(40))), undefined),
});
export type AlertsSearch = { standing?: AlertStanding; kind?: AlertKind; unit?: string };

/** Which alerts the page shows. */
export function readAlertsSearch(address: Record<string, unknown>): AlertsSearch {
  return Object.fromEntries(Object.entries(alertsSearch.parse(address)).filter(([, value]) => value !== undefined));
}
