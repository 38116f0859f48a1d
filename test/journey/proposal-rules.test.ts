import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importOfficers } from "../../server/src/unit/index.ts";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { EXTENSION, MOOT, RESULT, STALE, Staff, atWork, proposalList, proposalsOn, propose, proposed, settleProposal, withdraw } from "./kit/proposing.ts";
import { caseOf, idOf } from "./kit/reading.ts";
import { changesOf, request, seenOf } from "./kit/writing.ts";

const person = (name: string, phone: string) => ({ name, phone, email: null, address: null });
const old = (id: string, title: string, more: object = {}) =>
  aCase({
    id,
    received: "2024-11-04 08:00",
    stage: "ASSIGNED",
    lead: "SXD",
    title,
    submitter: person(`Người ${id}`, `0981000${String(title.length).padStart(3, "0")}`),
    ...more,
  });

let world: World;
let staff: Staff;
let head: string;
let deputy: string;
let focal: string;
let handler: string;
let office: string;
const NAMES = ["who", "blank", "delegated", "officer", "late", "offered", "mine", "direct"];
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    ...NAMES.map((id) => atWork(id)),
    atWork("health", { steps: [], lead: "SYT", field: "HEALTH" }),
    old("repeated", "Cống thoát nước đường Hoàng Diệu tắc nghẽn"),
    aCase({
      id: "second",
      received: "2025-06-02 08:00",
      stage: "CLOSED",
      lead: "SXD",
      repeatOf: "repeated",
      title: "Nước ngập nhà dân",
      submitter: person("Người khác", "0977000222"),
    }),
    old("same-person", "Vỉa hè trước trường tiểu học bong gạch"),
    aCase({
      id: "again",
      received: "2025-07-02 08:00",
      stage: "CLOSED",
      lead: "SXD",
      title: "Không ai sửa cho dân",
      submitter: person("Người same-person", "0981000038"),
    }),
    old("same-words", "Nắp hố ga bị mất ở ngõ chợ Cầu Đông", { submitter: person("Một người", "0977000333") }),
    aCase({
      id: "others",
      received: "2025-08-04 08:00",
      stage: "CLOSED",
      lead: "SXD",
      title: "Nắp hố ga bị mất ở ngõ chợ Cầu Đông đã lâu",
      submitter: person("Ai đó", "0977000444"),
    }),
    old("quiet", "Biển báo cấm đỗ xe đặt sai chỗ ngã năm", { submitter: person("Người im lặng", "0977000666") }),
  );
  staff = new Staff(world);
  [head, deputy, focal] = [await staff.hire("UNIT_HEAD", "SXD"), await staff.hire("UNIT_HEAD", "SXD", "pho.sxd"), await staff.hire("FOCAL_OFFICER", "SXD")];
  [handler, office] = [await staff.hire("DIVISION_HANDLER", "SXD"), await staff.hire("OFFICE_CHIEF", "VPUB")];
}, 60_000);
afterAll(() => world?.leave());

const toDecide = async (as: string): Promise<string[]> => (await proposalList(world.hub, "TO_DECIDE", as)).edges.map(({ node }) => node.id);

