import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase, aProvince, localText } from "../world.ts";
import type { CaseSpec, RestManifest, Source, World } from "../world.ts";
import { boardOf, caseOf, sourceOf, theCase } from "./kit/reading.ts";

/** One record that cannot be taken, beside two good ones; what the IT officer is told of it. */
const POISONS: readonly [name: string, spec: Partial<CaseSpec>, locator: RegExp, reason: RegExp][] = [
  ["nul", { content: "đường\u0000hỏng" }, /^bad$/, /^text: contains a NUL/],
  ["year-9999", { row: { received: "9999-12-31T00:00:00+07:00" } }, /^bad$/, /^received: .*a year outside 2000/],
  ["no-date", { row: { received: "31/02/2026" } }, /^bad$/, /^received: /],
  ["ten-megabytes", { content: "x".repeat(10_000_000) }, /^bad$/, /^text: longer than 20000 characters/],
  ["half-a-letter", { title: "đường \uD800 hỏng" }, /^bad$/, /^title: .*surrogate/],
  ["no-id", { row: { id: null } }, /./, /expected an id at "id", found none/],
  ["blank-id", { row: { id: "  " } }, /./, /expected an id at "id"/],
  ["unknown-stage", { row: { state: "đang chờ ý kiến" } }, /^bad$/, /^state: unknown stage word "đang chờ ý kiến"/],
  ["unknown-unit", { lead: "SO-LA" }, /^bad$/, /^holder: unknown unit word "SO-LA"/],
  ["unknown-field", { row: { subject: "chuyện lạ" } }, /^bad$/, /^subject: unknown field word/],
  ["no-title", { title: "", content: "" }, /^bad$/, /expected a title or a content/],
  ["object-for-text", { row: { title: { vi: "a" } } }, /^bad$/, /^title: expected text, found an object/],
  ["field-gone", { row: { result: undefined } }, /^bad$/, /^result: the row has no field/],
  ["answered-before-received", { steps: [{ at: "2026-03-11", kind: "RESOLVED" }] }, /^bad$/, /before the receipt/],
  [
    "before-all-calendars",
    { received: "2021-05-04 09:00", steps: [{ at: "2021-05-04 09:00", kind: "RECEIVED" }], stage: "RECEIVED" },
    /^bad$/,
    /working calendar .* the year 2021 is missing/,
  ],
];

let world: World;
beforeAll(async () => {
  world = await aProvince({ kept: true }).with();
  for (const [name, spec] of POISONS) {
    const source = await world.another(name);
    source.put(aCase({ id: "good-1", received: "2026-03-12" }));
    source.put(aCase({ received: "2026-03-12", ...spec, id: "bad" }));
    source.put(aCase({ id: "good-2", received: "2026-03-12" }));
  }
  await world.hub.settled();
}, 60_000);
afterAll(() => world.leave());

describe("a record with a fault is held back, the others are taken:", () => {
  test.each(POISONS)("%s", async (name, _spec, locator, reason) => {
    const source = await sourceOf(world.hub, name);
    expect(source).toMatchObject({
      cases: 2,
      quarantined: 1,
      lastProblem: null,
      consecutiveFailures: 0,
      quarantine: [{ locator: expect.stringMatching(locator), reason: expect.stringMatching(reason) }],
    });
    expect((source.quarantine?.[0]?.reason ?? "").length).toBeLessThan(1_000);
  });

  test("none of them is counted", async () => {
    expect((await boardOf(world.hub)).open).toBe(2 * POISONS.length);
  });

  test("read once more, each is still one entry", async () => {
    await world.hub.settled();
    for (const [name] of POISONS) expect(await sourceOf(world.hub, name)).toMatchObject({ cases: 2, quarantined: 1 });
  });
});

