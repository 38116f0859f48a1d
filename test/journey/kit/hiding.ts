import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { hubSchema } from "../../../server/src/graph/index.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { aCase } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import { acts } from "./acting.ts";
import { directs, does } from "./directing.ts";
import { propose } from "./proposing.ts";
import { idOf } from "./reading.ts";
import { argumentsOf } from "./told-everywhere.ts";
import { everyDocument } from "./whole-graph.ts";
import { request, seenOf } from "./writing.ts";
import type { WritingWorld } from "./writing.ts";

/** A word that stands nowhere else; every text of the case and about it has it. */
export const CANARY = "Xilôphôn";
const HEAD = "giamdoc.sxd";
/** What stands for a hidden case. */
export const STUB = "Nội dung đã chuyển cơ quan có thẩm quyền theo quy định của pháp luật";
/** Who sent it. */
export const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: "0987651299", email: "sam@thu.example", address: `Ngõ ${CANARY}` };
/** What it is diverted as. */
export const TO_CAO = { code: "TO-CAO", reason: `Nêu rõ cán bộ nhận ${CANARY}` };

/** A case of SXD that tells of one of its own; the canary stands in every text of it. */
export const denounced = (more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id: "a",
    received: "2026-03-12 08:00",
    stage: "IN_PROGRESS",
    title: `Cán bộ Sở nhận ${CANARY}`,
    content: `Ông A nhận ${CANARY} ngày 10/3`,
    place: { text: `Số 1 phố ${CANARY}`, ward: null },
    submitter: SUBMITTER,
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED", note: `Nghe kể về ${CANARY}` },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD", note: `Xem vụ ${CANARY}` },
      { at: "2026-03-12 10:00", kind: "ACCEPTED" },
    ],
    ...more,
  });

/** The canary, with or without its marks. */
export const hears = (text: string): boolean => /xil[ôo]ph[ôo]n/i.test(text.normalize("NFC"));

/** Everything that people of the hub may have written about it before anybody saw what it is. */
export async function isWrittenAbout(world: WritingWorld, chief: string, focal: string): Promise<string> {
  const { hub } = world;
  const caseId = await idOf(hub, "a");
  const said = `Đề nghị xem vụ ${CANARY}`;
  const done = async (type: string, act: string, input: Record<string, unknown>, as: Who): Promise<void> => {
    const document = asked<Record<string, { __typename: string }>>(`mutation ($input: ${type}!) { ${act}(input: $input) { __typename } }`);
    expect((await hub.ask(document, { input }, as))[act]?.__typename).not.toMatch(/Refused|NotAllowed|NotPossible|MovedOn/);
  };
  await done("UrgeCaseInput", "urgeCase", { caseId, reason: said }, "lanhdao");
  await done("CorrectBacklogClassInput", "correctBacklogClass", { caseId, seen: await seenOf(hub, "a"), class: "B4", reason: said }, chief);
  await done("CommentInsideInput", "commentInside", { caseId, key: randomUUID(), words: said }, HEAD);
  expect((await request(hub, "a", { kind: "COMMENT", words: said }, HEAD)).__typename).toBe("CaseChangeQueued");
  expect((await propose(hub, "a", { kind: "RECORD_RESULT", words: said }, focal)).__typename).toBe("ProposalMade");
  const call = { caseId, calledAt: new Date(hub.instant).toISOString(), outcome: "DA-GAP", minutes: 2, note: said };
  expect(await acts(hub, "recordCall", call, focal)).toMatchObject({ __typename: "CallRecorded" });
  expect((await does(hub, "submitToLeader", { caseId, urgency: "CRITICAL", proposal: said }, HEAD)).__typename).toBe("SubmittedToLeader");
  const directive = await directs(hub, "a", { addressees: ["SXD"], subject: said, words: said });
  const [obligation] = directive.obligations;
  expect((await does(hub, "replyDirective", { obligation: obligation?.id, words: said }, HEAD)).__typename).toBe("ObligationMoved");
  return directive.id;
}

/** Every query of the graph, with every field, as everybody: the answers that tell of it. */
export async function telling(hub: TestHub, people: readonly string[], directive: string): Promise<string[]> {
  const ids = { a: await idOf(hub, "a") };
  const documents = everyDocument(await hubSchema()).filter(({ operation }) => operation === "query");
  const found: string[] = [];
  for (const who of people) {
    const cookie = await hub.cookieOf(who);
    for (const { name, text } of documents) {
      const given: Record<string, string[]> = {
        cases: ["first: 100", `filter: { text: "${CANARY}" }`],
        directive: [`id: "${directive}"`],
        directiveLetter: [`id: "${directive}"`],
        worklist: ['source: "ghi"'],
        worklistFile: ['source: "ghi"'],
        caseChangeLanes: ['source: "ghi"'],
      };
      for (const args of given[name] ?? argumentsOf(name, ids)) {
        const { body } = await hub.post({ query: text(args) }, { cookie });
        expect(body).not.toContain("GRAPHQL_VALIDATION_FAILED");
        // what was asked for may stand in a message
        if (hears(body)) found.push(`${name}(${args}) as ${who}`);
      }
    }
  }
  return found;
}

/** Whether the export of the queue tells of it. */
export async function exportTells(hub: TestHub, who: string): Promise<boolean> {
  const list = asked<{ cases: { asOf: { token: string } } }>("{ cases(first: 0) { asOf { token } } }");
  const { token } = (await hub.ask(list, {}, who)).cases.asOf;
  const address = `${hub.url}/exports/backlog?${new URLSearchParams({ format: "csv", asOf: token, filter: JSON.stringify({ open: true }) }).toString()}`;
  const answer = await fetch(address, { headers: { cookie: await hub.cookieOf(who) } });
  expect(answer.status).toBe(200);
  return hears(await answer.text());
}
