import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeAllDue } from "../../server/src/score/index.ts";
import { SAMPLE_FOLDER } from "../hub.ts";
import { aProvince } from "../world.ts";
import type { CaseSpec, World } from "../world.ts";
import { handledAt, linesOf, periodOf, proposes, schemeCalled, scoreAct } from "./kit/scoring.ts";
import { expectFactsToTellWorths } from "./kit/worths.ts";

/** One line as a person would say it: of which case, in whose hands, what it adds, or why it does not. */
type Said = [reference: string | null, held: string, share: string];
type Step = NonNullable<CaseSpec["steps"]>[number];

const GIVEN: readonly Step[] = [
  { at: "2026-03-09 08:00", kind: "RECEIVED" },
  { at: "2026-03-09 09:00", kind: "ASSIGNED", unit: "SXD" },
  { at: "2026-03-09 10:00", kind: "ACCEPTED" },
];
const WORKED_ON = { lead: "SXD", received: "2026-03-09 08:00", stage: "IN_PROGRESS" } as const;
const ENDED: readonly Step[] = [
  { at: "2026-03-10 10:00", kind: "RESOLVED" },
  { at: "2026-03-10 11:00", kind: "ANSWERED" },
  { at: "2026-03-10 12:00", kind: "CLOSED" },
];

