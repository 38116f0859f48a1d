import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../server/src/ingest/index.ts";
import { keepOfficerRuling } from "../../server/src/score/officer/index.ts";
import { documentOf } from "./kit/docx.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetFileOf, sheetLines, sheetPeriodOf, sheetsAgain } from "./kit/officer-sheets.ts";

const CASES = ["late", "later", "done"] as const;
const AFTER_SEAL = "Điều chỉnh sau khóa sổ";
const [CONFIRMED, SEALED] = [randomUUID(), randomUUID()];
let w: InsideWorld;
let quarter: string;

/** At an instant of the province, the source having told all it knows. */
async function at(day: string): Promise<void> {
  await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await w.world.hub.settled();
}

/** Rules that a late line of CB-31 counts as in time. */
async function countsInTime(reference: string, documentNumber: string): Promise<void> {
  const { hub } = w.world;
  const lines = (await sheetLines(hub, { period: quarter, officer: "CB-31", part: "PROGRESS" }))?.lines ?? [];
  const key = lines.find((line) => line.reference === reference && line.numerator === "1")?.key ?? "";
  const [{ officerId, accountId, unit } = { officerId: 0, accountId: 0, unit: 0 }] = await hub.database.sql<{
    officerId: number;
    accountId: number;
    unit: number;
  }>(
    `select (select id from officer where code = 'CB-31') as "officerId", a.id as "accountId", p.unit_id as unit
     from account a join account_post p on p.account_id = a.id where a.username = 'thanhtra'`,
  );
  const by = { accountId, byName: "Lê Văn Thịnh", byUnitId: unit, onBehalfOf: null, at: hub.instant };
  const ruling = { ...by, periodId: Number(quarter), officerId, key, effect: "COUNT_IN_TIME", appeal: "1", documentNumber, documentDay: "2026-04-01" } as const;
  expect(await hub.hub.database.write((tx) => keepOfficerRuling(tx, ruling))).toHaveProperty("id");
}

const ofDung = (format: string) => ({ period: quarter, officer: "CB-31", format });
async function book(): Promise<Map<string, string>> {
  const file = await sheetFileOf(w.world.hub, ofDung("XLSX"), w.road);
  const sheets = await readWorkbook(Buffer.from(file?.base64 ?? "", "base64"), 200);
  return new Map((sheets ?? []).map((sheet) => [sheet.name, JSON.stringify(sheet)]));
}

beforeAll(async () => {
  w = await anInsideProvince(CASES.map((id) => held(id)));
  await officersOfSxd(w.world, [w.road]);
  const { hub, source } = w.world;
  for (const id of CASES) await gives(hub, id, { officer: w.road }, "giamdoc.sxd");
  await at("2026-03-17 10:00");
  source.change("done", handled("2026-03-17 10:00"));
  await at("2026-03-26 10:00");
  for (const id of ["late", "later"]) source.change(id, handled("2026-03-25 10:00"));
  await at("2026-04-01 08:00");
  quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
  await sheetAct(hub, "confirmOfficerSheet", { period: quarter, key: CONFIRMED }, w.road);
  await countsInTime("PA-LATE", "15/SNV");
  await at("2026-04-07 08:00");
  await sheetAct(hub, "sealOfficerSheets", { period: quarter, key: SEALED });
}, 120_000);
afterAll(() => w?.world.leave());

describe("a sealed sheet", () => {
  test("is printed as it was sealed, with the seal's hash; what is ruled later stands apart, before and after", async () => {
    const { sealHash } = await sheetPeriodOf(w.world.hub, quarter);
    const before = await book();
    expect(before.get("Nguồn gốc")).toContain(sealHash);
    expect(before.has(AFTER_SEAL)).toBe(false);
    await countsInTime("PA-LATER", "16/SNV");
    const after = await book();
    for (const name of ["Phiếu số liệu", "Chi tiết"]) expect(after.get(name)).toBe(before.get(name));
    for (const word of ["PA-LATER", "1/1", "0/1", "16/SNV", "Lê Văn Thịnh"]) expect(after.get(AFTER_SEAL)).toContain(word);
    expect(after.get(AFTER_SEAL)).not.toContain("15/SNV");
    const docx = await sheetFileOf(w.world.hub, ofDung("DOCX"), w.road);
    expect(await documentOf(Buffer.from(docx?.base64 ?? "", "base64"))).toMatch(/Điều chỉnh sau khóa sổ: Tiến độ \(c\), PA-LATER: 1\/1 → 0\/1 \(16\/SNV/);
  });

  test.each([
    ["document_number", "'99/SNV'", "'15/SNV'"],
    ["document_day", "'2026-03-02'", "'2026-04-01'"],
    ["appeal", "'2'", "'1'"],
  ])("does not hold when %s of a ruling that it was sealed with is another", async (column, other, own) => {
    const { hub } = w.world;
    const forged = async (value: string): Promise<void> => {
      await hub.database.sql("alter table officer_ruling disable trigger officer_ruling_append_only");
      await hub.database.sql(`update officer_ruling set ${column} = ${value} where id = (select rulings_upto from officer_seal)`);
      await hub.database.sql("alter table officer_ruling enable trigger officer_ruling_append_only");
    };
    expect(await sheetsAgain(hub, quarter)).toMatchObject({ sealHolds: true });
    await forged(other);
    expect(await sheetsAgain(hub, quarter)).toMatchObject({ sameSheets: true, sealHolds: false });
    await forged(own);
    expect(await sheetsAgain(hub, quarter)).toMatchObject({ sealHolds: true });
  });

  test("takes its key along: the same one is refused for another period", async () => {
    const { hub } = w.world;
    await at("2026-06-16 08:00");
    const next = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "ADMINISTRATIVE", on: "2026-04-10" })).period?.id ?? "";
    expect(await sheetAct(hub, "confirmOfficerSheet", { period: next, key: CONFIRMED }, w.road)).toMatchObject({ at: "key" });
    expect((await sheetAct(hub, "confirmOfficerSheet", { period: quarter, key: CONFIRMED }, w.road)).period?.id).toBe(quarter);
    await at("2026-06-23 08:00");
    expect(await sheetAct(hub, "sealOfficerSheets", { period: next, key: SEALED })).toMatchObject({ at: "key" });
    expect((await sheetAct(hub, "sealOfficerSheets", { period: quarter, key: SEALED })).period?.id).toBe(quarter);
  });
});
