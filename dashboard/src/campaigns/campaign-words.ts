import type { BacklogClass, Severity } from "../gql/graphql.ts";
import type { Say } from "../language/index.ts";

/** What a campaign took in, in words. */
export function termsText({ classes, severities }: { classes: readonly BacklogClass[]; severities: readonly Severity[] }, say: Say): string {
  const named = classes.length === 0 ? say("campaign.everyClass") : classes.map((one) => say(`backlog.class.${one}`)).join(", ");
  const pressing = severities.length === 0 ? say("campaign.everySeverity") : severities.map((one) => say(`backlog.severity.${one}`)).join(", ");
  return `${named}; ${pressing}`;
}
