import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { approves, cardOf, correctionsOf, handledAt, linesOf, periodOf, proposes, recomputed, schemeCalled, schemePreviewed, scoreAct } from "./kit/scoring.ts";
import type { ShownCard } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const PROPOSAL = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8");
let world: World;
let [march, april] = ["", ""];
let sealed: { body: ShownCard[]; inputs: string | null; result: string | null };

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
}, 60_000);
afterAll(() => world?.leave());

describe("a scheme", () => {
  test("ships as a proposal, is issued by a leader alone, and never for days that are over", async () => {
    const { hub } = world;
    const scheme = await schemeCalled(hub, "DDN-DON-VI");
    expect(scheme).toMatchObject({ issued: false, effectiveFrom: null });
    const paper = { scheme: scheme.id, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" };
    await expect(approves(hub, paper, "thanhtra")).rejects.toThrow("FORBIDDEN");
    expect(await approves(hub, { ...paper, effectiveFrom: "2026-02-28" })).toMatchObject({ at: "effectiveFrom" });
    const key = randomUUID();
    expect((await approves(hub, { ...paper, key })).scheme).toMatchObject({ issued: true, effectiveFrom: "2026-03-01" });
    expect((await approves(hub, { ...paper, key })).scheme).toMatchObject({ issued: true });
    expect(await approves(hub, paper)).toMatchObject({ at: "scheme" });
    expect(await hub.database.sql("select act from audit_entry where act = 'approveScheme'")).toHaveLength(1);
  });

  test("whose weights do not add up, whose rule nobody knows, or that overlaps another is refused with what and where", async () => {
    const { hub } = world;
    const other = PROPOSAL.replace("DDN-DON-VI", "THU");
    expect((await proposes(hub, other.replace('weight: "30"', 'weight: "29.5"'))).faults).toEqual([
      "indicators: expected weights that add up to 100, not 99.50",
    ]);
    expect((await proposes(hub, other.replace("rule: OVERDUE_BURDEN", "rule: CHAM_TAY"))).faults?.[0]).toMatch(/^indicators\.1\.rule: /);
    expect((await proposes(hub, other.replace("reopenDays: 30, ", ""))).faults).toEqual(["indicators.0.params: HANDLED_ON_TIME needs reopenDays"]);
    expect(await proposes(hub, PROPOSAL.replace("2025-12-01", "2025-11-01"))).toMatchObject({ at: "validFrom" });
    await expect(proposes(hub, other, HEAD)).rejects.toThrow("FORBIDDEN");
  });
});

describe("a period", () => {
  test("is opened once, does not overlap another of its scheme, and is not taken before it has ended", async () => {
    const { hub } = world;
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    const input = { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15", key: randomUUID() };
    await expect(scoreAct(hub, "openScorePeriod", input, HEAD)).rejects.toThrow("FORBIDDEN");
    const [one, two] = [await scoreAct(hub, "openScorePeriod", input), await scoreAct(hub, "openScorePeriod", input)];
    march = one.period?.id ?? "";
    expect([two.period?.id, one.period?.state, one.period?.from, one.period?.to]).toEqual([march, "OPEN", "2026-03-01", "2026-03-31"]);
    expect(await scoreAct(hub, "openScorePeriod", { ...input, key: randomUUID(), reckoning: "ADMINISTRATIVE", on: "2026-03-20" })).toMatchObject({
      at: "from",
    });
    expect(await scoreAct(hub, "cutScorePeriod", { period: march })).toMatchObject({ at: "period" });
    expect((await periodOf(hub, march)).cards).toEqual([]);
  });

  test("is taken with every figure the length of its list", async () => {
    const { hub, source } = world;
    await hub.now("2026-03-31T20:00:00+07:00");
    // SXD: ten handled in time, two late, one open and late, one declined, one handed on in time; a division's are its department's
    for (let i = 0; i < 10; i += 1) source.put(handledAt(`t${i}`, i < 3 ? "SXD-HTGT" : "SXD", "2026-03-10 10:00"));
    for (let i = 0; i < 2; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
    source.put({ id: "o0", lead: "SXD", received: "2026-03-09 08:00", stage: "IN_PROGRESS" });
    source.put({ id: "d0", lead: "SXD", received: "2026-03-09 08:00", stage: "DECLINED" });
    source.put({
      id: "h0",
      lead: "SYT",
      received: "2026-03-09 08:00",
      stage: "IN_PROGRESS",
      steps: [
        { at: "2026-03-09 08:00", kind: "RECEIVED" },
        { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD" },
        { at: "2026-03-09 10:00", kind: "ACCEPTED" },
        { at: "2026-03-11 10:00", kind: "TRANSFERRED", unit: "SYT" },
      ],
    });
    // SYT: three in time, too few to say anything
    for (let i = 0; i < 3; i += 1) source.put(handledAt(`s${i}`, "SYT", "2026-03-10 10:00"));
    // administrative regulations are another stream and never summed in
    source.put(handledAt("a0", "SXD", "2026-03-10 10:00", { stream: "ADMIN_REGULATION" }));
    await hub.settled();
    await hub.now("2026-04-01T08:00:00+07:00");
    await hub.settled();
    const taken = await scoreAct(hub, "cutScorePeriod", { period: march });
    expect(taken.period).toMatchObject({ state: "CUT_OFF", provisional: true, silent: [] });
    expect(await scoreAct(hub, "cutScorePeriod", { period: march })).toMatchObject({ at: "period" });
    const { cards } = await periodOf(hub, march);
    const sxd = cardIn(cards, "SXD");
    expect(indicatorIn(sxd, "U1")).toMatchObject({ state: "SHRUNK", n: 13, numerator: "10", denominator: "13", value: "0.7692" });
    // 13 of SXD and 4 of SYT (h0 was late there), 13 in time: (13 · 10/13 + 10 · 13/17) ÷ 23
    expect(indicatorIn(sxd, "U1")).toMatchObject({ peers: "0.7647", used: "0.7673", excluded: [{ reason: "HANDED_OVER", lines: 1 }] });
    expect(indicatorIn(sxd, "U5")).toMatchObject({ state: "NO_DATA", n: 0, value: null, used: null });
    expect(indicatorIn(cardIn(cards, "SYT"), "U1")).toMatchObject({ state: "TOO_FEW", n: 4, used: null });
    expect([sxd.state, sxd.rank, sxd.ranked]).toEqual(["RANKED", 1, 1]);
    expect(cardIn(cards, "SYT")).toMatchObject({ state: "NOT_ENOUGH_DATA", total: null, rank: null });
    expect(cardIn(cards, "VPTU")).toMatchObject({ group: "NGOAI_PHAM_VI", state: "NOT_SCORED", total: null });
    expect(cards.some(({ unit }) => unit.code === "SXD-HTGT")).toBe(false);
    for (const card of cards) await expectListsOf(card);
    const { lines } = await linesOf(hub, { period: march, unit: "SXD", indicator: "U1" });
    expect(lines.filter(({ held }) => held.code === "SXD-HTGT")).toHaveLength(3);
    expect(lines.some(({ reference }) => reference === "PA-A0")).toBe(false);
  });

  test("shows a head his own unit and nobody else's", async () => {
    const { hub } = world;
    expect((await periodOf(hub, march, HEAD)).cards.map(({ unit }) => unit.code).toSorted()).toEqual(["SXD", "TTHT"]);
    expect(await cardOf(hub, march, "SYT", HEAD)).toBeNull();
    await expect(linesOf(hub, { period: march, unit: "SYT", indicator: "U1" }, HEAD)).rejects.toThrow("FORBIDDEN");
    await expect(periodOf(hub, march, "cntt")).rejects.toThrow("FORBIDDEN");
  });

  test("is confirmed or disputed by heads, once, and sealed only when the time for that is over and disputes were dealt with", async () => {
    const { hub } = world;
    expect((await cardOf(hub, march, "SXD", HEAD))?.mayAnswer).toBe(true);
    expect((await cardOf(hub, march, "SXD"))?.mayAnswer).toBe(false);
    expect(await scoreAct(hub, "answerScore", { period: march, unit: "SXD", answer: "DISPUTED" }, HEAD)).toMatchObject({ at: "words" });
    const other = await hub.account("UNIT_HEAD", "SYT");
    expect(await scoreAct(hub, "answerScore", { period: march, unit: "SXD", answer: "CONFIRMED" }, other)).toMatchObject({ at: "unit" });
    const words = "Hồ sơ l0 của anh Trần Văn Mẫu, 0912345678, chậm do chờ phối hợp";
    const said = await scoreAct(hub, "answerScore", { period: march, unit: "SXD", answer: "DISPUTED", words }, HEAD);
    expect(said.period?.id).toBe(march);
    const card = await cardOf(hub, march, "SXD");
    expect(card).toMatchObject({ answer: "DISPUTED", mayAnswer: false });
    for (const told of ["Trần Văn Mẫu", "0912345678"]) expect(card?.answerWords).not.toContain(told);
    expect(await scoreAct(hub, "answerScore", { period: march, unit: "SXD", answer: "CONFIRMED" }, HEAD)).toMatchObject({ at: "unit" });
    expect(cardIn((await periodOf(hub, march)).cards, "SYT").answer).toBeNull();
    expect(await scoreAct(hub, "sealScorePeriod", { period: march })).toMatchObject({ at: "period" });
    await hub.now("2026-04-07T08:00:00+07:00");
    await hub.settled();
    expect(await scoreAct(hub, "answerScore", { period: march, unit: "SYT", answer: "CONFIRMED" }, other)).toMatchObject({ at: "period" });
    expect(await scoreAct(hub, "sealScorePeriod", { period: march })).toMatchObject({ at: "disputes" });
    const done = await scoreAct(hub, "sealScorePeriod", { period: march, disputes: "Đã xem xét, giữ nguyên" });
    expect(done.period).toMatchObject({ state: "SEALED", provisional: false, sealNumber: 1 });
    expect(await scoreAct(hub, "sealScorePeriod", { period: march, disputes: "Lại" })).toMatchObject({ at: "period" });
    const { cards, inputsHash, resultHash } = await periodOf(hub, march);
    sealed = { body: cards, inputs: inputsHash, result: resultHash };
  });

  test("once sealed gives the same bytes whatever its sources say later, through a restart; the next one tells what would be others", async () => {
    const { source } = world;
    source.change("t5", handledAt("t5", "SXD", "2026-03-25 10:00"));
    await world.hub.settled();
    await world.restarted();
    const { hub } = world;
    expect(await recomputed(hub, march)).toMatchObject({
      inputsHash: sealed.inputs,
      sameInputs: true,
      resultHash: sealed.result,
      sameResult: true,
      sameCards: true,
      sameRuled: true,
      chainHolds: true,
    });
    expect((await periodOf(hub, march)).cards).toEqual(sealed.body);
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    april = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-04-10" })).period?.id ?? "";
    await hub.now("2026-05-04T08:00:00+07:00");
    await hub.settled();
    expect((await scoreAct(hub, "cutScorePeriod", { period: april })).period?.state).toBe("CUT_OFF");
    const { totalCount, nodes } = await correctionsOf(hub, april, "SXD");
    expect(nodes).toContainEqual({ indicator: "U1", reference: "PA-T5", before: "1/1", after: "0/1" });
    const card = await cardOf(hub, april, "SXD");
    expect(card?.corrections).toBe(totalCount);
    expect(nodes).toHaveLength(totalCount);
    expect(card?.trend).toEqual([{ period: march, total: cardIn(sealed.body, "SXD").total }]);
    expect(card && indicatorIn(card, "U1").trend).toEqual([{ period: march, value: "0.7692" }]);
    expect((await periodOf(hub, march)).cards).toEqual(sealed.body);
    for (const one of (await periodOf(hub, april)).cards) await expectListsOf(one, april);
  });

  test("is adjusted by a paper alone, with what was before kept beside it", async () => {
    const { hub } = world;
    const paper = { period: march, unit: "SXD", reason: "Kết luận kiểm tra", documentNumber: "45/KL-SNV", documentDay: "2026-05-04" };
    expect(await scoreAct(hub, "adjustScore", { ...paper, total: "101" })).toMatchObject({ at: "total" });
    await expect(scoreAct(hub, "adjustScore", { ...paper, total: "80" }, "lanhdao")).rejects.toThrow("FORBIDDEN");
    const [before, key] = [cardIn(sealed.body, "SXD").total, randomUUID()];
    for (let twice = 0; twice < 2; twice += 1) expect((await scoreAct(hub, "adjustScore", { ...paper, key, total: "80" })).period?.state).toBe("SEALED");
    const card = await cardOf(hub, march, "SXD");
    expect(card).toMatchObject({ total: before, adjustments: [{ before, after: "80.00", documentNumber: "45/KL-SNV" }] });
    expect((await cardOf(hub, april, "SXD"))?.trend).toEqual([{ period: march, total: "80.00" }]); // told later as its own card tells it
    expect(await recomputed(hub, march)).toMatchObject({ sameCards: true, chainHolds: true });
  });

  test("can be seen by a scheme that is not kept, and nothing of it stays", async () => {
    const { hub } = world;
    const heavier = PROPOSAL.replace('weight: "30"', 'weight: "40"').replace('weight: "10"\n', 'weight: "0"\n').replace("perCase: 10", "perCase: 5");
    const { units, withoutLines, message } = await schemePreviewed(hub, heavier, march);
    expect([message, withoutLines]).toEqual([undefined, ["U2"]]);
    const sxd = units?.find(({ code }) => code === "SXD");
    expect([sxd?.now, sxd?.now === sxd?.previewed]).toEqual([cardIn(sealed.body, "SXD").total, false]);
    expect((await schemePreviewed(hub, PROPOSAL.replace("graceDays: 30", "graceDays: 0"), march)).withoutLines).toEqual(["U1", "U3", "U7"]); // all that the days of grace hold for
    expect(await hub.database.sql("select 1 from scoring_scheme where document like '%\"perCase\":5%'")).toEqual([]);
  });

  test("with a source that is silent is taken with its name, and sealed only when somebody answers for that", async () => {
    const { hub } = world;
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    const may = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-05-10" })).period?.id ?? "";
    await hub.now("2026-06-01T08:00:00+07:00");
    const cut = await scoreAct(hub, "cutScorePeriod", { period: may });
    expect(cut.period?.silent).toContain("nguon");
    await hub.now("2026-06-08T08:00:00+07:00");
    await hub.settled(); // it speaks again, but its figures were taken without it
    expect(await scoreAct(hub, "sealScorePeriod", { period: may })).toMatchObject({ at: "waiver" });
    const waiver = "Nguồn mất kết nối, đã đối chiếu sổ giấy";
    expect((await scoreAct(hub, "sealScorePeriod", { period: may, waiver })).period).toMatchObject({ state: "SEALED", sealNumber: 2 });
    expect(await recomputed(hub, may)).toMatchObject({ sameResult: true, chainHolds: true });
  });

  test("and nothing of what was taken or decided can be changed or taken away", async () => {
    for (const table of ["scoring_scheme", "score_period", "score_taking", "score_line", "score_card", "score_answer", "score_seal", "score_adjustment"])
      await expect(world.hub.database.sql(`delete from ${table}`)).rejects.toThrow("append-only");
  });
});

function cardIn(cards: readonly ShownCard[], unit: string): ShownCard {
  const found = cards.find((card) => card.unit.code === unit);
  if (found === undefined) throw new Error(`no card of ${unit}`);
  return found;
}

function indicatorIn(card: ShownCard, code: string): ShownCard["indicators"][number] {
  const found = card.indicators.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
}

/** Every number of a card is the length of its list, and the sums are the sums of its rows. */
async function expectListsOf(card: ShownCard, period = march): Promise<void> {
  for (const { code, n, numerator, denominator, excluded } of card.indicators) {
    if (n === 0 && excluded.length === 0) continue;
    const of = { period, unit: card.unit.code, indicator: code };
    const { totalCount, lines } = await linesOf(world.hub, of);
    const sum = (name: "numerator" | "denominator"): string => String(lines.reduce((all, line) => all + Number(line[name]), 0));
    expect([code, totalCount, lines.length, sum("numerator"), sum("denominator")]).toEqual([code, n, n, numerator, denominator]);
    for (const { reason, lines: many } of excluded) {
      const left = await linesOf(world.hub, { ...of, part: "EXCLUDED", reason });
      expect([code, reason, left.totalCount, left.lines.length]).toEqual([code, reason, many, many]);
    }
  }
}
