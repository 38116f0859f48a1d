import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aScan } from "../../server/src/platform/files/made.fixture.ts";
import { importOfficers } from "../../server/src/unit/index.ts";
import { appealAct, appealOf, appealsIn, effectPreviewed, sheetAppeals } from "./kit/appealing.ts";
import { download, hashOf, uploadFor } from "./kit/files.ts";
import { heldBack } from "./kit/held-back.ts";
import { anInsideProvince, gives, held, lends } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetLines, sheetOf, sheetsAgain } from "./kit/officer-sheets.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const CASES = ["late", "later", "done", "central"] as const;
/** An officer of the province itself, who has no unit below it. */
const CENTRAL = `
officers:
  - { code: CB-35, name: Vũ Thị Trung }
posts:
  - { officer: CB-35, unit: TINH, title: Chuyên viên, staff: CONG_CHUC, from: 2025-03-01, basis: thử }
`;
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
let w: InsideWorld;
let quarter: string;
let central: string;
let secretary: string;
let id: string;

beforeAll(async () => {
  w = await anInsideProvince(CASES.map((one) => held(one)));
  await officersOfSxd(w.world, [w.road, w.road2, w.house]);
  const { hub, source } = w.world;
  central = await w.staff.hire("DIVISION_HANDLER", "SXD-QLN", "trung.tinh");
  secretary = await w.staff.hire("FOCAL_OFFICER", "STP");
  await hub.hub.database.write((tx) => importOfficers(tx, CENTRAL, "2026-03-16"));
  await hub.database.sql("update account set officer_id = (select id from officer where code = 'CB-35') where username = $1", [central]);
  for (const one of CASES) await gives(hub, one, { officer: one === "central" ? central : w.road }, HEAD);
  await at("2026-03-17 10:00");
  source.change("done", handled("2026-03-17 10:00"));
  await at("2026-03-26 10:00");
  for (const one of ["late", "later", "central"]) source.change(one, handled("2026-03-25 10:00"));
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
async function lateLine(reference: string, officer = "CB-31"): Promise<string> {
  const lines = (await sheetLines(w.world.hub, { period: quarter, officer, part: "PROGRESS" }))?.lines ?? [];
  const found = lines.find((line) => line.reference === reference && line.numerator === "1");
  if (found === undefined) throw new Error(`no late line of ${reference}`);
  return found.key;
}

async function alsoAt(username: string, role: string, unit: string): Promise<void> {
  await w.world.hub.database.sql(
    "insert into account_post (account_id, role, unit_id, valid_from) select a.id, $2, u.id, '2026-01-01' from account a, unit u where a.username = $1 and u.code = $3",
    [username, role, unit],
  );
}

/** Lends the keeping of scores for the next hour. */
async function lendsScores(from: string, to: string): Promise<void> {
  const fromAt = w.world.hub.instant;
  const acts = ["keepScores", "seeScores", "seeFigures", "readOfficerSheets"];
  expect((await lends(w.world.hub, { to, acts, fromAt, toAt: fromAt + 3_600_000 }, from)).__typename).toBe("Delegation");
}

describe("an officer's appeal about a line of his sheet", () => {
  test("is asked by himself alone, about his own sheet, once a line", async () => {
    const { hub } = w.world;
    const ask = { period: quarter, line: await lateLine("PA-LATE"), kind: "TIME", words: "Đã được gia hạn miệng" };
    await expect(appealAct(hub, "askOfficerAppeal", ask, null)).rejects.toThrow("UNAUTHENTICATED");
    for (const other of [w.road2, w.roadHead, HEAD, OFFICE]) expect(await appealAct(hub, "askOfficerAppeal", ask, other)).toMatchObject({ at: "line" });
    expect(await appealAct(hub, "askOfficerAppeal", { ...ask, kind: "EXCLUSION", reason: "PAUSED" }, w.road)).toMatchObject({ at: "reason" });
    expect(await appealAct(hub, "askOfficerAppeal", { ...ask, kind: "INCLUSION" }, w.road)).toMatchObject({ at: "kind" });
    expect(await sheetAppeals(hub, quarter, "CB-31", w.road)).toEqual({ mayAsk: true, lines: [] });
    const words = "Chờ anh Trần Văn Mẫu, 0912345678, bổ sung";
    const paper = { documentNumber: "Đơn anh Trần Văn Mẫu", documentDay: "2026-03-20" };
    id = (await appealAct(hub, "askOfficerAppeal", { ...ask, ...paper, words }, w.road)).appeal?.id ?? "";
    expect(await appealAct(hub, "askOfficerAppeal", ask, w.road)).toMatchObject({ at: "line" });
    expect(await sheetAppeals(hub, quarter, "CB-31", w.road)).toEqual({ mayAsk: true, lines: [{ key: ask.line, appeal: id }] });
    const kept = JSON.stringify(await hub.database.sql("select words, document_number from score_appeal_act where appeal_id = $1", [id]));
    for (const told of ["Trần Văn Mẫu", "0912345678"]) expect(kept).not.toContain(told);
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

  test("has files that he and who answers add, for those alone who see it", async () => {
    const { hub } = w.world;
    const file = { name: "Phiếu gia hạn.pdf", bytes: aScan() };
    for (const who of [w.road2, w.roadHead, HEAD, "lanhdao"]) expect([who, (await uploadFor(hub, { appeal: id }, file, who)).status]).toEqual([who, 403]);
    const added = (await uploadFor(hub, { appeal: id }, file, w.road)).id ?? "";
    expect((await uploadFor(hub, { appeal: id }, file, OFFICE)).status).toBe(201);
    for (const who of [w.road, w.roadHead, HEAD, "lanhdao", OFFICE]) expect(hashOf((await download(hub, added, who)).bytes)).toBe(hashOf(file.bytes));
    for (const who of [w.road2, w.focal, w.house, "cntt", "vanhanh"]) expect([who, (await download(hub, added, who)).status]).toEqual([who, 404]);
  });

  test("is answered by nobody of a unit above his, nor by a post that he, or somebody there, lent", async () => {
    const { hub } = w.world;
    const above = await hub.account("OFFICE_CHIEF", "TINH", "pho.vp");
    await alsoAt(above, "FOCAL_OFFICER", "SXD");
    expect((await appealOf(hub, id, above))?.appeal.mayAnswer).toBe(false);
    expect((await appealOf(hub, id, OFFICE))?.appeal.mayAnswer).toBe(true);
    await lendsScores(above, secretary);
    expect((await appealOf(hub, id, secretary))?.appeal.mayAnswer).toBe(false);
    await hub.database.sql("update account set disabled_at = now() where username = $1", [above]);
  });

  test("goes to the other one where only he could answer it; and one of an officer of the province can be answered", async () => {
    const { hub } = w.world;
    const ask = { period: quarter, line: await lateLine("PA-CENTRAL", "CB-35"), kind: "TIME", words: "Đã gia hạn" };
    const first = (await appealAct(hub, "askOfficerAppeal", ask, central)).appeal;
    expect(first?.answeredBy).toBe("OFFICE");
    expect(await appealsIn(hub, "WAITING", OFFICE)).toContain(first?.id);
    expect((await appealOf(hub, first?.id ?? "", OFFICE))?.appeal.mayAnswer).toBe(true);
    await appealAct(hub, "withdrawScoreAppeal", { appeal: first?.id }, central);
    await alsoAt(central, "OFFICE_CHIEF", "TINH");
    const beside = (await appealAct(hub, "askOfficerAppeal", ask, central)).appeal;
    expect(beside).toMatchObject({ answeredBy: "OFFICE", mayAnswer: false });
    await lendsScores(central, secretary);
    expect((await appealOf(hub, beside?.id ?? "", secretary))?.appeal.mayAnswer).toBe(false);
    await appealAct(hub, "withdrawScoreAppeal", { appeal: beside?.id }, central);
    await hub.database.sql("update account set disabled_at = now() where username = $1", [OFFICE]);
    const alone = (await appealAct(hub, "askOfficerAppeal", ask, central)).appeal;
    expect(alone?.answeredBy).toBe("INSPECTION");
    await hub.database.sql("update account set disabled_at = null where username = $1", [OFFICE]);
    const answer = { appeal: alone?.id, answer: "REFUSED", words: "Không", ...PAPER };
    expect((await appealAct(hub, "answerScoreAppeal", answer, "thanhtra")).appeal?.state).toBe("REFUSED");
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
    const busy = await heldBack(hub.database, `select from officer_period where id = ${quarter} for update`);
    const answering = appealAct(hub, "answerScoreAppeal", answer, OFFICE);
    await busy.waitingFor("lockSheetPeriod", 1);
    const sealing = sheetAct(hub, "sealOfficerSheets", { period: quarter });
    await busy.waitingFor("lockSheetPeriod", 2);
    await busy.end();
    expect((await answering).appeal?.state).toBe("GRANTED");
    expect((await sealing).period?.sealHash).toBeTruthy();
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
