import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import type { World } from "../world.ts";
import { appealAct, appealOf, appealsIn, effectPreviewed, movedLimitFrom } from "./kit/appealing.ts";
import { aScoredMarch, handledAt, linesOf, periodOf, recomputed, scoreAct } from "./kit/scoring.ts";
import type { ShownCard } from "./kit/scoring.ts";
import { tells } from "./kit/telling.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const INSPECTION = "thanhtra";
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
const DEPUTY = "pho.vp";
let world: World;
let march: string;
let health: string;
let justice: string;
/** the appeal that took PA-L0 to the health department, and that department's own */
let [first, second] = ["", ""];
let sealed: readonly ShownCard[];
const without = (cards: readonly ShownCard[]) => cards.map(({ adjustments: _any, ...card }) => card);

beforeAll(async () => {
  ({ world, march } = await aScoredMarch());
  const { hub, source } = world;
  [health, justice] = [await hub.account("UNIT_HEAD", "SYT"), await hub.account("UNIT_HEAD", "STP")];
  for (let i = 0; i < 31; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  for (let i = 0; i < 5; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`s${i}`, "SYT", i < 10 ? "2026-03-10 10:00" : "2026-03-20 10:00"));
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
  await tells(hub);
}, 90_000);
afterAll(() => world?.leave());

const NOTICES = asked<{ notices: { edges: { node: { rule: string; appealId: string | null; until: string | null; unit: { code: string } | null } }[] } }>(
  "query { notices(first: 100) { edges { node { rule appealId until unit { code } } } } }",
);
const toldOf = async (as: Who) => (await world.hub.ask(NOTICES, {}, as)).notices.edges.map(({ node }) => node).filter(({ appealId }) => appealId !== null);

/** What a unit's U1 shows: how many lines count, in time, and the total that holds. */
async function shown(unit: string): Promise<{ n: number; numerator: string; total: string | null }> {
  const card = (await periodOf(world.hub, march)).cards.find((one) => one.unit.code === unit);
  const u1 = card?.indicators.find(({ code }) => code === "U1");
  return { n: u1?.n ?? 0, numerator: u1?.numerator ?? "0", total: card?.adjustments.at(-1)?.after ?? card?.total ?? null };
}
const listOf = async (unit: string, as: Who = INSPECTION) => (await linesOf(world.hub, { period: march, unit, indicator: "U1" }, as)).lines;

const cameTo = async (unit: string, as: Who) => (await listOf(unit, as)).filter(({ taken }) => taken.code === "SXD");

/** A late case's line by its frozen key, wherever it counts by now. */
async function keyOf(reference: string): Promise<{ period: string; unit: string; indicator: string; ordinal: number }> {
  const all = [...(await listOf("SXD")), ...(await listOf("SYT")), ...(await listOf("STP"))];
  const line = all.find((one) => one.reference === reference);
  if (line === undefined) throw new Error(`no line of ${reference}`);
  return { period: march, unit: line.taken.code, indicator: "U1", ordinal: line.ordinal };
}
const asks = async (reference: string, wish: object, as: Who, key: string = randomUUID()) =>
  appealAct(world.hub, "askScoreAppeal", { key, ...(await keyOf(reference)), words: "Không phải trách nhiệm của chúng tôi", ...wish }, as);
const answers = (appeal: string, answer: string, as: Who, more = {}) =>
  appealAct(world.hub, "answerScoreAppeal", { appeal, answer, words: "Theo hồ sơ giao việc", ...PAPER, ...more }, as);
const to = (otherUnit: string) => ({ kind: "ATTRIBUTION", otherUnit });

/** The department asks, and the line is the other unit's. @returns the appeal's number */
async function movedTo(reference: string, unit: string): Promise<string> {
  const id = (await asks(reference, to(unit), HEAD)).appeal?.id ?? "";
  expect((await answers(id, "GRANTED", OFFICE)).appeal?.state).toBe("GRANTED");
  return id;
}

async function expectCardsAreLists(): Promise<void> {
  for (const unit of ["SXD", "SYT", "STP"]) {
    const lines = await listOf(unit);
    const sum = String(lines.reduce((all, { numerator }) => all + Number(numerator), 0));
    expect([unit, lines.length, sum]).toEqual([unit, (await shown(unit)).n, (await shown(unit)).numerator]);
  }
}

