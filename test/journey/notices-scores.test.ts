import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import type { Who } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { World } from "../world.ts";
import { appealAct } from "./kit/appealing.ts";
import { anInsideProvince, gives, held } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { handled, officersOfSxd, sheetAct, sheetLines } from "./kit/officer-sheets.ts";
import { approves, handledAt, linesOf, schemeCalled, scoreAct } from "./kit/scoring.ts";
import { countedTwice, tells } from "./kit/telling.ts";

const HEAD = "giamdoc.sxd";
const OFFICE = "chanhvp";
const INSPECTION = "thanhtra";
const PAPER = { documentNumber: "31/CV-VP", documentDay: "2026-04-01" };
const RULES = ["APPEAL_TO_ANSWER", "APPEAL_ABOUT_US", "APPEAL_DUE_SOON", "APPEAL_ENDED", "APPEAL_WORDS", "SHEET_READY", "SHEET_CLOSING"];
const OF_PERIODS = ["SCORES_OPENED", "SCORES_CUT", "SCORES_CLOSING", "SCORES_SEALED"];

interface Told {
  rule: string;
  visible: boolean;
  appealId: string | null;
  sheetPeriodId: string | null;
  scorePeriodId: string | null;
  unit: { code: string } | null;
  case: { id: string } | null;
}
const NOTICES = asked<{ notices: { edges: { node: Told }[] } }>(
  "query { notices(first: 100) { edges { node { rule visible appealId sheetPeriodId scorePeriodId unit { code } case { id } } } } }",
);

/** What an account was told of appeals and sheets, oldest first. */
async function toldOf(world: World, as: Who, rules: readonly string[] = RULES): Promise<Told[]> {
  const { notices } = await world.hub.ask(NOTICES, {}, as);
  return notices.edges
    .map(({ node }) => node)
    .filter(({ rule }) => rules.includes(rule))
    .toReversed();
}
const rulesOf = async (world: World, as: Who, rules?: readonly string[]): Promise<string[]> => (await toldOf(world, as, rules)).map(({ rule }) => rule);

