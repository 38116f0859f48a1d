import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { listed, start, works } from "./kit/bulk.ts";
import { aDirectingProvince, directs, does, given, only, directiveOf } from "./kit/directing.ts";
import { atWork, MOOT, proposed, settleProposal } from "./kit/proposing.ts";
import { anInsideProvince, gives, held, says } from "./kit/inside.ts";
import { idOf } from "./kit/reading.ts";
import { countedTwice, marks, noticesOf, tells, theOnly, toldTo } from "./kit/telling.ts";
import { aWritingProvince, request, sends } from "./kit/writing.ts";

const HEAD = "giamdoc.sxd";

/** Without what passing days alone bring: reports that are owed. */
const ofCases = (told: string): boolean => told.startsWith("CASE_");

describe("who is told what", () => {
  test("a case that comes to a unit, comes back to it, is due soon, overdue and severely overdue is told to the unit's people once each, through restarts", async () => {
    const world = await aProvince({ at: "2026-03-12 07:00" }).with();
    world.source.put(given("way", "SXD", { received: "2026-03-12 07:30", stage: "ASSIGNED" }));
    await world.hub.now("2026-03-12T08:35+07:00");
    await world.hub.settled();
    expect(await tells(world.hub)).toBeGreaterThan(0);
    expect(await toldTo(world.hub, HEAD)).toEqual(["CASE_GIVEN PA-WAY"]);
    expect(await tells(world.hub)).toBe(0);
    const hub = await world.restarted();
    const [due] = await hub.database.sql<{ soon: string; due: string }>(
      "select soon_at::text as soon, due_at::text as due from case_state where to_event is null",
    );
    await hub.now(Date.parse(due?.soon ?? "") - hub.instant + 1);
    await tells(hub);
    await hub.now(Date.parse(due?.due ?? "") - hub.instant + 1);
    await tells(hub);
    expect((await toldTo(hub, HEAD)).filter(ofCases)).toEqual(["CASE_OVERDUE PA-WAY", "CASE_DUE_SOON PA-WAY", "CASE_GIVEN PA-WAY"]);
    // severely overdue is a predicate of time: the queue's own list says when
    const list = asked<{ cases: { totalCount: number } }>(`{ cases(filter: { severity: [SEVERE] }, first: 0) { totalCount } }`);
    for (let severe = 0; severe === 0;) {
      await hub.now(12 * 3_600_000);
      await tells(hub);
      severe = (await hub.ask(list, {}, HEAD)).cases.totalCount;
      expect(await hub.database.sql("select 1 from notice where rule = 'CASE_SEVERE'")).toHaveLength(severe);
    }
    await tells(await world.restarted());
    expect((await toldTo(world.hub, HEAD)).filter(ofCases)).toEqual(["CASE_SEVERE PA-WAY", "CASE_OVERDUE PA-WAY", "CASE_DUE_SOON PA-WAY", "CASE_GIVEN PA-WAY"]);
    expect(await countedTwice(world.hub)).toEqual([]);
  }, 60_000);

  test("a case that another unit returns is told as returned; what the first read brought is told to nobody", async () => {
    const world = await aProvince({ at: "2026-03-12 07:00" }).with(given("old", "SXD", { received: "2026-03-02 08:00" }));
    await tells(world.hub);
    expect(await toldTo(world.hub, HEAD)).toEqual([]);
    const division = await world.hub.account("DIVISION_HANDLER", "SXD-HTGT");
    const course = [
      { at: "2026-03-12 07:10", kind: "RECEIVED" },
      { at: "2026-03-12 07:20", kind: "ASSIGNED", unit: "SXD" },
      { at: "2026-03-12 07:30", kind: "ASSIGNED", unit: "SXD-HTGT" },
    ] as const;
    const base = { id: "back", received: "2026-03-12 07:10", stage: "ASSIGNED" } as const;
    await world.hub.now("2026-03-12T07:40+07:00");
    world.source.put(aCase({ ...base, lead: "SXD-HTGT", steps: course }));
    await world.hub.settled();
    await tells(world.hub);
    expect(await toldTo(world.hub, division)).toEqual(["CASE_GIVEN PA-BACK"]);
    expect(await toldTo(world.hub, HEAD)).toEqual([]); // it passed through
    await world.hub.now("2026-03-12T08:10+07:00");
    world.source.put(aCase({ ...base, lead: "SXD", steps: [...course, { at: "2026-03-12 08:00", kind: "RETURNED", unit: "SXD" }] }));
    await world.hub.settled();
    await tells(world.hub);
    expect(await toldTo(world.hub, HEAD)).toEqual(["CASE_RETURNED PA-BACK"]);
  }, 60_000);

  test("a submission, a directive and each side's steps are told to the other side", async () => {
    const { world, chief } = await aDirectingProvince("way");
    const { hub } = world;
    await tells(hub);
    const before = (await noticesOf(hub, HEAD)).all.length;
    const caseId = await idOf(hub, "way");
    const { submission } = await does(hub, "submitToLeader", { caseId, urgency: "URGENT", proposal: "Đề nghị cho rào chắn." }, HEAD);
    await tells(hub);
    expect(await toldTo(hub, "lanhdao")).toEqual(["SUBMISSION_WAITS PA-WAY"]);
    const input = { id: submission?.id, settlement: "DIRECTED", words: "Rào chắn ngay.", addressees: ["SXD"] };
    const id = (await does(hub, "settleSubmission", input, "lanhdao")).submission?.directive?.id ?? "";
    await tells(hub);
    expect((await toldTo(hub, HEAD)).slice(0, -before || undefined)).toEqual(["SUBMISSION_DECIDED PA-WAY", "DIRECTIVE_GIVEN"]);
    expect(theOnly((await noticesOf(hub, HEAD)).all.filter(({ rule }) => rule === "DIRECTIVE_GIVEN"))).toMatchObject({
      directiveId: id,
      visible: true,
      unit: { code: "TINH" },
    });
    const one = only((await directiveOf(hub, id, HEAD))?.obligations ?? []);
    await does(hub, "acknowledgeDirective", { obligation: one.id }, HEAD);
    const replied = (await does(hub, "replyDirective", { obligation: one.id, words: "Đã rào." }, HEAD)).obligation;
    await tells(hub);
    expect(await toldTo(hub, "lanhdao")).toEqual(["DIRECTIVE_REPLIED", "SUBMISSION_WAITS PA-WAY"]);
    await does(hub, "settleReply", { obligation: one.id, reply: replied?.steps.at(-1)?.id, settlement: "ACCEPTED" }, "lanhdao");
    await tells(hub);
    expect((await toldTo(hub, HEAD))[0]).toBe("DIRECTIVE_DECIDED");
    expect(await toldTo(hub, chief)).toEqual([]);
    await directs(hub, "way", { addressees: ["SXD"] });
    expect(await tells(hub)).toBe(1); // one directive is one notice, whatever its events
    await world.leave();
  }, 60_000);

  test("a proposal is told to exactly those who may decide it, and its decision to who drafted it", async () => {
    const world = await aProvince().with(atWork("moot"));
    const { hub } = world;
    const officer = await hub.account("FOCAL_OFFICER", "SXD");
    const other = await hub.account("UNIT_HEAD", "SYT");
    await tells(hub);
    const id = await proposed(hub, "moot", MOOT, officer);
    await tells(hub);
    expect(await toldTo(hub, HEAD)).toContain("PROPOSAL_WAITS PA-MOOT");
    for (const who of [officer, other]) expect(await toldTo(hub, who)).not.toContain("PROPOSAL_WAITS PA-MOOT");
    await settleProposal(hub, id, "REJECT", HEAD, { words: "Chưa đủ căn cứ" });
    await tells(hub);
    expect((await toldTo(hub, officer))[0]).toBe("PROPOSAL_DECIDED PA-MOOT");
    expect(await toldTo(hub, HEAD)).not.toContain("PROPOSAL_DECIDED PA-MOOT");
  }, 60_000);

  test("who is given a case inside his unit, and who is named in a comment, is told by himself", async () => {
    const inside = await anInsideProvince([held("given"), held("talk")]);
    onTestFinished(() => inside.world.leave());
    const { hub } = inside.world;
    await tells(hub);
    await gives(hub, "given", { officer: inside.road }, HEAD);
    await says(hub, "talk", { words: "Nhờ xem giúp", mentions: [inside.focal] }, HEAD);
    await tells(hub);
    await tells(hub);
    expect(await toldTo(hub, inside.road)).toEqual(["INSIDE_GIVEN PA-GIVEN"]);
    expect(await toldTo(hub, inside.focal)).toEqual(["MENTIONED PA-TALK"]);
    expect(await toldTo(hub, inside.house)).toEqual([]);
  }, 60_000);

  test("who asked is told that his change conflicts, or that his bulk job ended", async () => {
    const world = await aWritingProvince([given("way")]);
    const { hub } = world;
    await tells(hub);
    world.writable.mishaps("refused");
    expect((await request(hub, "way", { kind: "ACCEPT" }, HEAD)).__typename).toBe("CaseChangeQueued");
    await sends(hub);
    await tells(hub);
    expect(await toldTo(hub, HEAD)).toContain("CHANGE_FAILED PA-WAY");
    expect(await toldTo(hub, "lanhdao")).toEqual([]);
    const { asOf } = await listed(hub, {}, HEAD);
    const job = await start(hub, { selection: { ids: [await idOf(hub, "way")], asOf }, change: { kind: "COMMENT", words: "Rà soát" } }, HEAD);
    await tells(hub);
    expect((await noticesOf(hub, HEAD)).all.some(({ jobId }) => jobId !== null)).toBe(false);
    await works(hub);
    await tells(hub);
    await tells(hub);
    expect((await noticesOf(hub, HEAD)).all.filter(({ rule }) => rule === "BULK_ENDED")).toMatchObject([{ jobId: job.id, visible: true, case: null }]);
  }, 60_000);
});

