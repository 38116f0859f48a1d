import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { itemsOf, jobOf, listed, picked, preview, recounted, start, told, works } from "./kit/bulk.ts";
import { idOf, listOf } from "./kit/reading.ts";
import { changesOf, request } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";
const COMMENT = { kind: "COMMENT", words: "Đề nghị các phòng rà soát" };
const given = (id: string, lead = "SXD", more: object = {}) =>
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
const accepted = (id: string) =>
  given(id, "SXD", {
    stage: "IN_PROGRESS",
    steps: [
      { at: "2026-03-12 08:00", kind: "RECEIVED" },
      { at: "2026-03-12 09:00", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-16 08:00", kind: "ACCEPTED" },
    ],
  });
const names = (count: number, from = 1): string[] => Array.from({ length: count }, (_, at) => `c${from + at}`);

let world: World;
const aWorld = (kept = false): Promise<World> =>
  aProvince({ kept }).with(
    ...names(6).map((id) => given(id)),
    given("new", "VPUB", { stage: "RECEIVED", steps: [{ at: "2026-03-12 08:00", kind: "RECEIVED" }] }),
    given("health", "SYT"),
  );

describe("one change asked for of many cases", () => {
  beforeEach(async () => {
    world = await aWorld();
  }, 60_000);

  test("is for those who may, and nobody else learns of it", async () => {
    const selection = await picked(world.hub, ["c1"], HEAD);
    const document = asked("mutation ($input: StartBulkInput!) { startBulk(input: $input) { __typename } }");
    const input = { selection, change: COMMENT, reason: "Rà soát", key: randomUUID() };
    expect((await world.hub.answer(document, { input }, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect((await world.hub.answer(document, { input }, "cntt")).errors[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await start(world.hub, { selection, change: COMMENT }, "thanhtra")).toMatchObject({ __typename: "BulkNotPossible", at: "kind" });
    const job = await start(world.hub, { selection, change: COMMENT }, HEAD);
    const other = await world.hub.account("UNIT_HEAD", "SYT");
    expect(await jobOf(world.hub, job.id, other)).toBeNull();
    expect(await itemsOf(world.hub, job.id, other)).toEqual([]);
    expect(await told(world.hub, "cancelBulk", job.id, other)).toMatchObject({ __typename: "BulkNotPossible", at: "id" });
    expect(await told(world.hub, "cancelBulk", job.id, "lanhdao")).toMatchObject({ __typename: "BulkNotPossible", at: "id" });
  });

  test("is decided once for each of them, also when it is sent twice at the same time and the hub is restarted before it works", async () => {
    const order = { selection: await picked(world.hub, names(6), HEAD), change: { kind: "ACCEPT" }, key: randomUUID() };
    const [one, two] = await Promise.all([start(world.hub, order, HEAD), start(world.hub, order, HEAD)]);
    expect(one).toMatchObject({ __typename: "BulkJob", state: "RUNNING", cases: 6, left: 6 });
    expect(two.id).toBe(one.id);
    await world.restarted();
    await works(world.hub);
    expect(await start(world.hub, order, HEAD)).toMatchObject({ id: one.id, state: "DONE", done: 6, left: 0 });
    await works(world.hub);
    expect(await recounted(world.hub, one.id)).toEqual({ items: 6, changes: 6, events: 6, entries: 6, most: 1 });
    expect(await start(world.hub, { ...order, change: COMMENT }, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at: "key" });
    expect((await changesOf(world.hub, "c3")).map(({ kind, state }) => [kind, state])).toEqual([["ACCEPT", "WORKLIST"]]);
  });

  test("says of each case what became of it: done, moved on, or which rule stood against it; what is not done can be tried again", async () => {
    const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
    await request(world.hub, "c4", { kind: "TRANSFER", toUnit: "SYT", words: "Thuộc Sở Y tế" }, chief);
    const selection = await picked(world.hub, ["c1", "c3", "c4", "health"], chief);
    const job = await start(world.hub, { selection, change: { kind: "TRANSFER", toUnit: "SYT" }, reason: "Chuyển đúng thẩm quyền" }, chief);
    world.clock.advance(60_000);
    world.source.put(accepted("c3"));
    await world.hub.settled();
    await works(world.hub);
    const of = async (name: string) => {
      const id = await idOf(world.hub, name);
      return (await itemsOf(world.hub, job.id, chief)).find((item) => item.case?.id === id);
    };
    expect(await of("c1")).toMatchObject({ outcome: "DONE", reason: null });
    expect(await of("c3")).toMatchObject({ outcome: "SKIPPED", at: "movedOn", reason: "Đã thay đổi sau khi được chọn: giai đoạn." });
    expect(await of("c4")).toMatchObject({ outcome: "REFUSED", at: "kind", reason: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." });
    expect(await of("health")).toMatchObject({ outcome: "REFUSED", at: "toUnit", reason: "Đơn vị này đang giữ phản ánh." });
    expect(await jobOf(world.hub, job.id, chief)).toMatchObject({ state: "DONE", cases: 4, done: 1, skipped: 1, refused: 2, left: 0 });
    expect(await told(world.hub, "retryBulk", job.id, chief)).toMatchObject({ state: "RUNNING", done: 1, skipped: 0, refused: 0, left: 3 });
    await works(world.hub);
    expect(await of("c3")).toMatchObject({ outcome: "DONE", reason: null });
    expect(await jobOf(world.hub, job.id, chief)).toMatchObject({ state: "DONE", done: 2, skipped: 0, refused: 2 });
    expect(await recounted(world.hub, job.id)).toEqual({ items: 2, changes: 2, events: 2, entries: 2, most: 1 });
  });

  test("stops when its asker's account is locked, and nothing more is decided", async () => {
    const head = await world.hub.account("UNIT_HEAD", "SXD", "truong.phong");
    const job = await start(world.hub, { selection: await picked(world.hub, names(3), head), change: COMMENT }, head);
    await world.hub.database.sql("update account set disabled_at = now() where username = 'truong.phong'");
    await works(world.hub);
    expect(await jobOf(world.hub, job.id, "lanhdao")).toMatchObject({
      state: "STOPPED",
      done: 0,
      left: 3,
      stopped: "Tài khoản của người yêu cầu đã bị khóa hoặc không còn hiệu lực.",
    });
    expect(await changesOf(world.hub, "c1")).toEqual([]);
  });

  test("has no more effect once it is cancelled", async () => {
    const job = await start(world.hub, { selection: await picked(world.hub, names(3), HEAD), change: COMMENT }, HEAD);
    expect(await told(world.hub, "cancelBulk", job.id, HEAD)).toMatchObject({ state: "CANCELLED", left: 3 });
    await works(world.hub);
    expect(await changesOf(world.hub, "c1")).toEqual([]);
    expect(await told(world.hub, "retryBulk", job.id, HEAD)).toMatchObject({ state: "RUNNING", left: 3 });
    await works(world.hub);
    expect(await jobOf(world.hub, job.id, HEAD)).toMatchObject({ state: "DONE", done: 3 });
  });
});

describe("all that a list has", () => {
  beforeEach(async () => {
    world = await aWorld();
  }, 60_000);

  test("are exactly the rows it had when it was shown, whatever came since", async () => {
    const filter = { unit: "SXD", open: true };
    const list = await listed(world.hub, filter, HEAD);
    world.source.put(given("late"));
    await world.hub.settled();
    const job = await start(world.hub, { selection: { filter, asOf: list.asOf }, change: COMMENT }, HEAD);
    expect(job).toMatchObject({ cases: list.totalCount });
    const rows = (await listOf(world.hub, filter, { asOf: list.asOf, as: HEAD })).rows as unknown as { id: string }[];
    expect((await itemsOf(world.hub, job.id, HEAD)).map((item) => item.case?.id)).toEqual(rows.map(({ id }) => id));
    expect((await listed(world.hub, filter, HEAD)).totalCount).toBe(list.totalCount + 1);
  });

  test("are counted before they are changed: by unit, whose clocks, who is told, and which rules stand against which", async () => {
    const chief = await world.hub.account("OFFICE_CHIEF", "VPUB");
    const order = {
      selection: await picked(world.hub, [...names(6), "new", "health"], chief),
      change: { kind: "ASSIGN", toUnit: "SYT", form: "SYSTEM", orderedAt: "2026-03-16T01:00:00.000Z" },
    };
    expect(await preview(world.hub, order, chief)).toMatchObject({
      cases: 8,
      units: [
        { unit: { code: "SXD" }, cases: 6 },
        { unit: { code: "VPUB" }, cases: 1 },
        { unit: { code: "SYT" }, cases: 1 },
      ],
      oldest: "2026-03-12T01:00:00.000Z",
      possible: 7,
      onWorklist: 7,
      clocksTouched: 7,
      refusedBy: [{ at: "toUnit", message: "Đơn vị này đang giữ phản ánh.", cases: 1 }],
      typedCount: null,
      undoable: true,
      reversedBy: "TRANSFER",
    });
    expect((await preview(world.hub, order, chief)).told.map(({ code }) => code).toSorted()).toEqual(["SXD", "SYT", "VPUB"]);
    const job = await start(world.hub, order, chief);
    await works(world.hub);
    expect(await jobOf(world.hub, job.id, chief)).toMatchObject({ done: 7, refused: 1 });
  });

  test("above the number that the terms say, somebody has to type how many they are", async () => {
    await world.hub.database.sql("update bulk_term set typed_above = 3, most_cases = 6");
    const filter = { unit: "SXD", open: true };
    const { asOf } = await listed(world.hub, filter, HEAD);
    const order = { selection: { filter, asOf }, change: COMMENT };
    expect(await preview(world.hub, order, HEAD)).toMatchObject({ typedCount: 6 });
    expect(await start(world.hub, order, HEAD)).toMatchObject({ __typename: "BulkCountRequired", cases: 6 });
    expect(await start(world.hub, { ...order, typedCount: 5 }, HEAD)).toMatchObject({ __typename: "BulkCountRequired", cases: 6 });
    expect(await start(world.hub, { ...order, typedCount: 6 }, HEAD)).toMatchObject({ __typename: "BulkJob", cases: 6 });
    expect(await start(world.hub, { ...order, selection: { filter: {}, asOf } }, "lanhdao")).toMatchObject({ __typename: "BulkNotPossible" });
  });
});

describe("what cannot be asked for", () => {
  beforeAll(async () => {
    world = await aWorld(true);
  }, 60_000);
  afterAll(() => world?.leave());

  test.each([
    ["a reason of blanks", { reason: " \t\u00a0 " }, "reason"],
    ["a key that is no UUID", { key: "1" }, "key"],
    ["publishing many at once", { change: { kind: "PUBLISH", words: "Đã xử lý" } }, "kind"],
    ["an order without its form", { change: { kind: "ASSIGN", toUnit: "SXD-HTGT" } }, "form"],
    ["two ways to select", { selection: { ids: ["1"], filter: {} } }, "selection"],
    ["nothing selected", { selection: { ids: [] } }, "selection"],
    ["a case that nobody has", { selection: { ids: ["999999"] } }, "selection"],
  ] as const)("%s", async (_sentence, more, at) => {
    const { asOf } = await listed(world.hub, {}, HEAD);
    const order = { selection: { filter: {} }, change: COMMENT, ...more };
    expect(await start(world.hub, { ...order, selection: { ...order.selection, asOf } } as never, HEAD)).toMatchObject({ __typename: "BulkNotPossible", at });
    expect(await world.hub.database.sql("select from bulk_job")).toEqual([]);
  });

  test("another's case by its number: nothing tells that it is there", async () => {
    const { asOf } = await listed(world.hub, {}, HEAD);
    const selection = { ids: [await idOf(world.hub, "c1"), await idOf(world.hub, "health")], asOf };
    expect(await start(world.hub, { selection, change: COMMENT }, HEAD)).toMatchObject({
      at: "selection",
      message: "1 phản ánh không có trong phạm vi của bạn.",
    });
  });
});
