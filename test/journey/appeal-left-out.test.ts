import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseSpec, World } from "../world.ts";
import { appealAct, appealOf, appealsIn, effectPreviewed } from "./kit/appealing.ts";
import { aScoredMarch, cardOf, handledAt, linesOf, periodOf, recomputed, scoreAct } from "./kit/scoring.ts";
import type { ShownCard } from "./kit/scoring.ts";
import { expectFactsToTellWorths } from "./kit/worths.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const INSPECTION = "thanhtra";
const PAPER = { documentNumber: "9/SNV", documentDay: "2026-04-01" };
type Step = NonNullable<CaseSpec["steps"]>[number];
const GIVEN: readonly Step[] = [
  { at: "2026-03-09 08:00", kind: "RECEIVED" },
  { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-09 10:00", kind: "ACCEPTED" },
];
/** Handled on a day of March, and merged as if another had told the same. */
const mergedAfter = (id: string, day: string): Partial<CaseSpec> & { id: string } => ({
  id,
  lead: "SXD",
  received: "2026-03-09 08:00",
  stage: "CLOSED",
  steps: [...GIVEN, { at: `${day} 10:00`, kind: "RESOLVED" }, { at: `${day} 11:00`, kind: "MERGED" }],
});
let world: World;
let march: string;
let other: Awaited<ReturnType<World["hub"]["account"]>>;
let first: string;

beforeAll(async () => {
  ({ world, march } = await aScoredMarch());
  const { hub, source } = world;
  other = await hub.account("UNIT_HEAD", "SYT");
  for (let i = 0; i < 31; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  for (let i = 0; i < 4; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`s${i}`, "SYT", i < 10 ? "2026-03-10 10:00" : "2026-03-20 10:00"));
  for (const id of ["m0", "m2", "m3"]) source.put(mergedAfter(id, "2026-03-10"));
  source.put(mergedAfter("m1", "2026-03-20"));
  source.put({
    id: "p0",
    lead: "SXD",
    received: "2026-03-09 08:00",
    stage: "IN_PROGRESS",
    steps: [...GIVEN, { at: "2026-03-11 08:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } }],
  });
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
}, 90_000);
afterAll(() => world?.leave());

const linesLeftOut = async (as = HEAD) => (await linesOf(world.hub, { period: march, unit: "SXD", indicator: "U1", part: "EXCLUDED" }, as)).lines;
/** A wish about a line that was left out. */
async function wishOf(reference: string, wish: object = { kind: "INCLUSION" }): Promise<Record<string, unknown>> {
  const ordinal = (await linesLeftOut()).find((line) => line.reference === reference)?.ordinal;
  if (ordinal === undefined) throw new Error(`no line of ${reference} was left out`);
  return { period: march, unit: "SXD", indicator: "U1", ordinal, words: "Không trùng với phản ánh nào", ...wish };
}
const asks = async (reference: string) => appealAct(world.hub, "askScoreAppeal", await wishOf(reference), HEAD);
const answers = (appeal: string | undefined, answer: string, as = INSPECTION, more = {}) =>
  appealAct(world.hub, "answerScoreAppeal", { appeal, answer, words: "Đúng là việc khác", ...PAPER, ...more }, as);

const unitCard = async (): Promise<ShownCard> => {
  const card = await cardOf(world.hub, march, "SXD");
  if (card === null) throw new Error("no card of SXD");
  return card;
};
const u1 = async () => (await unitCard()).indicators.find(({ code }) => code === "U1");

async function expectU1IsItsLists(): Promise<void> {
  const value = await u1();
  const of = { period: march, unit: "SXD", indicator: "U1" };
  const { lines } = await linesOf(world.hub, of);
  const sum = (name: "numerator" | "denominator"): string => String(lines.reduce((all, line) => all + Number(line[name]), 0));
  expect([lines.length, sum("numerator"), sum("denominator")]).toEqual([value?.n, value?.numerator, value?.denominator]);
  for (const { reason, lines: many } of value?.excluded ?? []) expect((await linesOf(world.hub, { ...of, part: "EXCLUDED", reason })).lines).toHaveLength(many);
}

describe("an appeal about a line that was left out of a score", () => {
  test("is asked by the unit's own head alone; a line that counts, another kind and a case that waits are refused by name", async () => {
    const { hub } = world;
    const wish = await wishOf("PA-M0");
    await expect(appealAct(hub, "askScoreAppeal", wish, "lanhdao")).rejects.toThrow("FORBIDDEN");
    await expect(appealAct(hub, "askScoreAppeal", wish, null)).rejects.toThrow("UNAUTHENTICATED");
    expect(await appealAct(hub, "askScoreAppeal", wish, other)).toMatchObject({ at: "line" });
    for (const kind of ["TIME", "EXCLUSION", "ATTRIBUTION"])
      expect((await appealAct(hub, "askScoreAppeal", { ...wish, kind, reason: "MERGED", otherUnit: "SYT" }, HEAD)).message).toContain(
        "chỉ có thể đề nghị tính",
      );
    const { lines } = await linesOf(hub, { period: march, unit: "SXD", indicator: "U1" }, HEAD);
    expect((await appealAct(hub, "askScoreAppeal", { ...wish, ordinal: lines[0]?.ordinal }, HEAD)).message).toContain("đang được tính");
    expect((await asks("PA-P0")).message).toContain("chưa kết thúc");
    expect((await linesLeftOut()).map(({ reference, excluded, mayAppeal }) => [reference, excluded, mayAppeal]).toSorted()).toEqual([
      ["PA-M0", "MERGED", true],
      ["PA-M1", "MERGED", true],
      ["PA-M2", "MERGED", true],
      ["PA-M3", "MERGED", true],
      ["PA-P0", "PAUSED", false],
    ]);
    expect((await linesLeftOut(INSPECTION)).some(({ mayAppeal }) => mayAppeal)).toBe(false);
  });

  test("goes to who answers what is left out, by the same term; its effect is shown before, and is that very effect after", async () => {
    const { hub } = world;
    const asked = (await asks("PA-M0")).appeal;
    first = asked?.id ?? "";
    expect(asked).toMatchObject({ kind: "INCLUSION", answeredBy: "INSPECTION", state: "WAITING" });
    expect((await asks("PA-M0")).message).toContain(`số ${first}`);
    expect([await appealsIn(hub, "WAITING", INSPECTION), await appealsIn(hub, "WAITING", OFFICE)]).toEqual([[first], []]);
    const before = await unitCard();
    expect(await u1()).toMatchObject({ n: 35, numerator: "31", value: "0.8857" });
    const shown = await effectPreviewed(hub, { appeal: first, kind: "INCLUSION" }, INSPECTION);
    expect(shown.effects).toMatchObject([{ unit: { code: "SXD" }, valueBefore: "0.8857", valueAfter: "0.8889", totalBefore: before.total }]);
    expect(await effectPreviewed(hub, { appeal: first, kind: "EXCLUSION", reason: "DECLINED" }, INSPECTION)).toMatchObject({ at: "kind" });
    expect(await answers(first, "GRANTED", OFFICE)).toMatchObject({ at: "appeal" });
    expect(await answers(first, "GRANTED_IN_PART", INSPECTION, { kind: "TIME" })).toMatchObject({ at: "kind" });
    expect((await answers(first, "GRANTED")).appeal?.state).toBe("GRANTED");
    expect((await appealOf(hub, first, HEAD))?.effects).toEqual(shown.effects);
    expect(await u1()).toMatchObject({ n: 36, numerator: "32", value: "0.8889" });
    expect(await unitCard()).toMatchObject({ ruled: true, takenTotal: before.total, total: shown.effects?.[0]?.totalAfter });
    expect((await appealOf(hub, first, HEAD))?.line).toMatchObject({ reference: "PA-M0", numerator: "1", excluded: null });
    await expectU1IsItsLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameResult: true, sameCards: true, rulings: 1, sameRuled: true });
  });

  test("counts what was frozen, for better or worse: a late one counts as late; a refusal changes nothing", async () => {
    const { hub } = world;
    const late = (await asks("PA-M1")).appeal?.id;
    const [before] = (await effectPreviewed(hub, { appeal: late ?? "", kind: "INCLUSION" }, INSPECTION)).effects ?? [];
    expect([before?.valueBefore, before?.valueAfter]).toEqual(["0.8889", "0.8649"]); // 32 of 37
    await answers(late, "GRANTED");
    expect(await u1()).toMatchObject({ n: 37, numerator: "32", value: "0.8649" });
    const refused = (await asks("PA-M2")).appeal?.id;
    expect((await answers(refused, "REFUSED")).appeal?.state).toBe("REFUSED");
    expect(await u1()).toMatchObject({ n: 37, numerator: "32" });
    await expectU1IsItsLists();
  });

  test("asked after the seal adjusts the total by its paper; sealed bytes, both results and who did what outlive the hub", async () => {
    let { hub } = world;
    await hub.now("2026-04-10T08:00:00+07:00");
    await hub.settled();
    expect((await scoreAct(hub, "sealScorePeriod", { period: march })).period?.state).toBe("SEALED");
    const sealed = (await periodOf(hub, march)).cards;
    const asked = (await asks("PA-M3")).appeal;
    expect(asked).toMatchObject({ afterSeal: true, answeredBy: "INSPECTION" });
    const [effect] = (await effectPreviewed(hub, { appeal: asked?.id ?? "", kind: "INCLUSION" }, INSPECTION)).effects ?? [];
    expect([effect?.valueBefore, effect?.valueAfter]).toEqual(["0.8649", "0.8684"]); // 33 of 38
    await answers(asked?.id, "GRANTED");
    await world.restarted();
    ({ hub } = world);
    const now = (await periodOf(hub, march)).cards;
    expect(now.find(({ unit }) => unit.code === "SXD")?.adjustments).toEqual([
      { before: effect?.totalBefore, after: effect?.totalAfter, documentNumber: "9/SNV" },
    ]);
    expect(Number(effect?.totalAfter)).toBeGreaterThan(Number(effect?.totalBefore));
    expect(now.map(({ adjustments: _now, ...card }) => card)).toEqual(sealed.map(({ adjustments: _then, ...card }) => card));
    await expectU1IsItsLists();
    expect(await recomputed(hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, rulings: 2, sameRuled: true, chainHolds: true });
    const told = await hub.database.sql("select 1 from audit_entry where act = 'askScoreAppeal' and body::text like '%INCLUSION%'");
    expect(told).toHaveLength(4);
  });

  test("counts by the rule that counted every other line: what was frozen of each tells what it was worth", async () => {
    expect((await expectFactsToTellWorths(world.hub)).length).toBeGreaterThan(2);
  });
});
