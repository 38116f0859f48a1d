import { watchAlerts } from "../../../server/src/alert/index.ts";
import { TickSight } from "../../../server/src/tally/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import type { Asking } from "./asking.ts";

export interface AlertAnswer {
  id: string;
  kind: string;
  standing: string;
  unit: { code: string };
  unitOnly: boolean;
  source: string | null;
  cases: number | null;
  asOf: { token: string };
  rings: number;
  ownerName: string | null;
  acknowledgedByName: string | null;
  note: string | null;
  mutedUntil: string | null;
  endedAt: string | null;
  held: { kind: string; unit: { code: string }; cases: number }[];
  steps: { kind: string; byName: string | null; words: string | null }[];
  may: string[];
}
const ALERT =
  "id kind standing unit { code } unitOnly source cases asOf { token } rings ownerName acknowledgedByName note mutedUntil endedAt held { kind unit { code } cases } steps { kind byName words } may";
interface Page {
  totalCount: number;
  edges: { node: AlertAnswer }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
export const ALERTS = asked<{ alerts: Page }>(
  `query ($filter: AlertFilter, $first: Int, $after: String) { alerts(filter: $filter, first: $first, after: $after) { totalCount edges { node { ${ALERT} } } pageInfo { hasNextPage endCursor } } }`,
);
export const ALERT_CHANGED = asked<{ alertChanged: { resync: boolean; alert: AlertAnswer | null } }>(
  `subscription { alertChanged { resync alert { ${ALERT} } } }`,
);

/** The hub's worker holds its rules against the tick that counts everything by now. @returns how many alerts moved; null: it was another's turn */
export async function looks(hub: TestHub): Promise<number | null> {
  await hub.shown();
  const sight = new TickSight();
  await hub.hub.database.read((tx) => sight.read(tx));
  const tick = sight.tick();
  if (tick === undefined) throw new Error("there is no tick yet");
  return watchAlerts(hub.hub, tick);
}

/** A second's time passes, and the hub looks. */
export async function looksLater(hub: TestHub, later = 1_000): Promise<number | null> {
  await hub.now(later);
  return looks(hub);
}

/** The whole list, page by page; its count must be its rows. */
export async function alertsOf(hub: TestHub, filter: Record<string, unknown> = {}, as: Who = "lanhdao"): Promise<AlertAnswer[]> {
  const rows: AlertAnswer[] = [];
  for (let after: string | null = null; ;) {
    const { alerts }: { alerts: Page } = await hub.ask(ALERTS, { filter, first: 2, after }, as);
    rows.push(...alerts.edges.map(({ node }) => node));
    if (!alerts.pageInfo.hasNextPage) {
      if (rows.length !== alerts.totalCount) throw new Error(`the list of ${alerts.totalCount} alerts has ${rows.length} rows`);
      return rows;
    }
    after = alerts.pageInfo.endCursor;
  }
}

export const OPEN = { standing: ["RINGING", "ACKNOWLEDGED", "MUTED"] };

/** What somebody does about an alert. */
export async function acts(hub: TestHub, field: "takeAlert" | "acknowledgeAlert" | "muteAlert", input: Record<string, unknown>, as: Who) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = asked<Record<string, Partial<AlertAnswer> & { __typename: string; at?: string; message?: string }>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Alert { ${ALERT} } ... on AlertRefused { at message } } }`,
  );
  const answer = (await hub.ask(document, { input }, as))[field];
  if (answer === undefined) throw new Error(`${field} answered nothing`);
  return answer;
}

const RULE = "id kind threshold state inForce wouldRing proposedByName settledByName unit { code } source";
export interface RuleAnswer {
  __typename: string;
  id?: string;
  state?: string;
  inForce?: boolean;
  wouldRing?: number;
  count?: number;
  rings?: { unit: { code: string }; cases: number | null }[];
  at?: string;
}

/** Previews, proposes or settles a rule. */
export async function ruled(
  hub: Asking,
  field: "previewAlertRule" | "proposeAlertRule" | "settleAlertRule",
  input: Record<string, unknown>,
  as: Who,
): Promise<RuleAnswer> {
  const shown = field === "previewAlertRule" ? "... on AlertRulePreviewed { count rings { unit { code } cases } }" : `... on AlertRule { ${RULE} }`;
  const document = asked<Record<string, RuleAnswer>>(
    `mutation ($input: ${field === "settleAlertRule" ? "SettleAlertRuleInput" : "AlertRuleInput"}!) { ${field}(input: $input) { __typename ${shown} ... on AlertRefused { at } } }`,
  );
  return (await hub.ask(document, { input }, as))[field] as RuleAnswer;
}

/** A rule that one person proposed and another put in force. */
export async function aRule(hub: Asking, rule: Record<string, unknown>): Promise<void> {
  const input = { longestMuteHours: 24, validFrom: "2026-03-16", legalBasis: "Công văn 12/UBND-VP", ...rule };
  const proposed = await ruled(hub, "proposeAlertRule", input, "thanhtra");
  await ruled(hub, "settleAlertRule", { id: proposed.id, adopt: true }, "lanhdao");
}
