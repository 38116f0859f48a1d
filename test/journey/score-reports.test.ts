import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase } from "../world.ts";
import type { World } from "../world.ts";
import { done } from "./kit/inspecting.ts";
import { drafted, drafts, reportOf } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";
import { aScoredMarch, handledAt, periodOf, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const MARCH = { period: { calendar: "CALENDAR", kind: "MONTH", on: "2026-03-10" } } as const;
let world: World;
let march: string;

beforeAll(async () => {
  ({ world, march } = await aScoredMarch());
  const { hub, source } = world;
  for (let i = 0; i < 12; i += 1) source.put(handledAt(`t${i}`, "SXD", i < 10 ? "2026-03-10 10:00" : "2026-03-20 10:00"));
  for (let i = 0; i < 3; i += 1) source.put(handledAt(`s${i}`, "SYT", "2026-03-10 10:00"));
  source.put({ ...aCase({ lead: "SXD", received: "2026-03-09 08:00", stage: "IN_PROGRESS" }), id: "open" });
  await hub.settled();
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
}, 90_000);
afterAll(() => world?.leave());

/** What a row of the table says, by its columns. */
const rowOf = ({ table }: Report, name: string): Record<string, string | number | null> =>
  Object.fromEntries(
    table.columns.map(({ key }, at) => {
      const cell = table.rows.find(({ cells }) => cells[0]?.text === name)?.cells[at];
      return [key, cell?.text ?? cell?.number ?? null];
    }),
  );

describe("the report of scores", () => {
  test("is refused while no period of those very days was taken, and to who sees no scores", async () => {
    const { hub } = world;
    expect(await drafts(hub, { code: "R10", ...MARCH })).toMatchObject({ at: "period" });
    expect((await scoreAct(hub, "cutScorePeriod", { period: march })).period?.state).toBe("CUT_OFF");
    expect(await drafts(hub, { code: "R10", period: { ...MARCH.period, calendar: "ADMINISTRATIVE" } })).toMatchObject({ at: "period" });
    const holder = await hub.account("HOTLINE_HOLDER", "VPUB");
    expect(await drafts(hub, { code: "R10", unit: "VPUB", ...MARCH }, holder)).toMatchObject({ at: "code" });
    expect(await drafts(hub, { code: "R10", unit: "SYT", ...MARCH }, HEAD)).toMatchObject({ at: "unit" });
  });

  test("has the cards' very numbers, says that they are provisional until the period is sealed, and what was adjusted after", async () => {
    const { hub } = world;
    // answers, seal and adjustments are not kept as they were when its last day ended
    expect(await drafts(hub, { code: "R10", counted: "AT_CUT_OFF", ...MARCH })).toMatchObject({ at: "counted" });
    const early = await drafted(hub, { code: "R10", ...MARCH });
    expect(early.table.provisional).toBe(true);
    const { cards } = await periodOf(hub, march);
    expect(early.table.rows).toHaveLength(cards.length);
    const card = cards.find(({ unit }) => unit.code === "SXD");
    const said = rowOf(early, "Sở Xây dựng");
    expect(said).toMatchObject({
      n: card?.indicators.find(({ code }) => code === "U1")?.n,
      total: card?.total?.replace(".", ","),
      place: "1/1",
      answer: "Chưa trả lời",
    });
    for (const { code, value } of card?.indicators ?? []) expect([code, said[code]]).toEqual([code, value?.replace(".", ",") ?? "–"]);
    expect(rowOf(early, "Sở Y tế")).toMatchObject({ U1: "1,0000*", total: "chưa đủ số liệu", place: "chưa đủ số liệu" });
    await scoreAct(hub, "answerScore", { period: march, unit: "SXD", answer: "CONFIRMED" }, HEAD);
    await hub.now("2026-04-08T08:00:00+07:00");
    await hub.settled();
    expect(await scoreAct(hub, "sealScorePeriod", { period: march })).toMatchObject({ period: { state: "SEALED" } });
    await scoreAct(hub, "adjustScore", {
      period: march,
      unit: "SXD",
      total: "80",
      reason: "Kết luận kiểm tra",
      documentNumber: "45/KL-SNV",
      documentDay: "2026-04-07",
    });
    const late = await drafted(hub, { code: "R10", ...MARCH });
    expect(late.table.provisional).toBe(false);
    expect(rowOf(late, "Sở Xây dựng")).toMatchObject({
      answer: "Xác nhận",
      total: "80,00",
      adjusted: `45/KL-SNV ngày 07/04/2026; trước: ${card?.total?.replace(".", ",")}`,
    });
    expect(late.table.notes.join(" ")).toContain("Đã khóa sổ ngày 08/04/2026");
    const own = await drafted(hub, { code: "R10", unit: "SXD", ...MARCH }, HEAD);
    expect(own.table.rows.map(({ cells }) => cells[0]?.text)).toEqual(expect.arrayContaining(["Sở Xây dựng"]));
    expect(own.table.rows).toHaveLength(cards.filter(({ unit }) => ["SXD", "TTHT"].includes(unit.code)).length);
  });

  test("is read by nobody who may not see scores, and stays as it was through a restart", async () => {
    const report = await drafted(world.hub, { code: "R10", ...MARCH });
    const main = await drafted(world.hub, { code: "R1", ...MARCH });
    const holder = await world.hub.account("HOTLINE_HOLDER", "TINH");
    expect([await reportOf(world.hub, report.id, holder), (await reportOf(world.hub, main.id, holder))?.id]).toEqual([null, main.id]);
    await world.restarted();
    expect(await reportOf(world.hub, report.id)).toMatchObject({ sha256: report.sha256, table: report.table });
  });
});

describe("the report of inspections", () => {
  test("has every finding of its days with what became of it, and is refused where nothing was inspected", async () => {
    const { hub } = world;
    const APRIL = { period: { calendar: "CALENDAR", kind: "MONTH", on: "2026-04-08" } } as const;
    expect(await drafts(hub, { code: "R9", ...APRIL })).toMatchObject({ at: "period" });
    const terms = { unit: "SXD", fromDay: "2026-03-01", toDay: "2026-03-31", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };
    const { id } = await done(hub, "prepareInspection", terms);
    await done(hub, "openInspection", { id, words: "Công bố quyết định kiểm tra" });
    for (const words of ["Hai hồ sơ trả lời chậm", "Thiếu minh chứng của một hồ sơ"])
      await done(hub, "raiseFinding", { id, kind: "LATE", item: "TIME_LIMITS", words, workingDays: 5 });
    const report = await drafted(hub, { code: "R9", ...APRIL });
    expect(report.table.rows).toHaveLength(2);
    expect(rowOf(report, "Sở Xây dựng")).toMatchObject({
      state: "Đang kiểm tra",
      kind: "chậm thời hạn",
      words: "Hai hồ sơ trả lời chậm",
      remedy: "chưa báo cáo khắc phục",
    });
    expect((await drafted(hub, { code: "R9", unit: "SXD", ...APRIL }, HEAD)).table.rows).toHaveLength(2);
    expect(await drafts(hub, { code: "R9", unit: "SXD", ...MARCH }, HEAD)).toMatchObject({ at: "period" });
    // concluded in the next month: what was found before is told there again, never "nothing"
    const MAY = { period: { calendar: "CALENDAR", kind: "MONTH", on: "2026-05-05" } } as const;
    const { items } = await done(hub, "answerInspectionItem", { id, item: "TIME_LIMITS", result: "NOT_IN_ORDER", words: "Chậm" });
    for (const { code } of items.filter((item) => item.code !== "TIME_LIMITS"))
      await done(hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đạt" });
    await hub.now("2026-05-05T09:00:00+07:00");
    await done(hub, "concludeInspection", { id, words: "Kết luận" });
    const later = await drafted(hub, { code: "R9", ...MAY });
    expect(later.table.rows.map(({ cells }) => cells[4]?.text)).toEqual(["Hai hồ sơ trả lời chậm", "Thiếu minh chứng của một hồ sơ"]);
    expect(rowOf(later, "Sở Xây dựng")).toMatchObject({ state: "Kết luận ngày 05/05/2026" });
    const officer = await hub.account("FOCAL_OFFICER", "SXD");
    expect(await drafts(hub, { code: "R9", unit: "SXD", ...APRIL }, officer)).toMatchObject({ at: "code" });
  });
});