describe("what a month's lines say of every case", () => {
  let world: World;
  let march: string;
  beforeAll(async () => {
    world = await aProvince({ kept: true, at: "2026-02-27 16:00" }).with(
      // the opening backlog: one ends in March, one stays, one goes to another department
      { id: "b0", lead: "SXD", received: "2026-02-26 08:00", stage: "IN_PROGRESS" },
      { id: "b1", lead: "SXD", received: "2026-02-26 08:00", stage: "IN_PROGRESS" },
      { id: "b2", lead: "SXD", received: "2026-02-26 08:00", stage: "IN_PROGRESS" },
    );
    const { hub, source } = world;
    const { id: scheme } = await schemeCalled(hub, "DDN-DON-VI");
    march = (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on: "2026-03-01" })).period?.id ?? "";
    await hub.now("2026-03-09T16:00:00+07:00");
    source.put({ id: "o0", ...WORKED_ON, steps: GIVEN });
    source.put({ id: "p0", ...WORKED_ON, steps: GIVEN });
    await hub.settled();
    await hub.now("2026-03-16T16:00:00+07:00");
    source.put({ id: "p0", ...WORKED_ON, steps: [...GIVEN, { at: "2026-03-11 08:00", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } }] });
    // told a week after it came, though its source was read meanwhile
    source.put(handledAt("w0", "SXD", "2026-03-10 10:00", { stage: "CLOSED", steps: [...GIVEN, ...ENDED] }));
    await hub.settled();
    await hub.now("2026-03-31T16:00:00+07:00");
    const back: Step = { at: "2026-03-20 08:00", kind: "REOPENED", unit: "SXD" };
    source.put({ id: "r0", ...WORKED_ON, steps: [...GIVEN, ...ENDED, back] });
    source.put({ id: "m0", ...WORKED_ON, stage: "CLOSED", steps: [...GIVEN, { at: "2026-03-10 09:00", kind: "MERGED" }] });
    source.put({ id: "q0", ...WORKED_ON, received: "2026-03-19 08:00", stage: "CLOSED", repeatOf: "w0", steps: later(10) });
    source.put({ id: "u0", ...WORKED_ON, received: "2026-03-10 08:00", urgent: true, stage: "CLOSED", steps: later(1) });
    source.put({ id: "a0", ...WORKED_ON, steps: [...GIVEN.slice(0, 2), { at: "2026-03-12 10:00", kind: "ACCEPTED" }] });
    source.put({ id: "n0", ...WORKED_ON, received: "2026-03-02 08:00", cooperating: ["SYT"], steps: later(-7).slice(0, 3) });
    source.put({ id: "b0", lead: "SXD", received: "2026-02-26 08:00", stage: "CLOSED", resolved: "2026-03-03 09:00" });
    source.put({ id: "b2", lead: "SYT", received: "2026-02-26 08:00", stage: "IN_PROGRESS", steps: handedOn() });
    await hub.settled();
    await hub.database.sql(
      `insert into leader_report (case_id, addressee_code, addressee_name, reported_at, words, by_account_id, by_name, by_unit_id, at, event_seq, asked_key, asked_hash)
       select c.id, 'CHU-TICH', 'Chủ tịch', '2026-03-10 14:00+07', 'Đã báo cáo', a.id, 'x', c.unit_id, '2026-03-10 14:00+07', 1, gen_random_uuid(), '\\x00'
       from feedback_case c, account a where c.source_case_id = 'w0' and a.username = 'chanhvp'`,
    );
    await hub.now("2026-04-01T02:30:00+07:00");
  }, 60_000);
  afterAll(() => world?.leave());

  test("are taken by the hub itself when the instant has come and its sources were read up to the end, by one of all that look", async () => {
    const { hub } = world.hub;
    expect(await takeAllDue(hub)).toBe(0);
    expect((await periodOf(world.hub, march)).state).toBe("OPEN");
    await world.hub.settled();
    expect((await Promise.all([takeAllDue(hub), takeAllDue(hub), takeAllDue(hub)])).reduce((sum, n) => sum + n, 0)).toBe(1);
    const period = await periodOf(world.hub, march);
    expect([period.state, period.silent]).toEqual(["CUT_OFF", []]);
    expect(await expectFactsToTellWorths(world.hub)).toEqual(["U1", "U2", "U3", "U6", "U7"]);
    expect(await world.hub.database.sql("select 1 from audit_entry where act = 'cutScorePeriod'")).toHaveLength(1);
  });

  test("handled on time", async () => {
    await expectLines("U1", [
      ["PA-A0", "SXD", "0/1"],
      ["PA-B0", "SXD", "1/1"],
      ["PA-B1", "SXD", "0/1"],
      ["PA-B2", "SXD", "HANDED_OVER"],
      ["PA-B2", "SYT", "0/1"],
      ["PA-M0", "SXD", "MERGED"],
      ["PA-N0", "SXD", "0/1"],
      ["PA-O0", "SXD", "0/1"],
      ["PA-P0", "SXD", "PAUSED"],
      ["PA-Q0", "SXD", "1/1"],
      ["PA-R0", "SXD", "0/1"], // in time, and reopened within thirty days
      ["PA-R0", "SXD", "0/1"], // the new cycle, five working days from 20/3, late on 28/3
      ["PA-U0", "SXD", "1/1"],
      ["PA-W0", "SXD", "1/1"],
    ]);
  });

  test("overdue at the end: working days from the first late one on", async () => {
    await expectLines("U2", [
      ["PA-A0", "SXD", "11/10"], // until 16/3: 17–20, 23–27, 30 and 31
      ["PA-B1", "SXD", "18/10"], // given 26/2, until 5/3: 6, 9–13, 16–20, 23–27, 30 and 31
      ["PA-B2", "SYT", "18/10"],
      ["PA-N0", "SXD", "14/10"], // seven days, until 11/3: 12, 13, 16–20, 23–27, 30 and 31
      ["PA-O0", "SXD", "11/10"],
      ["PA-P0", "SXD", "0/10"],
      ["PA-R0", "SXD", "2/10"],
    ]);
  });

  test("accepted on time, quality of answers, backlog, four ticks", async () => {
    expect(await share("U3", "PA-A0")).toBe("0/1");
    expect(await share("U3", "PA-O0")).toBe("1/1");
    await expectLines("U4", [
      ["PA-B0", "SXD", "0/1"],
      ["PA-M0", "SXD", "MERGED"],
      ["PA-Q0", "SXD", "0/1"],
      ["PA-R0", "SXD", "1/1"],
      ["PA-U0", "SXD", "0/1"],
      ["PA-W0", "SXD", "1/1"],
    ]);
    await expectLines("U6", [
      ["PA-B0", "SXD", "1/1"],
      ["PA-B1", "SXD", "0/1"],
      ["PA-B2", "SXD", "HANDED_OVER"],
    ]);
    expect([await share("U7", "PA-W0"), await share("U7", "PA-U0")]).toEqual(["1/1", "0/1"]);
  });

  test("told too late, but only while the source was read", async () => {
    const all = await everyLine("U9");
    expect(all.filter(([reference]) => reference === "PA-W0").map(([, held, told]) => [held, told])).toEqual([
      ["SXD", "1/1"], // given on 9/3, and the reading of that afternoon did not show it
      ["SXD", "SOURCE_NOT_READ"], // closed on 10/3, and nobody read until 16/3
      ["VPUB", "1/1"],
    ]);
    expect(all.filter(([reference]) => reference === "PA-O0").map(([, , told]) => told)).toEqual(["0/1", "0/1"]);
  });

  test("deductions: no word in seven working days, and an urgent case that nobody submitted", async () => {
    await expectLines("D1", [["PA-N0", "SXD", "1/1"]]);
    await expectLines("D2", [["PA-U0", "VPUB", "1/1"]]);
    await expectLines("D3", []);
  });

  async function everyLine(indicator: string): Promise<Said[]> {
    const units = (await periodOf(world.hub, march)).cards.map(({ unit }) => unit.code);
    const said: Said[] = [];
    for (const unit of units) {
      for (const part of ["COUNTED", "EXCLUDED"]) {
        const { lines } = await linesOf(world.hub, { period: march, unit, indicator, part });
        said.push(
          ...lines.map(({ reference, held, numerator, denominator, excluded }): Said => [reference, held.code, excluded ?? `${numerator}/${denominator}`]),
        );
      }
    }
    return said.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  }
  async function expectLines(indicator: string, expected: readonly Said[]): Promise<void> {
    expect(await everyLine(indicator)).toEqual(expected);
  }
  async function share(indicator: string, of: string): Promise<string | undefined> {
    return (await everyLine(indicator)).find(([reference]) => reference === of)?.[2];
  }
});

