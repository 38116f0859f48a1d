import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { Staff, proposed, settleProposal } from "./kit/proposing.ts";

interface RecallAnswer {
  proposal: { id: string; state: string };
  recalled: boolean | null;
  words: string | null;
  recalledByName: string | null;
  maySettle: boolean;
}
const RECALL = "proposal { id state } recalled words recalledByName maySettle";
const SAMPLE = asked<{ recallSample: { totalCount: number; edges: { node: RecallAnswer }[] } }>(`{ recallSample { totalCount edges { node { ${RECALL} } } } }`);
const SETTLE = asked<{ settleRecall: { __typename: string; at?: string; recall?: RecallAnswer } }>(
  `mutation ($input: SettleRecallInput!) { settleRecall(input: $input) { __typename ... on RecallSettled { recall { ${RECALL} } } ... on ChangeNotPossible { at } } }`,
);
const sample = async (hub: TestHub, as: Who) => (await hub.ask(SAMPLE, {}, as)).recallSample;
const say = async (hub: TestHub, input: { id: string; recalled: boolean; words: string }, as: Who) => (await hub.ask(SETTLE, { input }, as)).settleRecall;

const MOOT = { kind: "CLOSE", reasonCode: "DA-KHAC-PHUC", words: "Đã sửa trong dự án khác" };
const RESULT = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường" };

test("closings without a result are drawn to be looked at again by somebody outside, who neither drafted nor approved them", async () => {
  const world = await aProvince().with(...["a", "b", "c"].map((id) => aCase({ id, received: "2026-03-13 08:00", stage: "IN_PROGRESS" })));
  const staff = new Staff(world);
  const [focal, head] = [await staff.hire("FOCAL_OFFICER", "SXD"), await staff.hire("UNIT_HEAD", "SXD")];
  const [ownChief, chief] = [await staff.hire("OFFICE_CHIEF", "SXD"), await staff.hire("OFFICE_CHIEF", "TINH")];
  await world.hub.database.sql("update recall_term set percent = 100");
  const drawn = await proposed(world.hub, "a", MOOT, focal);
  expect(await settleProposal(world.hub, drawn, "APPROVE", head)).toMatchObject({ __typename: "ProposalSettled" });
  await settleProposal(world.hub, await proposed(world.hub, "b", RESULT, focal), "APPROVE", head); // a result is no closing without one
  await settleProposal(world.hub, await proposed(world.hub, "c", MOOT, focal), "REJECT", head, { words: "Chưa đủ căn cứ" });
  await staff.restarted();

  expect(await sample(world.hub, "thanhtra")).toMatchObject({
    totalCount: 1,
    edges: [{ node: { proposal: { id: drawn, state: "APPROVED" }, recalled: null, maySettle: true } }],
  });
  expect((await world.hub.answer(SAMPLE, {}, head)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(await say(world.hub, { id: drawn, recalled: true, words: "Thử" }, ownChief)).toMatchObject({ __typename: "ChangeNotAllowed" });
  expect(await say(world.hub, { id: drawn, recalled: true, words: " \t " }, chief)).toMatchObject({ __typename: "ChangeNotPossible", at: "words" });
  expect(await say(world.hub, { id: drawn, recalled: true, words: "Hiện trường vẫn hỏng, đã hỏi ông Trần Văn Mẫu" }, "thanhtra")).toMatchObject({
    __typename: "RecallSettled",
    recall: { recalled: true, words: "Hiện trường vẫn hỏng, đã hỏi ông •••", maySettle: false },
  });
  expect(await say(world.hub, { id: drawn, recalled: false, words: "Đã xem" }, chief)).toMatchObject({ __typename: "ChangeNotPossible", at: "id" });
  const recount = `select p.recalled, a.username, (select count(*)::int from audit_entry e where e.act = 'settleRecall' and e.subject = 'case:' || p.case_id) as audited
    from case_proposal p join account a on a.id = p.recalled_account_id where p.id = $1`;
  expect(await world.hub.database.sql(recount, [drawn])).toEqual([{ recalled: true, username: "thanhtra", audited: 1 }]);
});