describe("one's own notices", () => {
  let world: World;
  beforeAll(async () => {
    world = await aProvince({ kept: true }).with();
    for (const id of ["a", "b", "c", "d"]) world.source.put(given(id, "SXD", { received: "2026-03-16 08:30" }));
    await world.hub.settled();
    await tells(world.hub);
  }, 60_000);
  afterAll(() => world?.leave());

  test("are nobody else's: not to be read, and not to be marked", async () => {
    const { hub } = world;
    const bell = asked<{ notices: { bell: { unread: number } } }>("{ notices(first: 0) { bell { unread } } }");
    expect((await hub.answer(bell, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect(await hub.ask(bell, {}, HEAD)).toEqual({ notices: { bell: { unread: 4 } } });
    const { all } = await noticesOf(hub, HEAD);
    expect(all).toHaveLength(4);
    expect((await noticesOf(hub, "thanhtra")).all).toEqual([]);
    expect(await marks(hub, { ids: all.map(({ id }) => id) }, "thanhtra")).toMatchObject({ marked: 0 });
    expect((await noticesOf(hub, HEAD)).bell.unread).toBe(4);
  }, 60_000);

  test("are marked one by one, and all up to the newest that was shown: what came later stays unread, on every screen", async () => {
    const { hub } = world;
    const bells = await hub.watch(
      asked<{ noticesChanged: { unread: number; upTo: string | null } }>("subscription { noticesChanged { unread upTo } }"),
      {},
      HEAD,
    );
    await bells.frame("the bell as it is", ({ noticesChanged }) => noticesChanged.unread === 4);
    const { all, bell } = await noticesOf(hub, HEAD);
    expect(await marks(hub, { ids: [all[1]?.id ?? ""] }, HEAD)).toMatchObject({ marked: 1, bell: { unread: 3 } });
    await bells.frame("one less", ({ noticesChanged }) => noticesChanged.unread === 3);
    world.source.put(given("e", "SXD", { received: "2026-03-16 08:40" }));
    await hub.settled();
    await tells(hub);
    await bells.frame("one more", ({ noticesChanged }) => noticesChanged.unread === 4);
    expect(await marks(hub, { upTo: bell.upTo }, HEAD)).toMatchObject({ marked: 3, bell: { unread: 1 } });
    expect((await noticesOf(hub, HEAD, true)).all.map((one) => one.case?.reference)).toEqual(["PA-E"]);
    expect(await marks(hub, { ids: ["x"] }, HEAD)).toMatchObject({ __typename: "NoticeRefused", at: "ids" });
    expect(bells.errors).toEqual([]);
    await bells.stop();
  }, 60_000);

  test("show nothing of a case that left the viewer's sight, and hold no word of it", async () => {
    const { hub } = world;
    const officer = await hub.account("FOCAL_OFFICER", "SYT");
    world.source.put(given("leaves", "SYT", { received: "2026-03-16 08:50", field: "HEALTH", title: "Ông Khuyếch Trương gọi 0912345678" }));
    await hub.settled();
    await tells(hub);
    expect(theOnly((await noticesOf(hub, officer)).all)).toMatchObject({ rule: "CASE_GIVEN", visible: true, case: { reference: "PA-LEAVES" } });
    await hub.database.sql(
      "update account_post set unit_id = (select id from unit where code = 'SCT') where account_id = (select id from account where username = $1)",
      [officer],
    );
    expect(theOnly((await noticesOf(hub, officer)).all)).toMatchObject({ rule: "CASE_GIVEN", visible: false, case: null, unit: null });
    expect(await hub.database.sql("select 1 from notice n where n::text ~ 'Trương|0912345678|PA-'")).toEqual([]);
  }, 60_000);

  test("a rule that somebody muted is not told to him", async () => {
    const { hub } = world;
    const SAVE = asked<{ saveNoticeSettings: { __typename: string } }>(
      "mutation ($input: SaveNoticeSettingsInput!) { saveNoticeSettings(input: $input) { __typename } }",
    );
    const head = await hub.account("UNIT_HEAD", "SCT");
    await hub.ask(SAVE, { input: { language: "VI", mailTimes: [], phoneRules: [], muted: ["CASE_GIVEN"] } }, head);
    world.source.put(given("muted", "SCT", { received: "2026-03-16 08:55", field: "PROPOSAL" }));
    await hub.settled();
    await tells(hub);
    expect(await toldTo(hub, head)).toEqual([]);
    expect(await hub.database.sql("select detail from audit_entry where act = 'saveNoticeSettings'").catch(() => [1])).toHaveLength(1);
  }, 60_000);
});
