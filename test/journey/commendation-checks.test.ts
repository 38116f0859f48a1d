import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { World } from "../world.ts";
import { actsOn } from "./kit/acting.ts";
import { checkIn, commended, commends, provinceTaken, ROUND_TERMS, unitIn } from "./kit/commending.ts";
import type { Dossier } from "./kit/commending.ts";
import { TO_CAO } from "./kit/hiding.ts";
import { done } from "./kit/inspecting.ts";
import { handledAt, schemeCalled, scoreAct } from "./kit/scoring.ts";
import { marks, signsOf } from "./kit/signing.ts";
import { WritableSource } from "./kit/writable-source.ts";

const HEAD = "giamdoc.sxd";
const SPAN = { from: "2026-03-01", to: "2026-03-31" };
const PAPER = { documentNumber: "15/BC-SNV", documentDay: "2026-04-07" };
let world: World;
let march: string;
/** dossiers of the department and of the centre that lies in it */
let department: string;
let centre: string;

beforeAll(async () => {
  ({ world, march } = await provinceTaken());
  await scoreAct(world.hub, "sealScorePeriod", { period: march });
  const { round } = await commends(world.hub, "openCommendationRound", ROUND_TERMS);
  const candidates = round?.candidates ?? [];
  department = unitIn(candidates, "SXD").id;
  centre = unitIn(candidates, "TTHT").id;
}, 90_000);
afterAll(() => world?.leave());

const look = (id: string): Promise<Dossier> => commended(world.hub, "checkCommendation", { id });
async function toldOf(id: string, code: string): Promise<[string, string[]]> {
  const { result, evidence } = checkIn(await look(id), code);
  return [result, evidence.map(({ kind }) => kind)];
}

test("a unit's achievements are its own head's to tell, nobody's above it", async () => {
  expect(await commends(world.hub, "reportAchievements", { id: centre, words: "Hộ trung tâm", earlier: [] }, HEAD)).toMatchObject({ at: "id" });
  expect((await commended(world.hub, "reportAchievements", { id: department, words: "Xử lý đúng hạn", earlier: [] }, HEAD)).reports).toHaveLength(1);
});

test("a sign to be inspected blocks the unit and leaves it open for one that lies in it, until it is explained", async () => {
  expect(await toldOf(department, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["NO_LATER_PERIOD"]]);
  const { asOf } = await signsOf(world.hub, SPAN);
  const mark = { ...SPAN, sign: "BACK_DATED", unit: "SXD", asOf: asOf.token, words: "Cần kiểm tra" };
  expect((await marks(world.hub, { ...mark, key: randomUUID(), mark: "TO_INSPECT" })).__typename).toBe("SignMarked");
  expect(await toldOf(department, "DATA_INTEGRITY")).toEqual(["BLOCKED", ["SIGN_TO_INSPECT", "NO_LATER_PERIOD"]]);
  expect(await toldOf(centre, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["SIGN_ABOVE", "NO_LATER_PERIOD"]]);
  await marks(world.hub, { ...mark, key: randomUUID(), mark: "EXPLAINED" });
  expect(await toldOf(department, "DATA_INTEGRITY")).toEqual(["UNKNOWN", ["NO_LATER_PERIOD"]]);
});