describe("a record that was held back", () => {
  test("becomes a case when its source writes it right", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12", content: "x\u0000y" }));
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 0, quarantined: 1 });
    source.change("one", { content: "xy" });
    await hub.settled();
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 1, quarantined: 0 });
    expect(await theCase(hub, "one")).toMatchObject({ content: "xy" });
  });

  test("becomes a case when its word is mapped, as if it had never been held", async () => {
    const { hub, source } = await aProvince().with(...lost("lạ").map(aCase), aCase({ id: "good", received: "2026-03-12" }));
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 1, quarantined: 2, unknownWords: 1, wordQueue: [{ list: "stage", word: "lạ", records: 2 }] });
    await hub.connect(mapping(source, "stage", "lạ", "IN_PROGRESS"));
    await hub.settled();
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 3, quarantined: 0 });
    expect(await boardOf(hub)).toMatchObject({ open: 3 });
    expect(await theCase(hub, "held-1")).toMatchObject({ stage: "IN_PROGRESS", receivedAt: "2026-03-10T01:00:00.000Z", unit: { code: "SXD" } });
    const asked = source.asked.length;
    expect(source.asked.filter((path) => path.includes("held"))).toEqual([]); // from the raw inbox, not asked for again
    await hub.settled();
    expect(source.asked.length).toBeGreaterThan(asked);
    expect(await boardOf(hub)).toMatchObject({ open: 3 });
  });

  test("no longer has its word waiting for a mapping", async () => {
    const { hub, source } = await aProvince().with(...lost("lạ").map(aCase));
    await hub.connect(mapping(source, "stage", "lạ", "IN_PROGRESS"));
    await hub.settled();
    expect(await sourceOf(hub, "nguon")).toMatchObject({ quarantined: 0, unknownWords: 0, wordQueue: [] });
  });

  test("keeps waiting, with the new reason, when something else of it is wrong too", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12", row: { state: "lạ", subject: "lạ nữa" } }));
    await hub.connect(mapping(source, "stage", "lạ", "IN_PROGRESS"));
    await hub.settled();
    const { quarantine, cases } = await sourceOf(hub, "nguon");
    expect(cases).toBe(0);
    expect(quarantine?.map((record) => record.reason)).toEqual([expect.stringContaining('unknown field word "lạ nữa"')]);
  });

  test("does not take back a case that is known: the last good version stands", async () => {
    const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12", stage: "IN_PROGRESS", title: "Trước" }));
    source.change("one", { row: { state: "lạ" }, title: "Sau" });
    await hub.settled();
    expect(await theCase(hub, "one")).toMatchObject({ stage: "IN_PROGRESS", title: "Trước", open: true });
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 1, quarantined: 1 });
    await hub.connect(mapping(source, "stage", "lạ", "RESOLVED"));
    await hub.settled();
    expect(await theCase(hub, "one")).toMatchObject({ title: "Sau" });
  });
});

const lost = (state: string): Partial<CaseSpec>[] => ["held-1", "held-2"].map((id) => ({ id, received: "2026-03-10", stage: "IN_PROGRESS", row: { state } }));

function mapping(source: Source, list: "stage" | "channel", word: string, ours: string): RestManifest {
  const { config, ...manifest } = source.manifest;
  return { ...manifest, config: { ...config, words: { ...config.words, [list]: { ...config.words[list], [word]: ours } } } };
}

test("a channel's word that is not mapped is queued and holds nothing back; mapped, the open case has it", async () => {
  const { hub, source } = await aProvince().with(aCase({ id: "one", received: "2026-03-12", row: { way: "zalo" } }));
  expect(await theCase(hub, "one")).toMatchObject({ channel: null });
  expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 1, quarantined: 0, unknownWords: 1, wordQueue: [{ list: "channel", word: "zalo" }] });
  await hub.connect(mapping(source, "channel", "zalo", "CHATBOT"));
  await hub.settled();
  expect(await theCase(hub, "one")).toMatchObject({ channel: "CHATBOT" });
});

describe("two records with one id in one answer", () => {
  const twice = async (first: Partial<CaseSpec>, second: Partial<CaseSpec>): Promise<World> => {
    const twins = await aProvince().with();
    twins.source.put(aCase({ id: "one", received: "2026-03-12", ...first }));
    const { row } = twins.source.shown("one");
    twins.source.put(aCase({ id: "one", received: "2026-03-12", ...second }));
    twins.source.spoil((_url, response, honest) => {
      const answer = JSON.parse(honest()) as { rows: unknown[] };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ...answer, rows: [row, ...answer.rows] }));
      return true;
    });
    await twins.hub.settled();
    return twins;
  };

  test("are two versions when their marks differ: the newer one stands", async () => {
    const { hub } = await twice({ title: "Cũ" }, { title: "Mới" });
    expect(await theCase(hub, "one")).toMatchObject({ title: "Mới" });
    expect(await sourceOf(hub, "nguon")).toMatchObject({ cases: 1, quarantined: 0 });
  });

  test("contradict each other when their marks are one: one case, and a person is told", async () => {
    const changed = localText(Date.parse("2026-03-13T02:00:00Z"));
    const { hub } = await twice({ title: "Một", changed }, { title: "Hai", changed });
    expect(await theCase(hub, "one")).toMatchObject({ title: "Hai" });
    expect(await sourceOf(hub, "nguon")).toMatchObject({
      cases: 1,
      quarantined: 1,
      quarantine: [{ locator: "one", reason: expect.stringContaining("two different records with this id") }],
    });
    expect((await boardOf(hub)).open).toBe(1);
    expect(await caseOf(hub, "one", "giamdoc.sxd")).not.toBeNull();
  });
});
