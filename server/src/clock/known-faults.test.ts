import type { SourceCase, SourceStep, StepTerms } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { custodyOf } from "../case/index.ts";
import { aRegister, aSourceCase, someRules } from "../fixture.ts";
import { clocksOf, inheritedLate, runningClock } from "./clocks.ts";
import type { ClockRow, Rules } from "./clocks.ts";
import type { TimeLimit } from "./time-limit.ts";

const units = aRegister();
const WAITS_FOR_THE_CITIZEN: StepTerms = { pauseReason: "CHO_CONG_DAN" };
const WAITS_FOR_AN_AGENCY: StepTerms = { pauseReason: "CHO_PHOI_HOP" };

/** @param day of March 2026, with hours as a fraction of it told apart: "9 09:00", in Vietnam */
const instant = (when: string): number => {
  const [day = "", hour = "09:00"] = when.split(" ");
  return Date.parse(`2026-03-${day.padStart(2, "0")}T${hour}:00+07:00`);
};
const step = (when: string, kind: SourceStep["kind"], unitCode: string | null = null, terms?: StepTerms): SourceStep => ({
  at: new Date(instant(when)).toISOString(),
  kind,
  unitCode,
  note: null,
  ...(terms === undefined ? {} : { terms }),
});
const local = (at: number): string => (at === Infinity ? "paused" : new Date(at + 7 * 3_600_000).toISOString().slice(8, 16).replace("T", " "));

/** Rules as the fixture's with some limits more, or others. */
function rulesWith(...limits: (Partial<TimeLimit> & Pick<TimeLimit, "stage">)[]): Rules {
  const rules = someRules();
  const model = rules.limits[0] as TimeLimit;
  const added = limits.map((limit, i): TimeLimit => ({ ...model, id: 100 + i, field: null, severalAgencies: null, ...limit }));
  return { ...rules, limits: [...rules.limits, ...added] };
}

/** A case received on Monday 2 March, given to the Department of Construction on Monday 9 March at 9:00: due when Tuesday the 17th begins. */
function told(
  steps: readonly SourceStep[],
  change: Partial<SourceCase> = {},
  rules = someRules(),
): { clocks: ClockRow[]; running: ClockRow; named: string[]; late: boolean[] } {
  const c = aSourceCase({ stage: "IN_PROGRESS", leadUnitCode: "SXD", steps: [step("9", "ASSIGNED", "SXD"), ...steps], ...change });
  const observedAt = instant("31");
  const custody = custodyOf(c, units, [], observedAt);
  const clocks = clocksOf(c, custody, rules, observedAt);
  const named = clocks.map(
    (k) => `${k.stage} ${units.byId(k.unitId).code} ${local(k.startedAt)} due ${local(k.dueAt)}${k.stoppedAt === null ? "" : ` stopped ${local(k.stoppedAt)}`}`,
  );
  return { clocks, running: runningClock(clocks) as ClockRow, named, late: inheritedLate(custody, clocks) };
}
const due = (...order: Parameters<typeof told>): string => local(told(...order).running.dueAt);

