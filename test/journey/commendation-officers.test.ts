import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { appealAct } from "./kit/appealing.ts";
import { ACTS_OF_OTHERS, checkIn, commended, commends, dossierOf, GRANT, roundOf, roundsOf } from "./kit/commending.ts";
import type { Dossier, Outcome } from "./kit/commending.ts";
import { documentOf } from "./kit/docx.ts";
import { done } from "./kit/inspecting.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetLines, sheetOf } from "./kit/officer-sheets.ts";

const CASES = ["a", "b", "c", "d", "late"] as const;
const HEAD = "giamdoc.sxd";
const ROUND = { about: "OFFICERS", form: "CN_GIAY_KHEN_CHUYEN_DE", kind: "QUARTER", from: "2026-01-01", to: "2026-03-31" } as const;
const TERMS = { ...ROUND, title: "Đợt xét cá nhân quý I", legalBasis: "Kế hoạch 12/KH-UBND" };
const PAPER = { documentNumber: "15/BC-SNV", documentDay: "2026-04-07" };
const TYPED = ["COMPLAINT", "DISCIPLINE", "PRESS"] as const;
const REPORT = { words: "Xử lý đúng hạn, anh Trần Văn Mẫu 0912345678 cảm ơn", earlier: [] };
const OF_SHEET = asked<{ officerSheet: { commendations: { id: string }[] } | null }>(
  "query ($period: ID!, $officer: String!) { officerSheet(period: $period, officer: $officer) { commendations { id } } }",
);
const LINK = asked<{ linkOfficer: { __typename: string } }>("mutation ($input: LinkOfficerInput!) { linkOfficer(input: $input) { __typename } }");
const UNLINK = asked<{ unlinkOfficer: { __typename: string } }>("mutation ($input: AccountInput!) { unlinkOfficer(input: $input) { __typename } }");
const PAPER_OF = asked<{ commendationPaper: { base64: string } | null }>("query ($round: ID!) { commendationPaper(round: $round) { base64 } }");
let w: InsideWorld;
let [quarter, round, dung, hanh] = ["", "", "", ""];

async function at(day: string): Promise<void> {
  await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
  await w.world.hub.settled();
}
const look = (id: string): Promise<Dossier> => commended(w.world.hub, "checkCommendation", { id });
async function toldOf(id: string, code: string): Promise<[string, string[]]> {
  const { result, evidence } = checkIn(await look(id), code);
  return [result, evidence.map(({ kind }) => kind)];
}
const open = (more: object = {}): Promise<Outcome> => commends(w.world.hub, "openCommendationRound", { ...TERMS, ...more });
const dossierIn = (candidates: readonly Dossier[], officer: string): Dossier => {
  const found = candidates.find((one) => one.officer?.code === officer);
  if (found === undefined) throw new Error(`${officer} is no candidate`);
  return found;
};
/** The rows of the round's paper, as somebody takes it, that say what was seen of sheets. */
async function rowsTold(who: Who): Promise<number> {
  const { commendationPaper } = await w.world.hub.ask(PAPER_OF, { round }, who);
  return (await documentOf(Buffer.from(commendationPaper?.base64 ?? "", "base64"))).split("phiếu số liệu cá nhân đã khóa sổ").length - 1;
}
/** CB-31 is another account from now on. */
async function becomes(from: string, to: string): Promise<void> {
  await w.world.hub.ask(UNLINK, { input: { username: from } }, "cntt");
  expect((await w.world.hub.ask(LINK, { input: { username: to, officer: "CB-31" } }, "cntt")).linkOfficer.__typename).toBe("Account");
}
async function lineOf(reference: string): Promise<string> {
  const lines = (await sheetLines(w.world.hub, { period: quarter, officer: "CB-31", part: "PROGRESS" }))?.lines ?? [];
  return lines.find((line) => line.reference === reference)?.key ?? "";
}

/** The dossier's evidence is the sheet's own: figure by figure, and as long as the sheet's lists. */
async function expectSheetsOwn(id: string, officer: string): Promise<void> {
  const [sheet] = (await dossierOf(w.world.hub, id))?.sheets ?? [];
  const own = await sheetOf(w.world.hub, quarter, officer);
  expect(sheet?.period).toBe(quarter);
  expect(sheet?.ratios).toEqual(own?.ratios.map(({ part, n, value }) => ({ part, n, value })));
  for (const { part, n } of sheet?.ratios ?? []) expect((await sheetLines(w.world.hub, { period: quarter, officer, part }))?.totalCount).toBe(n);
}

