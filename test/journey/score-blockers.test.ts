import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { appealAct } from "./kit/appealing.ts";
import { checkIn, commended, commends, ROUND_TERMS, unitIn } from "./kit/commending.ts";
import { done } from "./kit/inspecting.ts";
import { drafted } from "./kit/reporting.ts";
import { approves, cardOf, handledAt, linesOf, periodOf, proposes, recomputed, scoreAct } from "./kit/scoring.ts";

const PLAIN = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8");
const NAMING = PLAIN.replace("DDN-DON-VI", "THU-CHAN")
  .replace("code: LO-DANH-TINH,", "code: LO-DANH-TINH, finding: IDENTITY_LEAKED,")
  .replace("code: SAI-SU-THAT,", "code: SAI-SU-THAT, finding: DATA_FALSIFIED,");
const TERMS = { fromDay: "2026-03-01", toDay: "2026-03-31", team: ["Lê Văn Thịnh"], legalBasis: "Quyết định 12/QĐ-SNV" };
const MARCH = { calendar: "CALENDAR", kind: "MONTH", on: "2026-03-10" } as const;
const HEAD = "giamdoc.sxd";

let world: World;
/** by a scheme that names findings, and by one that only names blockers */
let naming: string;
let plain: string;
let concluded: string;

/** An inspection of a unit with a finding. */
async function inspected(unit: string, kind: string, concludes: boolean): Promise<string> {
  const { hub } = world;
  const { id } = await done(hub, "prepareInspection", { ...TERMS, unit });
  const { items } = await done(hub, "openInspection", { id, words: "Công bố" });
  await done(hub, "raiseFinding", { id, kind, words: "Đã lộ tên người phản ánh cho bên bị phản ánh" });
  for (const { code } of items) await done(hub, "answerInspectionItem", { id, item: code, result: "IN_ORDER", words: "Đã xem" });
  if (concludes) await done(hub, "concludeInspection", { id, words: "Kết luận" });
  return id;
}

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
  const { hub, source } = world;
  const openedBy = async (scheme: string | undefined): Promise<string> => {
    await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
    return (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15" })).period?.id ?? "";
  };
  naming = await openedBy((await proposes(hub, NAMING)).scheme?.id);
  plain = await openedBy((await proposes(hub, PLAIN.replace("DDN-DON-VI", "THU-THUONG"))).scheme?.id);
  await hub.now("2026-03-31T20:00:00+07:00");
  for (const unit of ["SXD", "SYT"]) for (let i = 0; i < 12; i += 1) source.put(handledAt(`${unit}${i}`, unit, "2026-03-10 10:00"));
  await hub.settled();
  concluded = await inspected("SXD-HTGT", "IDENTITY_LEAKED", true); // a division: the department's card
  await inspected("SYT", "DATA_FALSIFIED", false); // nobody has concluded it
  await inspected("SYT", "LATE", true); // concluded, and no blocker
  await hub.now("2026-04-01T08:00:00+07:00");
  await hub.settled();
  for (const period of [naming, plain]) await scoreAct(hub, "cutScorePeriod", { period });
}, 120_000);
afterAll(() => world?.leave());

test("a concluded finding that the scheme names leaves a unit without total and place, and says which; a pending one, or another, takes nothing", async () => {
  const { hub } = world;
  const card = await cardOf(hub, naming, "SXD");
  const blocked = [{ code: "LO-DANH-TINH", count: 1 }];
  expect(card).toMatchObject({ state: "BLOCKED", total: null, before: null, rank: null, ranked: null, blocked });
  expect(card?.indicators.find(({ code }) => code === "U1")).toMatchObject({ n: 12, numerator: "12" }); // its figures are shown all the same
  const { lines } = await linesOf(hub, { period: naming, unit: "SXD", indicator: "LO-DANH-TINH" });
  expect(lines).toMatchObject([{ held: { code: "SXD-HTGT" }, caseId: null, mayAppeal: false, finding: { inspection: concluded, kind: "IDENTITY_LEAKED" } }]);
  expect(await cardOf(hub, naming, "SYT")).toMatchObject({ state: "RANKED", rank: 1, ranked: 1, blocked: [] });
});

test("a scheme that names blockers without findings scores as before", async () => {
  const card = await cardOf(world.hub, plain, "SXD");
  expect(card).toMatchObject({ state: "RANKED", rank: 1, ranked: 2, blocked: [] });
  const { bodies } = await bodiesOf(plain);
  expect(bodies.some((body) => body.includes("blocked"))).toBe(false);
});

test("no appeal about the score undoes what an inspection concluded; the head sees why", async () => {
  const { hub } = world;
  const line = { period: naming, unit: "SXD", indicator: "LO-DANH-TINH", ordinal: 1 };
  const input = { ...line, kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE", words: "Không đúng" };
  expect(await appealAct(hub, "askScoreAppeal", input, HEAD)).toMatchObject({ at: "line" });
  expect((await cardOf(hub, naming, "SXD", HEAD))?.blocked).toEqual([{ code: "LO-DANH-TINH", count: 1 }]);
});

test("it is frozen with its hash: what is concluded later changes nothing, through the seal and a restart; the report says it, and commendation is blocked by the same finding", async () => {
  const { hub } = world;
  const before = await periodOf(hub, naming);
  await inspected("SYT", "COMPLAINT_TOLD", true);
  await hub.now("2026-04-08T08:00:00+07:00");
  await hub.settled();
  expect(await scoreAct(hub, "sealScorePeriod", { period: naming })).toMatchObject({ period: { state: "SEALED" } });
  await world.restarted();
  expect(await recomputed(world.hub, naming)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, sameRuled: true, chainHolds: true });
  expect((await periodOf(world.hub, naming)).cards).toEqual(before.cards);
  expect((await bodiesOf(naming)).bodies.filter((body) => body.includes('"state":"BLOCKED"'))).toHaveLength(1);
  const { table } = await drafted(world.hub, { code: "R10", unit: "SXD", period: MARCH });
  expect(table.rows.flatMap(({ cells }) => cells.map(({ text }) => text))).toContain("chuyển kiểm tra");
  const { round } = await commends(world.hub, "openCommendationRound", { ...ROUND_TERMS, scheme: "THU-CHAN" });
  const { id } = unitIn(round?.candidates ?? [], "SXD");
  const { result, evidence } = checkIn(await commended(world.hub, "checkCommendation", { id }), "FINDINGS");
  expect([result, evidence.find(({ kind }) => kind === "FINDING_GRAVE")?.reference]).toEqual(["BLOCKED", concluded]);
});

test("a grave finding about a span's days that was concluded after them stands against the unit, one that nobody has concluded does not", async () => {
  const { hub } = world;
  const { round } = await commends(hub, "openCommendationRound", { ...ROUND_TERMS, scheme: "THU-CHAN" });
  const { id } = unitIn(round?.candidates ?? [], "SYT");
  const told = async (): Promise<[string, string[]]> => {
    const { result, evidence } = checkIn(await commended(hub, "checkCommendation", { id }), "FINDINGS");
    return [result, evidence.filter(({ kind }) => kind === "FINDING_GRAVE").map(({ reference }) => reference ?? "")];
  };
  const [of] = await hub.database.sql<{ id: string }>("select inspection_id::text as id from finding where kind = 'COMPLAINT_TOLD'");
  expect(await told()).toEqual(["BLOCKED", [of?.id]]);
});

async function bodiesOf(period: string): Promise<{ bodies: string[] }> {
  const rows = await world.hub.database.sql<{ body: string }>("select body from score_card where period_id = $1 order by unit_id", [period]);
  return { bodies: rows.map(({ body }) => body) };
}
