import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { TestHub, Who } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { actDocument, acts } from "./kit/acting.ts";
import { atWork, Staff } from "./kit/proposing.ts";
import { boardOf, idOf, theCase } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
const PHONE = "0987651299";
const SUBMITTER = { name: "Khuyếch Trương Sâm", phone: PHONE, email: null, address: null };
interface Call {
  calledAt: string;
  outcomeCode: string;
  outcome: string;
  minutes: number;
  note: string | null;
  by: { code: string };
  byName: string;
}
const CALLS = asked<{ case: { calls: Call[]; callOutcomes: { code: string; reached: boolean; legalBasis: string }[] } | null }>(
  "query ($id: ID!) { case(id: $id) { calls { calledAt outcomeCode outcome minutes note by { code } byName } callOutcomes { code reached legalBasis } } }",
);
const callsOn = async (hub: TestHub, name: string, as: Who = HEAD) => (await hub.ask(CALLS, { id: await idOf(hub, name) }, as)).case;
/** Ten minutes before the world's beginning. */
const AT = "2026-03-16T01:50:00.000Z";

let world: World;
let staff: Staff;
let officer: string;
let operator: string;
let elsewhere: string;

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    atWork("called", { submitter: SUBMITTER }),
    atWork("faults"),
    atWork("twice"),
    atWork("secret", { submitter: SUBMITTER, confidential: ["content"] }),
    aCase({ id: "ended", received: "2026-03-10 08:00", stage: "CLOSED" }),
  );
  staff = new Staff(world);
  officer = await staff.hire("FOCAL_OFFICER", "SXD");
  operator = await staff.hire("INTAKE_OPERATOR", "VPUB");
  elsewhere = await staff.hire("FOCAL_OFFICER", "SYT");
}, 60_000);
afterAll(() => world?.leave());

const call = async (name: string, more: Record<string, unknown> = {}, as: Who = officer) =>
  acts(world.hub, "recordCall", { caseId: await idOf(world.hub, name), calledAt: AT, outcome: "DA-GAP", minutes: 3, ...more }, as);