describe("an appeal about a unit's card", () => {
  let world: World;
  let march: string;
  let other: Who;

  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with();
    const { hub, source } = world;
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    await approves(hub, { scheme, effectiveFrom: "2026-03-01", documentDay: "2026-02-27" });
    march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-15" })).period?.id ?? "";
    other = await hub.account("UNIT_HEAD", "SYT");
    await tells(hub);
    await hub.now("2026-03-31T20:00:00+07:00");
    for (let i = 0; i < 12; i += 1) source.put(handledAt(`l${i}`, "SXD", "2026-03-20 10:00"));
    await hub.settled();
    await hub.now("2026-04-01T08:00:00+07:00");
    await hub.settled();
    await scoreAct(hub, "cutScorePeriod", { period: march });
  }, 90_000);
  afterAll(() => world?.leave());

  /** Asks about a late case of the unit's. @returns the appeal's number */
  async function asks(reference: string, wish: object): Promise<string> {
    const { lines } = await linesOf(world.hub, { period: march, unit: "SXD", indicator: "U1" });
    const ordinal = lines.find((line) => line.reference === reference)?.ordinal;
    const { appeal, message } = await appealAct(
      world.hub,
      "askScoreAppeal",
      { period: march, unit: "SXD", indicator: "U1", ordinal, words: "Xem lại giúp", ...wish },
      HEAD,
    );
    if (appeal === undefined) throw new Error(message);
    return appeal.id;
  }

  test("is told once to who answers it and to the unit that it would go to, and its answer to both sides", async () => {
    const id = await asks("PA-L0", { kind: "ATTRIBUTION", otherUnit: "SYT" });
    await tells(world.hub);
    expect(await toldOf(world, OFFICE)).toMatchObject([{ rule: "APPEAL_TO_ANSWER", visible: true, appealId: id, sheetPeriodId: null, case: null }]);
    expect(await toldOf(world, other)).toMatchObject([{ rule: "APPEAL_ABOUT_US", visible: true, appealId: id, sheetPeriodId: null, case: null }]);
    for (const who of [HEAD, INSPECTION, "lanhdao", "cntt"]) expect(await rulesOf(world, who)).toEqual([]);
    await appealAct(world.hub, "sayOnScoreAppeal", { appeal: id, words: "Không phải việc của Sở Y tế" }, other);
    await tells(world.hub);
    expect(await rulesOf(world, HEAD)).toEqual(["APPEAL_WORDS"]);
    expect(await rulesOf(world, other)).toEqual(["APPEAL_ABOUT_US"]);
    expect(await rulesOf(world, OFFICE)).toEqual(["APPEAL_TO_ANSWER", "APPEAL_WORDS"]);
    await appealAct(world.hub, "answerScoreAppeal", { appeal: id, answer: "REFUSED", words: "Không có căn cứ", ...PAPER }, OFFICE);
    await tells(world.hub);
    expect(await rulesOf(world, HEAD)).toEqual(["APPEAL_WORDS", "APPEAL_ENDED"]);
    expect(await rulesOf(world, other)).toEqual(["APPEAL_ABOUT_US", "APPEAL_ENDED"]);
    expect(await rulesOf(world, OFFICE)).toEqual(["APPEAL_TO_ANSWER", "APPEAL_WORDS"]);
  });

  test("lies in a period that the heads of its units are told of, nobody else: that it was opened, and taken", async () => {
    const opened = { scorePeriodId: march, visible: true, unit: { code: "SXD" } };
    expect(await toldOf(world, HEAD, OF_PERIODS)).toMatchObject(["SCORES_OPENED", "SCORES_CUT"].map((rule) => ({ rule, ...opened })));
    expect(await rulesOf(world, other, OF_PERIODS)).toEqual(["SCORES_OPENED", "SCORES_CUT"]);
    for (const who of [OFFICE, INSPECTION, "lanhdao", "cntt"]) expect(await rulesOf(world, who, OF_PERIODS)).toEqual([]);
  });

  test("is told to whom its kind is routed to, once more a working day before it is due, and not when it was answered or withdrawn by then", async () => {
    const open = await asks("PA-L1", { kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE" });
    const withdrawn = await asks("PA-L2", { kind: "EXCLUSION", reason: "OBJECTIVE_CAUSE" });
    await appealAct(world.hub, "withdrawScoreAppeal", { appeal: withdrawn }, HEAD);
    await tells(world.hub);
    expect((await rulesOf(world, INSPECTION)).toSorted()).toEqual(["APPEAL_ENDED", "APPEAL_TO_ANSWER", "APPEAL_TO_ANSWER"]);
    await scoreAct(world.hub, "answerScore", { period: march, unit: "SXD", answer: "CONFIRMED" }, HEAD);
    await world.hub.now("2026-04-03T08:00:00+07:00");
    await world.hub.settled();
    await tells(world.hub);
    // the time to confirm or dispute closes before that, to who has done neither
    expect(await rulesOf(world, HEAD, OF_PERIODS)).toEqual(["SCORES_OPENED", "SCORES_CUT"]);
    expect(await rulesOf(world, other, OF_PERIODS)).toEqual(["SCORES_OPENED", "SCORES_CUT", "SCORES_CLOSING"]);
    await world.hub.now("2026-04-07T08:00:00+07:00");
    await world.hub.settled();
    await tells(world.hub);
    expect((await toldOf(world, INSPECTION)).at(-1)).toMatchObject({ rule: "APPEAL_DUE_SOON", appealId: open });
    expect((await rulesOf(world, HEAD)).filter((rule) => rule === "APPEAL_DUE_SOON")).toEqual([]);
  });

  test("is not told anew when its period is sealed, which the heads are told of once", async () => {
    await scoreAct(world.hub, "sealScorePeriod", { period: march, appealWaiver: "Đang chờ xác minh" });
    await tells(world.hub);
    expect((await rulesOf(world, HEAD, OF_PERIODS)).at(-1)).toBe("SCORES_SEALED");
    expect(await rulesOf(world, other, OF_PERIODS)).toEqual(["SCORES_OPENED", "SCORES_CUT", "SCORES_CLOSING", "SCORES_SEALED"]);
    expect(await rulesOf(world, OFFICE, OF_PERIODS)).toEqual([]);
  });

  test("is told nobody anew after a restart", async () => {
    const counted = () => world.hub.database.sql("select account_id, rule, count(*)::int as n from notice group by 1, 2 order by 1, 2");
    const before = await counted();
    await world.restarted();
    await world.hub.now("2026-04-07T10:00:00+07:00");
    await world.hub.settled();
    await tells(world.hub);
    expect(await counted()).toEqual(before);
    expect(await countedTwice(world.hub)).toEqual([]);
    const kept = JSON.stringify(await world.hub.database.sql("select * from notice where appeal_id is not null or score_period_id is not null"));
    for (const personal of ["Trần Văn Mẫu", "0912345678", "Xem lại giúp"]) expect(kept).not.toContain(personal);
  });
});

