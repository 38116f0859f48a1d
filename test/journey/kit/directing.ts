import { randomUUID } from "node:crypto";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase, aProvince } from "../../world.ts";
import type { CaseSpec, World } from "../../world.ts";
import { idOf } from "./reading.ts";

export interface Obligation {
  id: string;
  unit: { code: string };
  state: string;
  dueAt: string;
  overdue: boolean;
  mayAcknowledge: boolean;
  mayReply: boolean;
  maySettle: boolean;
  steps: { id: string; kind: string; words: string | null; by: { code: string }; byName: string; at: string }[];
}
export interface Directive {
  id: string;
  kind: string;
  origin: string;
  subject: string;
  words: string;
  by: { code: string };
  byName: string;
  caseCount: number;
  mayWithdraw: boolean;
  obligations: Obligation[];
  cases: {
    visibleCount: number;
    rows: { reference: string; title: string; unit: { code: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
export interface Submission {
  id: string;
  urgency: string;
  proposal: string;
  dueAt: string;
  overdue: boolean;
  limit: string;
  legalBasis: string;
  settlement: string | null;
  words: string | null;
  maySettle: boolean;
  directive: { id: string } | null;
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  directive?: Directive;
  obligation?: Obligation;
  submission?: Submission;
}
export interface Figures {
  unanswered: number;
  unacknowledged: number;
  overdue: number;
  replied: number;
}

const OBLIGATION = "id unit { code } state dueAt overdue mayAcknowledge mayReply maySettle steps { id kind words by { code } byName at }";
const DIRECTIVE = `id kind origin subject words by { code } byName caseCount mayWithdraw obligations { ${OBLIGATION} }
  cases(first: 100) { visibleCount rows { reference title unit { code } } pageInfo { hasNextPage endCursor } }`;
const SUBMISSION = "id urgency proposal dueAt overdue limit legalBasis settlement words maySettle directive { id }";
const PROBLEM = "__typename ... on DirectiveRefused { at message }";

const ACTS = {
  submitToLeader: `submitToLeader(input: $input) { ${PROBLEM} ... on SubmittedToLeader { submission { ${SUBMISSION} } } }`,
  settleSubmission: `settleSubmission(input: $input) { ${PROBLEM} ... on SubmissionSettled { submission { ${SUBMISSION} } } }`,
  issueDirective: `issueDirective(input: $input) { ${PROBLEM} ... on DirectiveIssued { directive { ${DIRECTIVE} } } }`,
  acknowledgeDirective: `acknowledgeDirective(input: $input) { ${PROBLEM} ... on ObligationMoved { obligation { ${OBLIGATION} } } }`,
  replyDirective: `replyDirective(input: $input) { ${PROBLEM} ... on ObligationMoved { obligation { ${OBLIGATION} } } }`,
  settleReply: `settleReply(input: $input) { ${PROBLEM} ... on ObligationMoved { obligation { ${OBLIGATION} } } }`,
  withdrawDirective: `withdrawDirective(input: $input) { ${PROBLEM} ... on DirectiveWithdrawn { directive { ${DIRECTIVE} } } }`,
} as const;
export type DirectiveAct = keyof typeof ACTS;

/** Does one act as its page does; a key of its own unless the input brings one. */
export async function does(hub: TestHub, act: DirectiveAct, input: Record<string, unknown>, as: Who): Promise<Outcome> {
  const type = `${act[0]?.toUpperCase()}${act.slice(1)}Input`;
  const document = asked<Record<string, Outcome>>(`mutation ($input: ${type}!) { ${ACTS[act]} }`);
  const outcome = (await hub.ask(document, { input: { key: randomUUID(), ...input } }, as))[act];
  if (outcome === undefined) throw new Error(`${act} answered nothing`);
  return outcome;
}

/** A directive about one case, in words that do for any. */
export async function directs(hub: TestHub, name: string, more: Record<string, unknown>, as: Who = "lanhdao"): Promise<Directive> {
  const input = { kind: "DIRECTIVE", subject: "Xử lý mặt đường hỏng", words: "Khẩn trương khắc phục.", caseId: await idOf(hub, name), ...more };
  const { directive, message } = await does(hub, "issueDirective", input, as);
  if (directive === undefined) throw new Error(message);
  return directive;
}

const ONE = asked<{ directive: Directive | null }>(`query ($id: ID!) { directive(id: $id) { ${DIRECTIVE} } }`);
export async function directiveOf(hub: TestHub, id: string, as: Who = "lanhdao"): Promise<Directive | null> {
  return (await hub.ask(ONE, { id }, as)).directive;
}

interface ObligationPage {
  totalCount: number;
  edges: { node: Obligation }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const LIST = asked<{ directives: ObligationPage }>(
  `query ($filter: DirectiveFilter, $first: Int, $after: String, $asOf: String) { directives(filter: $filter, first: $first, after: $after, asOf: $asOf) {
     totalCount edges { node { ${OBLIGATION} } } pageInfo { hasNextPage endCursor } } }`,
);
/** A whole list of obligations, page by page, and the number it claims. */
export async function obligationsOf(hub: TestHub, filter: Record<string, unknown>, as: Who = "lanhdao", asOf: string | null = null, first = 2) {
  const rows: Obligation[] = [];
  for (let after: string | null = null; ;) {
    const { directives }: { directives: ObligationPage } = await hub.ask(LIST, { filter, first, after, asOf }, as);
    rows.push(...directives.edges.map(({ node }) => node));
    if (!directives.pageInfo.hasNextPage) return { totalCount: directives.totalCount, rows };
    after = directives.pageInfo.endCursor;
  }
}

const SUMMARY = asked<{
  directivesSummary: { asOf: { token: string }; issued: Figures; addressed: Figures; submissionsWaiting: number; submissionsOverdue: number };
}>(
  `query ($unit: String, $asOf: String) { directivesSummary(unit: $unit, asOf: $asOf) { asOf { token } issued { unanswered unacknowledged overdue replied }
     addressed { unanswered unacknowledged overdue replied } submissionsWaiting submissionsOverdue } }`,
);
export async function summaryOf(hub: TestHub, as: Who = "lanhdao", asOf: string | null = null) {
  return (await hub.ask(SUMMARY, { asOf }, as)).directivesSummary;
}

/** A case of the department SXD, or of another. */
export const given = (id: string, lead = "SXD", more: Partial<CaseSpec> = {}): Partial<CaseSpec> => aCase({ id, received: "2026-03-12 08:00", lead, ...more });

export interface DirectingWorld {
  world: World;
  /** the chief of the province's office, the head of the department SYT, an officer of a division below SXD */
  chief: string;
  health: string;
  division: string;
}

/** A province with cases of these names in the hands of SXD, and people at several units. */
export async function aDirectingProvince(...names: string[]): Promise<DirectingWorld> {
  const world = await aProvince({ kept: true }).with(
    ...names.map((id) => given(id)),
    given("division", "SXD-HTGT"),
    given("health", "SYT", { field: "HEALTH" }),
    given("ended", "SXD", { stage: "CLOSED" }),
    given("hidden", "SXD", { submitter: { name: "Khuyếch Trương Sâm", phone: "0987651200", email: null, address: null } }),
  );
  const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
  const health = await world.hub.account("UNIT_HEAD", "SYT");
  return { world, chief, health, division: await world.hub.account("DIVISION_HANDLER", "SXD-HTGT") };
}

/** The one obligation of a directive to one unit. */
export function only(obligations: readonly Obligation[]): Obligation {
  const [one] = obligations;
  if (one === undefined || obligations.length > 1) throw new Error(`one obligation was expected, not ${obligations.length}`);
  return one;
}
