import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { EXTENSION, MOOT, RESULT, Staff, atWork, proposalList, proposalsOn, propose, proposed, settleProposal, withdraw } from "./kit/proposing.ts";
import { caseOf, idOf } from "./kit/reading.ts";
import { aWritingProvince, changesOf, seenOf, sends } from "./kit/writing.ts";

let world: World;
let head: string;
let deputy: string;
let focal: string;
let office: string;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...["twice", "moved", "race", "back", "gone", "handed", "solved", "sealed"].map((id) => atWork(id)));
  const staff = new Staff(world);
  [head, deputy, focal] = [await staff.hire("UNIT_HEAD", "SXD"), await staff.hire("UNIT_HEAD", "SXD", "pho.sxd"), await staff.hire("FOCAL_OFFICER", "SXD")];
  office = await staff.hire("OFFICE_CHIEF", "VPUB");
}, 60_000);
afterAll(() => world?.leave());

const toDecide = async (as: string): Promise<string[]> => (await proposalList(world.hub, "TO_DECIDE", as)).edges.map(({ node }) => node.id);

describe("a proposal", () => {
  test("is one, however often it is clicked; its key serves for no other, and no second of its kind is open", async () => {
    const key = randomUUID();
    const twice = await Promise.all([1, 2].map(() => propose(world.hub, "twice", { ...MOOT, key }, focal)));
    expect(twice.map(({ __typename }) => __typename)).toEqual(["ProposalMade", "ProposalMade"]);
    expect(twice[0]?.proposal?.id).toBe(twice[1]?.proposal?.id);
    expect(await propose(world.hub, "twice", { ...MOOT, key, words: "Điều khác" }, focal)).toMatchObject({ at: "key" });
    expect(await propose(world.hub, "twice", MOOT, head)).toMatchObject({ at: "kind" });
    expect((await proposalsOn(world.hub, "twice", focal)).proposals).toHaveLength(1);
  });

  test("on a page that is older than the case is none", async () => {
    const seen = await seenOf(world.hub, "moved");
    world.source.change("moved", { title: "Đường hỏng nặng hơn" });
    world.clock.advance(1_000);
    await world.hub.settled();
    expect(await propose(world.hub, "moved", { ...MOOT, seen }, focal)).toMatchObject({ __typename: "CaseMovedOn" });
    const id = await proposed(world.hub, "moved", MOOT, focal);
    world.source.change("moved", { title: "Đường đã sửa một nửa" });
    world.clock.advance(1_000);
    await world.hub.settled();
    expect(await settleProposal(world.hub, id, "APPROVE", head)).toMatchObject({ __typename: "CaseMovedOn" });
    const now = await seenOf(world.hub, "moved");
    expect(await settleProposal(world.hub, id, "APPROVE", head, { seen: now })).toMatchObject({ __typename: "ProposalSettled" });
  });

  test("of two who approve at once is approved by exactly one, and asked for once", async () => {
    const id = await proposed(world.hub, "race", MOOT, focal);
    const outcomes = await Promise.all([head, deputy, head, deputy].map((who) => settleProposal(world.hub, id, "APPROVE", who)));
    const names = outcomes.map(({ __typename }) => __typename);
    expect(names.toSorted()).toEqual(["ProposalOver", "ProposalOver", "ProposalSettled", "ProposalSettled"]); // a double click of the one who won is answered alike
    expect(names[0]).toBe(names[2]);
    expect(await changesOf(world.hub, "race")).toHaveLength(1);
    const audited = "select count(*)::int as n from audit_entry where act = 'approveProposal' and subject = $1";
    expect(await world.hub.database.sql(audited, [`case:${await idOf(world.hub, "race")}`])).toEqual([{ n: 1 }]);
  });

  test("is taken back by its drafter alone, and not once it is decided", async () => {
    const id = await proposed(world.hub, "back", MOOT, focal);
    expect((await withdraw(world.hub, id, head)).__typename).toBe("ChangeNotAllowed");
    expect(await withdraw(world.hub, id, focal)).toMatchObject({ proposal: { state: "WITHDRAWN" } });
    expect(await settleProposal(world.hub, id, "APPROVE", head)).toMatchObject({ __typename: "ProposalOver", proposal: { state: "WITHDRAWN" } });
    const next = await proposed(world.hub, "back", MOOT, focal);
    expect(await settleProposal(world.hub, next, "REJECT", head, { words: " " })).toMatchObject({ at: "words" });
    await settleProposal(world.hub, next, "REJECT", head, { words: "Chưa đủ căn cứ" });
    expect((await withdraw(world.hub, next, focal)).__typename).toBe("ProposalOver");
  });

  test.each([
    ["the case is over", "gone", MOOT, { stage: "CLOSED" as const }, "CLOSED"],
    ["another unit has it", "handed", MOOT, { lead: "SYT" }, "HANDED_OVER"],
    ["its result was recorded elsewhere", "solved", RESULT, { stage: "RESOLVED" as const, result: "Đã xong" }, "RESULT_RECORDED"],
  ])("lapses when %s", async (_how, name, draft, change, because) => {
    const id = await proposed(world.hub, name, draft, focal);
    expect(await toDecide(head)).toContain(id);
    world.source.change(name, { ...change, steps: undefined as never });
    world.clock.advance(1_000);
    await world.hub.settled();
    expect(await toDecide(head)).not.toContain(id);
    const [own] = (await proposalList(world.hub, "MINE", focal)).edges.filter(({ node }) => node.id === id);
    expect(own?.node).toMatchObject({ state: "LAPSED", lapsedBecause: because });
    expect(["ProposalOver", "ChangeNotAllowed"]).toContain((await settleProposal(world.hub, id, "APPROVE", head)).__typename);
    expect(await changesOf(world.hub, name)).toEqual([]);
  });

  test("hides its case's submitter in what lies in the open, also in its promise and in the decision", async () => {
    const words = "Đã gọi ông Trần Văn Mẫu";
    const id = await proposed(world.hub, "sealed", { ...EXTENSION, words, commitment: `${words}, hẹn trả lời` }, focal);
    await settleProposal(world.hub, id, "REJECT", office, { words: `${words}, đã đồng ý chờ` });
    const rows = await world.hub.database.sql<{ text: string }>("select case_proposal::text as text from case_proposal where id = $1", [id]);
    expect(rows[0]?.text).toContain("Đã gọi ông •••");
    expect(rows[0]?.text).not.toContain("Trần Văn Mẫu");
  });

  test("lists are told page by page with their whole number", async () => {
    const whole = await proposalList(world.hub, "MINE", focal);
    const first = await proposalList(world.hub, "MINE", focal, { first: 2 });
    expect(first).toMatchObject({ totalCount: whole.totalCount, pageInfo: { hasNextPage: true } });
    const next = await proposalList(world.hub, "MINE", focal, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges, ...next.edges].map(({ node }) => node.id)).toEqual(whole.edges.slice(0, 4).map(({ node }) => node.id));
    const [{ n } = { n: -1 }] = await world.hub.database.sql<{ n: number }>(
      "select count(*)::int as n from case_proposal p join account a on a.id = p.by_account_id where a.username = $1",
      [focal],
    );
    expect(whole.totalCount).toBe(n);
  });
});