describe("who may write a call down", () => {
  test("nobody who is not signed in, nobody without the act, and nobody of another unit", async () => {
    const input = { key: randomUUID(), caseId: await idOf(world.hub, "faults"), calledAt: AT, outcome: "DA-GAP", minutes: 3 };
    expect((await world.hub.answer(actDocument("recordCall"), { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    for (const who of ["lanhdao", "thanhtra", "cntt"])
      expect((await world.hub.answer(actDocument("recordCall"), { input }, who)).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await acts(world.hub, "recordCall", input, elsewhere)).toMatchObject({ __typename: "CaseActRefused", at: "caseId" });
    expect(await world.hub.database.sql("select 1 from case_call c join feedback_case f on f.id = c.case_id where f.source_case_id = 'faults'")).toEqual([]);
  });

  test("who holds the case and who received it, also when it has ended; the list of outcomes is shown to them alone", async () => {
    expect(await call("ended", { calledAt: "2026-03-11T02:00:00.000Z" }, operator)).toMatchObject({ __typename: "CallRecorded" });
    expect((await callsOn(world.hub, "called", officer))?.callOutcomes.map(({ code }) => code)).toContain("DA-GAP");
    expect((await callsOn(world.hub, "called", "lanhdao"))?.callOutcomes).toEqual([]);
    expect((await callsOn(world.hub, "called", officer))?.callOutcomes.every(({ legalBasis }) => legalBasis !== "")).toBe(true);
  });
});

test("a call is in the case's history through a restart, with one row, one event and one entry, and moves no number", async () => {
  const before = [await boardOf(world.hub), await theCase(world.hub, "called")] as const;
  const key = randomUUID();
  const note = `Bà ${SUBMITTER.name} (${PHONE}) báo đã sửa, nhắn thêm số 0912345678.`;
  expect(await call("called", { key, note })).toMatchObject({ __typename: "CallRecorded" });
  // a double click is the same call, another content under the same key is none
  expect(await call("called", { key, note })).toMatchObject({ __typename: "CallRecorded" });
  expect(await call("called", { key, note, minutes: 4 })).toMatchObject({ __typename: "CaseActRefused", at: "key" });
  await staff.restarted();
  const { hub } = world;
  const [one, ...others] = (await callsOn(hub, "called"))?.calls ?? [];
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    calledAt: AT,
    outcomeCode: "DA-GAP",
    outcome: "Đã nói chuyện với người phản ánh",
    minutes: 3,
    by: { code: "SXD" },
    byName: "Người thử SXD",
  });
  expect(one?.note).toBe("Bà ••• (•••) báo đã sửa, nhắn thêm số •••.");
  const id = await idOf(hub, "called");
  const counted = await hub.database.sql(
    `select (select count(*)::int from case_call where case_id = $1::bigint) as calls,
       (select count(*)::int from event e join case_call c on c.event_seq = e.seq where e.case_id = $1::bigint) as events,
       (select count(*)::int from audit_entry where subject = 'case:' || $1 and body like '%"recordCall"%') as audited`,
    [id],
  );
  expect(counted).toEqual([{ calls: 1, events: 1, audited: 1 }]);
  for (const table of ["case_call", "audit_entry", "event"])
    expect(await hub.database.sql(`select 1 from ${table} t where t::text ~ 'Trương Sâm|${PHONE}|0912345678'`)).toEqual([]);
  const [board, theCalled] = before;
  expect(await boardOf(hub)).toMatchObject({ open: board.open, own: board.own });
  expect(await theCase(hub, "called")).toMatchObject({ stage: theCalled.stage, dueAt: theCalled.dueAt });
});

test("where the content is confidential, nothing of a note lies in the open", async () => {
  expect(await call("secret", { note: "Hẹn thứ sáu tới xem lại" })).toMatchObject({ __typename: "CallRecorded" });
  expect((await callsOn(world.hub, "secret"))?.calls.map(({ note }) => note)).toEqual(["•••"]);
});

test.each([
  ["before the receipt", { calledAt: "2026-03-12T00:59:00.000Z" }, "calledAt"],
  ["in the future", { calledAt: "2026-12-31T00:00:00.000Z" }, "calledAt"],
  ["with an outcome that the list has not", { outcome: "CHUA-RO" }, "outcome"],
  ["of no length, though somebody was spoken to", { minutes: 0 }, "minutes"],
  ["of a length, though nobody answered", { outcome: "KHONG-NGHE", minutes: 2 }, "minutes"],
  ["of a negative length", { minutes: -1 }, "minutes"],
  ["longer than a day's work", { minutes: 601 }, "minutes"],
  ["with a note of spaces", { note: "  \u200b " }, "note"],
  ["with a note beyond its length", { note: "a".repeat(1_001) }, "note"],
  ["under a key that is no UUID", { key: "1" }, "key"],
])("a call %s is refused", async (_sentence, more, at) => {
  expect(await call("faults", more)).toMatchObject({ __typename: "CaseActRefused", at });
  expect((await callsOn(world.hub, "faults"))?.calls).toEqual([]);
});

test("the same call sent many times at once is one", async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => call("twice", { key, outcome: "KHONG-NGHE", minutes: 0 })));
  expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(["CallRecorded"]));
  expect((await callsOn(world.hub, "twice"))?.calls).toHaveLength(1);
});

test("an outcome counts on the day of the call: a list that came later has none for the day before", async () => {
  await world.hub.database.sql("update call_outcome set valid_to = '2026-03-15' where code = 'HEN-GOI-LAI'");
  await world.hub.database.sql(
    "insert into call_outcome (code, name, reached, legal_basis, assumed, valid_from) values ('HEN-GOI-LAI', 'Hẹn gọi lại, có ghi giờ hẹn', true, 'Quyết định thử', true, '2026-03-15')",
  );
  const name = "ended";
  for (const calledAt of ["2026-03-14T02:00:00.000Z", "2026-03-15T02:00:00.000Z"])
    expect(await call(name, { calledAt, outcome: "HEN-GOI-LAI" }, operator)).toMatchObject({ __typename: "CallRecorded" });
  const told = (await callsOn(world.hub, name, operator))?.calls.slice(-2).map(({ outcome }) => outcome);
  expect(told).toEqual(["Người phản ánh hẹn gọi lại sau", "Hẹn gọi lại, có ghi giờ hẹn"]);
});
