import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { HubPlace } from "./find-hub.ts";
import { sampleLeader, signIn, type Graph } from "./graph.ts";

const HEAD = { username: "giamdoc.sxd", password: "mau-giam-doc" };

interface Refusable {
  __typename: string;
  message?: string;
}

/** @throws it was refused */
function done(answer: Refusable, wanted: string): void {
  if (answer.__typename !== wanted) throw new Error(`${answer.__typename}: ${answer.message ?? ""}`);
}

/** Opens a campaign with the list that is shown now. */
export async function campaignOpened(place: HubPlace, name: string, terms: Record<string, unknown>): Promise<void> {
  const graph = await signIn(place, sampleLeader(place.checkout));
  const { seen } = await graph.ask<{ seen: Refusable & { cases: number; asOf: { token: string } } }>(
    `query ($input: CampaignTermsInput!) { seen: previewCampaign(input: $input) { __typename ... on CampaignPreview { cases asOf { token } } ... on Problem { message } } }`,
    { input: terms },
  );
  done(seen, "CampaignPreview");
  const { act } = await graph.ask<{ act: Refusable }>(
    `mutation ($input: OpenCampaignInput!) { act: openCampaign(input: $input) { __typename ... on Problem { message } } }`,
    { input: { ...terms, name, key: randomUUID(), asOf: seen.asOf.token, count: seen.cases } },
  );
  done(act, "CampaignOpened");
}

/** The leader directs the construction department about one of its cases, and its people are told. */
export async function directed(place: HubPlace): Promise<void> {
  const graph = await signIn(place, sampleLeader(place.checkout));
  const { cases } = await graph.ask<{ cases: { edges: { node: { id: string } }[] } }>(
    `query { cases(filter: { unit: "SXD", unitOnly: true, open: true }, first: 1) { edges { node { id } } } }`,
  );
  const caseId = cases.edges[0]?.node.id;
  const { act } = await graph.ask<{ act: Refusable }>(
    `mutation ($input: IssueDirectiveInput!) { act: issueDirective(input: $input) { __typename ... on Problem { message } } }`,
    { input: { key: randomUUID(), kind: "DIRECTIVE", subject: "Rà soát tồn đọng", words: "Khẩn trương rà soát.", caseId } },
  );
  done(act, "DirectiveIssued");
}

const TARGETS = `query { cases(filter: { unit: "SXD", unitOnly: true, open: true }, first: 6) { edges { node { rowId: id insideTargets { divisions { code } officers { username } } } } } }`;
interface Target {
  rowId: string;
  insideTargets: { divisions: { code: string }[]; officers: { username: string }[] } | null;
}

/** The construction department's head gives some of its open cases to divisions and officers. @returns how many */
export async function workGiven(place: HubPlace): Promise<number> {
  const graph = await signIn(place, HEAD);
  const { cases } = await graph.ask<{ cases: { edges: { node: Target }[] } }>(TARGETS);
  for (const [i, { node }] of cases.edges.entries()) await given(graph, node, i);
  return cases.edges.length;
}

async function given(graph: Graph, { rowId, insideTargets }: Target, place: number): Promise<void> {
  const officer = insideTargets?.officers.at(place % (insideTargets.officers.length || 1))?.username;
  const division = insideTargets?.divisions[0]?.code;
  const aim = place % 2 === 0 && division !== undefined ? { division } : { officer };
  const { act } = await graph.ask<{ act: Refusable }>(
    `mutation ($input: AssignInsideInput!) { act: assignInside(input: $input) { __typename ... on Problem { message } } }`,
    { input: { caseId: rowId, key: randomUUID(), note: "Kiểm tra hiện trường", ...aim } },
  );
  done(act, "AssignedInside");
}

/** One proposes that every unit rings for its first overdue case, another puts it in force. */
export async function alertsFromTheFirst(place: HubPlace): Promise<void> {
  const [inspector, leader] = [await signIn(place, { username: "thanhtra", password: "mau-thanh-tra" }), await signIn(place, sampleLeader(place.checkout))];
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const input = { kind: "OVERDUE_ABOVE", threshold: 0, longestMuteHours: 24, validFrom: today, legalBasis: "Công văn 12/UBND-VP" };
  const proposed = await inspector.ask<{ act: Refusable & { ruleId?: string } }>(
    `mutation ($input: AlertRuleInput!) { act: proposeAlertRule(input: $input) { __typename ... on AlertRule { ruleId: id } ... on Problem { message } } }`,
    { input },
  );
  done(proposed.act, "AlertRule");
  const settled = await leader.ask<{ act: Refusable }>(
    `mutation ($input: SettleAlertRuleInput!) { act: settleAlertRule(input: $input) { __typename ... on Problem { message } } }`,
    { input: { id: proposed.act.ruleId, adopt: true } },
  );
  done(settled.act, "AlertRule");
}

const LOOKS_WITHIN_MS = 30_000;

/** What ran over its limit in the last months rings now, as if the hub had been standing since: by itself it rings of nothing that was late before its first look. */
export async function severityLookedBack(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("update notice_follow set severe_up_to = severe_up_to - interval '400 days'");
    for (const end = Date.now() + LOOKS_WITHIN_MS; Date.now() < end; await wait(100))
      if ((await client.query("select 1 from notice where rule = 'CASE_SEVERE' limit 1")).rows.length > 0) return;
    throw new Error("nothing rang for severe lateness");
  } finally {
    await client.end();
  }
}
