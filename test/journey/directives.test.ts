import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { aDirectingProvince, given, directiveOf, directs, does, only, summaryOf } from "./kit/directing.ts";
import { boardOf, idOf, theCase } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
let world: World;
let chief: string;
let health: string;
let division: string;

beforeAll(async () => {
  ({ world, chief, health, division } = await aDirectingProvince("watched", "told"));
}, 60_000);
afterAll(() => world?.leave());

describe("who may", () => {
  const ISSUE = asked("mutation ($input: IssueDirectiveInput!) { issueDirective(input: $input) { __typename } }");

  test("nobody who is not signed in, and none of those who see no cases", async () => {
    const input = { key: randomUUID(), kind: "EXPEDITE", subject: "x", words: "y", caseId: await idOf(world.hub, "watched"), addressees: ["SXD"] };
    expect((await world.hub.answer(ISSUE, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    for (const who of ["cntt", "thanhtra"]) expect((await world.hub.answer(ISSUE, { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await world.hub.database.sql("select 1 from directive")).toEqual([]);
  });

  test.each([
    ["a leader directs any unit of the province", "lanhdao", "DIRECTIVE", "SYT", "DirectiveIssued"],
    ["the office of the province urges any unit on", "chief", "EXPEDITE", "SXD", "DirectiveIssued"],
    ["the office directs nobody", "chief", "DIRECTIVE", "SXD", "DirectiveRefused"],
    ["a head directs a division of his", HEAD, "DIRECTIVE", "SXD-HTGT", "DirectiveIssued"],
    ["a head does not direct another department", HEAD, "DIRECTIVE", "SYT", "DirectiveRefused"],
    ["a head does not direct the leader", HEAD, "EXPEDITE", "TINH", "DirectiveRefused"],
    ["a head does not direct himself", HEAD, "EXPEDITE", "SXD", "DirectiveRefused"],
  ])("%s", async (_sentence, who, kind, unit, outcome) => {
    const input = { kind, subject: "Khắc phục hư hỏng", words: "Đề nghị khắc phục.", caseId: await idOf(world.hub, "division"), addressees: [unit] };
    const as = who === "chief" ? chief : who;
    const answer = await does(world.hub, "issueDirective", input, as);
    expect(answer).toMatchObject({ __typename: outcome });
  });

  test("a directive is seen by who issued it, by who has it, and by nobody beside", async () => {
    const { id } = await directs(world.hub, "watched", { addressees: ["SXD"] });
    expect(await directiveOf(world.hub, id, HEAD)).toMatchObject({ id, subject: "Xử lý mặt đường hỏng", mayWithdraw: false });
    for (const who of [health, division]) expect(await directiveOf(world.hub, id, who)).toBeNull();
    const one = only((await directiveOf(world.hub, id, "lanhdao"))?.obligations ?? []);
    expect(one).toMatchObject({ mayAcknowledge: false, mayReply: false, maySettle: false });
    for (const act of ["acknowledgeDirective", "replyDirective"] as const) {
      const input = { obligation: one.id, ...(act === "replyDirective" && { words: "Đã xong" }) };
      expect(await does(world.hub, act, input, health)).toMatchObject({ __typename: "DirectiveRefused", at: "obligation" });
    }
    expect(await does(world.hub, "withdrawDirective", { id, reason: "nhầm" }, HEAD)).toMatchObject({ __typename: "DirectiveRefused", at: "id" });
  });
});

describe("a case that is submitted to the leader", () => {
  test("is directed, taken note of, replied to, returned, replied to again and accepted, through a restart", async () => {
    const own = await aProvince().with(given("way"));
    const { hub: first, clock } = own;
    const caseId = await idOf(first, "way");
    const before = [await boardOf(first), await theCase(first, "way")] as const;
    const submitted = await does(first, "submitToLeader", { caseId, urgency: "URGENT", proposal: "Đề nghị cho rào chắn ngay." }, HEAD);
    expect(submitted.submission).toMatchObject({ urgency: "URGENT", limit: "0wd", dueAt: "2026-03-16T17:00:00.000Z", settlement: null, overdue: false });
    expect(await summaryOf(first)).toMatchObject({ submissionsWaiting: 1, submissionsOverdue: 0 });
    const input = {
      id: submitted.submission?.id,
      settlement: "DIRECTED",
      words: "Rào chắn trong hôm nay.\nBáo cáo kết quả.",
      addressees: ["SXD"],
      dueDay: "2026-03-17",
    };
    const settled = await does(first, "settleSubmission", input, "lanhdao");
    expect(settled.submission).toMatchObject({ settlement: "DIRECTED", words: "Rào chắn trong hôm nay.\nBáo cáo kết quả." });
    const id = settled.submission?.directive?.id ?? "";

    const hub = await own.restarted();
    const directive = await directiveOf(hub, id, HEAD);
    expect(directive).toMatchObject({ kind: "DIRECTIVE", origin: "SUBMISSION", by: { code: "TINH" }, caseCount: 1 });
    const { id: obligation, dueAt } = only(directive?.obligations ?? []);
    expect(dueAt).toBe("2026-03-17T17:00:00.000Z");
    expect((await does(hub, "acknowledgeDirective", { obligation }, HEAD)).obligation).toMatchObject({
      state: "ACKNOWLEDGED",
      mayAcknowledge: false,
      mayReply: true,
    });
    clock.advance(60_000);
    const replied = (await does(hub, "replyDirective", { obligation, words: "Đã rào chắn một phần." }, HEAD)).obligation;
    const reply = replied?.steps.at(-1)?.id;
    expect((await summaryOf(hub, HEAD)).addressed.replied).toBe(1);
    const back = { obligation, reply, settlement: "RETURNED", words: "Chưa đủ, làm cả hai đầu đường.", dueDay: "2026-03-18" };
    expect((await does(hub, "settleReply", back, "lanhdao")).obligation).toMatchObject({ state: "RETURNED", dueAt: "2026-03-18T17:00:00.000Z" });
    const again = (await does(hub, "replyDirective", { obligation, words: "Đã rào chắn toàn bộ." }, HEAD)).obligation;
    expect(await does(hub, "settleReply", { obligation, reply, settlement: "ACCEPTED" }, "lanhdao")).toMatchObject({
      __typename: "DirectiveRefused",
      at: "reply",
    });
    const accepted = await does(hub, "settleReply", { obligation, reply: again?.steps.at(-1)?.id, settlement: "ACCEPTED" }, "lanhdao");
    expect(accepted.obligation).toMatchObject({ state: "ACCEPTED", overdue: false, maySettle: false });
    expect(accepted.obligation?.steps.map(({ kind, by }) => [kind, by.code])).toEqual([
      ["ISSUED", "TINH"],
      ["ACKNOWLEDGED", "SXD"],
      ["REPLIED", "SXD"],
      ["RETURNED", "TINH"],
      ["REPLIED", "SXD"],
      ["ACCEPTED", "TINH"],
    ]);
    const counted = await hub.database.sql(
      `select count(distinct e.seq)::int as events, count(distinct s.id)::int as steps, (select count(*)::int from audit_entry a where a.subject = 'directive:' || $1) as audited,
         (select count(*)::int from audit_entry a where a.subject = 'case:' || $2) as "auditedOfCase"
       from directive d join directive_obligation o on o.directive_id = d.id join directive_step s on s.obligation_id = o.id join event e on e.seq = s.event_seq
       where d.id = $1::bigint and e.kind in ('DIRECTED', 'DIRECTIVE_MOVED') and e.case_id = $2::bigint`,
      [id, caseId],
    );
    expect(counted).toEqual([{ events: 6, steps: 6, audited: 6, auditedOfCase: 2 }]);
    // nothing of this moves the case or a number of cases
    const [board, theWay] = before;
    expect(await boardOf(hub)).toMatchObject({ open: board.open, own: board.own });
    expect(await theCase(hub, "way")).toMatchObject({ stage: theWay.stage, dueAt: theWay.dueAt });
  });

  test("is returned with words, or agreed with; a second one waits for the first", async () => {
    const { hub } = world;
    const input = { caseId: await idOf(hub, "told"), urgency: "CRITICAL", proposal: "Đề nghị tạm cấm đường." };
    const { submission } = await does(hub, "submitToLeader", input, HEAD);
    expect(await does(hub, "submitToLeader", input, chief)).toMatchObject({ __typename: "DirectiveRefused", at: "caseId" });
    const settle = { id: submission?.id, settlement: "RETURNED", words: "Nêu rõ phương án phân luồng." };
    expect((await does(hub, "settleSubmission", settle, "lanhdao")).submission).toMatchObject({ settlement: "RETURNED", maySettle: false, directive: null });
    expect(await does(hub, "settleSubmission", settle, "lanhdao")).toMatchObject({ __typename: "DirectiveRefused", at: "id" });
    const next = (await does(hub, "submitToLeader", input, chief)).submission;
    expect((await does(hub, "settleSubmission", { id: next?.id, settlement: "AGREED" }, "lanhdao")).submission).toMatchObject({
      settlement: "AGREED",
      words: "",
    });
  });

  test("is submitted by who holds or dispatches it, and settled by the leader alone", async () => {
    const { hub } = world;
    const input = { caseId: await idOf(hub, "watched"), urgency: "URGENT", proposal: "Đề nghị chỉ đạo." };
    expect(await does(hub, "submitToLeader", input, health)).toMatchObject({ __typename: "DirectiveRefused", at: "caseId" });
    expect(await does(hub, "submitToLeader", { ...input, caseId: await idOf(hub, "ended") }, HEAD)).toMatchObject({ at: "caseId" });
    await expect(does(hub, "submitToLeader", input, "lanhdao")).rejects.toThrow("FORBIDDEN");
    await expect(does(hub, "settleSubmission", { id: "1", settlement: "AGREED" }, chief)).rejects.toThrow("FORBIDDEN");
  });
});

test("what is written about a case says nothing of who sent it", async () => {
  const { hub } = world;
  const words = "Đã gọi ông Khuyếch Trương Sâm (0987651200), và anh ở số 0912345678.";
  const { submission } = await does(hub, "submitToLeader", { caseId: await idOf(hub, "hidden"), urgency: "URGENT", proposal: words }, HEAD);
  expect(submission?.proposal).toBe("Đã gọi ông ••• (•••), và anh ở số •••.");
  const { directive } = (await does(hub, "settleSubmission", { id: submission?.id, settlement: "DIRECTED", words }, "lanhdao")).submission ?? {};
  const one = only((await directiveOf(hub, directive?.id ?? ""))?.obligations ?? []);
  await does(hub, "replyDirective", { obligation: one.id, words }, HEAD);
  const tables = ["submission", "submission_settled", "directive", "directive_step", "audit_entry"];
  for (const table of tables) expect(await hub.database.sql(`select 1 from ${table} t where t::text ~ 'Trương Sâm|0987651200|0912345678'`)).toEqual([]);
  expect(hub.log.join("\n")).not.toMatch(/Trương Sâm|0987651200/);
});
