import { afterAll, beforeAll, expect, test } from "vitest";
import { checkIn, commended, commends } from "./kit/commending.ts";
import { done } from "./kit/inspecting.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetLines, told } from "./kit/officer-sheets.ts";

const ROUND = { about: "OFFICERS", form: "CN_GIAY_KHEN_CHUYEN_DE", kind: "QUARTER", from: "2026-01-01", to: "2026-03-31" } as const;
const SPAN = { fromDay: "2026-03-01", toDay: "2026-03-31" };
let w: InsideWorld;
let [quarter, dossier] = ["", ""];

async function at(day: string): Promise<void> {
  await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await w.world.hub.settled();
}
async function toldOf(code: string): Promise<[string, string[]]> {
  const { result, evidence } = checkIn(await commended(w.world.hub, "checkCommendation", { id: dossier }), code);
  return [result, evidence.map(({ kind }) => kind)];
}

beforeAll(async () => {
  w = await anInsideProvince([held("on")]);
  const { hub, source } = w.world;
  await officersOfSxd(w.world, [w.road, w.road2, w.house]);
  await gives(hub, "on", { officer: w.road }, "giamdoc.sxd");
  await at("2026-03-17 10:00");
  source.change("on", handled("2026-03-17 10:00"));
  await at("2026-03-30 10:00");
  source.change("on", {
    lead: "STNMT",
    stage: "IN_PROGRESS",
    ...told(
      { at: "2026-03-17 10:00", kind: "RESOLVED" },
      { at: "2026-03-17 10:00", kind: "ANSWERED" },
      { at: "2026-03-19 08:00", kind: "REOPENED", unit: "STNMT" },
    ),
  });
  await at("2026-04-01 08:00");
  quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
  await at("2026-04-07 08:00");
  await sheetAct(hub, "sealOfficerSheets", { period: quarter });
  const { round } = await commends(hub, "openCommendationRound", { ...ROUND, title: "Đợt xét cá nhân", legalBasis: "Kế hoạch 12/KH-UBND" });
  dossier = round?.candidates.find(({ officer }) => officer?.code === "CB-31")?.id ?? "";
}, 120_000);
afterAll(() => w?.world.leave());

test("an officer is never blocked by what another unit did with his case later: it is open, for a person to weigh", async () => {
  const { hub } = w.world;
  const his = await sheetLines(hub, { period: quarter, officer: "CB-31", part: "QUANTITY" });
  expect(his?.lines.map(({ reference, held: { code } }) => [reference, code])).toEqual([["PA-ON", "SXD"]]);
  const terms = { ...SPAN, team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV", unit: "STNMT" };
  const { id, items } = await done(hub, "openInspection", { id: (await done(hub, "prepareInspection", terms)).id, words: "Mở" });
  const strata = [{ kind: "OPEN", size: 5 }];
  const [sample] = (await done(hub, "drawInspectionSample", { id, strata })).samples;
  expect(sample?.cases.map((one) => one.case?.reference)).toEqual(["PA-ON"]);
  await done(hub, "judgeSampleCase", { sample: sample?.id, caseId: sample?.cases[0]?.caseId, verdict: "NOT_IN_ORDER", words: "Thiếu ảnh" });
  expect(await toldOf("OPEN_INSPECTION")).toEqual(["UNKNOWN", ["CASES_ELSEWHERE"]]);
  await done(hub, "raiseFinding", { id, kind: "DATA_FALSIFIED", words: "Số liệu không đúng" });
  for (const { code } of items) await done(hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã xem" });
  await done(hub, "concludeInspection", { id, words: "Kết luận" });
  expect(await toldOf("OPEN_INSPECTION")).toEqual(["CLEAR", []]);
  for (const code of ["FINDINGS", "DATA_INTEGRITY"]) expect(await toldOf(code)).toEqual(["UNKNOWN", ["CASES_ELSEWHERE"]]);
  await w.staff.restarted();
  for (const code of ["FINDINGS", "DATA_INTEGRITY"]) expect(await toldOf(code)).toEqual(["UNKNOWN", ["CASES_ELSEWHERE"]]);
});
