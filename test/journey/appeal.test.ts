import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import { appealAct, appealOf, appealsIn, effectPreviewed } from "./kit/appealing.ts";
import { aScoredMarch, cardOf, handledAt, linesOf, periodOf, recomputed, scoreAct } from "./kit/scoring.ts";
import type { ShownCard } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const INSPECTION = "thanhtra";
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
let world: World;
let march: string;
let other: Awaited<ReturnType<World["hub"]["account"]>>;
let moved: string;
let sealed: ShownCard[];

beforeAll(async () => {
  ({ world, march } = await aScoredMarch());
  const { hub, source } = world;
  other = await hub.account("UNIT_HEAD", "SYT");
  for (let i = 0; i < 31; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  for (let i = 0; i < 4; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`s${i}`, "SYT", i < 10 ? "2026-03-10 10:00" : "2026-03-20 10:00"));
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
}, 90_000);
afterAll(() => world?.leave());

/** The frozen key of a late case's line of U1. */
async function lineOf(reference: string, unit = "SXD"): Promise<{ period: string; unit: string; indicator: string; ordinal: number }> {
  const { lines } = await linesOf(world.hub, { period: march, unit, indicator: "U1" });
  const found = lines.find((line) => line.reference === reference);
  if (found === undefined) throw new Error(`no line of ${reference}`);
  return { period: march, unit, indicator: "U1", ordinal: found.ordinal };
}

async function expectCardsAreLists(): Promise<void> {
  for (const card of (await periodOf(world.hub, march)).cards)
    for (const { code, n, numerator, denominator, excluded } of card.indicators.filter((one) => one.code === "U1")) {
      const of = { period: march, unit: card.unit.code, indicator: code };
      const { totalCount, lines } = await linesOf(world.hub, of);
      const sum = (name: "numerator" | "denominator"): string => String(lines.reduce((all, line) => all + Number(line[name]), 0));
      expect([card.unit.code, totalCount, lines.length, sum("numerator"), sum("denominator")]).toEqual([card.unit.code, n, n, numerator, denominator]);
      for (const { reason, lines: many } of excluded) expect((await linesOf(world.hub, { ...of, part: "EXCLUDED", reason })).lines).toHaveLength(many);
    }
}

const u1 = (card: ShownCard | null) => card?.indicators.find(({ code }) => code === "U1");
const unitCard = async (unit: string): Promise<ShownCard> => {
  const card = await cardOf(world.hub, march, unit);
  if (card === null) throw new Error(`no card of ${unit}`);
  return card;
};