describe("who may draft, and who may decide", () => {
  test("nobody who is not signed in, none who sees no cases", async () => {
    const DOCUMENT = asked("mutation ($input: ProposeCaseChangeInput!) { proposeCaseChange(input: $input) { __typename } }");
    const input = { caseId: await idOf(world.hub, "who"), key: randomUUID(), seen: await seenOf(world.hub, "who"), ...MOOT };
    expect((await world.hub.answer(DOCUMENT, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await world.hub.answer(DOCUMENT, { input }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("each drafts what his post lets him, of his own unit's cases; the page offers just that", async () => {
    const offered = async (as: string): Promise<string[]> => (await proposalsOn(world.hub, "who", as)).possibleProposals;
    expect(await offered(handler)).toEqual(["RECORD_RESULT"]);
    expect(await offered(focal)).toEqual(["RECORD_RESULT", "EXTEND", "TRANSFER", "CLOSE"]);
    expect(await offered(head)).toEqual(["EXTEND", "TRANSFER", "CLOSE"]);
    expect(await offered("thanhtra")).toEqual([]);
    expect(await propose(world.hub, "who", MOOT, handler)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await propose(world.hub, "health", MOOT, focal)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await propose(world.hub, "who", RESULT, "lanhdao")).toMatchObject({ __typename: "ChangeNotAllowed" });
  });

  test("an officer enters no result by himself, unless on the letter that his head signed", async () => {
    expect(await request(world.hub, "direct", { kind: "RECORD_RESULT", words: "Đã vá xong" }, handler)).toMatchObject({
      __typename: "ChangeNotPossible",
      at: "paper",
    });
    const signed = { kind: "RECORD_RESULT", words: "Đã vá xong", paper: { number: "15/SXD-HTGT", day: "2026-03-16" } } as const;
    expect(await request(world.hub, "direct", signed, handler)).toMatchObject({ __typename: "CaseChangeQueued" });
  });

  test("who drafted never decides; another head of the same unit may", async () => {
    const id = await proposed(world.hub, "mine", MOOT, head);
    expect(await settleProposal(world.hub, id, "APPROVE", head)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await settleProposal(world.hub, id, "APPROVE", focal)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await toDecide(head)).not.toContain(id);
    expect(await toDecide(deputy)).toContain(id);
    expect(await settleProposal(world.hub, id, "APPROVE", deputy)).toMatchObject({ __typename: "ProposalSettled" });
  });

  test("a post that the drafter lent decides nothing of his, nor does one who drafted for another", async () => {
    const DELEGATE = asked<{ delegate: { __typename: string } }>("mutation ($input: DelegateInput!) { delegate(input: $input) { __typename } }");
    const stand = await staff.hire("FOCAL_OFFICER", "SXD", "thay.sxd");
    const span = { fromAt: "2026-03-16T01:00:00.000Z", toAt: "2026-03-20T01:00:00.000Z" };
    const lent = { to: stand, acts: ["readCases", "proposeClosings", "approveClosings"], ...span };
    expect((await world.hub.ask(DELEGATE, { input: lent }, head)).delegate.__typename).toBe("Delegation");
    const id = await proposed(world.hub, "delegated", MOOT, head);
    expect(await settleProposal(world.hub, id, "APPROVE", stand)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await toDecide(stand)).not.toContain(id);
    const other = await proposed(world.hub, "late", MOOT, deputy);
    expect(await toDecide(stand)).toContain(other); // what somebody else drafted, he decides for his head
    await withdraw(world.hub, other, deputy);
    await withdraw(world.hub, id, head);
  });

  test("another account of the same officer decides nothing either", async () => {
    const keeper = await staff.hire("IT_OFFICER", "SXD");
    await world.hub.hub.database.write((tx) =>
      importOfficers(
        tx,
        "officers:\n  - { code: CB-77, name: Lê Văn Hai }\nposts:\n  - { officer: CB-77, unit: SXD, title: Phó Giám đốc, from: 2025-03-01, basis: thử }\n",
        "2026-03-16",
      ),
    );
    const LINK = asked<{ linkOfficer: { __typename: string } }>("mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { __typename } }");
    const UNLINK = asked<{ unlinkOfficer: { __typename: string } }>("mutation ($input: AccountInput!) { unlinkOfficer(input: $input) { __typename } }");
    const [first, second] = [await staff.hire("UNIT_HEAD", "SXD", "hai.cu"), await staff.hire("UNIT_HEAD", "SXD", "hai.moi")];
    await world.hub.ask(LINK, { input: { username: first, officer: "CB-77" } }, keeper);
    const id = await proposed(world.hub, "officer", MOOT, first);
    await world.hub.ask(UNLINK, { input: { username: first } }, keeper);
    await world.hub.ask(LINK, { input: { username: second, officer: "CB-77" } }, keeper);
    expect(await settleProposal(world.hub, id, "APPROVE", second)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await settleProposal(world.hub, id, "APPROVE", deputy)).toMatchObject({ __typename: "ProposalSettled" });
  });

  test("a unit that is offered a case sees it before it has it, and nobody else does", async () => {
    const [theirs, stranger] = [await staff.hire("UNIT_HEAD", "SYT"), await staff.hire("UNIT_HEAD", "SCT")];
    const id = await proposed(world.hub, "offered", { kind: "TRANSFER", toUnit: "SYT", words: "Thuộc ngành y tế" }, head);
    const [offer] = (await proposalList(world.hub, "TO_DECIDE", theirs)).edges;
    expect(offer?.node).toMatchObject({ id, about: { visible: false, title: "Việc riêng của offered", unit: { code: "SXD" } } });
    expect(await caseOf(world.hub, "offered", theirs)).toBeNull();
    expect(await settleProposal(world.hub, id, "APPROVE", stranger)).toMatchObject({ __typename: "ChangeNotAllowed" });
    expect(await toDecide(stranger)).toEqual([]);
    expect(await settleProposal(world.hub, id, "REJECT", theirs, { words: "Không thuộc thẩm quyền của Sở Y tế" })).toMatchObject({
      __typename: "ProposalSettled",
      proposal: { state: "REJECTED", settledWords: "Không thuộc thẩm quyền của Sở Y tế", change: null },
    });
    expect(await changesOf(world.hub, "offered")).toEqual([]);
  });
});

describe("what cannot be proposed", () => {
  test.each([
    ["reasons of blanks", { ...MOOT, words: " \t\u00a0 " }, "words"],
    ["a closing without a reason of the list", { ...MOOT, reasonCode: null }, "reasonCode"],
    ["a reason that nobody knows", { ...MOOT, reasonCode: "LY-DO-LA" }, "reasonCode"],
    ["stale at four days", STALE, "reasonCode"],
    ["an extension without a promise to the citizen", { ...EXTENSION, commitment: "  " }, "commitment"],
    ["an extension to a day that has passed", { ...EXTENSION, dueDay: "2026-03-13" }, "dueDay"],
    ["an extension longer than the regulation allows", { ...EXTENSION, dueDay: "2026-06-30" }, "dueDay"],
    ["a result on a paper older than the case", { ...RESULT, paper: { number: "1/BC", day: "2026-03-01" } }, "paper"],
    ["a result on a paper of tomorrow", { ...RESULT, paper: { number: "1/BC", day: "2026-03-18" } }, "paper"],
    ["a transfer to a unit that has ended", { kind: "TRANSFER", toUnit: "SGTVT", words: "Thuộc Sở Giao thông" }, "toUnit"],
    ["a transfer to the unit that holds it", { kind: "TRANSFER", toUnit: "SXD", words: "Chuyển" }, "toUnit"],
    ["a part that its kind does not take", { ...MOOT, toUnit: "SYT" }, "toUnit"],
    ["a key that is no UUID", { ...MOOT, key: "1" }, "key"],
  ] as const)("%s", async (_sentence, draft, at) => {
    expect(await propose(world.hub, "blank", { ...draft }, focal)).toMatchObject({ __typename: "ChangeNotPossible", at });
    expect((await proposalsOn(world.hub, "blank", focal)).proposals).toEqual([]);
  });

  test("a first return, which needs nobody's ruling; a second one is not asked for without it", async () => {
    expect(await propose(world.hub, "blank", { kind: "RETURN", words: "Không thuộc thẩm quyền" }, head)).toMatchObject({ at: "kind" });
    world.source.put(
      atWork("returned", {
        steps: [
          { at: "2026-03-12 08:00", kind: "RECEIVED" },
          { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SYT" },
          { at: "2026-03-12 10:00", kind: "RETURNED", unit: "VPUB" },
          { at: "2026-03-12 11:00", kind: "ASSIGNED", unit: "SXD" },
        ],
      }),
    );
    await world.hub.settled();
    expect(await request(world.hub, "returned", { kind: "RETURN", words: "Không thuộc thẩm quyền" }, head)).toMatchObject({
      __typename: "ChangeNotPossible",
      at: "kind",
    });
    const id = await proposed(world.hub, "returned", { kind: "RETURN", words: "Không thuộc thẩm quyền" }, head);
    const ownChief = await staff.hire("OFFICE_CHIEF", "SXD");
    expect(await settleProposal(world.hub, id, "APPROVE", ownChief)).toMatchObject({ __typename: "ChangeNotAllowed" }); // the department's own office does not rule
    expect(await settleProposal(world.hub, id, "APPROVE", office)).toMatchObject({ __typename: "ProposalSettled" });
  });

  test.each([
    ["its source says so", "repeated", "REPEAT_OF"],
    ["the same person wrote again", "same-person", "SUBMITTER"],
    ["somebody wrote the same words", "same-words", "WORDS"],
  ])("stale what was reported again: %s", async (_how, name, sign) => {
    expect((await proposalsOn(world.hub, name, head)).repeats).toMatchObject([{ signs: expect.arrayContaining([sign]) as string[] }]);
    expect(await propose(world.hub, name, STALE, head)).toMatchObject({ __typename: "ChangeNotPossible", at: "reasonCode" });
    expect(await propose(world.hub, name, MOOT, head)).toMatchObject({ __typename: "ProposalMade" }); // moot is moot at any age
  });

  test("stale is looked at again when it is approved", async () => {
    const id = await proposed(world.hub, "quiet", STALE, head);
    world.source.put(
      aCase({
        id: "late-repeat",
        received: "2026-03-16 08:50",
        stage: "RECEIVED",
        repeatOf: "quiet",
        title: "Biển báo vẫn sai",
        submitter: person("Ai", "0977000555"),
      }),
    );
    await world.hub.settled();
    expect(await settleProposal(world.hub, id, "APPROVE", office)).toMatchObject({ __typename: "ChangeNotPossible", at: "reasonCode" });
    expect(await settleProposal(world.hub, id, "REJECT", office, { words: "Người dân vừa phản ánh lại" })).toMatchObject({ __typename: "ProposalSettled" });
  });
});
