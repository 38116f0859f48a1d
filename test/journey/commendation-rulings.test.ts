import { afterAll, beforeAll, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { World } from "../world.ts";
import { appealAct } from "./kit/appealing.ts";
import { checkIn, commended, commends, expectCandidatesAsSealed, GRANT, provinceTaken, ROUND_TERMS, unitIn } from "./kit/commending.ts";
import type { Dossier } from "./kit/commending.ts";
import { documentOf } from "./kit/docx.ts";
import { cardOf, handledAt, linesOf, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
const AWARD = "40/QĐ-UBND";
let world: World;
let march: string;
let waiting: string;
let candidates: Dossier[];

/** SXD asks about a case's line. @returns the appeal */
async function asks(reference: string, wish: object): Promise<string> {
  const of = { period: march, unit: "SXD", indicator: "U1" };
  const ordinal = (await linesOf(world.hub, of)).lines.find((line) => line.reference === reference)?.ordinal;
  const { appeal, message } = await appealAct(world.hub, "askScoreAppeal", { ...of, ordinal, words: "Xem lại", ...wish }, HEAD);
  if (appeal === undefined) throw new Error(message);
  return appeal.id;
}
const answers = (appeal: string, answer: string) => appealAct(world.hub, "answerScoreAppeal", { appeal, answer, words: "Đã xem", ...PAPER }, "chanhvp");
const opens = async (form: string): Promise<{ id: string; candidates: Dossier[] }> => {
  const { round, message } = await commends(world.hub, "openCommendationRound", { ...ROUND_TERMS, form });
  if (round === undefined) throw new Error(message);
  return round;
};
const look = (unit: string): Promise<Dossier> => commended(world.hub, "checkCommendation", { id: unitIn(candidates, unit).id });
const rests = (dossier: Dossier, code: string) => checkIn(dossier, code).evidence.map(({ kind, text }) => [kind, text]);

beforeAll(async () => {
  ({ world, march } = await provinceTaken(async (given, period) => {
    [world, march] = [given, period];
    await answers(await asks("PA-L0", { kind: "TIME" }), "GRANTED");
    waiting = await asks("PA-T1", { kind: "ATTRIBUTION", otherUnit: "SYT" });
  }));
  await scoreAct(world.hub, "sealScorePeriod", { period: march, appealWaiver: "Đang chờ xác minh" });
}, 90_000);
afterAll(() => world?.leave());

let round: string;
test("a round takes cards as they were sealed: what an appeal was granted before counts, also after a restart", async () => {
  const card = await cardOf(world.hub, march, "SXD");
  expect(card).toMatchObject({ ruled: true });
  expect(card?.total).not.toBe(card?.takenTotal);
  ({ id: round, candidates } = await opens("GIAY_KHEN"));
  await expectCandidatesAsSealed(world.hub, { round, period: march });
  await world.restarted();
  await expectCandidatesAsSealed(world.hub, { round, period: march });
});

test("the integrity of data is unknown while nobody looked for late data, where a period was sealed over appeals, and of both units while one waits", async () => {
  const [none, sealed, open] = [
    ["NO_LATER_PERIOD", ""],
    ["SEALED_OVER_APPEALS", "1"],
    ["OPEN_APPEALS", "1"],
  ];
  for (const unit of ["SXD", "SYT"]) expect(rests(await look(unit), "DATA_INTEGRITY")).toEqual([none, sealed, open]);
  expect(rests(await look("TTHT"), "DATA_INTEGRITY")).toEqual([none, sealed]);
  await answers(waiting, "REFUSED");
  for (const unit of ["SXD", "SYT"]) expect(rests(await look(unit), "DATA_INTEGRITY")).toEqual([none, sealed]);
});

const PAPERS = asked<{ commendationPaper: { base64: string } | null }>("query ($round: ID!) { commendationPaper(round: $round) { base64 } }");
const waivers = ["THRESHOLDS", "COMPLAINT", "DATA_INTEGRITY", "UNSEEN_SIGNS", "DISCIPLINE", "PRESS"].map((check) => ({
  check,
  reason: "Đã hỏi",
  documentNumber: "8/CV",
}));

test("a grant waits for a new look when a score is another since, though it is enough as before; the paper tells the last look's and when it was", async () => {
  const { id } = unitIn(candidates, "SXD");
  await commended(world.hub, "proposeCommendation", { id, words: "Đề nghị" });
  const drawn = (await cardOf(world.hub, march, "SXD"))?.total?.replace(".", ",") ?? "?";
  await scoreAct(world.hub, "adjustScore", { period: march, unit: "SXD", total: "91.23", reason: "Theo kết luận", ...PAPER });
  const decision = { id, ...GRANT, documentNumber: AWARD, waivers };
  const refused = { at: "id", message: expect.stringContaining("đã thay đổi từ lần xem xét gần nhất: ngưỡng điểm") };
  expect(await commends(world.hub, "decideCommendation", decision, "lanhdao")).toMatchObject(refused);
  expect((await look("SXD")).runs?.[0]?.changed).toEqual(["THRESHOLDS"]);
  const { commendationPaper } = await world.hub.ask(PAPERS, { round }, "chanhvp");
  const text = (await documentOf(Buffer.from(commendationPaper?.base64 ?? "", "base64"))).replaceAll(/<[^>]+>/g, "");
  expect(text).toMatch(/01\/03\/2026–31\/03\/2026: 91,23 \(21 vụ việc\)\. Xem xét lúc 08 giờ \d\d phút ngày 07\/04\/2026/);
  expect(text).not.toContain(`: ${drawn} (21 vụ việc)`);
});

test("an award that this hub cancelled is no basis any more, for what was said before and for what is said later", async () => {
  const later = unitIn((await opens("BANG_KHEN_UBND_TINH")).candidates, "SXD").id;
  const report = { id: later, words: "Đã được khen", earlier: [{ name: "Giấy khen", number: AWARD.toLowerCase(), day: "2026-04-07", topical: false }] };
  await commended(world.hub, "reportAchievements", report, HEAD);
  const { id } = unitIn(candidates, "SXD");
  await commended(world.hub, "decideCommendation", { id, ...GRANT, documentNumber: AWARD, waivers }, "lanhdao");
  const now = async () => checkIn(await commended(world.hub, "checkCommendation", { id: later }), "EARLIER_AWARDS");
  expect(await now()).toMatchObject({ result: "CLEAR", evidence: [{ kind: "AWARD" }] });
  await commended(world.hub, "revokeCommendation", { id, reason: "Kê khai không đúng", documentNumber: "41/QĐ-UBND", documentDay: "2026-04-07" }, "lanhdao");
  expect(await now()).toMatchObject({ result: "BLOCKED", evidence: [{ kind: "REVOKED_AWARD", text: AWARD.toLowerCase() }] });
  expect(await commends(world.hub, "reportAchievements", report, HEAD)).toMatchObject({ at: "earlier", message: expect.stringContaining("đã bị hủy") });
});

test("a submitter's name is hidden however many cases the unit has had since", async () => {
  const submitter = { name: "Hoàng Thị Ngát", phone: null, email: null, address: null };
  world.source.put({ ...handledAt("dau", "SXD", "2026-04-06 10:00"), received: "2026-04-06 08:00", submitter });
  await world.hub.settled();
  for (let i = 0; i < 510; i += 1) world.source.put({ id: `n${i}`, lead: "SXD", received: "2026-04-06 09:00", stage: "IN_PROGRESS" });
  await world.hub.settled();
  const words = "Bà Hoàng Thị Ngát cảm ơn đơn vị";
  const { round: named } = await commends(world.hub, "openCommendationRound", { ...ROUND_TERMS, title: words });
  const state = { id: unitIn(named?.candidates ?? [], "SXD").id, check: "PRESS", result: "CLEAR", words, ...PAPER };
  const { statements } = await commended(world.hub, "stateCommendation", state);
  for (const told of [named?.title, statements?.[0]?.words]) {
    expect(told).toMatch(/cảm ơn đơn vị$/);
    expect(told).not.toContain("Ngát");
  }
});
