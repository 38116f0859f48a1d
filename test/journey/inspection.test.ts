import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { documentOf } from "./kit/docx.ts";
import { acts, done, figureOf, inspectionOf, inspectionsOf, listLength, listsBehind } from "./kit/inspecting.ts";
import type { Inspection } from "./kit/inspecting.ts";
import { idOf } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
const TERMS = { unit: "SXD", fromDay: "2026-02-15", toDay: "2026-03-14", team: ["Lê Văn Thịnh", "Trần Thị Mẫu"], legalBasis: "Quyết định 12/QĐ-SNV" };
let world: World;
let health: string;
let id: string;
let first: Inspection;

/** Of SXD: 6 handled on time, 3 late, 4 open and overdue; of SYT: 2. */
function casesOfTwo() {
  const many = (n: number, name: string, more: object) => Array.from({ length: n }, (_, i) => aCase({ id: `${name}${i}`, lead: "SXD", ...more }));
  return [
    ...many(6, "good", { received: "2026-03-02 08:00", stage: "CLOSED", resolved: "2026-03-03 09:00", closed: "2026-03-03 10:00" }),
    ...many(3, "late", { received: "2026-02-16 08:00", stage: "CLOSED", resolved: "2026-03-12 09:00", closed: "2026-03-12 10:00" }),
    ...many(4, "open", { received: "2026-02-02 08:00", stage: "IN_PROGRESS" }),
    ...many(2, "other", { received: "2026-03-02 08:00", stage: "IN_PROGRESS", lead: "SYT", field: "HEALTH" }),
  ];
}

beforeAll(async () => {
  world = await aProvince({ kept: true }).with(...casesOfTwo());
  health = await world.hub.account("UNIT_HEAD", "SYT");
  await world.hub.database.sql(
    `insert into source_reconcile (source_id, mend, asked_by, asked_at, state, started_at, ended_at, records, missing, extra, different)
     select id, false, 'cntt', t, 'DONE', t, t, 17, 2, 0, 1 from source, (values (timestamptz '2026-03-16 01:00Z')) v(t) where code = 'nguon'`,
  );
}, 60_000);
afterAll(() => world?.leave());

describe("preparing and opening", () => {
  test("is for who inspects alone", async () => {
    for (const who of ["lanhdao", "chanhvp", HEAD, "vanhanh"]) await expect(acts(world.hub, "prepareInspection", TERMS, who)).rejects.toThrow("FORBIDDEN");
    for (const who of ["vanhanh", "cntt"]) await expect(inspectionsOf(world.hub, who)).rejects.toThrow("FORBIDDEN");
  });

  test("writes an inspection once however often it is sent, and the unit sees nothing of it before it is opened", async () => {
    const input = { ...TERMS, key: randomUUID() };
    const sent = await Promise.all([acts(world.hub, "prepareInspection", input), acts(world.hub, "prepareInspection", input)]);
    expect(new Set(sent.map(({ inspection }) => inspection?.id)).size).toBe(1);
    id = sent[0]?.inspection?.id ?? "";
    expect(await acts(world.hub, "prepareInspection", { ...input, toDay: "2026-03-13" })).toMatchObject({ at: "key" });
    expect(await inspectionsOf(world.hub, HEAD)).toEqual([]);
    expect(await inspectionOf(world.hub, id, HEAD)).toBeNull();
    expect(await inspectionsOf(world.hub, "lanhdao")).toEqual([id]);
  });

  test("refuses days to come, days in the wrong order, a unit that there is not and a plan that does not name it", async () => {
    const refusedAt = async (more: object) => (await acts(world.hub, "prepareInspection", { ...TERMS, ...more })).at;
    expect(await refusedAt({ toDay: "2026-04-01" })).toBe("toDay");
    expect(await refusedAt({ fromDay: "2026-03-15" })).toBe("toDay");
    expect(await refusedAt({ unit: "KHONG-CO" })).toBe("unit");
    expect(await refusedAt({ unit: "TINHUY" })).toBe("unit"); // a body of the Party is not the province's to inspect
    expect(await refusedAt({ plan: "999999" })).toBe("plan");
    expect(await refusedAt({ team: [" "] })).toBe("team");
    expect(await refusedAt({ legalBasis: "\u200b" })).toBe("legalBasis");
  });

  test("freezes for every item what the system says, each number the length of its list at that point", async () => {
    expect(await acts(world.hub, "answerInspectionItem", { id, item: "TIME_LIMITS", result: "IN_ORDER", words: "Sớm quá" })).toMatchObject({ at: "id" });
    first = await done(world.hub, "openInspection", { id, words: "Công bố quyết định kiểm tra" });
    expect(first).toMatchObject({ state: "OPEN", unit: { code: "SXD" }, mayInspect: true, mayAnswer: false });
    expect(first.items).toHaveLength(9);
    expect(figureOf(first, "HANDLED")).toBe(9);
    expect(figureOf(first, "HANDLED_LATE")).toBe(3);
    expect(figureOf(first, "OPEN_OVERDUE")).toBe(4);
    expect([figureOf(first, "DIRECTORY_FAULTS"), figureOf(first, "DIRECTORY_TO_REVIEW")]).toEqual([0, 1]);
    expect([figureOf(first, "REPORTS_DUE"), figureOf(first, "REPORTS_ON_TIME")]).toEqual([null, null]); // the month is due after its days
    const compared = { code: "nguon", comparedAt: "2026-03-16T01:00:00.000Z", missing: 2, extra: 0, different: 1 };
    expect(first.items.find(({ code }) => code === "ACCURACY")?.sources).toEqual([{ ...compared, cases: 13 }]);
    await everyNumberIsItsList(first);
    expect(await inspectionsOf(world.hub, HEAD)).toEqual([id]);
    expect(await inspectionOf(world.hub, id, HEAD)).toMatchObject({ mayInspect: false, mayAnswer: true });
    expect(await inspectionOf(world.hub, id, health)).toBeNull();
  });
});

