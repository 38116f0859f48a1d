import { randomUUID } from "node:crypto";
import type { Role } from "@dau-moi/schema";
import { addAccount } from "../../../server/src/access/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase } from "../../world.ts";
import type { CaseSpec, World } from "../../world.ts";
import { idOf } from "./reading.ts";
import { seenOf } from "./writing.ts";

/** Drafts that a test changes or sends as they are. */
export const MOOT = { kind: "CLOSE", reasonCode: "DA-KHAC-PHUC", words: "Đã sửa trong dự án khác" };
export const STALE = { kind: "CLOSE", reasonCode: "QUA-LAU-KHONG-TAI", words: "Không ai phản ánh lại" };
export const RESULT = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường" };
export const EXTENSION = { kind: "EXTEND", dueDay: "2026-03-24", commitment: "Sẽ trả lời trước ngày 24/3", words: "Chờ vật tư" };

/** A case at work in SXD, unlike any other. */
export function atWork(id: string, more: object = {}): Partial<CaseSpec> {
  return aCase({
    id,
    received: "2026-03-12 08:00",
    title: `Việc riêng của ${id}`,
    submitter: { name: "Trần Văn Mẫu", phone: `09123${String(id.length).padStart(2, "0")}${String(id.charCodeAt(0))}`, email: null, address: null },
    stage: "IN_PROGRESS",
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-12 10:00", kind: "ACCEPTED" },
    ],
    ...more,
  });
}

export interface ProposalAnswer {
  id: string;
  kind: string;
  state: string;
  words: string;
  commitment: string | null;
  dueDay: string | null;
  lapsedBecause: string | null;
  settledWords: string | null;
  settledByName: string | null;
  byName: string;
  mayDecide: boolean;
  mayWithdraw: boolean;
  reason: { code: string; class: string } | null;
  change: { id: string; kind: string; state: string; words: string | null; reason: string | null } | null;
  repeats: { signs: string[]; caseId: string | null; reference: string | null }[];
  about: { id: string; visible: boolean; title: string; content: string | null; learnedAt: string; unit: { code: string } };
}
export interface Outcome {
  __typename: string;
  at?: string;
  message?: string;
  proposal?: ProposalAnswer;
}

const PROPOSAL = `id kind state words commitment dueDay lapsedBecause settledWords settledByName byName mayDecide mayWithdraw reason { code class }
  change { id kind state words reason } repeats { signs caseId reference } about { id visible title content learnedAt unit { code } }`;
const OUTCOME = `__typename ... on Problem { message } ... on ChangeNotPossible { at } ... on ProposalOver { proposal { ${PROPOSAL} } }`;
const PROPOSE = asked<{ proposeCaseChange: Outcome }>(
  `mutation ($input: ProposeCaseChangeInput!) { proposeCaseChange(input: $input) { __typename ... on ProposalMade { proposal { ${PROPOSAL} } }
    ... on Problem { message } ... on ChangeNotPossible { at } } }`,
);
const SETTLE = asked<{ settleProposal: Outcome }>(
  `mutation ($input: SettleProposalInput!) { settleProposal(input: $input) { ${OUTCOME} ... on ProposalSettled { proposal { ${PROPOSAL} } } } }`,
);
const WITHDRAW = asked<{ withdrawProposal: Outcome }>(
  `mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { __typename ... on ProposalSettled { proposal { ${PROPOSAL} } } ... on Problem { message } } }`,
);
const LIST = asked<{
  proposals: { totalCount: number; edges: { cursor: string; node: ProposalAnswer }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}>(
  `query ($scope: ProposalScope!, $first: Int! = 50, $after: String) { proposals(scope: $scope, first: $first, after: $after) {
    totalCount edges { cursor node { ${PROPOSAL} } } pageInfo { hasNextPage endCursor } } }`,
);
const OF_CASE = asked<{ case: { proposals: ProposalAnswer[]; possibleProposals: string[]; repeats: { signs: string[]; reference: string | null }[] } }>(
  `query ($id: ID!) { case(id: $id) { possibleProposals repeats { signs reference } proposals { ${PROPOSAL} } } }`,
);

/** Drafts a change of the case of this name as its page does. */
export async function propose(hub: TestHub, name: string, change: { kind: string } & Record<string, unknown>, as: Who): Promise<Outcome> {
  const input = { caseId: await idOf(hub, name), key: randomUUID(), seen: await seenOf(hub, name), words: "Nội dung đề xuất", ...change };
  return (await hub.ask(PROPOSE, { input }, as)).proposeCaseChange;
}

/** The number of a proposal that was made. */
export async function proposed(hub: TestHub, name: string, change: { kind: string } & Record<string, unknown>, as: Who): Promise<string> {
  const outcome = await propose(hub, name, change, as);
  if (outcome.proposal === undefined) throw new Error(`not proposed: ${JSON.stringify(outcome)}`);
  return outcome.proposal.id;
}

export async function settleProposal(hub: TestHub, id: string, decision: "APPROVE" | "REJECT", as: Who, more: Record<string, unknown> = {}): Promise<Outcome> {
  return (await hub.ask(SETTLE, { input: { id, decision, ...more } }, as)).settleProposal;
}

export async function withdraw(hub: TestHub, id: string, as: Who): Promise<Outcome> {
  return (await hub.ask(WITHDRAW, { input: { id } }, as)).withdrawProposal;
}

export async function proposalList(hub: TestHub, scope: "MINE" | "TO_DECIDE", as: Who, page: { first?: number; after?: string | null } = {}) {
  return (await hub.ask(LIST, { scope, first: 50, after: null, ...page }, as)).proposals;
}

/** What of a case's proposals its page shows. */
export async function proposalsOn(hub: TestHub, name: string, as: Who) {
  return (await hub.ask(OF_CASE, { id: await idOf(hub, name) }, as)).case;
}

const PASSWORD = "mật khẩu của người thử";

/** People who can sign in after a restart too. */
export class Staff {
  readonly #names: string[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** An account. @returns its username */
  async hire(role: Role, unit: string, named?: string): Promise<string> {
    const username = named ?? `${role.toLowerCase().replaceAll("_", ".")}.${unit.toLowerCase()}`;
    const { hub } = this.#world.hub;
    await addAccount(hub.database, hub.clock, { username, password: PASSWORD, displayName: `Người thử ${unit}`, role, unitId: hub.units().idOf(unit) });
    this.#names.push(username);
    this.#world.hub.knows(username, PASSWORD);
    return username;
  }

  /** The hub stops and starts again on its database. */
  async restarted(): Promise<void> {
    const hub = await this.#world.restarted();
    for (const name of this.#names) hub.knows(name, PASSWORD);
  }
}
