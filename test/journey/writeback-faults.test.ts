import { describe, expect, test } from "vitest";
import { startHub, until } from "../hub.ts";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { aWritingProvince, changesOf, request, sends, settle } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const given = (id: string, more: Partial<CaseSpec> = {}): Partial<CaseSpec> =>
  aCase({
    id,
    received: "2026-03-16 08:00",
    stage: "ASSIGNED",
    steps: [
      { at: "2026-03-16 08:00", kind: "RECEIVED" },
      { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" },
    ],
    ...more,
  });

const HEAD = "giamdoc.sxd";
const states = async (world: WritingWorld, id = "a"): Promise<string[]> => (await changesOf(world.hub, id)).map(({ state }) => state);
const MINUTE = 60_000;

describe("a source that fails while it is asked", () => {
  test("a time-out after the source's commit makes no second effect: the source is asked, and told nothing again", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    world.writable.mishaps("cut-done");
    await sends(world.hub);
    expect(await states(world)).toEqual(["UNKNOWN"]);
    world.clock.advance(MINUTE);
    await sends(world.hub);
    expect(await states(world)).toEqual(["APPLIED"]);
    expect(world.writable.requests).toHaveLength(1);
    expect(world.writable.effects).toHaveLength(1);
    await world.hub.settled();
    expect(await states(world)).toEqual(["VERIFIED"]);
  });

  test("what surely never happened is sent again, under the same key, and happens once", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    world.writable.mishaps("cut-undone", "500-undone");
    for (let look = 0; look < 6; look += 1) {
      await sends(world.hub);
      world.clock.advance(MINUTE);
    }
    expect(await states(world)).toEqual(["APPLIED"]);
    expect(new Set(world.writable.requests.map(({ key }) => key)).size).toBe(1);
    expect(world.writable.requests).toHaveLength(3);
    expect(world.writable.effects).toHaveLength(1);
  });

  test("an unknown outcome that the next pull shows is verified without another word", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    world.writable.mishaps("cut-done");
    await sends(world.hub);
    await world.hub.settled();
    expect(await states(world)).toEqual(["VERIFIED"]);
    world.clock.advance(MINUTE);
    await sends(world.hub);
    expect(world.writable.requests).toHaveLength(1);
  });

  test("a comment whose answer was lost, and whose version a read brought meanwhile, is verified as soon as the source says that this version has it", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
    world.writable.mishaps("cut-done");
    await sends(world.hub);
    await world.hub.settled();
    expect(await states(world)).toEqual(["UNKNOWN"]); // the record moved on, but it lists no comments: it may be somebody else's doing
    world.clock.advance(MINUTE);
    await sends(world.hub);
    expect(await states(world)).toEqual(["VERIFIED"]);
    expect(world.writable.effects).toHaveLength(1);
  });

  test("a comment is not verified by a version that no read has brought", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
    world.writable.mishaps("cut-done");
    await sends(world.hub);
    await world.hub.settled();
    world.writable.cases.change("a", { title: "Đường hỏng nặng hơn" });
    world.clock.advance(MINUTE);
    await sends(world.hub);
    expect(await states(world)).toEqual(["APPLIED"]);
    await world.hub.settled();
    expect(await states(world)).toEqual(["VERIFIED"]);
  });

  test("a refusal is final and told, without the submitter's name and number in it", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    world.writable.mishaps("refused");
    await sends(world.hub);
    world.clock.advance(60 * MINUTE);
    await sends(world.hub);
    const [change] = await changesOf(world.hub, "a");
    expect(change).toMatchObject({ state: "REFUSED" });
    expect(change?.reason).toContain("đã rút phản ánh");
    expect(change?.reason).not.toMatch(/Mẫu|0912345678/);
    expect(world.writable.requests).toHaveLength(1);
  });

  test("a source that does not show a change in time is told of, and the change is not taken for done", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    await sends(world.hub);
    expect(await changesOf(world.hub, "a")).toMatchObject([{ state: "APPLIED", unconfirmed: false }]);
    world.clock.advance(61 * MINUTE);
    expect(await changesOf(world.hub, "a")).toMatchObject([{ state: "APPLIED", unconfirmed: true }]);
  });
});

describe("a conflict", () => {
  const inConflict = async (): Promise<WritingWorld> => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    world.clock.advance(MINUTE);
    world.writable.cases.change("a", { title: "Ông Trần Văn Mẫu báo đường hỏng nặng hơn" });
    await sends(world.hub);
    return world;
  };

  test("is shown side by side and not overwritten, without the submitter's name", async () => {
    const world = await inConflict();
    const [change] = await changesOf(world.hub, "a", HEAD);
    expect(change).toMatchObject({
      state: "CONFLICT",
      maySettle: true,
      conflict: [{ field: "title", seen: "Đường hỏng trước trường học", now: "Ông ••• báo đường hỏng nặng hơn" }],
    });
    expect(world.writable.effects).toEqual([]);
    world.clock.advance(60 * MINUTE);
    await sends(world.hub);
    expect(world.writable.requests).toHaveLength(1); // it waits for a person
  });

  test("is sent again on what the source has now when a person says so, as another request", async () => {
    const world = await inConflict();
    const [change] = await changesOf(world.hub, "a", HEAD);
    expect(await settle(world.hub, change?.id ?? "", "SEND_AGAIN", "lanhdao")).toBe("ChangeNotAllowed");
    expect(await settle(world.hub, change?.id ?? "", "SEND_AGAIN", HEAD)).toBe("CaseChangeSettled");
    await sends(world.hub);
    await world.hub.settled();
    expect(await states(world)).toEqual(["VERIFIED"]);
    expect(new Set(world.writable.requests.map(({ key }) => key)).size).toBe(2);
    expect(world.writable.effects).toHaveLength(1);
  });

  test("is dropped when a person says so, and what waited behind it goes on", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    await request(world.hub, "a", { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
    world.clock.advance(MINUTE);
    world.writable.cases.change("a", { title: "Đường hỏng nặng hơn" });
    await sends(world.hub);
    expect(await states(world)).toEqual(["CONFLICT", "QUEUED"]);
    const [change] = await changesOf(world.hub, "a", HEAD);
    expect(await settle(world.hub, change?.id ?? "", "DROP", HEAD)).toBe("CaseChangeSettled");
    expect(await settle(world.hub, change?.id ?? "", "DROP", HEAD)).toBe("ChangeNotPossible");
    await sends(world.hub);
    expect(await states(world)).toEqual(["DROPPED", "CONFLICT"]); // it was decided on the old version as well
  });
});

