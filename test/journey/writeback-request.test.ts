import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { boardOf, caseOf, idOf } from "./kit/reading.ts";
import { changesOf, request, seenOf } from "./kit/writing.ts";

let world: World;
const people: Record<string, string> = {};
const given = (id: string, lead: string, more: object = {}) =>
  aCase({
    id,
    received: "2026-03-12 08:00",
    lead,
    stage: "ASSIGNED",
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: lead },
    ],
    ...more,
  });

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ id: "new", received: "2026-03-12 08:00", stage: "RECEIVED" }),
    ...["roads", "twice", "sealed", "atomic", "rules", "moved"].map((id) => given(id, "SXD")),
    given("division", "SXD-HTGT"),
    given("health", "SYT", { field: "HEALTH" }),
    given("hidden", "SXD", { stage: "RESOLVED", confidential: ["name"] }),
  );
  for (const [role, unit] of [
    ["OFFICE_CHIEF", "VPUB"],
    ["HOTLINE_HOLDER", "VPUB"],
    ["INTAKE_OPERATOR", "VPUB"],
    ["FOCAL_OFFICER", "SXD"],
    ["DIVISION_HANDLER", "SXD-HTGT"],
    ["SUPERVISOR", "SNV"],
  ] as const)
    people[`${role} ${unit}`] = await world.hub.account(role, unit);
}, 60_000);
afterAll(() => world?.leave());

const chief = (): string => people["OFFICE_CHIEF VPUB"] ?? "";
const HEAD = "giamdoc.sxd";

