import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../world.ts";
import { commends, provinceTaken, ROUND_TERMS, roundOf } from "./kit/commending.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, ratioIn, sheetAct } from "./kit/officer-sheets.ts";
import { proposesDuty, settlesDuty } from "./kit/owing.ts";
import { drafted, drafts, dutiesOf, reportOf, reportsOf, submits } from "./kit/reporting.ts";
import type { Report } from "./kit/reporting.ts";
import { scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const MARCH = { code: "R12", period: { calendar: "CALENDAR", kind: "MONTH", on: "2026-03-10" } };
const QUARTER = { code: "R11", unit: "SXD", period: { calendar: "CALENDAR", kind: "QUARTER", on: "2026-02-10" } };

/** What the first row says whose first cells have these words, by the columns. */
function rowWith({ table }: Report, words: string): Record<string, string | number | null> {
  const row = table.rows.find(({ cells }) => cells.slice(0, 2).some(({ text }) => text?.includes(words)));
  return Object.fromEntries(table.columns.map(({ key }, at) => [key, row?.cells[at]?.text ?? row?.cells[at]?.number ?? null]));
}

describe("the report of commendation", () => {
  let world: World;
  let march: string;
  beforeAll(async () => {
    ({ world, march } = await provinceTaken());
  }, 90_000);
  afterAll(() => world?.leave());

  test("is of the whole province and for who reads conditions alone; every candidate stands in it, and it stays through a restart", async () => {
    const { hub } = world;
    expect(await drafts(hub, MARCH)).toMatchObject({ at: "period" });
    expect(await drafts(hub, { ...MARCH, counted: "AT_CUT_OFF" })).toMatchObject({ at: "counted" });
    expect(await drafts(hub, { ...MARCH, unit: "SXD" }, HEAD)).toMatchObject({ at: "code" });
    await scoreAct(hub, "sealScorePeriod", { period: march });
    const { round } = await commends(hub, "openCommendationRound", ROUND_TERMS);
    const report = await drafted(hub, MARCH);
    const candidates = (await roundOf(hub, round?.id ?? ""))?.candidates ?? [];
    expect(report.table.rows).toHaveLength(candidates.length);
    expect(rowWith(report, "Sở Xây dựng")).toMatchObject({ decision: "Chưa đề nghị" });
    expect(await drafts(hub, { ...MARCH, unit: "SXD" })).toMatchObject({ at: "period" });
    await submits(hub, report);
    expect((await reportsOf(hub, "lanhdao")).map(({ id }) => id)).toContain(report.id);
    for (const who of [HEAD, await hub.account("HOTLINE_HOLDER", "TINH")]) expect(await reportOf(hub, report.id, who)).toBeNull();
    await world.restarted();
    expect(await reportOf(world.hub, report.id)).toMatchObject({ sha256: report.sha256, table: report.table });
  });
});

describe("the report of officers' sheets", () => {
  let w: InsideWorld;
  beforeAll(async () => {
    w = await anInsideProvince([held("done"), held("late")]);
    await officersOfSxd(w.world, [w.road, w.road2, w.house, w.focal]);
  }, 90_000);
  afterAll(() => w?.world.leave());

  test("has each officer's figures as his sheet has them, for the chain of command alone, and says that they are provisional", async () => {
    const { hub, source } = w.world;
    expect(await drafts(hub, QUARTER, HEAD)).toMatchObject({ at: "period" });
    const duty = {
      code: "R11",
      filer: "DEPARTMENTS",
      periodKind: "QUARTER",
      calendar: "CALENDAR",
      workingDays: 5,
      fromDay: "2026-03-20",
      legalBasis: "Công văn 9",
    };
    await settlesDuty(hub, (await proposesDuty(hub, duty)).proposal?.id ?? "", true);
    for (const id of ["done", "late"]) await gives(hub, id, { officer: w.road }, HEAD);
    await hub.now("2026-03-17T10:00:00+07:00");
    source.change("done", handled("2026-03-17 09:00"));
    await hub.settled();
    await hub.now("2026-04-01T08:00:00+07:00");
    await hub.settled();
    const { period } = await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" });
    expect(await drafts(hub, { ...QUARTER, counted: "AT_CUT_OFF" }, HEAD)).toMatchObject({ at: "counted" });
    const report = await drafted(hub, QUARTER, HEAD);
    expect(report.table.provisional).toBe(true);
    expect(report.table.rows).toHaveLength(period?.sheets.length ?? -1);
    for (const sheet of period?.sheets ?? []) {
      const quantity = ratioIn(sheet, "QUANTITY");
      expect(rowWith(report, `(${sheet.officer})`)).toMatchObject({ items: quantity?.items, done: quantity?.hits, late: ratioIn(sheet, "PROGRESS")?.hits });
    }
    await submits(hub, report, HEAD);
    const other = await hub.account("UNIT_HEAD", "SYT");
    const holder = await hub.account("HOTLINE_HOLDER", "TINH");
    for (const who of [w.focal, other, holder]) expect(await reportOf(hub, report.id, who)).toBeNull();
    // who may not read it sees that it was filed, and no way to it
    for (const [who, reportId] of [
      [HEAD, report.id],
      [holder, null],
      [w.focal, null],
    ] as const) {
      const owed = (await dutiesOf(hub, who, "SXD")).find(({ code, unit, from }) => code === "R11" && unit.code === "SXD" && from === report.from);
      expect([who, owed?.state, owed?.reportId]).toEqual([who, "FILED", reportId]);
    }
    expect(await drafts(hub, QUARTER, w.focal)).toMatchObject({ at: "code" });
    expect(await drafts(hub, { ...QUARTER, unit: "SYT" }, HEAD)).toMatchObject({ at: "unit" });
    expect(await drafts(hub, { ...QUARTER, unit: "TINH" })).toMatchObject({ at: "period" });
    await w.world.restarted();
    expect(await reportOf(w.world.hub, report.id, HEAD)).toMatchObject({ sha256: report.sha256, table: report.table });
  });
});
