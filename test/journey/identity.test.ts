import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_ACCOUNTS, startHubProcess, until } from "../hub.ts";
import type { HubProcess } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { SELF_TOLD, SUBMITTER, canariesIn, everyAnswer, wholeDatabase } from "./kit/canary.ts";
import { CASES, CASE_CHANGED } from "./kit/documents.ts";
import { boardOf, idOf, listOf, sourceOf, theCase } from "./kit/reading.ts";

const SECRET = "tiếng chim xanh bay thấp";
const HIDDEN = { submitter: SUBMITTER, confidential: ["name", "phone"] } as const;
const WORDS = {
  title: `Kiến nghị của Lạc Hồng Thủy Tiên`,
  content: SELF_TOLD,
  place: { text: "trước nhà bà Lạc Hồng Thủy Tiên", ward: null },
  result: `Đã trả lời bà Lạc Hồng Thủy Tiên (0987123450)`,
  closureReason: "Bà Lạc Hồng Thủy Tiên đồng ý",
};
const STEPS = [
  { at: "2026-03-10 08:00", kind: "RECEIVED", note: SELF_TOLD },
  { at: "2026-03-10 09:00", kind: "ASSIGNED", unit: "SXD", note: "gọi lại 0987.123.450 gặp bà Thủy Tiên" },
] as const;

let world: World;
let ids: string[];
beforeAll(async () => {
  world = await aProvince({ kept: true }).with(
    aCase({ ...HIDDEN, ...WORDS, id: "hidden", received: "2026-03-10 08:00", steps: STEPS }),
    aCase({ submitter: SUBMITTER, ...WORDS, id: "masked", received: "2026-03-10 08:00", steps: STEPS }),
    aCase({
      submitter: SUBMITTER,
      confidential: ["content"],
      id: "withheld",
      title: `Việc của ${SECRET}`,
      content: SECRET,
      result: SECRET,
      place: { text: SECRET, ward: null },
      received: "2026-03-10 08:00",
      steps: [{ ...STEPS[0], note: SECRET }, STEPS[1]],
    }),
    aCase({ ...HIDDEN, ...WORDS, id: "poison", received: "2026-03-10", row: { state: "trạng thái lạ" } }),
    aCase({ ...HIDDEN, id: "too-long", content: SELF_TOLD.repeat(200), received: "2026-03-10" }),
    aCase({ received: "2026-03-10", id: "other" }),
  );
  // a record that is none, and one that is no object at all
  world.source.put({ ...HIDDEN, ...WORDS, id: "nameless", row: { id: null } });
  await world.hub.settled();
  ids = await Promise.all(["hidden", "masked", "withheld"].map((id) => idOf(world.hub, id)));
}, 60_000);
afterAll(() => world.leave());

describe("who reported a case", () => {
  test("is masked for everybody, and not told at all where it is confidential", async () => {
    const flags = { masked: true, confidentialName: false, confidentialPhone: false, confidentialContent: false };
    for (const who of ["lanhdao", "thanhtra", "giamdoc.sxd"]) {
      expect((await theCase(world.hub, "masked", who)).submitter).toEqual({
        name: "L•• H••• T••• T•••",
        phone: "09••••••50",
        address: "tỉnh Sông Lam Hạ",
        ...flags,
      });
      expect((await theCase(world.hub, "hidden", who)).submitter).toEqual({
        name: null,
        phone: null,
        address: null,
        ...flags,
        confidentialName: true,
        confidentialPhone: true,
      });
    }
  });

  test("is in no answer to anybody, whatever is asked", async () => {
    for (const who of [null, ...SAMPLE_ACCOUNTS.map((account) => account.username)])
      expect([who, canariesIn(await everyAnswer(world.hub, ids, who))]).toEqual([who, []]);
  });

  test("is in no table of the database but sealed", async () => {
    const found = (await wholeDatabase(world.hub.database)).map(({ table, text }) => [table, canariesIn(text)]);
    expect(found.filter(([, canaries]) => (canaries ?? "").length > 0)).toEqual([]);
    expect(found.map(([table]) => table)).toEqual(expect.arrayContaining(["inbox", "quarantine", "feedback_case", "unknown_word"]));
  });

  test("cannot be found out by searching for it", async () => {
    for (const text of ["Lạc Hồng", "thuy tien", "0987123450", "hoa.thuy.tien"])
      expect([text, (await listOf(world.hub, { text })).totalCount]).toEqual([text, 0]);
  });

  test("does not slip out of a record whose columns slipped", async () => {
    const { hub, source: slipped } = await aProvince().with();
    slipped.put({ ...HIDDEN, id: "urgent", row: { urgent: SUBMITTER.name } });
    slipped.put({ ...HIDDEN, id: "received", row: { received: `${SUBMITTER.phone} ${SUBMITTER.name}` } });
    slipped.put({ ...HIDDEN, id: "hide", row: { hide: { name: SUBMITTER.name, phone: SUBMITTER.phone, text: SUBMITTER.address } } });
    slipped.put({ ...HIDDEN, id: "where", row: { where: { text: null, ward: null, lat: SUBMITTER.name, long: SUBMITTER.phone } } });
    await hub.settled();
    const { quarantine } = await sourceOf(hub, "nguon");
    expect(quarantine?.map((record) => record.locator).toSorted()).toEqual(["hide", "received", "urgent", "where"]);
    expect(canariesIn(JSON.stringify(quarantine))).toEqual([]);
    expect(canariesIn((await wholeDatabase(hub.database)).map(({ text }) => text).join("\n"))).toEqual([]);
  });
});

