import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { World } from "../world.ts";
import {
  ACTS_OF_OTHERS,
  audited,
  checkIn,
  commended,
  commends,
  dossierOf,
  expectCandidatesAsSealed,
  GRANT,
  provinceTaken,
  ROUND_TERMS,
  roundOf,
  roundsOf,
  unitIn,
} from "./kit/commending.ts";
import { documentOf } from "./kit/docx.ts";
import { done } from "./kit/inspecting.ts";
import { handledAt, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const PAPER = { documentNumber: "15/BC-SNV", documentDay: "2026-04-07" };
let world: World;
let [march, round, dossier] = ["", "", ""];
beforeAll(async () => {
  ({ world, march } = await provinceTaken());
}, 90_000);
afterAll(() => world?.leave());

describe("a round", () => {
  test("is for who keeps commendation alone, and a unit sees none that it is not in", async () => {
    for (const who of ["lanhdao", HEAD, "vanhanh", "cntt"])
      await expect(commends(world.hub, "openCommendationRound", ROUND_TERMS, who)).rejects.toThrow("FORBIDDEN");
    await expect(roundsOf(world.hub, "cntt")).rejects.toThrow("FORBIDDEN");
    expect(await roundsOf(world.hub, HEAD)).toEqual([]);
  });

  test("is refused by name while a period is not sealed, and where days have no period: nobody picks the good ones", async () => {
    expect(await commends(world.hub, "openCommendationRound", ROUND_TERMS)).toMatchObject({
      at: "from",
      message: expect.stringContaining("Chưa khóa sổ: kỳ 01/03/2026–31/03/2026"),
    });
    expect((await scoreAct(world.hub, "sealScorePeriod", { period: march })).period?.state).toBe("SEALED");
    const refused = async (more: object) => (await commends(world.hub, "openCommendationRound", { ...ROUND_TERMS, ...more })).message;
    expect(await refused({ from: "2026-02-01" })).toContain("01/02/2026–28/02/2026");
    expect(await refused({ to: "2026-04-10" })).toContain("01/04/2026–10/04/2026");
    expect(await refused({ kind: "QUARTER" })).toContain("01/03/2026–31/03/2026");
    expect(await refused({ form: "KHONG-CO" })).toContain("hình thức");
  });

  test("draws every unit that was scored, each with the score of its sealed card, whoever meets the conditions and whoever does not", async () => {
    const input = { ...ROUND_TERMS, key: randomUUID() };
    const sent = await Promise.all([commends(world.hub, "openCommendationRound", input), commends(world.hub, "openCommendationRound", input)]);
    expect(new Set(sent.map((one) => one.round?.id)).size).toBe(1);
    round = sent[0]?.round?.id ?? "";
    await expectCandidatesAsSealed(world.hub, { round, period: march });
    const candidates = (await roundOf(world.hub, round))?.candidates ?? [];
    const sxd = unitIn(candidates, "SXD");
    dossier = sxd.id;
    expect(checkIn(sxd, "THRESHOLDS")).toEqual({ code: "THRESHOLDS", result: "CLEAR", evidence: [] });
    expect(checkIn(sxd, "OPEN_INSPECTION").result).toBe("CLEAR");
    for (const code of ["COMPLAINT", "DISCIPLINE", "PRESS"]) expect(checkIn(sxd, code)).toEqual({ code, result: "UNKNOWN", evidence: [] });
    const few = checkIn(unitIn(candidates, "SYT"), "THRESHOLDS");
    expect([few.result, few.evidence.map(({ kind, text }) => [kind, text])]).toEqual([
      "UNKNOWN",
      [
        ["NO_TOTAL", "3"],
        ["PERIODS", "0"],
      ],
    ]);
    expect(candidates.some(({ unit }) => unit.code === "VPTU")).toBe(false); // a body of the Party is not scored
  });

  test("takes a unit by hand only with a reason, once, and only one that is the province's to commend", async () => {
    const refused = async (unit: string, reason = "Sáng kiến") => (await commends(world.hub, "addCommendationCandidate", { round, unit, reason })).at;
    expect([await refused("SXD"), await refused("VPTU"), await refused("KHONG-CO"), await refused("SXD-HTGT", " ")]).toEqual([
      "unit",
      "unit",
      "unit",
      "reason",
    ]);
    const input = { round, unit: "SXD-HTGT", reason: "Sáng kiến; hỏi anh Trần Văn Mẫu 0912345678" };
    const added = await commended(world.hub, "addCommendationCandidate", input);
    expect(added).toMatchObject({ origin: "ADDED", scores: [], state: "CANDIDATE" });
    expect(added.reason).not.toContain("0912345678");
    expect(checkIn(added, "THRESHOLDS").result).toBe("UNKNOWN");
  });
});

describe("a unit", () => {
  test("sees its own dossier, says what it achieved, and reads nothing of what is being verified about it", async () => {
    const seen = await roundOf(world.hub, round, HEAD);
    expect(seen?.candidates.every(({ unit }) => unit.code.startsWith("SXD") || unit.code === "TTHT")).toBe(true);
    const own = await dossierOf(world.hub, dossier, HEAD);
    expect(own).toMatchObject({ checks: null, runs: null, statements: null, mayReport: true, mayPrepare: false, mayDecide: false });
    const health = unitIn((await roundOf(world.hub, round))?.candidates ?? [], "SYT").id;
    expect(await dossierOf(world.hub, health, HEAD)).toBeNull();
    expect(await commends(world.hub, "reportAchievements", { id: health, words: "Hộ", earlier: [] }, HEAD)).toMatchObject({ at: "id" });
    const words = "Xử lý 20/21 vụ đúng hạn, anh Trần Văn Mẫu 0912345678 cảm ơn";
    await expect(commends(world.hub, "reportAchievements", { id: dossier, words, earlier: [] }, "chanhvp")).rejects.toThrow("FORBIDDEN");
    const earlier = [{ name: "Giấy khen", number: "3/QĐ-SXD", day: "2025-12-30", topical: false }];
    const { reports } = await commended(world.hub, "reportAchievements", { id: dossier, words, earlier }, HEAD);
    expect(reports).toMatchObject([{ earlier: [{ number: "3/QĐ-SXD" }] }]);
    expect(reports[0]?.words).not.toMatch(/Trần Văn Mẫu|0912345678/);
  });

  test("may not rest on a topical award", async () => {
    const topical = { name: "Bằng khen chuyên đề", number: "9/QĐ", day: "2025-06-01", topical: true };
    const refused = await commends(world.hub, "reportAchievements", { id: dossier, words: "Thêm", earlier: [topical] }, HEAD);
    expect(refused).toMatchObject({ at: "earlier", message: expect.stringContaining("chuyên đề") });
  });

  test("neither prepares, proposes nor decides its own dossier", async () => {
    for (const [act, input] of Object.entries(ACTS_OF_OTHERS))
      await expect(commends(world.hub, act as keyof typeof ACTS_OF_OTHERS, { id: dossier, ...input }, HEAD)).rejects.toThrow("FORBIDDEN");
  });
});

const decision = (more: object) => ({ id: dossier, ...GRANT, ...more });
const INSPECTED = { unit: "SXD", fromDay: "2026-03-01", toDay: "2026-03-31", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };

describe("an open inspection", () => {
  test("blocks the dossier at the next look, which tells what changed, and its conclusion clears it", async () => {
    const { id } = await done(world.hub, "prepareInspection", INSPECTED);
    const planned = await commended(world.hub, "checkCommendation", { id: dossier });
    expect(checkIn(planned, "OPEN_INSPECTION")).toMatchObject({ result: "CLEAR", evidence: [{ kind: "INSPECTION_PLANNED", reference: id }] });
    const opened = await done(world.hub, "openInspection", { id, words: "Công bố" });
    const blocked = await commended(world.hub, "checkCommendation", { id: dossier });
    expect(checkIn(blocked, "OPEN_INSPECTION")).toMatchObject({ result: "BLOCKED", evidence: [{ kind: "INSPECTION", reference: id }] });
    expect(blocked.runs?.[0]?.changed).toEqual(["OPEN_INSPECTION"]);
    const refused = await commends(world.hub, "proposeCommendation", { id: dossier, words: "Đề nghị" });
    expect(refused).toMatchObject({ at: "id", message: expect.stringContaining("cuộc kiểm tra chưa kết luận") });
    for (const { code } of opened.items) await done(world.hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã đối chiếu" });
    const { findings } = await done(world.hub, "raiseFinding", { id, kind: "NO_EVIDENCE", words: "Thiếu minh chứng", workingDays: 5 });
    await done(world.hub, "concludeInspection", { id, words: "Cơ bản đúng" });
    const found = await commended(world.hub, "checkCommendation", { id: dossier });
    expect([checkIn(found, "OPEN_INSPECTION").result, checkIn(found, "FINDINGS").result]).toEqual(["CLEAR", "BLOCKED"]);
    const step = { id: findings[0]?.id, words: "Đã bổ sung" };
    await done(world.hub, "answerFinding", { ...step, kind: "REMEDY_REPORTED" }, HEAD);
    await done(world.hub, "settleFinding", { ...step, kind: "REMEDY_CONFIRMED" });
    expect(checkIn(await commended(world.hub, "checkCommendation", { id: dossier }), "FINDINGS").result).toBe("CLEAR");
  });
});

const DELEGATE = asked("mutation ($input: DelegateInput!) { delegate(input: $input) { __typename } }");

describe("a decision", () => {
  test("is taken on what was proposed, by somebody else, over nothing that is unknown without a named waiver", async () => {
    for (const check of ["COMPLAINT", "DISCIPLINE"])
      await commended(world.hub, "stateCommendation", { id: dossier, check, result: "CLEAR", words: "Không có", ...PAPER });
    expect(await commends(world.hub, "decideCommendation", decision({}), "lanhdao")).toMatchObject({ at: "id", message: "Hồ sơ chưa được đề nghị." });
    await expect(commends(world.hub, "proposeCommendation", { id: dossier, words: "Tự đề nghị" }, "lanhdao")).rejects.toThrow("FORBIDDEN");
    await commended(world.hub, "checkCommendation", { id: dossier });
    expect((await commended(world.hub, "proposeCommendation", { id: dossier, words: "Đề nghị khen thưởng" })).state).toBe("PROPOSED");
    await expect(commends(world.hub, "decideCommendation", decision({}), "chanhvp")).rejects.toThrow("FORBIDDEN");
    const unknown = await commends(world.hub, "decideCommendation", decision({}), "lanhdao");
    expect(unknown).toMatchObject({ at: "waivers", message: expect.stringContaining("báo chí") });
    const idle = [{ check: "FINDINGS", reason: "Bỏ qua", documentNumber: "1/TT" }];
    expect(await commends(world.hub, "decideCommendation", decision({ waivers: idle }), "lanhdao")).toMatchObject({ at: "waivers" });
    expect(await commends(world.hub, "decideCommendation", decision({ documentDay: "2026-05-01" }), "lanhdao")).toMatchObject({ at: "documentDay" });
  });

  test("is refused to who proposed or opened the round, by whatever post he acts", async () => {
    const lent = { to: "chanhvp", acts: ["decideCommendations"], fromAt: "2026-04-06T00:00:00Z", toAt: "2026-04-09T00:00:00Z" };
    await world.hub.ask(DELEGATE, { input: lent }, "lanhdao");
    const both = await commends(world.hub, "decideCommendation", decision({}), "chanhvp");
    expect(both).toMatchObject({ at: "id", message: expect.stringContaining("không được quyết định") });
  });

  test("waits for a new look when a condition changed since the last one", async () => {
    const state = { id: dossier, check: "PRESS", result: "BLOCKED", words: "Báo nêu, đang xác minh", ...PAPER };
    await commended(world.hub, "stateCommendation", state);
    const waivers = [{ check: "PRESS", reason: "Không có tin", documentNumber: "4/TT" }];
    expect(await commends(world.hub, "decideCommendation", decision({ waivers }), "lanhdao")).toMatchObject({
      at: "id",
      message: expect.stringContaining("đã thay đổi"),
    });
    const looked = await commended(world.hub, "checkCommendation", { id: dossier });
    expect(looked.runs?.[0]?.changed).toEqual(["PRESS"]);
    expect(await commends(world.hub, "decideCommendation", decision({ waivers }), "lanhdao")).toMatchObject({
      at: "id",
      message: expect.stringContaining("còn vướng"),
    });
    await commended(world.hub, "stateCommendation", { ...state, result: "CLEAR", words: "Đã xác minh: không có" });
    await commended(world.hub, "checkCommendation", { id: dossier });
    const granted = await commended(world.hub, "decideCommendation", decision({}), "lanhdao");
    expect(granted).toMatchObject({ state: "GRANTED", decisions: [{ kind: "GRANTED", documentNumber: "21/QĐ-UBND" }] });
    expect(granted.decisions[0]?.waivers?.map(({ check }) => check)).toEqual(["DATA_INTEGRITY", "UNSEEN_SIGNS"]);
    expect(await commends(world.hub, "decideCommendation", decision({}), "lanhdao")).toMatchObject({ at: "id" });
    expect(await commends(world.hub, "checkCommendation", { id: dossier })).toMatchObject({ at: "id" });
  });

  test("grants over what nobody could answer only with the reason and the document", async () => {
    const { id } = unitIn((await roundOf(world.hub, round))?.candidates ?? [], "SYT");
    await commended(world.hub, "proposeCommendation", { id, words: "Đề nghị" });
    const codes = ["THRESHOLDS", "COMPLAINT", "DATA_INTEGRITY", "DISCIPLINE", "PRESS"];
    const waivers = codes.map((check) => ({ check, reason: "Đã hỏi cơ quan có thẩm quyền", documentNumber: "8/CV" }));
    const given = { ...decision({ waivers: waivers.slice(1) }), id };
    expect(await commends(world.hub, "decideCommendation", given, "lanhdao")).toMatchObject({ at: "waivers", message: expect.stringContaining("ngưỡng điểm") });
    const { decisions } = await commended(world.hub, "decideCommendation", { ...given, waivers }, "lanhdao");
    expect(decisions[0]?.waivers?.map(({ check }) => check).toSorted()).toEqual(codes.toSorted());
    const head = await world.hub.account("UNIT_HEAD", "SYT");
    expect((await dossierOf(world.hub, id, head))?.decisions).toMatchObject([{ kind: "GRANTED", waivers: null }]);
  });
});

const PAPERS = asked<{ commendationPaper: { name: string; base64: string } | null }>(
  "query ($round: ID!) { commendationPaper(round: $round) { name base64 } }",
);

describe("a round that was decided", () => {
  test("leaves a proposal in the layout of Decree 30/2020, with those who do not meet the conditions and why", async () => {
    const { commendationPaper } = await world.hub.ask(PAPERS, { round }, "chanhvp");
    const text = (await documentOf(Buffer.from(commendationPaper?.base64 ?? "", "base64"))).replaceAll(/<[^>]+>/g, "");
    for (const words of ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỜ TRÌNH", "21/QĐ-UBND", "chưa có căn cứ kết luận", "đề xuất, chưa ban hành"])
      expect(text).toContain(words);
    expect(text).not.toMatch(/xếp loại|gian lận|thanh tra/i);
    await expect(world.hub.ask(PAPERS, { round }, HEAD)).rejects.toThrow("FORBIDDEN");
  });

  test("is the same after a restart, whatever its sources say later; a grant is cancelled by a later decision alone, and both stay", async () => {
    const before = await roundOf(world.hub, round);
    world.source.change("t5", handledAt("t5", "SXD", "2026-03-25 10:00"));
    await world.hub.settled();
    await world.restarted();
    expect(await roundOf(world.hub, round)).toEqual(before);
    await expectCandidatesAsSealed(world.hub, { round, period: march });
    for (const table of ["commendation_decision", "commendation_run", "commendation_candidate"])
      await expect(world.hub.database.sql(`delete from ${table}`)).rejects.toThrow("append-only");
    const cancelling = { id: dossier, reason: "Thành tích kê khai không đúng", documentNumber: "30/QĐ-UBND", documentDay: "2026-04-07" };
    await expect(commends(world.hub, "revokeCommendation", cancelling, "thanhtra")).rejects.toThrow("FORBIDDEN");
    const { state, decisions } = await commended(world.hub, "revokeCommendation", cancelling, "lanhdao");
    expect([state, decisions.map(({ kind }) => kind)]).toEqual(["REVOKED", ["GRANTED", "REVOKED"]]);
    expect(await commends(world.hub, "revokeCommendation", cancelling, "lanhdao")).toMatchObject({ at: "id" });
    expect(await audited(world.hub)).toMatchObject({ openCommendationRound: 1, decideCommendation: 2, revokeCommendation: 1, exportCommendationPaper: 1 });
    const kept = await dossierOf(world.hub, dossier, HEAD);
    expect(kept).toMatchObject({ state: "REVOKED", hash: unitIn(before?.candidates ?? [], "SXD").hash });
  });

  test("makes its number a topical award that no later dossier of the unit rests on, whatever the unit says of it", async () => {
    const later = (await commends(world.hub, "openCommendationRound", { ...ROUND_TERMS, form: "GIAY_KHEN", title: "Đợt xét khác" })).round;
    const own = unitIn(later?.candidates ?? [], "SXD");
    expect(checkIn(own, "THRESHOLDS")).toMatchObject({ result: "UNKNOWN", evidence: [{ kind: "PERIODS", text: "1" }] }); // it asks for two
    const named = [{ name: "Giấy khen", number: "21/QĐ-UBND", day: "2026-04-07", topical: false }];
    expect(await commends(world.hub, "reportAchievements", { id: own.id, words: "Đã được khen", earlier: named }, HEAD)).toMatchObject({ at: "earlier" });
  });
});