describe("the unit that a line was moved to", () => {
  test("is told that it came and until when it may ask; nobody else is, nor may ask", async () => {
    const { hub } = world;
    first = await movedTo("PA-L0", "SYT");
    await tells(hub);
    const told = (await toldOf(health)).filter(({ rule }) => rule === "SCORE_LINE_CAME");
    expect(told).toEqual([{ rule: "SCORE_LINE_CAME", appealId: first, until: "2026-04-08T17:00:00.000Z", unit: { code: "SYT" } }]);
    expect((await toldOf(health)).map(({ rule }) => rule).toSorted()).toEqual(["APPEAL_ABOUT_US", "SCORE_LINE_CAME"]);
    for (const who of [HEAD, OFFICE, INSPECTION, justice]) expect((await toldOf(who)).map(({ rule }) => rule)).not.toContain("SCORE_LINE_CAME");
    const moved = { unit: { code: "SYT" }, until: told[0]?.until, appeal: null };
    expect((await appealOf(hub, first, health))?.moved).toEqual({ ...moved, mayAsk: true });
    expect((await appealOf(hub, first, HEAD))?.moved).toEqual({ ...moved, mayAsk: false });
    const wish = to("SXD");
    expect((await asks("PA-L0", wish, HEAD)).message).toContain(`số ${first}`);
    expect(await asks("PA-L0", wish, justice)).toMatchObject({ at: "line" });
    await expect(asks("PA-L0", wish, "lanhdao")).rejects.toThrow("FORBIDDEN");
    await expect(asks("PA-L0", wish, null)).rejects.toThrow("UNAUTHENTICATED");
    expect((await asks("PA-L0", to("SYT"), health)).at).toBe("otherUnit");
    expect(await cameTo("SYT", health)).toMatchObject([{ appeal: first, mayAppeal: true, ruled: true }]);
    expect((await listOf("SYT", "lanhdao")).some(({ mayAppeal }) => mayAppeal)).toBe(false);
  });

  test("asks once, against the ruling by name; who made that ruling does not answer, the other body does", async () => {
    const { hub } = world;
    const key = randomUUID();
    const one = (await asks("PA-L0", to("SXD"), health, key)).appeal;
    second = one?.id ?? "";
    expect(one).toMatchObject({ state: "WAITING", answeredBy: "INSPECTION", earlier: first, asker: { code: "SYT" }, mayWithdraw: true, mayAnswer: false });
    expect((await asks("PA-L0", to("SXD"), health, key)).appeal?.id).toBe(second);
    expect((await asks("PA-L0", { kind: "TIME" }, health)).message).toContain(`số ${second}`);
    expect([await appealsIn(hub, "OURS", health), await appealsIn(hub, "TOLD", HEAD)]).toEqual([[second], [second]]);
    expect([await appealsIn(hub, "WAITING", OFFICE), await appealsIn(hub, "WAITING", INSPECTION)]).toEqual([[], [second]]);
    expect(await answers(second, "GRANTED", OFFICE)).toMatchObject({ at: "appeal" });
    expect(await effectPreviewed(hub, { appeal: second, ...to("SXD") }, OFFICE)).toMatchObject({ at: "appeal" });
    expect((await appealOf(hub, second, HEAD))?.appeal).toMatchObject({ maySay: true, mayWithdraw: false });
    expect((await appealOf(hub, second, health))?.appeal.maySay).toBe(false);
    expect((await appealAct(hub, "sayOnScoreAppeal", { appeal: second, words: "Không đúng" }, HEAD)).appeal?.state).toBe("WAITING");
    expect((await appealOf(hub, first, health))?.moved).toMatchObject({ mayAsk: false, appeal: second });
    expect(await cameTo("SYT", health)).toMatchObject([{ appeal: second, mayAppeal: false }]);
  });

  test("sees before and after of both units; granted, the line goes back, and the latest ruling holds", async () => {
    const { hub } = world;
    const [construction, theirs] = [await shown("SXD"), await shown("SYT")];
    expect([construction.n, theirs.n]).toEqual([35, 13]);
    const preview = (await effectPreviewed(hub, { appeal: second, ...to("SXD") }, INSPECTION)).effects ?? [];
    expect(preview.map(({ unit, valueBefore, valueAfter }) => [unit.code, valueBefore, valueAfter]).toSorted()).toEqual([
      ["SXD", "0.8857", "0.8611"], // 31 of 35, 31 of 36
      ["SYT", "0.7692", "0.8333"], // 10 of 13, 10 of 12
    ]);
    expect((await answers(second, "GRANTED", INSPECTION)).appeal?.state).toBe("GRANTED");
    expect((await appealOf(hub, second, INSPECTION))?.effects).toEqual(preview);
    for (const [unit, as] of [
      ["SXD", HEAD],
      ["SYT", health],
    ] as const)
      expect((await appealOf(hub, second, as))?.effects).toEqual(preview.filter((one) => one.unit.code === unit));
    expect([(await shown("SXD")).n, (await shown("SYT")).n]).toEqual([36, 12]);
    expect(await shown("SXD")).toMatchObject({ total: preview.find(({ unit }) => unit.code === "SXD")?.totalAfter });
    // in whose eyes it is: the one it left no longer counts it either
    for (const who of [health, INSPECTION]) expect(await cameTo("SYT", who)).toEqual([]);
    await expectCardsAreLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameResult: true, sameCards: true, rulings: 2, sameRuled: true });
  });

  test("and the one it came back to have had their say: neither asks again", async () => {
    expect((await asks("PA-L0", to("SYT"), HEAD)).message).toContain(`số ${first} về dòng này. Mỗi đơn vị chỉ được xem xét một đề nghị`);
    expect((await asks("PA-L0", to("STP"), health)).message).toContain(`số ${second} về dòng này. Mỗi đơn vị chỉ được xem xét một đề nghị`);
    await tells(world.hub);
    const came = (await toldOf(HEAD)).filter(({ rule }) => rule === "SCORE_LINE_CAME");
    expect(came).toMatchObject([{ appealId: second, unit: { code: "SXD" } }]);
    expect((await appealOf(world.hub, second, HEAD))?.moved).toMatchObject({ mayAsk: false, appeal: first });
  });

  test("may say it is a third unit's, which then asks in its turn; whoever decided before does not answer it", async () => {
    const { hub } = world;
    await movedTo("PA-L1", "SYT");
    const theirs = (await asks("PA-L1", to("SXD"), health)).appeal?.id ?? "";
    // granted in part to a unit that nobody had named: it sees the appeal, and asks
    expect((await answers(theirs, "GRANTED_IN_PART", INSPECTION, to("STP"))).appeal?.state).toBe("GRANTED_IN_PART");
    expect((await appealOf(hub, theirs, justice))?.moved).toMatchObject({ unit: { code: "STP" }, mayAsk: true });
    expect(await appealsIn(hub, "TOLD", justice)).toEqual([theirs]);
    for (const who of [health, INSPECTION]) expect(await cameTo("SYT", who)).toEqual([]);
    const last = (await asks("PA-L1", { kind: "TIME" }, justice)).appeal;
    expect(last).toMatchObject({ state: "WAITING", earlier: theirs, asker: { code: "STP" } });
    for (const who of [OFFICE, INSPECTION]) expect(await answers(last?.id ?? "", "GRANTED", who)).toMatchObject({ at: "appeal" });
    const another = await hub.account("OFFICE_CHIEF", "TINH", DEPUTY);
    expect((await answers(last?.id ?? "", "GRANTED", another)).appeal?.state).toBe("GRANTED");
    expect(await shown("STP")).toMatchObject({ n: 1, numerator: "1" });
    await expectCardsAreLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameResult: true, sameCards: true, rulings: 5, sameRuled: true });
  });

  test("may ask that it is not to count; one that is refused or withdrawn changes nothing, and after a withdrawal it may ask again", async () => {
    await movedTo("PA-L2", "SYT");
    const before = await periodOf(world.hub, march);
    const gone = (await asks("PA-L2", to("SXD"), health)).appeal?.id ?? "";
    expect((await appealAct(world.hub, "withdrawScoreAppeal", { appeal: gone }, HEAD)).at).toBe("appeal");
    expect((await appealAct(world.hub, "withdrawScoreAppeal", { appeal: gone }, health)).appeal?.state).toBe("WITHDRAWN");
    const again = (await asks("PA-L2", { kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE" }, health)).appeal;
    expect(again).toMatchObject({ answeredBy: "INSPECTION", state: "WAITING" });
    expect((await answers(again?.id ?? "", "REFUSED", INSPECTION)).appeal?.state).toBe("REFUSED");
    expect((await periodOf(world.hub, march)).cards).toEqual(before.cards);
  });

  test("asks after the seal too, within its own time; sealed bytes stay, both totals are adjusted", async () => {
    const { hub } = world;
    await hub.now("2026-04-10T08:00:00+07:00");
    await hub.settled();
    expect((await scoreAct(hub, "sealScorePeriod", { period: march })).period?.state).toBe("SEALED");
    sealed = (await periodOf(hub, march)).cards;
    await movedTo("PA-L3", "SYT");
    const [construction, theirs] = [await shown("SXD"), await shown("SYT")];
    const theirsAfter = (await asks("PA-L3", to("SXD"), health)).appeal;
    expect(theirsAfter).toMatchObject({ afterSeal: true, answeredBy: "OFFICE" });
    const paper = { documentNumber: "9/VP" };
    expect(await answers(theirsAfter?.id ?? "", "GRANTED", OFFICE, paper)).toMatchObject({ at: "appeal" }); // another of the same body does
    expect((await answers(theirsAfter?.id ?? "", "GRANTED", DEPUTY, paper)).appeal?.state).toBe("GRANTED");
    expect(without((await periodOf(hub, march)).cards)).toEqual(without(sealed));
    expect(Number((await shown("SXD")).total)).toBeLessThan(Number(construction.total));
    expect(Number((await shown("SYT")).total)).toBeGreaterThan(Number(theirs.total));
    const totalSealed = (unit: string) => sealed.find((card) => card.unit.code === unit)?.total;
    expect([(await shown("SXD")).total, (await shown("SYT")).total]).toEqual([totalSealed("SXD"), totalSealed("SYT")]); // there and back
    await expectCardsAreLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, rulings: 6, sameRuled: true, chainHolds: true });
    expect((await asks("PA-L3", to("SYT"), HEAD)).at).toBe("line");
  });

  test("gets back the total it had when the line goes away again, also where a total could not rise", async () => {
    const full = { period: march, unit: "SYT", total: "100", reason: "Theo kết luận", ...PAPER };
    expect((await scoreAct(world.hub, "adjustScore", full)).period?.state).toBe("SEALED");
    const before = [(await shown("SXD")).total, (await shown("SYT")).total];
    await movedTo("PA-T1", "SYT");
    expect((await shown("SYT")).total).toBe(before[1]); // a case in time would have made it more than 100
    expect(Number((await shown("SXD")).total)).toBeLessThan(Number(before[0]));
    const back = (await asks("PA-T1", to("SXD"), health)).appeal?.id ?? "";
    expect((await answers(back, "GRANTED", DEPUTY)).appeal?.state).toBe("GRANTED");
    expect([(await shown("SXD")).total, (await shown("SYT")).total]).toEqual(before);
    await expectCardsAreLists();
  });

  test("is too late five working days after the ruling, whatever terms hold by then, though the period still takes appeals", async () => {
    const { hub } = world;
    const [late, soon] = [await movedTo("PA-L4", "SYT"), await movedTo("PA-T2", "SYT")];
    const until = Date.parse((await appealOf(hub, late, health))?.moved?.until ?? "");
    await movedLimitFrom(hub, "2026-04-13", "1wd");
    await hub.now(new Date(until - 60_000).toISOString());
    expect((await appealOf(hub, soon, health))?.moved?.mayAsk).toBe(true);
    expect((await asks("PA-T2", to("SXD"), health)).appeal?.state).toBe("WAITING");
    await hub.now(new Date(until).toISOString());
    expect((await appealOf(hub, late, health))?.moved?.mayAsk).toBe(false);
    expect((await asks("PA-L4", to("SXD"), health)).message).toContain("Đã hết thời hạn đề nghị của đơn vị nhận dòng");
    expect((await asks("PA-T5", to("SYT"), HEAD)).appeal?.state).toBe("WAITING");
  });

  test("is told nothing anew by a hub that was started again, which shows the same rulings, totals and sealed bytes", async () => {
    await tells(world.hub);
    const told = () => world.hub.database.sql("select account_id, until_at from notice where rule = 'SCORE_LINE_CAME' order by id");
    const [before, notices] = [await periodOf(world.hub, march), await told()];
    await world.restarted();
    await tells(world.hub);
    const { cards } = await periodOf(world.hub, march);
    expect([cards, without(cards), await told()]).toEqual([before.cards, without(sealed), notices]);
    expect(notices.length).toBeGreaterThan(5);
    expect(await recomputed(world.hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, sameRuled: true, chainHolds: true });
    await expect(world.hub.database.sql("delete from score_ruling")).rejects.toThrow("append-only");
  });
});