describe("an appeal about a line of a card", () => {
  test("is asked by the unit's own head alone, about a line that counts, once, with a reason", async () => {
    const { hub } = world;
    const line = await lineOf("PA-L0");
    const ask = { ...line, kind: "TIME", words: "Có văn bản gia hạn" };
    await expect(appealAct(hub, "askScoreAppeal", ask, "lanhdao")).rejects.toThrow("FORBIDDEN");
    expect(await appealAct(hub, "askScoreAppeal", ask, other)).toMatchObject({ at: "line" });
    expect(await appealAct(hub, "askScoreAppeal", { ...ask, words: " " }, HEAD)).toMatchObject({ at: "words" });
    expect(await appealAct(hub, "askScoreAppeal", { ...ask, documentNumber: "5/GH" }, HEAD)).toMatchObject({ at: "documentDay" });
    expect(await appealAct(hub, "askScoreAppeal", { ...ask, ...(await lineOf("PA-T0")) }, HEAD)).toMatchObject({ at: "kind" });
    expect(await appealAct(hub, "askScoreAppeal", { ...ask, kind: "EXCLUSION", reason: "PAUSED" }, HEAD)).toMatchObject({ at: "reason" });
    expect(await appealAct(hub, "askScoreAppeal", { ...ask, kind: "ATTRIBUTION", otherUnit: "SXD-HTGT" }, HEAD)).toMatchObject({ at: "otherUnit" });
    const key = randomUUID();
    const words = "Hồ sơ của anh Trần Văn Mẫu, 0912345678, đã được gia hạn";
    const [one, two] = [
      await appealAct(hub, "askScoreAppeal", { ...ask, key, words }, HEAD),
      await appealAct(hub, "askScoreAppeal", { ...ask, key, words }, HEAD),
    ];
    expect(one.appeal).toMatchObject({ state: "WAITING", answeredBy: "OFFICE", overdue: false, afterSeal: false, mayWithdraw: true, mayAnswer: false });
    expect(two.appeal?.id).toBe(one.appeal?.id);
    const again = await appealAct(hub, "askScoreAppeal", { ...line, kind: "EXCLUSION", reason: "HANDED_OVER", words: "Nữa" }, HEAD);
    expect(again.message).toContain(`số ${one.appeal?.id}`);
    const detail = await appealOf(hub, one.appeal?.id ?? "", OFFICE);
    for (const told of ["Trần Văn Mẫu", "0912345678"]) expect(detail?.steps[0]?.words).not.toContain(told);
    expect(detail?.line).toMatchObject({ reference: "PA-L0", numerator: "0" });
    const { lines } = await linesOf(hub, { period: march, unit: "SXD", indicator: "U1" }, HEAD);
    expect(lines.filter(({ mayAppeal }) => mayAppeal)).toHaveLength(34);
    expect(lines.find(({ reference }) => reference === "PA-L0")).toMatchObject({ appeal: one.appeal?.id, mayAppeal: false });
  });

  test("is seen by the unit, those above and who answers; nobody beside them", async () => {
    const { hub } = world;
    const [id = ""] = await appealsIn(hub, "OURS", HEAD);
    expect(await appealsIn(hub, "WAITING", OFFICE)).toEqual([id]);
    expect(await appealsIn(hub, "WAITING", INSPECTION)).toEqual([]);
    expect(await appealsIn(hub, "WAITING", HEAD)).toEqual([]);
    expect(await appealsIn(hub, "ALL", other)).toEqual([]);
    expect(await appealOf(hub, id, other)).toBeNull();
    expect((await appealOf(hub, id, "lanhdao"))?.appeal).toMatchObject({ mayAnswer: false, mayWithdraw: false });
    expect(await appealsIn(hub, "ALL", "cntt")).toEqual([]);
    await expect(appealsIn(hub, "ALL", null)).rejects.toThrow("UNAUTHENTICATED");
  });

  test("shows its effect before it is granted, and has that very effect after", async () => {
    const { hub } = world;
    const [id = ""] = await appealsIn(hub, "OURS", HEAD);
    const before = await unitCard("SXD");
    await expect(effectPreviewed(hub, { appeal: id, kind: "TIME" }, HEAD)).rejects.toThrow("FORBIDDEN");
    expect(await effectPreviewed(hub, { appeal: id, kind: "TIME" }, INSPECTION)).toMatchObject({ at: "appeal" });
    expect(await effectPreviewed(hub, { appeal: id, kind: "EXCLUSION", reason: "HANDED_OVER" }, OFFICE)).toMatchObject({ at: "kind" });
    const shown = await effectPreviewed(hub, { appeal: id, kind: "TIME" }, OFFICE);
    expect(shown.effects).toMatchObject([{ unit: { code: "SXD" }, valueBefore: "0.8857", valueAfter: "0.9143", totalBefore: before.total }]);
    expect(await unitCard("SXD")).toEqual(before);
    const answer = { appeal: id, answer: "GRANTED", words: "Đúng", ...PAPER };
    expect(await appealAct(hub, "answerScoreAppeal", { ...answer, documentDay: "2026-05-01" }, OFFICE)).toMatchObject({ at: "documentDay" });
    expect(await appealAct(hub, "answerScoreAppeal", answer, INSPECTION)).toMatchObject({ at: "appeal" });
    await expect(appealAct(hub, "answerScoreAppeal", answer, HEAD)).rejects.toThrow("FORBIDDEN");
    expect((await appealAct(hub, "answerScoreAppeal", answer, OFFICE)).appeal).toMatchObject({ state: "GRANTED" });
    expect(await appealAct(hub, "answerScoreAppeal", answer, OFFICE)).toMatchObject({ at: "appeal" });
    const detail = await appealOf(hub, id, HEAD);
    expect([detail?.effects, detail?.others]).toEqual([shown.effects, shown.others]);
    const after = await unitCard("SXD");
    expect(after).toMatchObject({ ruled: true, takenTotal: before.total, total: shown.effects?.[0]?.totalAfter, rank: shown.effects?.[0]?.rankAfter });
    expect(u1(after)).toMatchObject({ n: 35, numerator: "32", value: "0.9143" });
    await expectCardsAreLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameResult: true, sameCards: true, rulings: 1, sameRuled: true });
  });

  test("about whose line it is moves the line and takes nothing away; the other unit says its word before", async () => {
    const { hub } = world;
    const ask = { ...(await lineOf("PA-L1")), kind: "ATTRIBUTION", otherUnit: "SYT", words: "Chậm khi còn ở Sở Y tế" };
    moved = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal?.id ?? "";
    expect(await appealsIn(hub, "TOLD", other)).toEqual([moved]);
    expect((await appealOf(hub, moved, other))?.appeal).toMatchObject({ maySay: true, mayAnswer: false, mayWithdraw: false });
    expect(await appealAct(hub, "sayOnScoreAppeal", { appeal: moved, words: "Không đúng" }, HEAD)).toMatchObject({ at: "appeal" });
    expect((await appealAct(hub, "sayOnScoreAppeal", { appeal: moved, words: "Đồng ý" }, other)).appeal?.state).toBe("WAITING");
    expect(await appealAct(hub, "sayOnScoreAppeal", { appeal: moved, words: "Nữa" }, other)).toMatchObject({ at: "words" });
    const [sxd, syt] = [await unitCard("SXD"), await unitCard("SYT")];
    const shown = await effectPreviewed(hub, { appeal: moved, kind: "ATTRIBUTION", otherUnit: "SYT" }, OFFICE);
    expect(shown.effects?.map(({ unit }) => unit.code).toSorted()).toEqual(["SXD", "SYT"]);
    await appealAct(hub, "answerScoreAppeal", { appeal: moved, answer: "GRANTED", words: "Đúng", ...PAPER }, OFFICE);
    const [now, theirs] = [await unitCard("SXD"), await unitCard("SYT")];
    expect([u1(now)?.n, u1(now)?.denominator, u1(theirs)?.n, u1(theirs)?.denominator]).toEqual([(u1(sxd)?.n ?? 0) - 1, "34", (u1(syt)?.n ?? 0) + 1, "13"]);
    await expectCardsAreLists();
    const { lines } = await linesOf(hub, { period: march, unit: "SYT", indicator: "U1" }, other);
    expect(lines.filter(({ ruled }) => ruled)).toMatchObject([{ taken: { code: "SXD" }, numerator: "0", mayAppeal: true }]);
    expect((await appealOf(hub, moved, other))?.effects.map(({ unit }) => unit.code)).toEqual(["SYT"]);
  });

  test("that is refused changes nothing; one that is withdrawn may be asked again", async () => {
    const { hub } = world;
    const before = await periodOf(hub, march);
    const ask = { ...(await lineOf("PA-L2")), kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE", words: "Bão" };
    const first = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal;
    expect(first?.answeredBy).toBe("INSPECTION");
    expect((await appealAct(hub, "withdrawScoreAppeal", { appeal: first?.id }, HEAD)).appeal?.state).toBe("WITHDRAWN");
    const second = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal;
    expect(second?.id).not.toBe(first?.id);
    const refusal = { appeal: second?.id, answer: "REFUSED", words: "Không có xác nhận", ...PAPER };
    expect((await appealAct(hub, "answerScoreAppeal", refusal, INSPECTION)).appeal?.state).toBe("REFUSED");
    expect((await periodOf(hub, march)).cards).toEqual(before.cards);
    expect((await appealOf(hub, second?.id ?? "", HEAD))?.effects).toEqual([]);
  });

  test("that waits keeps its period from being sealed, unless somebody answers for that; late it is told as late", async () => {
    const { hub } = world;
    const ask = { ...(await lineOf("PA-L3")), kind: "EXCLUSION", reason: "HANDED_OVER", words: "Đã chuyển" };
    const waiting = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal?.id ?? "";
    await hub.now("2026-04-10T08:00:00+07:00");
    await hub.settled();
    expect((await appealOf(hub, waiting, INSPECTION))?.appeal).toMatchObject({ overdue: true, mayAnswer: true });
    expect(await appealAct(hub, "askScoreAppeal", { ...(await lineOf("PA-S11", "SYT")), kind: "TIME", words: "Muộn" }, other)).toMatchObject({ at: "line" });
    expect(await scoreAct(hub, "sealScorePeriod", { period: march })).toMatchObject({ at: "appealWaiver" });
    const done = await scoreAct(hub, "sealScorePeriod", { period: march, appealWaiver: "Đang chờ xác minh, trả lời sau khóa sổ" });
    expect(done.period?.state).toBe("SEALED");
    sealed = (await periodOf(hub, march)).cards;
    expect(await recomputed(hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, rulings: 2, sameRuled: true, chainHolds: true });
  });

  test("granted after the seal adjusts the total by its paper, and the sealed bytes stay through a restart", async () => {
    let { hub } = world;
    const [waiting = ""] = await appealsIn(hub, "WAITING", INSPECTION);
    const shown = await effectPreviewed(hub, { appeal: waiting, kind: "EXCLUSION", reason: "HANDED_OVER" }, INSPECTION);
    const [effect] = shown.effects ?? [];
    expect([effect?.valueBefore, effect?.valueAfter]).toEqual(["0.9412", "0.9697"]);
    expect([effect?.rankAfter, shown.others]).toEqual([effect?.rankBefore, 0]);
    await appealAct(hub, "answerScoreAppeal", { appeal: waiting, answer: "GRANTED", words: "Đúng", ...PAPER, documentNumber: "9/SNV" }, INSPECTION);
    await world.restarted();
    ({ hub } = world);
    const now = (await periodOf(hub, march)).cards;
    const sxd = now.find(({ unit }) => unit.code === "SXD");
    expect(sxd?.adjustments).toEqual([{ before: effect?.totalBefore, after: effect?.totalAfter, documentNumber: "9/SNV" }]);
    expect(effect?.totalBefore).toBe(sxd?.total);
    expect(Number(effect?.totalAfter)).toBeGreaterThan(Number(effect?.totalBefore));
    expect(now.map(({ adjustments: _now, ...card }) => card)).toEqual(sealed.map(({ adjustments: _then, ...card }) => card));
    expect((await appealOf(hub, waiting, HEAD))?.effects).toEqual(shown.effects);
    expect(await recomputed(hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, rulings: 2, sameRuled: true, chainHolds: true });
    await expectCardsAreLists();
  });

  test("is taken for a while after the seal, and refused with words after that", async () => {
    const { hub } = world;
    const ask = { ...(await lineOf("PA-T5")), kind: "ATTRIBUTION", otherUnit: "SYT", words: "Sở Y tế đã xử lý" };
    const late = (await appealAct(hub, "askScoreAppeal", ask, HEAD)).appeal;
    expect(late).toMatchObject({ afterSeal: true, state: "WAITING" });
    await hub.now("2026-05-20T08:00:00+07:00");
    const after = await appealAct(hub, "askScoreAppeal", { ...ask, ...(await lineOf("PA-T6")) }, HEAD);
    expect(after).toMatchObject({ at: "line" });
    expect(after.message).toContain("Đã hết thời hạn");
  });

  test("and nothing of what was asked, said or decided can be changed or taken away", async () => {
    const { hub } = world;
    for (const table of ["score_appeal", "score_appeal_act", "score_ruling", "score_ruled_card", "score_appeal_effect"])
      await expect(hub.database.sql(`delete from ${table}`)).rejects.toThrow("append-only");
    const acts = await hub.database.sql<{ act: string; n: number }>(
      "select act, count(*)::int as n from audit_entry where act like '%ScoreAppeal' group by 1 order by 1",
    );
    expect(acts).toEqual([
      { act: "answerScoreAppeal", n: 4 },
      { act: "askScoreAppeal", n: 6 },
      { act: "sayOnScoreAppeal", n: 1 },
      { act: "withdrawScoreAppeal", n: 1 },
    ]);
  });
});
