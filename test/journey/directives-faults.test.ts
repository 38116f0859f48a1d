import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import { aDirectingProvince, directs, does, only } from "./kit/directing.ts";
import { idOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
let world: World;

beforeAll(async () => {
  ({ world } = await aDirectingProvince("wrong", "clicked", "withdrawn"));
}, 60_000);
afterAll(() => world?.leave());

describe("what cannot be", () => {
  test.each([
    ["words of spaces", { words: " \t\u00a0\u200b " }, "words", "khoảng trắng"],
    ["no subject", { subject: "  " }, "subject", "khoảng trắng"],
    ["a subject that is a whole letter", { subject: "x".repeat(201) }, "subject", "200"],
    ["a due day that is over", { dueDay: "2026-03-15" }, "dueDay", "hôm nay"],
    ["a due day no calendar reaches", { dueDay: "2079-01-01" }, "dueDay", "Lịch làm việc"],
    ["a day and working days at once", { dueDay: "2026-03-20", workingDays: 3 }, "workingDays", "không cả hai"],
    ["a hundred working days", { workingDays: 100 }, "workingDays", "60"],
    ["a unit that has ended: its heir is named", { addressees: ["SGTVT"] }, "addressees", "Sở Xây dựng (SXD)"],
    ["a unit that nobody knows", { addressees: ["SO-KHONG-CO"] }, "addressees", "SO-KHONG-CO"],
    ["nobody", { addressees: [] }, "addressees", "ít nhất một"],
    ["the issuer's own unit", { addressees: ["TINH"] }, "addressees", "chính đơn vị mình"],
    ["a key that is no UUID", { key: "1" }, "key", "UUID"],
    ["a case and chosen cases at once", { caseIds: ["1"] }, "caseIds", "đúng một"],
    ["a case that nobody knows", { caseId: "999999999" }, "caseId", "phạm vi"],
    ["an injected number", { caseId: "1; drop table directive" }, "caseId", "phạm vi"],
  ])("%s", async (_sentence, more, at, message) => {
    const before = await world.hub.database.sql("select count(*) from directive");
    const input = { kind: "EXPEDITE", subject: "Đôn đốc", words: "Đề nghị xử lý.", caseId: await idOf(world.hub, "wrong"), addressees: ["SXD"], ...more };
    const answer = await does(world.hub, "issueDirective", input, "lanhdao");
    expect(answer).toMatchObject({ __typename: "DirectiveRefused", at });
    expect(answer.message).toContain(message);
    expect(await world.hub.database.sql("select count(*) from directive")).toEqual(before);
  });

  test("replying twice, accepting what was not replied to, returning without words, taking back what is over", async () => {
    const { hub } = world;
    const { id, obligations } = await directs(hub, "wrong", { addressees: ["SXD"] });
    const obligation = only(obligations).id;
    const settle = { obligation, reply: "1", settlement: "ACCEPTED" };
    expect(await does(hub, "settleReply", settle, "lanhdao")).toMatchObject({ at: "obligation", message: "Đơn vị chưa trả lời văn bản này." });
    expect(await does(hub, "replyDirective", { obligation, words: "   " }, HEAD)).toMatchObject({ at: "words" });
    const replied = (await does(hub, "replyDirective", { obligation, words: "Đã khắc phục." }, HEAD)).obligation;
    const reply = replied?.steps.at(-1)?.id;
    expect(await does(hub, "replyDirective", { obligation, words: "Đã khắc phục lần nữa." }, HEAD)).toMatchObject({ at: "obligation" });
    expect(await does(hub, "acknowledgeDirective", { obligation }, HEAD)).toMatchObject({ at: "obligation" });
    expect(await does(hub, "settleReply", { ...settle, reply, settlement: "RETURNED", words: "\u00a0" }, "lanhdao")).toMatchObject({ at: "words" });
    expect((await does(hub, "settleReply", { ...settle, reply }, "lanhdao")).obligation?.state).toBe("ACCEPTED");
    expect(await does(hub, "settleReply", { ...settle, reply }, "lanhdao")).toMatchObject({ at: "obligation" });
    expect(await does(hub, "withdrawDirective", { id, reason: "nhầm" }, "lanhdao")).toMatchObject({ at: "id" });
  });

  test("a withdrawn directive owes nothing, and what it said stays", async () => {
    const { hub } = world;
    const { id, obligations } = await directs(hub, "withdrawn", { addressees: ["SXD", "SYT"] });
    expect((await does(hub, "withdrawDirective", { id, reason: "Ban hành nhầm đơn vị." }, "lanhdao")).directive?.obligations.map(({ state }) => state)).toEqual(
      ["WITHDRAWN", "WITHDRAWN"],
    );
    expect(await does(hub, "replyDirective", { obligation: obligations[0]?.id, words: "Đã xong." }, HEAD)).toMatchObject({
      message: "Văn bản đã được thu hồi.",
    });
    for (const statement of [
      "update directive_step set words = 'khác'",
      "delete from directive_step",
      "update directive set words = 'khác'",
      "delete from directive_case",
    ])
      await expect(hub.database.sql(statement)).rejects.toThrow("append-only");
  });

  test("a double click is one directive, one reply, one decision; its key serves for nothing else", async () => {
    const { hub } = world;
    const key = randomUUID();
    const input = { key, kind: "DIRECTIVE", subject: "Xử lý", words: "Khẩn trương.", caseId: await idOf(hub, "clicked"), addressees: ["SXD"] };
    const issued = await Promise.all([1, 2, 3].map(() => does(hub, "issueDirective", input, "lanhdao")));
    expect(new Set(issued.map(({ directive }) => directive?.id)).size).toBe(1);
    expect(await does(hub, "issueDirective", { ...input, words: "Khác." }, "lanhdao")).toMatchObject({ at: "key" });
    const obligation = only(issued[0]?.directive?.obligations ?? []).id;
    const reply = { key: randomUUID(), obligation, words: "Đã làm." };
    const replies = await Promise.all([1, 2].map(() => does(hub, "replyDirective", reply, HEAD)));
    expect(replies.map(({ obligation: one }) => one?.steps.length)).toEqual([2, 2]);
    const settle = { key: randomUUID(), obligation, reply: replies[0]?.obligation?.steps.at(-1)?.id, settlement: "ACCEPTED" };
    const settled = await Promise.all([1, 2].map(() => does(hub, "settleReply", settle, "lanhdao")));
    expect(settled.map(({ obligation: one }) => one?.state)).toEqual(["ACCEPTED", "ACCEPTED"]);
    const submit = { key: randomUUID(), caseId: input.caseId, urgency: "URGENT", proposal: "Đề nghị." };
    const submitted = await Promise.all([1, 2].map(() => does(hub, "submitToLeader", submit, HEAD)));
    const agree = { key: randomUUID(), id: submitted[0]?.submission?.id, settlement: "AGREED" };
    const agreed = await Promise.all([1, 2].map(() => does(hub, "settleSubmission", agree, "lanhdao")));
    expect(agreed.map(({ submission }) => submission?.settlement)).toEqual(["AGREED", "AGREED"]);
    expect(
      await hub.database.sql(
        `select (select count(*)::int from directive where asked_key = $1::uuid) as directives, (select count(*)::int from directive_step where obligation_id = $2::bigint) as steps,
           (select count(*)::int from submission where asked_key = $3::uuid) as submissions,
           (select count(*)::int from audit_entry where subject = 'directive:' || (select id from directive where asked_key = $1::uuid)) as audited`,
        [key, obligation, submit.key],
      ),
    ).toEqual([{ directives: 1, steps: 3, submissions: 1, audited: 3 }]);
  });
});
