import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";

export interface Figures {
  opening: number;
  left: number;
  done: number;
  ended: number;
  handedOn: number;
  reopened: number;
  target: number;
  line: number;
  onLine: boolean;
  daysPassed: number;
}
export interface Span {
  startDay: string;
  targetDay: string;
  workingDays: string[];
  daysOff: { day: string; reason: string }[];
  calendarVersion: string;
}
export interface Campaign {
  id: string;
  name: string;
  state: string;
  scope: { code: string };
  seen: { code: string } | null;
  span: Span;
  cases: number;
  reason: string | null;
  mayClose: boolean;
  frozenAt: { event: number };
  figures: Figures;
}
export interface Preview {
  __typename: string;
  at?: string;
  message?: string;
  asOf: { token: string };
  cases: number;
  target: number;
  oldestId: string;
  span: Span;
  units: { unit: { code: string }; unitOnly: boolean; cases: number }[];
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  campaign?: Campaign;
}
export interface Standing {
  asOf: { token: string; event: number };
  figures: Figures;
  arrived: number;
  units: { unit: { code: string }; unitOnly: boolean; figures: Figures; arrived: number }[];
  days: { day: string; working: boolean; left: number | null; line: number }[];
}
export interface CampaignCase {
  caseId: string;
  /** null: out of the asker's sight */
  reference: string | null;
  open: boolean;
  openedIn: { code: string } | null;
  holder: { code: string } | null;
}

const FIGURES = "opening left done ended handedOn reopened target line onLine daysPassed";
const SPAN = "startDay targetDay workingDays daysOff { day reason } calendarVersion";
const CAMPAIGN = `id name state scope { code } seen { code } span { ${SPAN} } cases reason mayClose frozenAt { event } figures { ${FIGURES} }`;
const PROBLEM = "__typename ... on CampaignRefused { at message }";

const PREVIEW = asked<{ previewCampaign: Preview }>(
  `query ($input: CampaignTermsInput!) { previewCampaign(input: $input) { ${PROBLEM}
     ... on CampaignPreview { asOf { token } cases target oldestId span { ${SPAN} } units { unit { code } unitOnly cases } } } }`,
);
export async function previewed(hub: TestHub, input: Record<string, unknown>, as: Who = "lanhdao"): Promise<Preview> {
  return (await hub.ask(PREVIEW, { input }, as)).previewCampaign;
}

const OPEN = asked<{ openCampaign: Outcome }>(
  `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { ${PROBLEM} ... on CampaignOpened { campaign { ${CAMPAIGN} } } } }`,
);
/** Sends an opening as it is given; a key of its own unless the input brings one. */
export async function opens(hub: TestHub, input: Record<string, unknown>, as: Who = "lanhdao"): Promise<Outcome> {
  return (await hub.ask(OPEN, { input: { key: randomUUID(), name: "Chiến dịch 7 ngày", ...input } }, as)).openCampaign;
}

/** Looks first and opens what was seen, as the page does. */
export async function opened(hub: TestHub, terms: Record<string, unknown>, as: Who = "lanhdao"): Promise<Campaign> {
  const { asOf, cases, message } = await previewed(hub, terms, as);
  if (message !== undefined) throw new Error(message);
  const { campaign, message: refused } = await opens(hub, { ...terms, asOf: asOf.token, count: cases }, as);
  if (campaign === undefined) throw new Error(refused);
  return campaign;
}

const CLOSE = asked<{ closeCampaign: Outcome }>(
  `mutation ($input: CloseCampaignInput!) { closeCampaign(input: $input) { ${PROBLEM} ... on CampaignClosed { campaign { ${CAMPAIGN} } } } }`,
);
export async function closes(hub: TestHub, input: Record<string, unknown>, as: Who = "lanhdao"): Promise<Outcome> {
  return (await hub.ask(CLOSE, { input: { key: randomUUID(), outcome: "COMPLETED", ...input } }, as)).closeCampaign;
}

const ONE = asked<{ campaign: Campaign | null }>(`query ($id: ID!) { campaign(id: $id) { ${CAMPAIGN} } }`);
export async function campaignOf(hub: TestHub, id: string, as: Who = "lanhdao"): Promise<Campaign | null> {
  return (await hub.ask(ONE, { id }, as)).campaign;
}

