import type { SourceCase, SourceStep } from "@dau-moi/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aRegister, aSourceCase } from "../fixture.ts";
import type { Unit } from "../unit/index.ts";
import { custodyOf, isOpen } from "./custody.ts";
import type { CustodySpan } from "./custody.ts";

const units = aRegister();
const at = (text: string): number => Date.parse(text);
const step = (when: string, kind: SourceStep["kind"], unitCode: string | null = null): SourceStep => ({ at: when, kind, unitCode, note: null });
const named = (spans: readonly CustodySpan[]): string[] =>
  spans.map((s) => `${unitCode(s.unitId)} ${s.reason} ${text(s.from)}–${s.to === null ? "" : text(s.to)}`);
const unitCode = (id: number): Unit["code"] => units.byId(id).code;
const text = (when: number): string => new Date(when).toISOString().slice(0, 16);

describe("custody told by the source's steps", () => {
  test("a case that nobody was given stays with the unit that received it", () => {
    const c = aSourceCase({ stage: "RECEIVED", leadUnitCode: "VPUB" });
    expect(named(custodyOf(c, units, [], at("2026-03-02T02:00:00Z")))).toEqual(["VPUB RECEIVED 2026-03-02T02:00–"]);
  });

  test("assignment, transfer, return and closing follow each other without gap", () => {
    const steps = [
      step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SYT"),
      step("2026-03-04T02:00:00.000Z", "TRANSFERRED", "SXD"),
      step("2026-03-05T02:00:00.000Z", "RETURNED", "VPUB"),
      step("2026-03-06T02:00:00.000Z", "ASSIGNED", "SXD"),
      step("2026-03-09T02:00:00.000Z", "CLOSED"),
    ];
    const c = aSourceCase({ stage: "CLOSED", leadUnitCode: "SXD", steps });
    expect(named(custodyOf(c, units, [], at("2026-03-09T02:00:00Z")))).toEqual([
      "VPUB RECEIVED 2026-03-02T02:00–2026-03-03T02:00",
      "SYT ASSIGNED 2026-03-03T02:00–2026-03-04T02:00",
      "SXD TRANSFERRED 2026-03-04T02:00–2026-03-05T02:00",
      "VPUB RETURNED 2026-03-05T02:00–2026-03-06T02:00",
      "SXD ASSIGNED 2026-03-06T02:00–2026-03-09T02:00",
    ]);
  });

  test("a reopening begins a new span after the gap", () => {
    const steps = [
      step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD"),
      step("2026-03-04T02:00:00.000Z", "CLOSED"),
      step("2026-03-10T02:00:00.000Z", "REOPENED"),
    ];
    const c = aSourceCase({ stage: "IN_PROGRESS", leadUnitCode: "SXD", steps });
    expect(named(custodyOf(c, units, [], at("2026-03-10T02:00:00Z"))).at(-1)).toBe("SXD REOPENED 2026-03-10T02:00–");
  });

  test("who reopened a case does not hold it: the unit that had it does", () => {
    const steps = [
      step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD"),
      step("2026-03-04T02:00:00.000Z", "CLOSED"),
      step("2026-03-10T02:00:00.000Z", "REOPENED", "VPUB"),
    ];
    const c = aSourceCase({ stage: "IN_PROGRESS", leadUnitCode: "SXD", steps });
    expect(named(custodyOf(c, units, [], at("2026-03-10T02:00:00Z"))).at(-1)).toBe("SXD REOPENED 2026-03-10T02:00–");
  });

  test("a dissolved district's open case passes to the commune of its ward on the day the district ended", () => {
    const c = aSourceCase({
      receivedAt: "2025-05-05T02:00:00.000Z",
      intakeUnitCode: "HUYEN-SL",
      leadUnitCode: "HUYEN-SL",
      stage: "IN_PROGRESS",
      place: { text: null, areaCode: "W05", lat: null, long: null },
    });
    expect(named(custodyOf(c, units, [], at("2025-06-01T00:00:00Z")))).toEqual([
      "HUYEN-SL RECEIVED 2025-05-05T02:00–2025-06-30T17:00",
      "X-BINHHOA SUCCESSION 2025-06-30T17:00–",
    ]);
  });

  test("a case closed before its unit was dissolved stays with it", () => {
    const c = aSourceCase({
      receivedAt: "2025-05-05T02:00:00.000Z",
      intakeUnitCode: "HUYEN-SL",
      leadUnitCode: "HUYEN-SL",
      stage: "CLOSED",
      steps: [step("2025-05-09T02:00:00.000Z", "CLOSED")],
    });
    expect(named(custodyOf(c, units, [], at("2025-05-09T02:00:00Z")))).toEqual(["HUYEN-SL RECEIVED 2025-05-05T02:00–2025-05-09T02:00"]);
  });

  test("what is handed to a unit that no longer exists goes to its successor at once", () => {
    const c = aSourceCase({ stage: "ASSIGNED", leadUnitCode: "SGTVT", steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SGTVT")] });
    expect(named(custodyOf(c, units, [], at("2026-03-03T02:00:00Z"))).at(-1)).toBe("SXD ASSIGNED 2026-03-03T02:00–");
  });

  test("what two units that had ended gave to each other stayed with their successor; a reopening begins a span of its own", () => {
    const steps = [
      step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SGTVT"),
      step("2026-03-04T02:00:00.000Z", "TRANSFERRED", "SXD"),
      step("2026-03-05T02:00:00.000Z", "TRANSFERRED", "SGTVT"),
      step("2026-03-06T02:00:00.000Z", "CLOSED"),
      step("2026-03-06T02:00:00.000Z", "REOPENED"),
    ];
    const c = aSourceCase({ stage: "IN_PROGRESS", leadUnitCode: "SGTVT", steps });
    expect(named(custodyOf(c, units, [], at("2026-03-06T02:00:00Z"))).slice(-2)).toEqual([
      "SXD ASSIGNED 2026-03-03T02:00–2026-03-06T02:00",
      "SXD REOPENED 2026-03-06T02:00–",
    ]);
  });

  test("a unit that the register does not know is refused with its code", () => {
    const c = aSourceCase({ leadUnitCode: "KHONG-CO" });
    expect(() => custodyOf(c, units, [], at("2026-03-02T02:00:00Z"))).toThrow("KHONG-CO");
  });
});

describe("custody the hub keeps itself, for a source that shows its present holder only", () => {
  const row = (change: Partial<SourceCase>): SourceCase => aSourceCase({ intakeUnitCode: "SXD", stepsTellHandovers: false, ...change });
  const first = custodyOf(row({ stage: "RECEIVED", leadUnitCode: "SXD" }), units, [], at("2026-03-02T02:00:00Z"));

  test("the first division gets the case at the dated assignment", () => {
    const c = row({ stage: "ASSIGNED", leadUnitCode: "SXD-HTGT", steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD-HTGT")] });
    expect(named(custodyOf(c, units, first, at("2026-03-05T02:00:00Z"))).at(-1)).toBe("SXD-HTGT ASSIGNED 2026-03-03T02:00–");
  });

  test("another division on a later look is a hand-over at the source's modification, and the first keeps its time", () => {
    const before = custodyOf(
      row({ stage: "ASSIGNED", leadUnitCode: "SXD-HTGT", steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD-HTGT")] }),
      units,
      first,
      at("2026-03-03T02:00:00Z"),
    );
    const c = row({ stage: "ASSIGNED", leadUnitCode: "SXD-QLN", steps: [step("2026-03-03T02:00:00.000Z", "ASSIGNED", "SXD-QLN")] });
    expect(named(custodyOf(c, units, before, at("2026-03-06T02:00:00Z")))).toEqual([
      "SXD RECEIVED 2026-03-02T02:00–2026-03-03T02:00",
      "SXD-HTGT ASSIGNED 2026-03-03T02:00–2026-03-06T02:00",
      "SXD-QLN TRANSFERRED 2026-03-06T02:00–",
    ]);
  });

  test("a row that is closed at the first look is charged to the holder it names, and its end follows the source's correction", () => {
    const closed = (when: string): SourceCase => row({ intakeUnitCode: "VPUB", stage: "CLOSED", leadUnitCode: "SYT", steps: [step(when, "CLOSED")] });
    const once = custodyOf(closed("2026-03-05T02:00:00.000Z"), units, [], at("2026-03-05T02:00:00Z"));
    expect(named(once)).toEqual(["SYT RECEIVED 2026-03-02T02:00–2026-03-05T02:00"]);
    expect(named(custodyOf(closed("2026-03-09T02:00:00.000Z"), units, once, at("2026-03-09T02:00:00Z")))).toEqual([
      "SYT RECEIVED 2026-03-02T02:00–2026-03-09T02:00",
    ]);
  });

  test("reading the same row again changes nothing, for a dissolved holder too", () => {
    const c = row({
      receivedAt: "2025-02-20T02:00:00.000Z",
      stage: "ASSIGNED",
      leadUnitCode: "SGTVT",
      steps: [step("2025-02-21T02:00:00.000Z", "ASSIGNED", "SGTVT")],
    });
    const once = custodyOf(c, units, [], at("2025-02-21T02:00:00Z"));
    expect(named(once)).toEqual([
      "SXD RECEIVED 2025-02-20T02:00–2025-02-21T02:00",
      "SGTVT ASSIGNED 2025-02-21T02:00–2025-02-28T17:00",
      "SXD SUCCESSION 2025-02-28T17:00–",
    ]);
    expect(custodyOf(c, units, once, at("2026-01-05T02:00:00Z"))).toEqual(once);
  });
});

describe("custody shares", () => {
  const KINDS = ["ASSIGNED", "ACCEPTED", "TRANSFERRED", "RETURNED", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REOPENED", "PAUSED", "RESUMED", "EXTENDED", "MERGED"] as const; // prettier-ignore
  const told = fc.array(
    fc.record({ kind: fc.constantFrom(...KINDS), hours: fc.integer({ min: 0, max: 200 }), unit: fc.constantFrom("SXD", "SYT", "VPUB", "SGTVT", null) }),
    { maxLength: 14 },
  );
  const stages = fc.constantFrom("RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED");
  const seen = fc.record({
    told,
    stage: stages,
    leadUnitCode: fc.constantFrom("SXD", "SYT", "VPUB"),
    handovers: fc.boolean(),
    receivedAt: fc.constantFrom("2024-12-02", "2026-03-02"),
  });

  /** Time between an end and the reopening after it: nobody's. */
  const nobodys = (spans: readonly CustodySpan[]): number =>
    spans.reduce((sum, span, i) => sum + (span.reason === "REOPENED" && i > 0 ? span.from - (spans[i - 1]?.to ?? span.from) : 0), 0);
  const shares = (spans: readonly CustodySpan[], now: number): number => spans.reduce((sum, span) => sum + ((span.to ?? now) - span.from), 0);

  test("of a case always add up to its whole life without the time it was closed, whatever order its source tells it in", () => {
    fc.assert(
      fc.property(seen, seen, (first, second) => {
        const from = at(`${first.receivedAt}T02:00:00Z`);
        let before: CustodySpan[] = [];
        let last = from;
        for (const look of [first, second]) {
          let when = from;
          const steps = look.told.map(({ kind, hours, unit }) => step(new Date((when += hours * 3_600_000)).toISOString(), kind, unit));
          const c = aSourceCase({
            receivedAt: new Date(from).toISOString(),
            stage: look.stage,
            leadUnitCode: look.leadUnitCode,
            steps,
            stepsTellHandovers: look.handovers,
          });
          last = Math.max(last, when);
          const spans = custodyOf(c, units, before, last);
          const now = Math.max(last, ...spans.map((span) => span.to ?? span.from)) + 3_600_000;
          const end = isOpen(c) ? now : (spans.at(-1)?.to ?? Number.NaN);
          expect(spans.at(-1)?.to === null).toBe(isOpen(c));
          expect(shares(spans, now)).toBe(end - from - nobodys(spans));
          for (const span of spans) expect(span.to === null || span.to >= span.from).toBe(true);
          before = spans;
        }
      }),
      { numRuns: 5000 },
    );
  });
});
