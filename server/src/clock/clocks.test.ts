import type { SourceStep } from "@dau-moi/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { custodyOf } from "../case/index.ts";
import { aRegister, aSourceCase, someRules } from "../fixture.ts";
import { clocksOf, inheritedLate, runningClock } from "./clocks.ts";

const units = aRegister();
const rules = someRules();
const step = (at: string, kind: SourceStep["kind"], unitCode: string | null = null): SourceStep => ({ at, kind, unitCode, note: null });
const RECEIVED_AT = aSourceCase({}).receivedAt;
const local = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);

function clocksFor(change: Parameters<typeof aSourceCase>[0]) {
  const c = aSourceCase(change);
  const observedAt = Date.parse("2026-04-01T00:00:00Z");
  const custody = custodyOf(c, units, [], observedAt);
  const clocks = clocksOf(c, custody, rules, observedAt);
  return {
    custody,
    clocks,
    named: clocks.map((k) => `${k.stage} ${units.byId(k.unitId).code} due ${local(k.dueAt)}${k.stoppedAt === null ? "" : " stopped"}`),
  };
}

describe("the clocks of a case", () => {
  test("one clock a stage and unit; a transfer carries the due instant to the new unit", () => {
    const { named } = clocksFor({
      stage: "IN_PROGRESS",
      leadUnitCode: "SXD",
      steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SYT"), step("2026-03-05T02:00:00.000Z", "TRANSFERRED", "SXD")],
    });
    expect(named).toEqual(["ASSIGN VPUB due 2026-03-06T00:00 stopped", "HANDLE SYT due 2026-03-11T00:00 stopped", "HANDLE SXD due 2026-03-11T00:00"]);
  });

  test("what is given on at the very instant of its receipt was assigned by its receiver; who gets it has nothing but its handling", () => {
    const { named } = clocksFor({ stage: "ASSIGNED", leadUnitCode: "SXD", steps: [step(RECEIVED_AT, "ASSIGNED", "SXD")] });
    expect(named).toEqual(["ASSIGN VPUB due 2026-03-06T00:00 stopped", "HANDLE SXD due 2026-03-10T00:00"]);
  });

  test("who gives a case on at the instant at which it is handled has not handled it, and who hands it round at once has no clock", () => {
    const at = "2026-03-03T02:00:00.000Z";
    const resolved = clocksFor({ stage: "RESOLVED", leadUnitCode: "SXD", steps: [step(at, "ASSIGNED", "SXD"), step(at, "RESOLVED")] });
    expect(resolved.named.map((clock) => clock.split(" due ")[0])).toEqual(["ASSIGN VPUB", "HANDLE SXD", "ANSWER SXD"]);
    const round = clocksFor({ stage: "ASSIGNED", leadUnitCode: "SYT", steps: [step(at, "ASSIGNED", "SXD"), step(at, "TRANSFERRED", "SYT")] });
    expect(round.named.map((clock) => clock.split(" due ")[0])).toEqual(["ASSIGN VPUB", "HANDLE SYT"]);
    const over = clocksFor({ stage: "CLOSED", leadUnitCode: "SXD", steps: [step(RECEIVED_AT, "ASSIGNED", "SXD"), step(at, "RESOLVED"), step(at, "CLOSED")] });
    expect(over.named.map((clock) => clock.split(" due ")[0])).toEqual(["ASSIGN VPUB", "HANDLE SXD", "ANSWER SXD"]);
  });

  test("several agencies have seven days, urban infrastructure one whoever helps", () => {
    const assigned = [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD")];
    expect(clocksFor({ stage: "ASSIGNED", leadUnitCode: "SXD", steps: assigned, cooperatingUnitCodes: ["SYT"] }).named.at(-1)).toBe(
      "HANDLE SXD due 2026-03-13T00:00",
    );
    expect(
      clocksFor({ stage: "ASSIGNED", leadUnitCode: "SXD", steps: assigned, cooperatingUnitCodes: ["SYT"], field: "URBAN_INFRASTRUCTURE" }).named.at(-1),
    ).toBe("HANDLE SXD due 2026-03-05T00:00");
  });

  test("lateness that came with the case is inherited, lateness of one's own is not", () => {
    const late = clocksFor({
      stage: "IN_PROGRESS",
      leadUnitCode: "SXD",
      steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SYT"), step("2026-03-20T02:00:00.000Z", "TRANSFERRED", "SXD")],
    });
    expect(inheritedLate(late.custody, late.clocks)).toEqual([false, false, true]);
    const own = clocksFor({
      stage: "IN_PROGRESS",
      leadUnitCode: "SXD",
      steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SYT"), step("2026-03-04T02:00:00.000Z", "TRANSFERRED", "SXD")],
    });
    expect(inheritedLate(own.custody, own.clocks)).toEqual([false, false, false]);
    const back = clocksFor({
      stage: "IN_PROGRESS",
      leadUnitCode: "SXD",
      steps: [
        step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SYT"),
        step("2026-03-20T02:00:00.000Z", "TRANSFERRED", "SXD"),
        step("2026-03-23T02:00:00.000Z", "TRANSFERRED", "SYT"),
        step("2026-03-24T02:00:00.000Z", "TRANSFERRED", "SXD"),
      ],
    });
    expect(inheritedLate(back.custody, back.clocks)).toEqual([false, false, true, false, true]);
  });

  test("at most one clock runs and custody adds up to the whole life, whatever a source tells", () => {
    const kinds = fc.constantFrom<SourceStep["kind"]>("ASSIGNED", "ACCEPTED", "TRANSFERRED", "RETURNED", "RESOLVED", "ANSWERED", "CLOSED", "REOPENED");
    const told = fc.array(fc.record({ kind: kinds, hours: fc.integer({ min: 0, max: 200 }), unitCode: fc.constantFrom("SXD", "SYT", "VPUB") }), {
      maxLength: 10,
    });
    const stages = fc.constantFrom("RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED");
    fc.assert(
      fc.property(told, stages, fc.constantFrom("SXD", "SYT", "VPUB"), (walk, stage, leadUnitCode) => {
        let at = Date.parse("2026-03-02T02:00:00Z");
        const steps = walk.map(({ kind, hours, unitCode }) => step(new Date((at += hours * 3_600_000)).toISOString(), kind, unitCode));
        const c = aSourceCase({ stage, leadUnitCode, steps });
        const custody = custodyOf(c, units, [], at);
        const clocks = clocksOf(c, custody, rules, at);
        expect(custody[0]?.from).toBe(Date.parse(c.receivedAt));
        custody.forEach((span, i) => {
          const next = custody[i + 1];
          expect(span.to === null).toBe(next === undefined && !["CLOSED", "DECLINED"].includes(stage));
          if (next !== undefined && next.reason !== "REOPENED") expect(next.from).toBe(span.to);
          if (next?.reason === "REOPENED") expect(next.from).toBeGreaterThanOrEqual(span.to ?? Infinity);
        });
        const running = clocks.filter((k) => k.stoppedAt === null);
        expect(running.length).toBeLessThanOrEqual(1);
        if (running.length === 1) expect(runningClock(clocks)).toBe(running[0]);
        if (["CLOSED", "DECLINED", "ANSWERED"].includes(stage)) expect(running).toEqual([]);
        else expect(running.length).toBe(1);
        for (const k of clocks) expect(k.soonAt <= k.warnAt && k.warnAt <= k.dueAt).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