test("an inspection counts for the unit whose lines count, and stands above those that lie in it", async () => {
  const terms = { fromDay: SPAN.from, toDay: SPAN.to, team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };
  const opened = await done(world.hub, "openInspection", { id: (await done(world.hub, "prepareInspection", { ...terms, unit: "SXD" })).id, words: "Mở" });
  expect(await toldOf(department, "OPEN_INSPECTION")).toEqual(["BLOCKED", ["INSPECTION"]]);
  expect(await toldOf(centre, "OPEN_INSPECTION")).toEqual(["UNKNOWN", ["INSPECTION_ABOVE"]]);
  const { findings } = await done(world.hub, "raiseFinding", { id: opened.id, kind: "LATE", words: "Chậm" });
  for (const { code } of opened.items) await done(world.hub, "answerInspectionItem", { id: opened.id, item: code, result: "IN_ORDER", words: "Đã xem" });
  await done(world.hub, "concludeInspection", { id: opened.id, words: "Kết luận" });
  expect(await toldOf(centre, "FINDINGS")).toEqual(["UNKNOWN", ["FINDING_ABOVE"]]);
  const step = { id: findings[0]?.id, words: "Phê bình" };
  await done(world.hub, "answerFinding", { ...step, kind: "REMEDY_REPORTED" }, HEAD);
  await done(world.hub, "settleFinding", { ...step, kind: "REMEDY_CONFIRMED" });
  await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_PROPOSED", regulation: "Quy chế, Điều 11" });
  expect(await toldOf(department, "FINDINGS")).toEqual(["BLOCKED", ["SANCTION_PENDING"]]);
  await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_DECIDED", document: "20/QĐ" });
  await done(world.hub, "settleFinding", { ...step, kind: "SANCTION_APPLIED", document: "21/BC" });
  expect(await toldOf(department, "FINDINGS")).toEqual(["UNKNOWN", ["SANCTION_APPLIED"]]);
});

test("a denunciation led elsewhere after somebody said that there is none makes that unknown again, and only its number is told", async () => {
  const writable = await WritableSource.start("ghi", () => world.clock.now());
  onTestFinished(() => writable.stop(), 30_000);
  await world.hub.connect(writable.manifest());
  writable.cases.put({ id: "tc", lead: "SXD", received: "2026-04-06 08:00", stage: "IN_PROGRESS" });
  await world.hub.settled();
  await commended(world.hub, "stateCommendation", { id: department, check: "COMPLAINT", result: "CLEAR", words: "Không có", ...PAPER });
  expect(await toldOf(department, "COMPLAINT")).toEqual(["CLEAR", ["STATEMENT"]]);
  world.clock.advance(60_000);
  expect(await actsOn(world.hub, "divertCase", "tc", TO_CAO, HEAD)).toMatchObject({ __typename: "CaseDiverted" });
  const dossier = await look(department);
  expect(checkIn(dossier, "COMPLAINT")).toMatchObject({
    result: "UNKNOWN",
    evidence: [{ kind: "STATEMENT" }, { kind: "DIVERSIONS", reference: null, text: "1" }],
  });
  expect(JSON.stringify(dossier)).not.toContain(TO_CAO.reason);
});

test("a total adjusted after the round was opened is looked at anew, and the dossier keeps what it was drawn with", async () => {
  const before = await look(department);
  await scoreAct(world.hub, "adjustScore", { period: march, unit: "SXD", total: "79.99", reason: "Theo kết luận", ...PAPER });
  const after = await look(department);
  expect(checkIn(after, "THRESHOLDS")).toEqual({ code: "THRESHOLDS", result: "BLOCKED", evidence: [{ kind: "SCORE", reference: march, text: "79.99" }] });
  expect(after.runs?.[0]?.changed).toEqual(["THRESHOLDS"]);
  expect([after.scores, after.hash]).toEqual([before.scores, before.hash]);
});

test("late data that the next period tells of leaves the integrity of the sealed one open", async () => {
  world.source.change("t5", handledAt("t5", "SXD", "2026-03-25 10:00"));
  await world.hub.settled();
  const { id: scheme } = await schemeCalled(world.hub, "DDN-DON-VI");
  const april = (await scoreAct(world.hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-04-10" })).period?.id;
  await world.hub.now("2026-05-04T08:00:00+07:00");
  await world.hub.settled();
  await scoreAct(world.hub, "cutScorePeriod", { period: april });
  expect(checkIn(await look(department), "DATA_INTEGRITY")).toMatchObject({ result: "UNKNOWN", evidence: [{ kind: "CORRECTIONS", reference: march }] });
});