async function everyNumberIsItsList(inspection: Inspection): Promise<void> {
  const token = inspection.asOf?.token ?? "";
  const balance = ["OPENING", "RECEIVED", "HANDED_IN", "CLOSED", "HANDED_OUT", "CLOSING"].map((name) => figureOf(inspection, name) ?? NaN);
  expect((balance[0] ?? 0) + (balance[1] ?? 0) + (balance[2] ?? 0)).toBe((balance[3] ?? 0) + (balance[4] ?? 0) + (balance[5] ?? 0));
  for (const [name, filter] of Object.entries(listsBehind(inspection)))
    expect([name, await listLength(world.hub, filter, token)]).toEqual([name, figureOf(inspection, name)]);
}

describe("a sample", () => {
  test("is drawn by strata from the cases as they stood at the opening, and is drawn alike again", async () => {
    const strata = [
      { kind: "HANDLED_LATE", size: 2 },
      { kind: "HANDLED_ON_TIME", size: 4 },
      { kind: "OPEN_OVERDUE", field: "TRANSPORT", size: 10 },
    ];
    const { samples } = await done(world.hub, "drawInspectionSample", { id, strata });
    const [sample] = samples;
    expect(sample?.strata).toEqual([
      { stratum: "HANDLED_LATE", size: 2, frame: 3, drawn: 2 },
      { stratum: "HANDLED_ON_TIME", size: 4, frame: 6, drawn: 4 },
      { stratum: "OPEN_OVERDUE:TRANSPORT", size: 10, frame: 4, drawn: 4 },
    ]);
    expect(sample).toMatchObject({ drawsAlike: true, seed: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(sample?.cases.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(sample?.cases.slice(0, 2).every(({ case: one }) => one?.reference.startsWith("PA-LATE"))).toBe(true);
  });

  test("drawn once more is another sample with a seed of its own, and the first is kept", async () => {
    const { samples } = await done(world.hub, "drawInspectionSample", { id, strata: [{ kind: "HANDLED_ON_TIME", size: 2 }] });
    expect(samples).toHaveLength(2);
    expect(new Set(samples.map(({ seed }) => seed)).size).toBe(2);
  });

  test("is judged case by case, only cases that were drawn, without the submitter's name", async () => {
    const { samples } = (await inspectionOf(world.hub, id)) as Inspection;
    for (const { id: sample, cases } of samples)
      for (const { caseId } of cases)
        await done(world.hub, "judgeSampleCase", { sample, caseId, verdict: "IN_ORDER", words: "Đã xem hồ sơ, đã hỏi Trần Văn Mẫu 0912345678" });
    const [sample] = samples;
    const [wrong] = sample?.cases ?? [];
    await done(world.hub, "judgeSampleCase", { sample: sample?.id, caseId: wrong?.caseId, verdict: "NOT_IN_ORDER", words: "Không có ảnh hiện trường" });
    const after = (await inspectionOf(world.hub, id)) as Inspection;
    const [judged, second] = after.samples[0]?.cases ?? [];
    expect(judged).toMatchObject({ verdict: "NOT_IN_ORDER", words: "Không có ảnh hiện trường" });
    expect(second?.words).toContain("Đã xem hồ sơ");
    expect(second?.words).not.toMatch(/Trần Văn Mẫu|0912345678/);
    const other = { sample: sample?.id, caseId: await idOf(world.hub, "other0"), verdict: "IN_ORDER", words: "Không thuộc mẫu" };
    expect(await acts(world.hub, "judgeSampleCase", other)).toMatchObject({ at: "caseId" });
  });
});

describe("calls", () => {
  test("to a posted number and to a submitter are written down, never the submitter's number", async () => {
    const [posted] = await world.hub.database.sql<{ number: string }>(
      "select number from hotline h join unit u on u.id = h.unit_id where u.path like '/TINH/SXD/%' limit 1",
    );
    const call = { id, calledAt: "2026-03-16T01:30:00.000Z", answered: true, waitedSeconds: 12 };
    expect(await acts(world.hub, "recordInspectionCall", { ...call, hotline: "0000000000", words: "Số lạ" })).toMatchObject({ at: "hotline" });
    expect(await acts(world.hub, "recordInspectionCall", { ...call, hotline: "x", caseId: "1", words: "Cả hai" })).toMatchObject({ at: "hotline" });
    const caseId = await idOf(world.hub, "good0");
    const { calls } = await done(world.hub, "recordInspectionCall", { ...call, caseId, solved: true, words: "Anh Trần Văn Mẫu, 0912345678, nói đã xong" });
    expect(calls).toMatchObject([{ caseId, hotline: null, answered: true, waitedSeconds: 12, solved: true }]);
    expect(calls[0]?.words).not.toMatch(/Trần Văn Mẫu|0912345678/);
    if (posted === undefined) return;
    expect((await done(world.hub, "recordInspectionCall", { ...call, hotline: posted.number, words: "Có người trực" })).calls).toHaveLength(2);
  });
});

describe("a finding", () => {
  test("has limits in working days, is explained and remedied by the unit, and checked by the inspector", async () => {
    const raised = await done(world.hub, "raiseFinding", { id, kind: "NO_EVIDENCE", item: "BACKLOG", words: "Thiếu minh chứng", workingDays: 5 });
    const [finding] = raised.findings;
    expect(finding).toMatchObject({ explainDueAt: "2026-03-19T17:00:00.000Z", remedyDueAt: "2026-03-23T17:00:00.000Z", remedy: "AWAITED", overdue: false });
    const step = { id: finding?.id, words: "Đã bổ sung ảnh hiện trường" };
    await expect(acts(world.hub, "answerFinding", { ...step, kind: "EXPLAINED" })).rejects.toThrow("FORBIDDEN");
    await expect(acts(world.hub, "settleFinding", { ...step, kind: "REMEDY_CONFIRMED" }, HEAD)).rejects.toThrow("FORBIDDEN");
    expect(await acts(world.hub, "answerFinding", { ...step, kind: "EXPLAINED" }, health)).toMatchObject({ at: "id" });
    expect(await acts(world.hub, "settleFinding", { ...step, kind: "REMEDY_CONFIRMED" })).toMatchObject({ at: "kind" });
    await done(world.hub, "answerFinding", { ...step, kind: "EXPLAINED" }, HEAD);
    await done(world.hub, "answerFinding", { ...step, kind: "REMEDY_REPORTED", document: "15/BC-SXD" }, HEAD);
    await done(world.hub, "settleFinding", { ...step, kind: "REMEDY_RETURNED", words: "Ảnh chưa rõ" });
    const again = await done(world.hub, "answerFinding", { ...step, kind: "REMEDY_REPORTED" }, HEAD);
    expect(again.findings[0]?.steps.map(({ kind }) => kind)).toEqual(["EXPLAINED", "REMEDY_REPORTED", "REMEDY_RETURNED", "REMEDY_REPORTED"]);
  });

  test("names a sanction of a regulation: proposed, decided with a document, applied, in that order", async () => {
    const [finding] = ((await inspectionOf(world.hub, id)) as Inspection).findings;
    const step = { id: finding?.id, words: "Phê bình bằng văn bản" };
    expect(await acts(world.hub, "settleFinding", { ...step, kind: "SANCTION_PROPOSED" })).toMatchObject({ at: "regulation" });
    expect(await acts(world.hub, "settleFinding", { ...step, kind: "SANCTION_DECIDED", document: "20/QĐ" })).toMatchObject({ at: "kind" });
    await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_PROPOSED", regulation: "Quy chế đường dây nóng, Điều 11" });
    expect(await acts(world.hub, "settleFinding", { ...step, kind: "SANCTION_DECIDED" })).toMatchObject({ at: "document" });
    await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_DECIDED", document: "20/QĐ-UBND" });
    const { findings } = await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_APPLIED", document: "21/BC-SXD" });
    expect(findings[0]?.steps.slice(-3).map(({ kind, document }) => [kind, document])).toEqual([
      ["SANCTION_PROPOSED", null],
      ["SANCTION_DECIDED", "20/QĐ-UBND"],
      ["SANCTION_APPLIED", "21/BC-SXD"],
    ]);
  });
});

const MINUTES = asked<{ inspectionMinutes: { name: string; base64: string } | null }>("query ($id: ID!) { inspectionMinutes(id: $id) { name base64 } }");
const RESULTS = asked<{ inspectionResults: { id: string; overdue: boolean; remedy: string; unit: { code: string } }[] }>(
  "query ($from: Day!, $to: Day!) { inspectionResults(from: $from, to: $to) { id overdue remedy unit { code } } }",
);

describe("concluding", () => {
  test("waits until every item was answered, and after it nothing is added but what becomes of findings", async () => {
    expect(await acts(world.hub, "concludeInspection", { id, words: "Kết luận" })).toMatchObject({ at: "id", message: expect.stringContaining("9") });
    for (const { code } of first.items) await done(world.hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã đối chiếu" });
    await done(world.hub, "answerInspectionItem", { id, item: "BACKLOG", result: "NOT_IN_ORDER", words: "Thiếu minh chứng" });
    const { state, hash, items } = await done(world.hub, "concludeInspection", { id, words: "Cơ bản thực hiện đúng; cần bổ sung minh chứng." });
    expect({ state, hash }).toEqual({ state: "CONCLUDED", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(items.find(({ code }) => code === "BACKLOG")).toMatchObject({ result: "NOT_IN_ORDER" });
    const late: [Parameters<typeof acts>[1], object][] = [
      ["answerInspectionItem", { item: "ROSTER", result: "IN_ORDER", words: "Muộn" }],
      ["drawInspectionSample", { strata: [{ kind: "OPEN", size: 1 }] }],
      ["raiseFinding", { kind: "LATE", words: "Muộn" }],
      ["concludeInspection", { words: "Lần nữa" }],
    ];
    for (const [act, more] of late) expect(await acts(world.hub, act, { id, ...more })).toMatchObject({ at: "id", __typename: "InspectionRefused" });
    await expect(world.hub.database.sql("update inspection_step set words = 'khác'")).rejects.toThrow("append-only");
    await expect(world.hub.database.sql("delete from finding")).rejects.toThrow("append-only");
  });

  test("leaves minutes in the layout of Decree 30/2020, for the unit too", async () => {
    const { inspectionMinutes } = await world.hub.ask(MINUTES, { id }, HEAD);
    const text = (await documentOf(Buffer.from(inspectionMinutes?.base64 ?? "", "base64"))).replaceAll(/<[^>]+>/g, "");
    for (const words of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "BIÊN BẢN KIỂM TRA",
      "xử lý quá hạn: 3",
      "báo cáo phải nộp: không có số liệu",
      "20/QĐ-UBND",
      "DANH SÁCH VỤ VIỆC LẤY MẪU",
      "Số liệu hệ thống được chốt lúc ",
    ])
      expect(text).toContain(words);
    const rows = ((await inspectionOf(world.hub, id)) as Inspection).samples.flatMap(({ cases }) => cases);
    const drawn = new Set(rows.map(({ caseId }) => caseId)).size; // what two samples drew is one case
    expect(text).toMatch(new RegExp(`rút ngẫu nhiên ${drawn} vụ việc(, ${rows.length} lượt)? \\(danh sách kèm theo\\), trong đó 1 vụ việc chưa đúng`));
    expect(text).not.toMatch(/thanh tra|gian lận|V\/v|Kính gửi/i);
  });

  test("keeps every number through a restart and whatever happens at the sources since, and shows an overdue remedy in the results", async () => {
    const concluded = (await inspectionOf(world.hub, id)) as Inspection;
    for (const one of ["open0", "open1"]) world.source.change(one, { stage: "CLOSED" });
    await world.hub.settled();
    await world.restarted();
    world.clock.advance(8 * 86_400_000);
    await world.hub.settled();
    const after = (await inspectionOf(world.hub, id)) as Inspection;
    const overdueNow = (one: Inspection) => ({ ...one, findings: one.findings.map((finding) => ({ ...finding, overdue: true })) });
    expect(overdueNow(after)).toEqual(overdueNow(concluded));
    await everyNumberIsItsList(after);
    expect(after.findings[0]).toMatchObject({ overdue: true, explanationOverdue: false, remedy: "REPORTED" });
    const { inspectionResults } = await world.hub.ask(RESULTS, { from: "2026-03-01", to: "2026-03-31" }, "lanhdao");
    expect(inspectionResults).toMatchObject([{ overdue: true, remedy: "REPORTED", unit: { code: "SXD" } }]);
    await done(world.hub, "settleFinding", { id: after.findings[0]?.id, kind: "REMEDY_CONFIRMED", words: "Đã kiểm tra lại" });
    expect((await inspectionOf(world.hub, id, HEAD))?.findings[0]).toMatchObject({ overdue: false, remedy: "CONFIRMED" });
    const [{ n } = { n: 0 }] = await world.hub.database.sql<{ n: number }>("select count(*)::int as n from audit_entry where act = 'concludeInspection'");
    expect(n).toBe(1);
  });
});