beforeAll(async () => {
  w = await anInsideProvince(CASES.map((id) => held(id)));
  await officersOfSxd(w.world, [w.road, w.road2, w.house]);
  const { hub, source } = w.world;
  for (const id of CASES) await gives(hub, id, { officer: id === "d" ? w.road2 : w.road }, HEAD);
  await at("2026-03-17 10:00");
  for (const id of ["a", "b", "c", "d"]) source.change(id, handled("2026-03-17 10:00"));
  await at("2026-03-26 10:00");
  source.change("late", handled("2026-03-25 10:00"));
  await at("2026-04-01 01:00");
  await hub.now("2026-04-01T08:00:00+07:00"); // read past the quarter's end, and not up to where it is taken
  quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
  await sheetAct(hub, "confirmOfficerSheet", { period: quarter }, w.road);
  await hub.now("2026-04-07T08:00:00+07:00");
}, 120_000);
afterAll(() => w?.world.leave());

describe("a round about officers", () => {
  test("is for who keeps commendation, by a form for persons, on sealed sheets alone", async () => {
    for (const who of ["lanhdao", HEAD, w.road]) await expect(commends(w.world.hub, "openCommendationRound", TERMS, who)).rejects.toThrow("FORBIDDEN");
    expect(await open()).toMatchObject({ at: "from", message: expect.stringContaining("Chưa khóa sổ") });
    await sheetAct(w.world.hub, "sealOfficerSheets", { period: quarter, waiver: "Đã đối chiếu sổ giấy" });
    expect(await open({ form: "GIAY_KHEN_CHUYEN_DE" })).toMatchObject({ at: "form" });
    expect(await open({ about: "UNITS", scheme: "DDN-DON-VI" })).toMatchObject({ at: "form" });
    expect(await open({ scheme: "DDN-DON-VI" })).toMatchObject({ at: "scheme" });
    expect(await open({ kind: "MONTH" })).toMatchObject({ at: "kind" });
    expect(await open({ from: "2025-10-01" })).toMatchObject({ at: "from", message: expect.stringContaining("01/10/2025–31/12/2025") });
  });

  test("draws everybody who has a sheet, with its own figures, and neither score nor rank", async () => {
    const opened = (await open({ key: randomUUID() })).round;
    round = opened?.id ?? "";
    expect(opened).toMatchObject({ about: "OFFICERS", periods: [quarter], form: { minimumScore: null } });
    const candidates = opened?.candidates ?? [];
    expect(candidates.map(({ officer }) => officer?.code)).toEqual(["CB-31", "CB-32"]);
    [dung, hanh] = [dossierIn(candidates, "CB-31").id, dossierIn(candidates, "CB-32").id];
    for (const { scores, unit } of candidates) expect([scores, unit.code]).toEqual([[], "SXD-HTGT"]);
    await expectSheetsOwn(dung, "CB-31");
    await expectSheetsOwn(hanh, "CB-32");
    expect((await dossierOf(w.world.hub, dung))?.sheets[0]?.confirmed).toBe(true);
  });

  test("takes by hand only an officer who has a sealed sheet of its days, once", async () => {
    const adds = (input: object): Promise<Outcome> => commends(w.world.hub, "addCommendationCandidate", { round, reason: "Sáng kiến", ...input });
    expect(await adds({ unit: "SXD" })).toMatchObject({ at: "unit" });
    expect(await adds({ officer: "CB-33" })).toMatchObject({ at: "officer", message: expect.stringContaining("Không có phiếu") });
    expect(await adds({ officer: "CB-31" })).toMatchObject({ at: "officer", message: expect.stringContaining("Đã có") });
  });
});

