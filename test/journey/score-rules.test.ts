import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { drafted, dutiesOf, settles, submits } from "./kit/reporting.ts";
import { cardOf, handledAt, linesOf, periodOf, proposes, recomputed, scoreAct } from "./kit/scoring.ts";

const HEAD = "giamdoc.sxd";
const SCHEME = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8")
  .replace("DDN-DON-VI", "THU")
  .replace("graceDays: 30 }", "graceDays: 30, extendedShare: 10 }")
  .replace("perCase: 10 }", "perCase: 10, extendedShare: 10 }")
  .replace("rule: ACCEPTED_ON_TIME", "rule: ACCEPTED_ON_TIME\n    params: { wrongReturn: 2 }")
  .replace("rule: BACKLOG_CLEANED", "rule: BACKLOG_CLEANED\n    target: [{ days: 31, share: 50 }, { days: 90, share: 90 }]")
  .replace("rule: REPORTS", "rule: REPORTS\n    params: { hubReports: 1 }");
type Step = NonNullable<CaseSpec["steps"]>[number];
const given = (at: string): Step[] => [
  { at: `${at} 08:00`, kind: "RECEIVED" },
  { at: `${at} 09:00`, kind: "ASSIGNED", unit: "SXD" },
];
const opened = (id: string, day: string, ...steps: Step[]): Partial<CaseSpec> & { id: string } => {
  const lead = steps.findLast(({ unit }) => unit !== undefined)?.unit ?? "SXD";
  return { id, lead, received: `${day} 08:00`, stage: "IN_PROGRESS", steps: [...given(day), ...steps] };
};
const extended = (id: string, until: string): Partial<CaseSpec> & { id: string } => ({
  ...opened(id, "2026-03-09"),
  stage: "CLOSED",
  steps: [
    ...given("2026-03-09"),
    { at: "2026-03-09 10:00", kind: "ACCEPTED" },
    { at: "2026-03-12 15:00", kind: "EXTENDED", terms: { until, by: "Phó Chủ tịch" } },
    { at: "2026-03-18 09:00", kind: "RESOLVED" },
    { at: "2026-03-18 10:00", kind: "ANSWERED" },
    { at: "2026-03-18 11:00", kind: "CLOSED" },
  ],
});

let world: World;
let march: string;
let april: string;

beforeAll(async () => {
  world = await aProvince({ kept: true, at: "2026-03-01 09:00" }).with(
    ...["b0", "b1", "b2"].map((id) => ({ id, lead: "SYT", received: "2026-02-26 08:00", stage: "IN_PROGRESS" }) as const),
  );
  const { hub, source } = world;
  const scheme = (await proposes(hub, SCHEME)).scheme?.id;
  const openedOn = async (on: string): Promise<string> =>
    (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on })).period?.id ?? "";
  [march, april] = [await openedOn("2026-03-10"), await openedOn("2026-04-10")];
  await hub.now("2026-03-16T09:00:00+07:00");
  await hub.settled();
  const report = await drafted(hub, { unit: "SXD", period: { kind: "MONTH", on: "2026-03-14" } }, HEAD);
  await submits(hub, report, HEAD);
  await settles(hub, report.id, { settlement: "ACCEPTED" });
  await hub.now("2026-03-31T20:00:00+07:00");
  source.put({ id: "b0", lead: "SYT", received: "2026-02-26 08:00", stage: "CLOSED", resolved: "2026-03-03 09:00" });
  for (let i = 0; i < 9; i += 1) source.put(handledAt(`t${i}`, "SXD", "2026-03-10 10:00"));
  for (const [id, until] of [["e0", "2026-03-20"], ["e1", "2026-03-23"], ["e2", "2026-03-24"]] as const) source.put(extended(id, until)); // prettier-ignore
  source.put(opened("e3", "2026-03-23", { at: "2026-03-26 15:00", kind: "EXTENDED", terms: { until: "2026-04-08", by: "Phó Chủ tịch" } }));
  const back = (at: string): Step => ({ at, kind: "RETURNED", unit: "VPUB" });
  const again = (at: string, unit = "SXD"): Step => ({ at, kind: "ASSIGNED", unit });
  source.put(opened("w0", "2026-03-09", back("2026-03-09 10:00"), again("2026-03-09 11:00")));
  source.put(opened("w1", "2026-03-09", back("2026-03-09 10:00"), again("2026-03-09 11:00", "SYT")));
  source.put(opened("w2", "2026-03-09", back("2026-03-09 10:00"), again("2026-03-09 11:00", "SYT"), again("2026-03-09 14:00"))); // not straight back
  source.put(opened("w3", "2026-03-31", back("2026-03-31 10:00")));
  await hub.settled();
  await hub.now("2026-04-01T09:30:00+07:00");
  source.put(opened("w3", "2026-03-31", back("2026-03-31 10:00"), again("2026-04-01 08:00", "SXD-HTGT"))); // its division is the department
  await hub.settled();
  await scoreAct(hub, "cutScorePeriod", { period: march });
}, 120_000);
afterAll(() => world?.leave());