const LIST = asked<{ campaigns: { totalCount: number; nodes: Campaign[] } }>(
  `query ($state: CampaignState) { campaigns(state: $state, first: 100) { totalCount nodes { ${CAMPAIGN} } } }`,
);
export async function campaignsOf(hub: TestHub, as: Who = "lanhdao", state: string | null = null): Promise<Campaign[]> {
  const { totalCount, nodes } = (await hub.ask(LIST, { state }, as)).campaigns;
  if (totalCount !== nodes.length) throw new Error(`${totalCount} campaigns, ${nodes.length} rows`);
  return nodes;
}

const STANDING = asked<{ campaignStanding: Standing | null }>(
  `query ($id: ID!, $asOf: String) { campaignStanding(id: $id, asOf: $asOf) { asOf { token event } figures { ${FIGURES} } arrived
     units { unit { code } unitOnly figures { ${FIGURES} } arrived } days { day working left line } } }`,
);
export async function standingOf(hub: TestHub, id: string, as: Who = "lanhdao", asOf: string | null = null): Promise<Standing> {
  const { campaignStanding } = await hub.ask(STANDING, { id, asOf }, as);
  if (campaignStanding === null) throw new Error(`no campaign ${id} to be seen`);
  return campaignStanding;
}

const ARRIVALS = asked<{ campaignStanding: { arrivals: Arrival[] } | null }>(
  "query ($id: ID!, $asOf: String) { campaignStanding(id: $id, asOf: $asOf) { arrivals { day arrived cameIn } } }",
);
interface Arrival {
  day: string;
  arrived: number;
  cameIn: number;
}
/** What came into a campaign day by day. */
export async function arrivalsOf(hub: TestHub, id: string, as: Who = "lanhdao", asOf: string | null = null): Promise<Arrival[]> {
  const { campaignStanding } = await hub.ask(ARRIVALS, { id, asOf }, as);
  if (campaignStanding === null) throw new Error(`no campaign ${id} to be seen`);
  return campaignStanding.arrivals;
}

interface CasePage {
  totalCount: number;
  rows: CampaignCase[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const CASES = asked<{ campaignCases: CasePage | null }>(
  `query ($id: ID!, $number: CampaignNumber!, $unit: String, $unitOnly: Boolean, $day: Day, $asOf: String, $after: String) {
     campaignCases(id: $id, number: $number, unit: $unit, unitOnly: $unitOnly, day: $day, asOf: $asOf, after: $after, first: 7) {
       totalCount rows { caseId reference open openedIn { code } holder { code } } pageInfo { hasNextPage endCursor } } }`,
);
/** A number's whole list, page by page, and the number it claims. */
export async function casesOfNumber(
  hub: TestHub,
  id: string,
  wanted: { number: string; unit?: string; unitOnly?: boolean; day?: string; asOf?: string },
  as: Who = "lanhdao",
): Promise<{ totalCount: number; rows: CampaignCase[] }> {
  const rows: CampaignCase[] = [];
  for (let after: string | null = null; ;) {
    const { campaignCases: page }: { campaignCases: CasePage | null } = await hub.ask(CASES, { id, unitOnly: false, ...wanted, after }, as);
    if (page === null) throw new Error(`no campaign ${id} to be seen`);
    rows.push(...page.rows);
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, rows };
    after = page.pageInfo.endCursor;
  }
}

/** A case of a department that it works on. */
export const openAt = (id: string, lead: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> & { id: string } => ({
  ...aCase({ lead, received: "2026-03-09 08:00", stage: "IN_PROGRESS", ...more }),
  id,
});

/** Open cases of SXD (9, and one resolved), of a division below it (4, and the oldest), of SYT (3); and one that has ended. */
export function backlogOfTwo(): Partial<CaseSpec>[] {
  const many = (n: number, name: string, lead: string, more: Partial<CaseSpec> = {}) => Array.from({ length: n }, (_, i) => openAt(`${name}${i}`, lead, more));
  return [
    ...many(9, "a", "SXD"),
    ...many(4, "b", "SXD-HTGT"),
    ...many(3, "c", "SYT", { field: "HEALTH" }),
    openAt("resolved", "SXD", { stage: "RESOLVED" }),
    openAt("oldest", "SXD-HTGT", { received: "2025-11-03 08:00" }),
    openAt("ended", "SXD", { stage: "CLOSED" }),
  ];
}
