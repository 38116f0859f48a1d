import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appealAct, appealOf, appealsIn, effectPreviewed, sheetAppeals } from "./kit/appealing.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetLines, sheetOf, sheetsAgain } from "./kit/officer-sheets.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const CASES = ["late", "later", "done"] as const;
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
let w: InsideWorld;
let quarter: string;
let id: string;

beforeAll(async () => {
  w = await anInsideProvince(CASES.map((one) => held(one)));
  await officersOfSxd(w.world, [w.road, w.road2, w.house]);
  const { hub, source } = w.world;
  for (const one of CASES) await gives(hub, one, { officer: w.road }, HEAD);
  await at("2026-03-17 10:00");
  source.change("done", handled("2026-03-17 10:00"));
  await at("2026-03-26 10:00");
  for (const one of ["late", "later"]) source.change(one, handled("2026-03-25 10:00"));
  await at("2026-04-01 08:00");
  quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
}, 120_000);
afterAll(() => w?.world.leave());

/** At an instant of the province, the source having told all it knows. */
async function at(day: string): Promise<void> {
  await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await w.world.hub.settled();
}

/** The name of a late line of his sheet. */
async function lateLine(reference: string): Promise<string> {
  const lines = (await sheetLines(w.world.hub, { period: quarter, officer: "CB-31", part: "PROGRESS" }, w.road))?.lines ?? [];
  const found = lines.find((line) => line.reference === reference && line.numerator === "1");
  if (found === undefined) throw new Error(`no late line of ${reference}`);
  return found.key;
}

describe("an officer's appeal about a line of his sheet", () => {
  test("is asked by himself alone, about his own sheet, once a line", async () => {
    const { hub } = w.world;
    const ask = { period: quarter, line: await lateLine("PA-LATE"), kind: "TIME", words: "Đã được gia hạn miệng" };
    await expect(appealAct(hub, "askOfficerAppeal", ask, null)).rejects.toThrow("UNAUTHENTICATED");
    for (const other of [w.road2, w.roadHead, HEAD, OFFICE]) expect(await appealAct(hub, "askOfficerAppeal", ask, other)).toMatchObject({ at: "line" });
    expect(await appealAct(hub, "askOfficerAppeal", { ...ask, kind: "EXCLUSION", reason: "PAUSED" }, w.road)).toMatchObject({ at: "reason" });
    expect(await sheetAppeals(hub, quarter, "CB-31", w.road)).toEqual({ mayAsk: true, lines: [] });
    const words = "Chờ anh Trần Văn Mẫu, 0912345678, bổ sung";
    id = (await appealAct(hub, "askOfficerAppeal", { ...ask, words }, w.road)).appeal?.id ?? "";
    expect(await appealAct(hub, "askOfficerAppeal", ask, w.road)).toMatchObject({ at: "line" });
    expect(await sheetAppeals(hub, quarter, "CB-31", w.road)).toEqual({ mayAsk: true, lines: [{ key: ask.line, appeal: id }] });
    expect((await appealOf(hub, id, OFFICE))?.steps[0]?.words).not.toContain("0912345678");
  });

  test("is seen by him, those above him and who answers, and by nobody beside", async () => {
    const { hub } = w.world;
    expect(await appealsIn(hub, "OURS", w.road)).toEqual([id]);
    expect(await appealsIn(hub, "TOLD", HEAD)).toEqual([]);
    expect(await appealsIn(hub, "TOLD", w.roadHead)).toEqual([id]);
    for (const above of [w.roadHead, HEAD, "lanhdao", OFFICE]) expect((await appealOf(hub, id, above))?.officerLine?.numerator).toBe("1");
    for (const stranger of [w.road2, w.focal, "cntt", "vanhanh"]) {
      expect(await appealOf(hub, id, stranger)).toBeNull();
      expect(await appealsIn(hub, "ALL", stranger)).toEqual([]);
      expect(await appealAct(hub, "withdrawScoreAppeal", { appeal: id }, stranger)).toMatchObject({ at: "appeal" });
    }
    expect(await appealAct(hub, "withdrawScoreAppeal", { appeal: id }, HEAD)).toMatchObject({ at: "appeal" });
    expect((await appealAct(hub, "sayOnScoreAppeal", { appeal: id, words: "Đúng là có gia hạn" }, w.roadHead)).appeal?.state).toBe("WAITING");
  });

  test("is answered with its effect seen before, and the sheet counts so after, through a restart", async () => {
    let { hub } = w.world;
    await at("2026-04-10 08:00");
    const seal = await sheetAct(hub, "sealOfficerSheets", { period: quarter });
    expect(seal.message).toContain("1 đề nghị");
    expect(await appealsIn(hub, "WAITING", OFFICE)).toEqual([id]);
    expect((await appealOf(hub, id, OFFICE))?.appeal.overdue).toBe(true);
    const before = await sheetOf(hub, quarter, "CB-31", w.road);
    const shown = await effectPreviewed(hub, { appeal: id, kind: "TIME" }, OFFICE);
    const progress = shown.ratios?.find(({ part }) => part === "PROGRESS");
    expect(progress?.valueBefore).toBe(before?.ratios.find(({ part }) => part === "PROGRESS")?.value);
    expect(Number(progress?.valueAfter)).toBeGreaterThan(Number(progress?.valueBefore));
    const answer = { appeal: id, answer: "GRANTED", words: "Có phiếu gia hạn", ...PAPER };
    await expect(appealAct(hub, "answerScoreAppeal", answer, HEAD)).rejects.toThrow("FORBIDDEN");
    expect((await appealAct(hub, "answerScoreAppeal", answer, OFFICE)).appeal?.state).toBe("GRANTED");
    expect((await sheetAct(hub, "sealOfficerSheets", { period: quarter })).period?.sealHash).toBeTruthy();
    expect((await sheetAppeals(hub, quarter, "CB-31", w.road))?.mayAsk).toBe(true);
    await at("2026-05-20 08:00");
    const late = { period: quarter, line: await lateLine("PA-LATER"), kind: "EXCLUSION", reason: "HANDED_OVER", words: "Đã chuyển" };
    expect((await appealAct(hub, "askOfficerAppeal", late, w.road)).message).toContain("Đã hết thời hạn");
    await w.world.restarted();
    ({ hub } = w.world);
    const after = await sheetOf(hub, quarter, "CB-31", OFFICE);
    expect(after?.ratios).toEqual(before?.ratios);
    expect(after?.ruled?.find(({ part }) => part === "PROGRESS")?.value).toBe(progress?.valueAfter);
    expect((await appealOf(hub, id, OFFICE))?.ratios).toEqual(shown.ratios);
    expect(await sheetsAgain(hub, quarter)).toMatchObject({ sameInputs: true, sameResult: true });
  });
});