describe("what was approved", () => {
  test("shows the source's refusal on the proposal", async () => {
    const writing = await aWritingProvince([atWork("a")]);
    const people = new Staff(writing);
    const [by, to] = [await people.hire("FOCAL_OFFICER", "SXD"), await people.hire("UNIT_HEAD", "SXD")];
    const id = await proposed(writing.hub, "a", MOOT, by);
    await settleProposal(writing.hub, id, "APPROVE", to);
    writing.writable.mishaps("refused");
    await sends(writing.hub);
    expect((await proposalsOn(writing.hub, "a", by)).proposals).toMatchObject([{ state: "APPROVED", change: { state: "REFUSED" } }]);
    expect(await caseOf(writing.hub, "a")).toMatchObject({ stage: "IN_PROGRESS" });
    expect((await proposalsOn(writing.hub, "a", by)).possibleProposals).toContain("CLOSE"); // it can be proposed again
  });

  test("goes to the source as it lay in the open where the submitter was erased meanwhile", async () => {
    const writing = await aWritingProvince([atWork("a")]);
    const people = new Staff(writing);
    const [by, to, chief] = [await people.hire("FOCAL_OFFICER", "SXD"), await people.hire("UNIT_HEAD", "SXD"), await people.hire("OFFICE_CHIEF", "TINH")];
    const id = await proposed(writing.hub, "a", { ...RESULT, words: "Đã vá xong, đã báo ông Trần Văn Mẫu" }, by);
    const ERASE = asked<{ eraseSubmitter: { __typename: string } }>("mutation ($input: EraseSubmitterInput!) { eraseSubmitter(input: $input) { __typename } }");
    const input = { caseId: await idOf(writing.hub, "a"), everyCase: false, legalBasis: "Luật 91/2025/QH15", reason: "Theo yêu cầu" };
    await writing.hub.ask(ERASE, { input }, chief);
    expect(await settleProposal(writing.hub, id, "APPROVE", to, { seen: await seenOf(writing.hub, "a") })).toMatchObject({ __typename: "ProposalSettled" });
    await sends(writing.hub);
    expect(writing.writable.effects).toMatchObject([{ kind: "RECORD_RESULT", told: { ketQua: "Đã vá xong, đã báo ông •••" } }]);
  });

  test("an extension is asked for once, and lapses when its limit is over before it is granted", async () => {
    const writing = await aWritingProvince([
      atWork("a", { received: "2026-03-16 08:00", steps: undefined }),
      atWork("b", { received: "2026-03-16 08:00", steps: undefined }),
    ]);
    const people = new Staff(writing);
    const [by, to] = [await people.hire("FOCAL_OFFICER", "SXD"), await people.hire("OFFICE_CHIEF", "VPUB")];
    await settleProposal(writing.hub, await proposed(writing.hub, "a", EXTENSION, by), "APPROVE", to);
    await sends(writing.hub);
    await writing.hub.settled();
    expect((await proposalsOn(writing.hub, "a", by)).proposals).toMatchObject([{ change: { state: "VERIFIED" } }]);
    expect(await propose(writing.hub, "a", { ...EXTENSION, dueDay: "2026-03-26" }, by)).toMatchObject({ __typename: "ChangeNotPossible", at: "kind" });
    const late = await proposed(writing.hub, "b", EXTENSION, by);
    await writing.hub.now("2026-05-04T02:00:00.000Z");
    expect(await settleProposal(writing.hub, late, "APPROVE", to)).toMatchObject({
      __typename: "ProposalOver",
      proposal: { state: "LAPSED", lapsedBecause: "LIMIT_OVER" },
    });
  });
});