describe("an officer's dossier", () => {
  test("is seen by him, those above him and who decides; its conditions by none whom they are about", async () => {
    const seen = async (who: Who): Promise<boolean> => (await dossierOf(w.world.hub, dung, who)) !== null;
    for (const who of [w.road, w.roadHead, HEAD, "chanhvp", "lanhdao", "thanhtra"]) expect([who, await seen(who)]).toEqual([who, true]);
    for (const who of [w.road2, w.house, w.focal, "cntt"]) expect([who, await seen(who)]).toEqual([who, false]);
    for (const who of [w.road, HEAD]) expect(await dossierOf(w.world.hub, dung, who)).toMatchObject({ checks: null, runs: null, statements: null });
    expect(await roundsOf(w.world.hub, HEAD)).toEqual([round]);
    await expect(roundOf(w.world.hub, round, w.road)).rejects.toThrow("FORBIDDEN");
    const { officerSheet } = await w.world.hub.ask(OF_SHEET, { period: quarter, officer: "CB-31" }, w.road);
    expect(officerSheet?.commendations).toEqual([{ id: dung }]);
  });

  test("is neither read in its conditions nor prepared by him, whatever post his account has; those of others are", async () => {
    const { hub } = w.world;
    const posts = [await hub.account("EMULATION_SECRETARY", "TINH"), await hub.account("INSPECTOR", "TINH")];
    let linked = w.road;
    for (const who of posts) {
      expect(await dossierOf(hub, dung, who)).toMatchObject({ runs: [{}], statements: [], mayPrepare: true });
      expect(await rowsTold(who)).toBe(2);
      await becomes(linked, who);
      expect(await dossierOf(hub, dung, who)).toMatchObject({ checks: null, runs: null, statements: null, mayPrepare: false, mayReport: true });
      expect(await dossierOf(hub, hanh, who)).toMatchObject({ runs: [{}], statements: [], mayPrepare: true });
      for (const act of ["checkCommendation", "proposeCommendation", "stateCommendation"] as const)
        expect(await commends(hub, act, { id: dung, ...ACTS_OF_OTHERS[act] }, who)).toMatchObject({ at: "id", message: expect.stringContaining("chính mình") });
      const himself = { round, officer: "CB-31", reason: "Có sáng kiến" };
      expect(await commends(hub, "addCommendationCandidate", himself, who)).toMatchObject({
        at: "officer",
        message: expect.stringContaining("Không tự đưa mình"),
      });
      expect(await rowsTold(who)).toBe(1);
      linked = who;
    }
    const tried = "select actor from audit_entry where subject = 'operation:addCommendationCandidate' and body like '%OWN_DOSSIER%' order by actor";
    expect(await hub.database.sql(tried)).toEqual(posts.toSorted().map((actor) => ({ actor })));
    await becomes(linked, w.road);
    expect(await dossierOf(hub, dung)).toMatchObject({ runs: [{}], statements: [], proposal: null });
  });

  test("is his own to speak in, nobody's for him, without who reported a case", async () => {
    for (const who of [w.road2, HEAD, "chanhvp"])
      expect(await commends(w.world.hub, "reportOwnAchievements", { id: dung, ...REPORT }, who)).toMatchObject({ at: "id" });
    expect(await commends(w.world.hub, "reportAchievements", { id: dung, ...REPORT }, HEAD)).toMatchObject({ at: "id" });
    expect(await dossierOf(w.world.hub, dung, w.road)).toMatchObject({ mayReport: true, mayPrepare: false, mayDecide: false });
    const { reports } = await commended(w.world.hub, "reportOwnAchievements", { id: dung, ...REPORT }, w.road);
    expect(reports[0]?.words).toContain("Xử lý đúng hạn");
    expect(reports[0]?.words).not.toMatch(/Trần Văn Mẫu|0912345678/);
  });

  test("rests on his sheets: too few items leave it open, an appeal of his that waits blocks it", async () => {
    expect(await toldOf(dung, "SHEETS")).toEqual(["UNKNOWN", ["SHEET_FEW"]]);
    expect(await toldOf(hanh, "SHEETS")).toEqual(["UNKNOWN", ["SHEET_FEW", "SHEET_UNCONFIRMED"]]);
    const ask = { period: quarter, line: await lineOf("PA-LATE"), kind: "TIME", words: "Đã được gia hạn" };
    const appeal = (await appealAct(w.world.hub, "askOfficerAppeal", ask, w.road)).appeal?.id;
    expect(await toldOf(dung, "SHEETS")).toEqual(["BLOCKED", ["SHEET_CONTESTED", "SHEET_FEW"]]);
    expect((await toldOf(hanh, "SHEETS"))[0]).toBe("UNKNOWN");
    expect(await commends(w.world.hub, "proposeCommendation", { id: dung, words: "Đề nghị" })).toMatchObject({
      at: "id",
      message: expect.stringContaining("phiếu số liệu"),
    });
    await appealAct(w.world.hub, "withdrawScoreAppeal", { appeal }, w.road);
    expect((await toldOf(dung, "SHEETS"))[0]).toBe("UNKNOWN");
  });

  test("is left open by an inspection of his unit, and blocked by one that holds a case of his not in order", async () => {
    const { hub } = w.world;
    const terms = { fromDay: "2026-03-01", toDay: "2026-03-31", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV", unit: "SXD" };
    const { id, items } = await done(hub, "openInspection", { id: (await done(hub, "prepareInspection", terms)).id, words: "Mở" });
    expect(await toldOf(dung, "OPEN_INSPECTION")).toEqual(["UNKNOWN", ["INSPECTION_OF_UNIT"]]);
    const { samples } = await done(hub, "drawInspectionSample", { id, strata: [{ kind: "HANDLED_LATE", size: 5 }] });
    const [sample] = samples;
    expect(sample?.cases).toHaveLength(1);
    await done(hub, "judgeSampleCase", { sample: sample?.id, caseId: sample?.cases[0]?.caseId, verdict: "NOT_IN_ORDER", words: "Thiếu ảnh" });
    expect(await toldOf(dung, "OPEN_INSPECTION")).toEqual(["BLOCKED", ["CASES_NOT_IN_ORDER"]]);
    expect(await toldOf(hanh, "OPEN_INSPECTION")).toEqual(["UNKNOWN", ["INSPECTION_OF_UNIT"]]);
    for (const { code } of items) await done(hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã xem" });
    await done(hub, "concludeInspection", { id, words: "Kết luận" });
    expect(await toldOf(dung, "OPEN_INSPECTION")).toEqual(["CLEAR", []]);
    expect(await toldOf(dung, "FINDINGS")).toEqual(["UNKNOWN", ["CASES_NOT_IN_ORDER"]]);
    expect(await toldOf(hanh, "FINDINGS")).toEqual(["CLEAR", []]);
  });

  test("is left open by a source silent when it was sealed, and by a grave finding of an inspection that came after its days", async () => {
    const { hub } = w.world;
    expect(await hub.database.sql("select silent from officer_period")).toEqual([{ silent: [] }]); // none was when it was taken
    expect(await toldOf(hanh, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["SILENT_SOURCES"]]);
    const terms = { fromDay: "2026-04-01", toDay: "2026-04-07", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 13/QĐ-SNV", unit: "SXD" };
    const { id, items } = await done(hub, "openInspection", { id: (await done(hub, "prepareInspection", terms)).id, words: "Mở" });
    await done(hub, "raiseFinding", { id, kind: "DATA_FALSIFIED", words: "Số liệu không đúng" });
    expect(await toldOf(hanh, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["SILENT_SOURCES"]]); // nobody has concluded it
    for (const { code } of items) await done(hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã xem" });
    await done(hub, "concludeInspection", { id, words: "Kết luận" });
    for (const dossier of [dung, hanh]) expect(await toldOf(dossier, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["FINDING_GRAVE_OF_UNIT", "SILENT_SOURCES"]]);
  });

  test("is granted by a named person, over what is unknown only by his waiver, and blocked while discipline is stated", async () => {
    const { hub } = w.world;
    await commended(hub, "stateCommendation", { id: hanh, check: "DISCIPLINE", result: "BLOCKED", words: "Đang xem xét", ...PAPER });
    expect((await toldOf(hanh, "DISCIPLINE"))[0]).toBe("BLOCKED");
    expect(await commends(hub, "proposeCommendation", { id: hanh, words: "Đề nghị" })).toMatchObject({ at: "id" });
    for (const check of TYPED) await commended(hub, "stateCommendation", { id: dung, check, result: "CLEAR", words: "Không có", ...PAPER });
    await look(dung);
    await commended(hub, "proposeCommendation", { id: dung, words: "Đề nghị khen thưởng" });
    const waivers = ["SHEETS", "FINDINGS", "DATA_INTEGRITY"].map((check) => ({ check, reason: "Đã xem xét", documentNumber: "8/CV" }));
    expect(await commends(hub, "decideCommendation", { id: dung, ...GRANT, waivers: [] }, "lanhdao")).toMatchObject({ at: "waivers" });
    expect((await commended(hub, "decideCommendation", { id: dung, ...GRANT, waivers }, "lanhdao")).state).toBe("GRANTED");
  });

  test("names no topical award that he was granted before as its basis", async () => {
    const again = dossierIn((await open()).round?.candidates ?? [], "CB-31");
    const earlier = [{ name: "Giấy khen", number: GRANT.documentNumber, day: GRANT.documentDay, topical: false }];
    expect(await commends(w.world.hub, "reportOwnAchievements", { id: again.id, words: "Thêm", earlier }, w.road)).toMatchObject({ at: "earlier" });
  });

  test("is printed with his figures and without any score, and is the same after a restart, whatever is ruled later", async () => {
    const before = await dossierOf(w.world.hub, dung);
    const { commendationPaper } = await w.world.hub.ask(PAPER_OF, { round }, "chanhvp");
    const text = await documentOf(Buffer.from(commendationPaper?.base64 ?? "", "base64"));
    for (const word of ["DANH SÁCH CÁ NHÂN", "Bùi Quang Dũng (CB-31)", "Lê Thị Hạnh (CB-32)", "Tiến độ (c)", "21/QĐ-UBND", "không chấm điểm, không xếp hạng"])
      expect(text).toContain(word);
    expect(text).not.toContain("điểm mỗi kỳ");
    await w.staff.restarted();
    expect(await dossierOf(w.world.hub, dung)).toEqual(before);
    await expectSheetsOwn(dung, "CB-31");
    const chain = await w.world.hub.database.sql<{ act: string; officer: string }>(
      "select act, body::jsonb #>> '{detail,officer}' as officer from audit_entry where act in ('decideCommendation', 'reportOwnAchievements') order by act",
    );
    expect(chain.map(({ act, officer }) => [act, officer])).toEqual([
      ["decideCommendation", "CB-31"],
      ["reportOwnAchievements", "CB-31"],
    ]);
  });
});