describe("the lane of a case", () => {
  test("keeps the order of decisions, each on what the one before made of the case", async () => {
    const world = await aWritingProvince([given("a")]);
    for (const [kind, words] of [
      ["COMMENT", "một"],
      ["ACCEPT", undefined],
      ["COMMENT", "hai"],
    ] as const)
      await request(world.hub, "a", { kind, words }, HEAD);
    world.writable.mishaps("500-undone");
    await sends(world.hub);
    expect(world.writable.requests).toHaveLength(1); // the others wait for the first
    for (let look = 0; look < 4; look += 1) {
      world.clock.advance(MINUTE);
      await sends(world.hub);
    }
    await world.hub.settled();
    expect(world.writable.effects.map(({ kind, told }) => `${kind} ${told["yKien"] ?? ""}`.trim())).toEqual(["COMMENT một", "ACCEPT", "COMMENT hai"]);
    expect((await states(world)).filter((state) => state === "CONFLICT")).toEqual([]);
  });

  test("of one case does not hold up another's", async () => {
    const world = await aWritingProvince([given("a"), given("b")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    await request(world.hub, "b", { kind: "ACCEPT" }, HEAD);
    world.writable.mishaps("cut-undone");
    await sends(world.hub);
    expect([await states(world, "a"), await states(world, "b")].flat().toSorted()).toEqual(["APPLIED", "UNKNOWN"]);
  });

  test("is worked on by one of two hubs that send at once: every change happens once", async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `c${n}`);
    const world = await aWritingProvince(ids.map((id) => given(id)));
    for (const id of ids) await request(world.hub, id, { kind: "ACCEPT" }, HEAD);
    const second = await startHub({ clock: world.clock, database: world.hub.database });
    try {
      await Promise.all([sends(world.hub), sends(second)]);
    } finally {
      await second.close();
    }
    expect(world.writable.requests.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await world.hub.database.sql("select state, count(*)::int as n from case_change group by 1")).toEqual([{ state: "APPLIED", n: 12 }]);
  });

  test("goes on after the hub died while it was sending: the source is asked what became of it", async () => {
    const world = await aWritingProvince([given("a")]);
    await request(world.hub, "a", { kind: "ACCEPT" }, HEAD);
    await request(world.hub, "a", { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
    world.writable.mishaps("hang-done");
    const dying = sends(world.hub).catch(() => undefined); // it has no database any more when the source's connection breaks
    await until("the source has taken it and says nothing", () => world.writable.holding === 1);
    const after = await world.restarted();
    expect((await changesOf(after, "a")).map(({ state }) => state)).toEqual(["SENDING", "QUEUED"]);
    await sends(after);
    expect((await changesOf(after, "a")).map(({ state }) => state)).toEqual(["APPLIED", "APPLIED"]);
    expect(world.writable.effects.map(({ kind }) => kind)).toEqual(["ACCEPT", "COMMENT"]);
    expect(world.writable.requests).toHaveLength(2);
    await world.writable.stop();
    await dying;
    expect((await changesOf(after, "a")).map(({ state }) => state)).toEqual(["APPLIED", "APPLIED"]);
  });
});

test("our own echo is no foreign change: the next decision on the same page is taken", async () => {
  const world = await aWritingProvince([given("a")]);
  await request(world.hub, "a", { kind: "COMMENT", words: "Đã khảo sát" }, HEAD);
  const seen = (await world.hub.database.sql<{ at: Date }>("select learned_at as at from feedback_case where source_case_id = 'a'"))[0]?.at;
  await sends(world.hub);
  await world.hub.settled();
  expect(await states(world)).toEqual(["VERIFIED"]);
  const page = { seen: new Date(seen ?? 0).toISOString() };
  expect(await request(world.hub, "a", { kind: "ACCEPT", ...page }, HEAD)).toMatchObject({ __typename: "CaseChangeQueued" });
  world.clock.advance(MINUTE);
  world.writable.cases.change("a", { title: "Đường hỏng nặng hơn" });
  await world.hub.settled();
  expect(await request(world.hub, "a", { kind: "COMMENT", words: "Lần hai", ...page }, HEAD)).toMatchObject({ __typename: "CaseMovedOn" });
});