const sxd = async (indicator: string, period = march) => {
  const card = await cardOf(world.hub, period, "SXD");
  const one = card?.indicators.find(({ code }) => code === indicator);
  if (one === undefined) throw new Error(`no ${indicator}`);
  return one;
};
const told = async (indicator: string, more: { mark?: string; period?: string } = {}) => {
  const { lines } = await linesOf(world.hub, { period: march, unit: "SXD", indicator, ...more });
  return lines.map(({ reference, numerator, denominator }) => `${reference} ${numerator}/${denominator}`).toSorted();
};

test("a report that was due is one line, filed and accepted or not, exactly as the page of reports lists them", async () => {
  const { hub } = world;
  const inMarch = (due: string | null): boolean => due !== null && due >= "2026-02-28T17:00:00.000Z" && due < "2026-03-31T17:00:00.000Z";
  const listed = (await dutiesOf(hub, "chanhvp")).filter(({ dueAt }) => inMarch(dueAt));
  expect(listed.length).toBeGreaterThan(2);
  for (const { unit, indicators } of (await periodOf(hub, march)).cards) {
    const { lines, totalCount } = await linesOf(hub, { period: march, unit: unit.code, indicator: "U8" });
    const due = listed.filter((one) => one.unit.code === unit.code);
    expect([unit.code, totalCount]).toEqual([unit.code, due.length]);
    expect([unit.code, indicators.find(({ code }) => code === "U8")?.n]).toEqual([unit.code, due.length]);
    expect(lines.map(({ report }) => report?.id ?? null)).toEqual(due.map(({ reportId }) => reportId));
  }
  const filed = await linesOf(hub, { period: march, unit: "SXD", indicator: "U8" });
  expect(filed.lines).toMatchObject([{ numerator: "1", denominator: "1", report: { code: "R1", from: "2026-02-15", to: "2026-03-14", accepted: true } }]);
  const missing = await linesOf(hub, { period: march, unit: "SYT", indicator: "U8", mark: "NOT_FILED" });
  expect(missing.lines).toMatchObject([{ numerator: "0", denominator: "1", caseId: null, report: { code: "R1", id: null, accepted: false } }]);
  // who owes none has no data
  expect((await cardOf(hub, march, "TTHT"))?.indicators.find(({ code }) => code === "U8")).toMatchObject({ state: "NO_DATA", n: 0, value: null });
});

test("a return whose case came straight back weighs double, in the period in which it came back", async () => {
  expect((await sxd("U3")).marked).toEqual([{ mark: "WRONG_RETURN", lines: 1 }]);
  expect(await told("U3", { mark: "WRONG_RETURN" })).toEqual(["PA-W0 0/2"]);
  const { lines } = await linesOf(world.hub, { period: march, unit: "SXD", indicator: "U3", mark: "WRONG_RETURN" });
  expect(lines[0]?.cameBackAt).toBe("2026-03-09T04:00:00.000Z");
  const { numerator, denominator, n } = await sxd("U3");
  expect([Number(denominator) - n, Number(numerator) <= n]).toEqual([1, true]);
});

test("above the scheme's share an extension no longer helps those due last, and they stand apart", async () => {
  const one = await sxd("U1");
  // 9 in time, w0 and w2 late; of 14 lines one extension may help: that of e0, which is due first
  expect(await told("U1", { mark: "EXTENDED" })).toEqual(["PA-E0 1/1", "PA-E1 0/1", "PA-E2 0/1"]);
  expect(await told("U1", { mark: "ABOVE_SHARE" })).toEqual(["PA-E1 0/1", "PA-E2 0/1"]);
  expect(one.marked).toEqual([{ mark: "EXTENDED", lines: 3 }, { mark: "ABOVE_SHARE", lines: 2 }]); // prettier-ignore
  expect([one.numerator, one.n]).toEqual(["10", 14]);
  // of four open cases none: e3 is late since its first limit, 30/3
  expect(await told("U2", { mark: "ABOVE_SHARE" })).toEqual(["PA-E3 1/10"]);
});

test("clean-up is told beside what was to be reached by the period's end", async () => {
  const one = (await cardOf(world.hub, march, "SYT"))?.indicators.find(({ code }) => code === "U6");
  expect(one).toMatchObject({ n: 3, numerator: "1", denominator: "3", target: "0.5000", value: "0.6667" });
  expect((await sxd("U1")).target).toBeNull();
});

test("all of it counts again to the same bytes after a restart and a month of changes, and the next month has its own", async () => {
  await world.restarted();
  const { hub, source } = world;
  const before = await periodOf(hub, march);
  source.change("e1", handledAt("e1", "SXD", "2026-03-10 10:00"));
  await hub.now("2026-05-04T08:00:00+07:00");
  await hub.settled();
  expect((await scoreAct(hub, "cutScorePeriod", { period: april })).period?.state).toBe("CUT_OFF");
  expect(await recomputed(hub, march)).toMatchObject({ sameInputs: true, sameResult: true, sameCards: true, sameRuled: true });
  expect((await periodOf(hub, march)).cards).toEqual(before.cards);
  expect(await told("U3", { period: april, mark: "WRONG_RETURN" })).toEqual(["PA-W3 0/2"]);
  expect((await sxd("U8", april)).n).toBe(1);
});