test("content that is to stay confidential is withheld from everybody, in every field of it", async () => {
  for (const who of ["lanhdao", "thanhtra", "giamdoc.sxd"]) {
    expect(await theCase(world.hub, "withheld", who)).toMatchObject({
      title: "Nội dung được giữ bí mật theo yêu cầu",
      content: null,
      placeText: null,
      result: null,
    });
    expect(await everyAnswer(world.hub, ids, who)).not.toContain("chim xanh");
  }
  expect((await listOf(world.hub, { text: "chim xanh" })).totalCount).toBe(0);
  const dumped = (await wholeDatabase(world.hub.database)).filter(
    ({ text }) => text.includes("chim xanh") || text.includes(Buffer.from("chim xanh").toString("hex")),
  );
  expect(dumped.map(({ table }) => table)).toEqual([]);
});

describe("destroying a record's key", () => {
  test("leaves every count as it was, and nothing of who reported it", async () => {
    const before = await boardOf(world.hub);
    await world.hub.database.sql("update source_record set wrapped_key = null where source_case_id = 'masked'");
    expect((await theCase(world.hub, "masked")).submitter).toMatchObject({ name: null, phone: null, address: null, masked: true });
    await world.hub.settled(); // the source still says the same
    const { asOf: _asOf, coverage: _coverage, changes: _changes, ...after } = await boardOf(world.hub);
    expect(before).toMatchObject(after);
    expect((await listOf(world.hub, { open: true })).rows.map((row) => row.reference)).toContain("PA-MASKED");
    expect((await theCase(world.hub, "masked")).submitter.name).toBeNull();
  });
});

describe("the hub's process", () => {
  let hub: HubProcess | undefined;
  beforeAll(async () => {
    await world.hub.close();
    hub = await startHubProcess({ DATABASE_URL: world.hub.database.url, HUB_KEY_FILE: world.hub.database.keyFile, SAMPLE: "off", LOG_LEVEL: "trace" });
  }, 60_000);
  afterAll(() => hub?.program.end("SIGTERM"));

  test("logs nothing of who reports, whether it reads, refuses, answers or fails", async () => {
    if (hub === undefined) throw new Error("it was not started");
    const watching = await hub.watch(CASE_CHANGED, {}, "lanhdao");
    world.clock.advance(60_000);
    world.source.put({ ...HIDDEN, ...WORDS, id: "hidden", stage: "IN_PROGRESS", received: "2026-03-10 08:00" });
    world.source.put({ ...HIDDEN, ...WORDS, id: "new-poison", row: { state: "lạ lùng" } });
    await watching.frame("the change is told", ({ caseChanged }) => caseChanged.case?.stage === "IN_PROGRESS", 20_000);
    let broken = 0;
    world.source.spoil((_url, response, honest) => {
      broken += 1;
      response.writeHead(200, { "content-type": "application/json" }).end(honest().slice(0, -7)); // cut off in the middle of a record's words
      return true;
    });
    await until("the hub saw it cut off", () => broken > 0, 20_000);
    await hub.answer(CASES, { filter: { text: SUBMITTER.name }, after: Buffer.from(SUBMITTER.phone).toString("base64url") });
    await until("the failure is shown", async () => (await sourceOf(hub as HubProcess, "nguon")).lastProblem !== null, 20_000);
    await hub.program.end("SIGTERM");
    expect(hub.program.stderr).not.toBe("");
    expect(canariesIn(`${hub.program.stdout}\n${hub.program.stderr}`)).toEqual([]);
    expect(canariesIn(JSON.stringify(watching.frames))).toEqual([]);
    expect(canariesIn((await wholeDatabase(world.hub.database)).map(({ text }) => text).join("\n"))).toEqual([]);
  }, 60_000);
});
