import { AlertKind, AlertStanding } from "../gql/graphql.ts";
import { type ReadBy, readBy, text, word } from "./parts.ts";

/** `standing` absent: every one that has not ended. */
const alertsSearch = { standing: word(AlertStanding), kind: word(AlertKind), unit: text(40) };

/** Which alerts the page shows. */
export function readAlertsSearch(address: Record<string, unknown>): ReadBy<typeof alertsSearch> {
  return readBy(alertsSearch, address);
}