describe("faults other systems had with the clocks of a case", () => {
  test("a reopening begins a new cycle: its clock starts there, and the old cycle's lateness stays with who had it", () => {
    const { named, clocks } = told([step("20", "RESOLVED"), step("20 10:00", "CLOSED"), step("25", "REOPENED")]);
    expect(named).toEqual([
      "ASSIGN VPUB 02 09:00 due 06 00:00 stopped 09 09:00",
      "HANDLE SXD 09 09:00 due 17 00:00 stopped 20 09:00",
      "ANSWER SXD 20 09:00 due 21 00:00 stopped 20 10:00",
      "HANDLE SXD 25 09:00 due 02 00:00",
    ]);
    expect(clocks.map((k) => k.stoppedAt !== null && k.stoppedAt >= k.dueAt)).toEqual([true, true, false, false]);
  });

  test("B6 a transfer gives the new holder no time that the old one used, and no lateness of its own", () => {
    expect(due([step("12", "TRANSFERRED", "SYT")], { leadUnitCode: "SYT" })).toBe("17 00:00");
    expect(due([step("12", "RETURNED", "VPUB"), step("13", "ASSIGNED", "SYT")], { leadUnitCode: "SYT" })).toBe("17 00:00");
    expect(told([step("18", "TRANSFERRED", "SYT")], { leadUnitCode: "SYT" }).late).toEqual([false, false, true]);
    expect(
      told([step("12", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("18", "TRANSFERRED", "SYT"), step("20", "RESUMED")], { leadUnitCode: "SYT" }),
    ).toMatchObject({
      late: [false, false, false],
      named: expect.arrayContaining(["HANDLE SXD 09 09:00 due 21 00:00 stopped 18 09:00", "HANDLE SYT 09 09:00 due 25 00:00"]),
    });
  });

  test("B7 a pause outlives a change of the limit, of the field and of the agencies, and nothing is late while it lasts", () => {
    const pause = [step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("12", "RESUMED")];
    expect(due(pause)).toBe("19 00:00");
    expect(due(pause, { cooperatingUnitCodes: ["SYT"] })).toBe("21 00:00");
    expect(due(pause, { field: "URBAN_INFRASTRUCTURE" })).toBe("13 00:00");
    expect(due(pause, {}, rulesWith({ stage: "HANDLE", urgency: "URGENT", limit: { unit: "wd", amount: 2 }, field: "LAND" }))).toBe("19 00:00");
    expect(due(pause, { urgent: true }, rulesWith({ stage: "HANDLE", urgency: "URGENT", limit: { unit: "wd", amount: 2 }, field: "LAND" }))).toBe("14 00:00");
    expect(told([step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN)]).running).toMatchObject({
      dueAt: Infinity,
      soonAt: Infinity,
      remainder: { unit: "DAYS", amount: 5 },
    });
  });

  test("B8 a pause is working time between its instants, never wall time, and never moves the start; a result ends it as well", () => {
    const overTheWeekend = told([step("13 16:00", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("16 08:00", "RESUMED")]);
    expect([local(overTheWeekend.running.startedAt), local(overTheWeekend.running.dueAt)]).toEqual(["09 09:00", "18 00:00"]); // Friday's end alone was waited
    const hours = rulesWith({ stage: "HANDLE", field: "LAND", severalAgencies: false, limit: { unit: "wh", amount: 16 } });
    expect(due([], {}, hours)).toBe("11 09:00");
    expect(due([step("10 11:00", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("10 14:00", "RESUMED")], {}, hours)).toBe("11 10:00"); // three hours on the wall, one of work
    expect(told([step("11", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("20", "RESOLVED")], { stage: "RESOLVED" }).named).toContain(
      "HANDLE SXD 09 09:00 due 26 00:00 stopped 20 09:00",
    );
    expect(told([step("11", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("20", "CLOSED")], { stage: "CLOSED" }).named).toContain(
      "HANDLE SXD 09 09:00 due 26 00:00 stopped 20 09:00",
    );
  });

  test("B16 a limit that is withdrawn leaves no clock and no lateness behind", () => {
    const accept = { stage: "ACCEPT", limit: { unit: "wd", amount: 1 }, startsFrom: "ORDER", validFrom: "2026-01-01" } as const;
    const steps = [step("12", "ACCEPTED")];
    expect(told(steps, {}, rulesWith(accept)).named).toContain("ACCEPT SXD 09 09:00 due 11 00:00 stopped 12 09:00");
    expect(told(steps, {}, rulesWith({ ...accept, validTo: "2026-03-09" })).named.filter((name) => name.startsWith("ACCEPT"))).toEqual([]);
    const handle = { stage: "HANDLE", field: "LAND", severalAgencies: false, limit: { unit: "wd", amount: 1 } } as const;
    expect([due([], {}, rulesWith(handle)), due([], {}, rulesWith({ ...handle, validTo: "2026-03-09" }))]).toEqual(["11 00:00", "17 00:00"]);
  });

  test("what has ended has no running clock, whatever was still paused, extended or late", () => {
    for (const stage of ["CLOSED", "DECLINED", "REDIRECTED", "ANSWERED"] as const) {
      const { clocks } = told([step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("11", "EXTENDED", null, { addedWorkingDays: 2 })], { stage });
      expect([stage, clocks.filter((k) => k.stoppedAt === null), runningClock(clocks)]).toEqual([stage, [], undefined]);
    }
  });

  test("B18 a shorter target beside the main one never stands for it", () => {
    const rules = rulesWith(
      { stage: "ACCEPT", limit: { unit: "wh", amount: 4 }, startsFrom: "ORDER" },
      { stage: "NO_RESULT", severalAgencies: true, limit: { unit: "wd", amount: 7 }, startsFrom: "LIMIT_RAN_OUT" },
    );
    const waiting = told([], { stage: "ASSIGNED", cooperatingUnitCodes: ["SYT"] }, rules);
    expect(waiting.named).toEqual([
      "ASSIGN VPUB 02 09:00 due 06 00:00 stopped 09 09:00",
      "HANDLE SXD 09 09:00 due 19 00:00",
      "ACCEPT SXD 09 09:00 due 09 15:00",
      "NO_RESULT SXD 18 23:59 due 28 00:00",
    ]);
    expect([waiting.running.stage, local(waiting.running.dueAt)]).toEqual(["HANDLE", "19 00:00"]);
    const reported = told([step("9 10:00", "ACCEPTED"), step("24", "NO_RESULT_REPORTED")], { cooperatingUnitCodes: ["SYT"] }, rules);
    expect(reported.named.slice(2)).toEqual([
      "ACCEPT SXD 09 09:00 due 09 15:00 stopped 09 10:00",
      "NO_RESULT SXD 18 23:59 due 28 00:00 stopped 24 09:00",
      "NO_RESULT SXD 24 09:00 due 03 00:00",
    ]);
    expect(local(reported.running.dueAt)).toBe("19 00:00");
    expect(told([step("24", "RESOLVED")], { stage: "RESOLVED", cooperatingUnitCodes: ["SYT"] }, rules).named.at(-1)).toBe(
      "NO_RESULT SXD 18 23:59 due 28 00:00 stopped 24 09:00",
    );
    expect(
      told([step("18", "RESOLVED")], { stage: "RESOLVED", cooperatingUnitCodes: ["SYT"] }, rules).named.filter((name) => name.startsWith("NO_RESULT")),
    ).toEqual([]);
  });

  test("what ends a pause is that it was ended, over whatever channel the answer came", () => {
    for (const channel of ["PHONE", "APP", "IN_PERSON", null] as const)
      expect(due([step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("12", "RESUMED")], { channel })).toBe("19 00:00");
    expect(
      due([
        step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN),
        step("11", "PAUSED", null, WAITS_FOR_AN_AGENCY),
        step("12", "RESUMED", null, WAITS_FOR_THE_CITIZEN),
      ]),
    ).toBe("19 00:00");
  });
});

describe("which pauses stop a clock", () => {
  test.each<[string, SourceStep[], string]>([
    [
      "a reason that the regulation does not let stop it is recorded and stops nothing",
      [step("10", "PAUSED", null, WAITS_FOR_AN_AGENCY), step("12", "RESUMED")],
      "17 00:00",
    ],
    ["a reason that no regulation knows stops nothing", [step("10", "PAUSED", null, { pauseReason: "NGHI_PHEP" }), step("12", "RESUMED")], "17 00:00"],
    ["a pause without a reason stops nothing", [step("10", "PAUSED"), step("12", "RESUMED")], "17 00:00"],
    ["a pause that was never resumed goes on", [step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN)], "paused"],
    ["a resumption without a pause says nothing", [step("12", "RESUMED")], "17 00:00"],
    ["the same pause told twice is one", [step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("11", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("12", "RESUMED")], "19 00:00"], // prettier-ignore
    ["the end of another reason's pause does not end it", [step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("12", "RESUMED", null, WAITS_FOR_AN_AGENCY)], "paused"], // prettier-ignore
    ["a pause while it changes hands goes on in the new ones", [step("10", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("11", "TRANSFERRED", "SYT"), step("12", "RESUMED")], "19 00:00"], // prettier-ignore
    ["a pause before the order stops handling from its first moment", [step("10", "RETURNED", "VPUB"), step("10 10:00", "PAUSED", null, WAITS_FOR_THE_CITIZEN), step("11", "ASSIGNED", "SXD"), step("12", "RESUMED")], "19 00:00"], // prettier-ignore
  ])("%s", (_sentence, steps, expected) => {
    expect(due(steps, { leadUnitCode: steps.some((s) => s.unitCode === "SYT") ? "SYT" : "SXD" })).toBe(expected);
  });

  test("each is told with its reason's name and basis, and whether it stopped the clock", () => {
    const { running } = told([
      step("10", "PAUSED", null, { ...WAITS_FOR_THE_CITIZEN, approver: "Chánh Văn phòng" }),
      step("11", "PAUSED", null, WAITS_FOR_AN_AGENCY),
      step("12", "RESUMED"),
    ]);
    expect(running.pauses).toMatchObject([
      {
        from: instant("10"),
        to: instant("12"),
        reason: "CHO_CONG_DAN",
        reasonName: "Chờ công dân bổ sung",
        legalBasis: "test",
        approver: "Chánh Văn phòng",
        stops: true,
      },
      { from: instant("11"), to: instant("12"), reason: "CHO_PHOI_HOP", stops: false },
    ]);
  });

  test("an extension belongs to the stage it was decided in, and goes with the case to the next holder", () => {
    const { named, running } = told([step("11", "EXTENDED", null, { dueDay: "2026-03-20" }), step("12", "TRANSFERRED", "SYT"), step("19", "RESOLVED")], {
      leadUnitCode: "SYT",
      stage: "RESOLVED",
    });
    expect(named).toEqual([
      "ASSIGN VPUB 02 09:00 due 06 00:00 stopped 09 09:00",
      "HANDLE SXD 09 09:00 due 21 00:00 stopped 12 09:00",
      "HANDLE SYT 09 09:00 due 21 00:00 stopped 19 09:00",
      "ANSWER SYT 19 09:00 due 20 00:00",
    ]);
    expect([running.extensions, running.originalDueAt]).toEqual([[], null]);
  });

  test("handling counts from what the regulation names: the order, the receipt or the acceptance", () => {
    const from = (startsFrom: TimeLimit["startsFrom"]): Rules =>
      rulesWith({ stage: "HANDLE", field: "LAND", severalAgencies: false, limit: { unit: "wd", amount: 5 }, startsFrom });
    const steps = [step("11", "ACCEPTED")];
    expect([due(steps, {}, from("ORDER")), due(steps, {}, from("RECEIPT")), due(steps, {}, from("ACCEPTANCE"))]).toEqual(["17 00:00", "10 00:00", "19 00:00"]);
  });
});