describe("a unit that ends in a period", () => {
  test("takes no lateness with it and leaves none behind: each limit is one line of one of the two", async () => {
    const { hub, source, clock } = await aProvince({ at: "2025-06-02 09:00" }).with();
    const inspector = await hub.account("INSPECTOR", "TINH"); // the sample's own are not there yet
    const text = readFileSync(join(SAMPLE_FOLDER, "schemes/de-xuat-don-vi.yaml"), "utf8").replace("DDN-DON-VI", "THU").replace("2025-12-01", "2025-01-01");
    const scheme = (await proposes(hub, text, inspector)).scheme?.id;
    const opened = async (on: string): Promise<string> =>
      (await scoreAct(hub, "openScorePeriod", { scheme, kind: "MONTH", reckoning: "CALENDAR", on }, inspector)).period?.id ?? "";
    const [june, july] = [await opened("2025-06-10"), await opened("2025-07-10")];
    await hub.now("2025-06-30T16:00:00+07:00");
    const inW01 = { lead: "HUYEN-SL", place: { text: null, ward: "W01" }, stage: "IN_PROGRESS" } as const;
    source.put({ id: "late", ...inW01, received: "2025-06-16 08:00" });
    source.put({ id: "open", ...inW01, received: "2025-06-27 08:00" });
    await hub.settled();
    clock.advance(86_400_000);
    await hub.settled();
    await hub.now("2025-08-01T08:00:00+07:00");
    await hub.settled();
    const told: Record<string, string[]> = {};
    for (const [name, period] of Object.entries({ june, july })) {
      expect((await scoreAct(hub, "cutScorePeriod", { period }, inspector)).period?.state).toBe("CUT_OFF");
      const { cards } = await periodOf(hub, period, inspector);
      const lines = [];
      for (const { unit } of cards)
        for (const part of ["COUNTED", "EXCLUDED"]) lines.push(...(await linesOf(hub, { period, unit: unit.code, indicator: "U1", part }, inspector)).lines);
      told[name] = lines.map((line) => `${line.reference} ${line.held.code} ${line.excluded ?? `${line.numerator}/${line.denominator}`}`).toSorted();
    }
    expect(told).toEqual({
      june: ["PA-LATE HUYEN-SL 0/1"],
      july: ["PA-OPEN HUYEN-SL HANDED_OVER", "PA-OPEN X-ANPHU INHERITED_GRACE"],
    });
    const ended = (await periodOf(hub, july, inspector)).cards.find(({ unit }) => unit.code === "HUYEN-SL");
    expect(ended).toMatchObject({ state: "NOT_SCORED", total: null });
  });
});

/** The usual course so many days after 9 March. */
function later(days: number): Step[] {
  const move = (at: string): string => new Date(Date.parse(`${at.replace(" ", "T")}:00Z`) + days * 86_400_000).toISOString().slice(0, 16).replace("T", " ");
  return [...GIVEN, ...ENDED].map((step) => ({ ...step, at: move(step.at) }));
}

function handedOn(): Step[] {
  return [
    { at: "2026-02-26 08:00", kind: "RECEIVED" },
    { at: "2026-02-26 09:00", kind: "ASSIGNED", unit: "SXD" },
    { at: "2026-02-26 10:00", kind: "ACCEPTED" },
    { at: "2026-03-03 10:00", kind: "TRANSFERRED", unit: "SYT" },
  ];
}