describe("sheets of evidence", () => {
  let w: InsideWorld;
  let quarter: string;

  beforeAll(async () => {
    w = await anInsideProvince(["late", "later"].map((one) => held(one)));
    await officersOfSxd(w.world, [w.road, w.road2, w.house]);
    const { hub, source } = w.world;
    await gives(hub, "late", { officer: w.road }, HEAD);
    await gives(hub, "later", { officer: w.road2 }, HEAD);
    await at("2026-03-26 10:00");
    for (const one of ["late", "later"]) source.change(one, handled("2026-03-25 10:00"));
    await at("2026-04-01 08:00");
    quarter = (await sheetAct(hub, "takeOfficerSheets", { kind: "QUARTER", reckoning: "CALENDAR", on: "2026-02-10" })).period?.id ?? "";
  }, 120_000);
  afterAll(() => w?.world.leave());

  async function at(day: string): Promise<void> {
    await w.world.hub.now(`${day.replace(" ", "T")}:00+07:00`);
    await w.world.hub.settled();
  }

  test("are told to each officer as his own, and before the time for objections ends to whoever has not confirmed", async () => {
    await tells(w.world.hub);
    for (const who of [w.road, w.road2]) expect(await toldOf(w.world, who)).toMatchObject([{ rule: "SHEET_READY", sheetPeriodId: quarter, case: null }]);
    for (const who of [HEAD, OFFICE, w.focal]) expect(await rulesOf(w.world, who)).toEqual([]);
    await sheetAct(w.world.hub, "confirmOfficerSheet", { period: quarter }, w.road2);
    await at("2026-04-03 08:00");
    await tells(w.world.hub);
    expect(await rulesOf(w.world, w.road)).toEqual(["SHEET_READY", "SHEET_CLOSING"]);
    expect(await rulesOf(w.world, w.road2)).toEqual(["SHEET_READY"]);
  });

  test("have appeals that the head of who asked is told of, and whose answer he and the officer are", async () => {
    const { hub } = w.world;
    const lines = (await sheetLines(hub, { period: quarter, officer: "CB-31", part: "PROGRESS" }))?.lines ?? [];
    const ask = { period: quarter, line: lines.find(({ numerator }) => numerator === "1")?.key, kind: "TIME", words: "Đã được gia hạn" };
    const id = (await appealAct(hub, "askOfficerAppeal", ask, w.road)).appeal?.id;
    await tells(w.world.hub);
    expect((await toldOf(w.world, w.roadHead)).at(-1)).toMatchObject({ rule: "APPEAL_ABOUT_US", appealId: id });
    expect((await toldOf(w.world, OFFICE)).at(-1)).toMatchObject({ rule: "APPEAL_TO_ANSWER", appealId: id });
    await appealAct(hub, "answerScoreAppeal", { appeal: id, answer: "GRANTED", words: "Đúng", ...PAPER }, OFFICE);
    await tells(w.world.hub);
    for (const who of [w.road, w.roadHead]) expect((await toldOf(w.world, who)).at(-1)).toMatchObject({ rule: "APPEAL_ENDED", appealId: id });
    expect(await rulesOf(w.world, w.road2)).toEqual(["SHEET_READY"]);
    expect(await countedTwice(hub)).toEqual([]);
  });
});