describe("who may ask a case's source for a change", () => {
  const DOCUMENT = "mutation ($input: RequestCaseChangeInput!) { requestCaseChange(input: $input) { __typename } }";

  test("nobody who is not signed in, and none of those who see no cases", async () => {
    const input = { caseId: await idOf(world.hub, "roads"), key: randomUUID(), seen: await seenOf(world.hub, "roads"), kind: "ACCEPT" };
    expect((await world.hub.answer(asked(DOCUMENT), { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await world.hub.answer(asked(DOCUMENT), { input }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await changesOf(world.hub, "roads")).toEqual([]);
  });

  const NOT = "ChangeNotAllowed";
  test.each([
    ["a department's head accepts what his department holds", "division", { kind: "ACCEPT" }, HEAD, "CaseChangeQueued"],
    ["a department's head does not accept another's case", "health", { kind: "ACCEPT" }, HEAD, NOT],
    ["the leader of the province does not accept for a unit", "roads", { kind: "ACCEPT" }, "lanhdao", NOT],
    ["an inspector asks for nothing", "roads", { kind: "COMMENT", words: "Đề nghị làm sớm" }, "thanhtra", NOT],
    ["a supervising agency asks for nothing", "roads", { kind: "COMMENT", words: "Đề nghị làm sớm" }, "SUPERVISOR SNV", NOT],
    [
      "the office transfers what it received",
      "health",
      { kind: "TRANSFER", toUnit: "SXD", words: "Thuộc Sở Xây dựng" },
      "OFFICE_CHIEF VPUB",
      "CaseChangeQueued",
    ],
    ["a department's head does not transfer", "roads", { kind: "TRANSFER", toUnit: "SYT", words: "Thuộc Sở Y tế" }, HEAD, NOT],
    [
      "an intake operator does not assign",
      "new",
      { kind: "ASSIGN", toUnit: "SXD", form: "SYSTEM", orderedAt: "2026-03-13T02:00:00.000Z" },
      "INTAKE_OPERATOR VPUB",
      NOT,
    ],
    [
      "the one who holds the hotline assigns",
      "new",
      { kind: "ASSIGN", toUnit: "SXD", form: "SYSTEM", orderedAt: "2026-03-13T02:00:00.000Z" },
      "HOTLINE_HOLDER VPUB",
      "CaseChangeQueued",
    ],
    [
      "a head gives work to a division of his",
      "roads",
      { kind: "ASSIGN", toUnit: "SXD-QLN", form: "SYSTEM", orderedAt: "2026-03-13T02:00:00.000Z" },
      HEAD,
      "CaseChangeQueued",
    ],
    [
      "a head gives no work to another department",
      "rules",
      { kind: "ASSIGN", toUnit: "SYT", form: "SYSTEM", orderedAt: "2026-03-13T02:00:00.000Z" },
      HEAD,
      NOT,
    ],
    ["an extension is not decided by the unit that would have it", "division", { kind: "EXTEND", dueDay: "2026-04-01", words: "Chờ vật tư" }, HEAD, NOT],
    [
      "an extension is decided by the office",
      "division",
      { kind: "EXTEND", dueDay: "2026-04-01", words: "Chờ vật tư" },
      "OFFICE_CHIEF VPUB",
      "CaseChangeQueued",
    ],
    ["nothing is returned by who did not hold it", "health", { kind: "RETURN", words: "Không thuộc thẩm quyền" }, HEAD, NOT],
    [
      "a division's officer records its result on the letter his head signed",
      "division",
      { kind: "RECORD_RESULT", words: "Đã sửa", paper: { number: "15/SXD", day: "2026-03-16" } },
      "DIVISION_HANDLER SXD-HTGT",
      "CaseChangeQueued",
    ],
    ["a division's officer does not record the department's", "rules", { kind: "RECORD_RESULT", words: "Đã sửa" }, "DIVISION_HANDLER SXD-HTGT", NOT],
  ] as const)("%s", async (_sentence, name, change, who, outcome) => {
    expect((await request(world.hub, name, { ...change }, people[who] ?? who)).__typename).toBe(outcome);
  });

  test("what the page offers is what the hub takes", async () => {
    const OFFERED = asked<{ case: { possibleChanges: { kind: string; onWorklist: boolean }[]; changeTargets: { code: string }[] } }>(
      'query ($id: ID!) { case(id: $id) { possibleChanges { kind onWorklist } changeTargets(find: "so y") { code } } }',
    );
    const offered = async (name: string, who: Who) => (await world.hub.ask(OFFERED, { id: await idOf(world.hub, name) }, who)).case;
    expect((await offered("rules", HEAD)).possibleChanges).toEqual(
      ["ASSIGN", "ACCEPT", "COMMENT", "RECORD_RESULT", "RETURN"].map((kind) => ({ kind, onWorklist: true })),
    );
    expect((await offered("rules", chief())).possibleChanges.map(({ kind }) => kind)).toEqual(["ASSIGN", "COMMENT", "EXTEND", "TRANSFER", "PAUSE"]);
    expect((await offered("rules", "thanhtra")).possibleChanges).toEqual([]);
    expect((await offered("rules", chief())).changeTargets).toEqual([{ code: "SYT" }]);
    expect((await offered("rules", HEAD)).changeTargets).toEqual([]);
  });
});

describe("what cannot be asked for", () => {
  const order = { kind: "ASSIGN", toUnit: "SYT", form: "WRITTEN", orderedAt: "2026-03-13T02:00:00.000Z" } as const;
  test.each([
    ["an order given before the receipt", { ...order, orderedAt: "2026-03-11T02:00:00.000Z" }, "orderedAt"],
    ["an order of tomorrow", { ...order, orderedAt: "2026-03-18T02:00:00.000Z" }, "orderedAt"],
    ["a paper older than the case", { ...order, paper: { number: "1/CV", day: "2026-03-01" } }, "paper"],
    ["a unit that has ended", { ...order, toUnit: "SGTVT" }, "toUnit"],
    ["a unit that nobody knows", { ...order, toUnit: "SO-KHONG-CO" }, "toUnit"],
    ["the unit that holds it already", { ...order, toUnit: "SXD" }, "toUnit"],
    ["an order without its form", { ...order, form: null }, "form"],
    ["a transfer whose reason is blanks", { kind: "TRANSFER", toUnit: "SYT", words: " \t\u00a0 " }, "words"],
    ["an extension without its day", { kind: "EXTEND", words: "Chờ vật tư" }, "dueDay"],
    ["an extension to a day before its limit", { kind: "EXTEND", words: "Chờ vật tư", dueDay: "2026-03-13" }, "dueDay"],
    ["a part that its kind does not take", { kind: "COMMENT", words: "Đã xem", toUnit: "SYT" }, "toUnit"],
    ["closing what has no result", { kind: "CLOSE", words: "Xong" }, "kind"],
    ["opening again what is open", { kind: "REOPEN", words: "Lần hai" }, "kind"],
    ["a key that is no UUID", { kind: "COMMENT", words: "Đã xem", key: "1" }, "key"],
  ] as const)("%s", async (_sentence, change, at) => {
    expect(await request(world.hub, "rules", { ...change }, chief())).toMatchObject({ __typename: "ChangeNotPossible", at });
    expect(await changesOf(world.hub, "rules")).toEqual([]);
  });

  test("publishing what its submitter asked to keep confidential", async () => {
    expect(await request(world.hub, "hidden", { kind: "PUBLISH", words: "Đã sửa" }, chief())).toMatchObject({ __typename: "ChangeNotPossible", at: "kind" });
  });

  test("an extension when the limit is over", async () => {
    const later = await aProvince({ at: "2026-06-15 09:00" }).with(given("late", "SXD"));
    const who = await later.hub.account("OFFICE_CHIEF", "VPUB");
    expect(await request(later.hub, "late", { kind: "EXTEND", dueDay: "2026-07-20", words: "Chờ vật tư" }, who)).toMatchObject({ at: "dueDay" });
  });

  test("anything on a page that is older than the case", async () => {
    const seen = await seenOf(world.hub, "moved");
    world.source.change("moved", { title: "Đường hỏng nặng hơn" });
    world.clock.advance(1_000);
    await world.hub.settled();
    expect(await request(world.hub, "moved", { kind: "COMMENT", words: "Đã xem", seen }, chief())).toMatchObject({ __typename: "CaseMovedOn" });
  });
});

describe("a decision", () => {
  test("is one, however often it is clicked; its key serves for no other", async () => {
    const key = randomUUID();
    const twice = await Promise.all([1, 2].map(() => request(world.hub, "twice", { kind: "COMMENT", words: "Đã khảo sát", key }, HEAD)));
    expect(twice.map(({ __typename }) => __typename)).toEqual(["CaseChangeQueued", "CaseChangeQueued"]);
    expect(twice[0]?.change?.id).toBe(twice[1]?.change?.id);
    expect(await request(world.hub, "twice", { kind: "COMMENT", words: "Điều khác", key }, HEAD)).toMatchObject({ __typename: "ChangeNotPossible", at: "key" });
    expect(await changesOf(world.hub, "twice")).toHaveLength(1);
    await request(world.hub, "twice", { kind: "ACCEPT" }, HEAD);
    expect(await request(world.hub, "twice", { kind: "ACCEPT" }, HEAD)).toMatchObject({ __typename: "ChangeNotPossible", at: "kind" });
  });

  test("commits with its outbox row, its event and its audit entry, and moves no number", async () => {
    const [before, board] = [await caseOf(world.hub, "atomic"), await boardOf(world.hub)];
    await request(world.hub, "atomic", { kind: "ACCEPT" }, HEAD);
    await world.hub.shown();
    const id = await idOf(world.hub, "atomic");
    const rows = await world.hub.database.sql(
      `select c.state, e.kind, e.weight, e.fact_day, c.xmin = e.xmin as together from case_change c join event e on e.seq = c.event_seq where c.case_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ state: "WORKLIST", kind: "CHANGE_REQUESTED", weight: 1, fact_day: null, together: true }]);
    const audited =
      "select a.actor, a.xmin = c.xmin as together from audit_entry a, case_change c where a.act = 'requestCaseChange' and a.subject = $1 and c.case_id = $2";
    expect(await world.hub.database.sql(audited, [`case:${id}`, id])).toEqual([{ actor: HEAD, together: true }]);
    expect(await caseOf(world.hub, "atomic")).toMatchObject({ stage: before?.stage, unit: before?.unit });
    expect(await boardOf(world.hub)).toMatchObject({ open: board.open, own: board.own });
  });

  test("hides its case's submitter in what lies in the open, and keeps its words whole under the record's key", async () => {
    const words = "Đã gọi ông Trần Văn Mẫu (0912345678), hẹn gặp thứ Hai";
    await request(world.hub, "sealed", { kind: "COMMENT", words }, HEAD);
    const [change] = await changesOf(world.hub, "sealed");
    expect(change?.words).toBe("Đã gọi ông ••• (•••), hẹn gặp thứ Hai");
    const rows = await world.hub.database.sql<{ text: string }>("select case_change::text as text from case_change where case_id = $1", [
      await idOf(world.hub, "sealed"),
    ]);
    expect(rows[0]?.text).not.toMatch(/Trần Văn Mẫu|0912345678/);
    expect(world.hub.log.join("\n")).not.toMatch(/0912345678/);
  });
});
