import { beforeEach, expect, test } from "vitest";
import { generateKeyPairSync } from "node:crypto";
import { verifyAudit } from "../../server/src/audit/index.ts";
import { readOnly } from "../../server/src/platform/read-only.ts";
import { aCase } from "../world.ts";
import { itemsOf, jobOf, picked, reverse, start, undo, works } from "./kit/bulk.ts";
import { answeredAndReported } from "./kit/closing.ts";
import { aWritingProvince, changesOf, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const given = (id: string, stage: "ASSIGNED" | "RESOLVED" = "ASSIGNED") => aCase({ id, received: "2026-03-12 08:00", lead: "SXD", stage });
const CASES = ["c1", "c2", "c3"];

let world: WritingWorld;
beforeEach(async () => {
  world = await aWritingProvince([...CASES.map((id) => given(id)), given("done1", "RESOLVED"), given("done2", "RESOLVED")]);
}, 60_000);

const stateOf = async (name: string) => (await changesOf(world.hub, name)).map(({ kind, state }) => `${kind} ${state}`);

test("comments that have not left the hub are taken back, each once and each in the audit chain; what was sent stays and says so", async () => {
  const job = await start(world.hub, { selection: await picked(world.hub, CASES, HEAD), change: { kind: "COMMENT", words: "Rà soát" } }, HEAD);
  expect(await undo(world.hub, job.id, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at: "state" });
  await works(world.hub);
  await world.hub.database.sql("update case_change set state = 'APPLIED' where case_id = (select id from feedback_case where source_case_id = 'c2')");
  expect((await jobOf(world.hub, job.id, HEAD))?.undoUntil).not.toBeNull();
  expect(await undo(world.hub, job.id, "lanhdao")).toMatchObject({ __typename: "BulkNotPossible", at: "id" });
  const [first, second] = await Promise.all([undo(world.hub, job.id, HEAD), undo(world.hub, job.id, HEAD)]);
  expect([first, second]).toEqual([first, first]);
  expect(first).toMatchObject({ __typename: "BulkUndone", stayed: 1, job: { state: "UNDONE", done: 3, undone: 2 } });
  expect(await Promise.all(CASES.map(stateOf))).toEqual([["COMMENT DROPPED"], ["COMMENT APPLIED"], ["COMMENT DROPPED"]]);
  const items = await itemsOf(world.hub, job.id, HEAD);
  expect(items.filter(({ undoneAt }) => undoneAt !== null)).toHaveLength(2);
  expect(items.find(({ undoneAt }) => undoneAt === null)).toMatchObject({ at: "undo" });
  const entries = await world.hub.database.sql<{ act: string; n: number }>(
    "select act, count(*)::int as n from audit_entry where stream = 'decision' group by act order by act",
  );
  expect(entries.map(({ act, n }) => `${act} ${n}`)).toEqual(["endBulk 1", "requestCaseChange 3", "startBulk 1", "undoBulk 1", "undoChange 2"]);
  const { findings } = await verifyAudit(readOnly(world.hub.database.url), [], generateKeyPairSync("ed25519").publicKey);
  expect(findings.filter(({ by }) => by === "chain")).toEqual([]);
});

test("after the minutes of the term nothing is taken back", async () => {
  const job = await start(world.hub, { selection: await picked(world.hub, CASES, HEAD), change: { kind: "COMMENT", words: "Rà soát" } }, HEAD);
  await works(world.hub);
  await world.hub.now(10 * 60_000 + 1);
  expect(await undo(world.hub, job.id, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at: "state", message: "Đã quá thời gian được hoàn tác." });
  expect(await stateOf("c1")).toEqual(["COMMENT QUEUED"]);
});

test("work given within one's own unit is taken back, an order of the province's office is not", async () => {
  const order = { kind: "ASSIGN", toUnit: "SXD-HTGT", form: "SYSTEM", orderedAt: "2026-03-16T01:00:00.000Z" };
  const own = await start(world.hub, { selection: await picked(world.hub, ["c1"], HEAD), change: order }, HEAD);
  const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
  const office = await start(world.hub, { selection: await picked(world.hub, ["c2"], chief), change: order }, chief);
  await works(world.hub);
  expect(await undo(world.hub, own.id, HEAD)).toMatchObject({ __typename: "BulkUndone", stayed: 0 });
  expect(await undo(world.hub, office.id, chief)).toMatchObject({ __typename: "BulkUndone", stayed: 1 });
  expect([await stateOf("c1"), await stateOf("c2")]).toEqual([["ASSIGN DROPPED"], ["ASSIGN QUEUED"]]);
});

test("a legal act is never undone; a closing is reversed by a job of its own with a reason, and what has no reverse is refused", async () => {
  for (const name of ["done1", "done2"]) await answeredAndReported(world.hub, name, HEAD);
  const job = await start(
    world.hub,
    { selection: await picked(world.hub, ["done1", "done2"], HEAD), change: { kind: "CLOSE", words: "Đã trả lời người dân" } },
    HEAD,
  );
  await works(world.hub);
  expect(await undo(world.hub, job.id, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at: "kind" });
  expect(await jobOf(world.hub, job.id, HEAD)).toMatchObject({ undoUntil: null, reversedBy: "REOPEN" });
  expect(await reverse(world.hub, job.id, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at: "kind" });
  const accept = await start(world.hub, { selection: await picked(world.hub, ["c1"], HEAD), change: { kind: "ACCEPT" } }, HEAD);
  await works(world.hub);
  expect(await reverse(world.hub, accept.id, HEAD)).toMatchObject({
    __typename: "BulkNotPossible",
    at: "kind",
    message: "Loại yêu cầu này không có yêu cầu ngược lại: hãy xử lý từng phản ánh.",
  });
});

test("what the office transferred in bulk goes back to who had it, but only from where the job brought it", async () => {
  const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
  const job = await start(world.hub, { selection: await picked(world.hub, CASES, chief), change: { kind: "TRANSFER", toUnit: "SYT" } }, chief);
  await works(world.hub);
  await sends(world.hub);
  await world.hub.settled();
  const [held] = await world.hub.database.sql<{ units: string[] }>(
    "select array_agg(u.code order by c.source_case_id) as units from feedback_case c join unit u on u.id = c.unit_id where c.source_case_id like 'c%'",
  );
  expect(held?.units).toEqual(["SYT", "SYT", "SYT"]);
  world.writable.cases.put({ ...given("c3"), lead: "SNV" });
  await world.hub.settled();
  const back = await reverse(world.hub, job.id, chief);
  expect(back).toMatchObject({ __typename: "BulkJob", state: "RUNNING", cases: 3 });
  await works(world.hub);
  expect(await jobOf(world.hub, back.id, chief)).toMatchObject({ done: 2, skipped: 1 });
  expect((await itemsOf(world.hub, back.id, chief)).find(({ outcome }) => outcome === "SKIPPED")).toMatchObject({
    reason: "Đã thay đổi sau khi được chọn: đơn vị giữ.",
  });
});
