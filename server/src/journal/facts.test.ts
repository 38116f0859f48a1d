import type { CaseStream } from "@dau-moi/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACT_KINDS, factEvents } from "./facts.ts";
import type { Fact } from "./facts.ts";

const fact = (kind: Fact["kind"], unitId: number, day: string, fromUnitId: number | null = null): Fact => ({
  kind,
  caseStream: "HOTLINE",
  unitId,
  day,
  fromUnitId,
  happenedAt: 0,
});
const told = (before: Fact[], after: Fact[]): string[] =>
  factEvents(1, before, after, false).map((e) => `${e.weight > 0 ? "+" : "-"}${e.kind} ${e.unitId} ${e.factDay ?? ""}`);

describe("facts as events", () => {
  test("a new case is received; said again, nothing happens", () => {
    const received = fact("RECEIVED", 1, "2026-03-02");
    expect(told([], [received])).toEqual(["+RECEIVED 1 2026-03-02"]);
    expect(told([received], [{ ...received, happenedAt: 5 }])).toEqual([]);
  });

  test("a corrected day is taken back and said anew", () => {
    expect(told([fact("CLOSED", 1, "2026-03-02")], [fact("CLOSED", 1, "2026-03-03")])).toEqual(["-CLOSED 1 2026-03-02", "+CLOSED 1 2026-03-03"]);
  });

  test("a case that its source moves to another stream leaves the one and comes into the other", () => {
    const received = fact("RECEIVED", 1, "2026-03-02");
    expect(factEvents(1, [received], [{ ...received, caseStream: "LEGAL_DOCUMENT" }], false)).toMatchObject([
      { kind: "RECEIVED", caseStream: "HOTLINE", weight: -1 },
      { kind: "RECEIVED", caseStream: "LEGAL_DOCUMENT", weight: 1 },
    ]);
  });

  test("the same hand-over twice a day is two facts", () => {
    const over = fact("HANDED_OVER", 2, "2026-03-02", 1);
    expect(told([over], [over, over])).toEqual(["+HANDED_OVER 2 2026-03-02"]);
  });

  test("the sum of all events is always the present facts, whatever a source said before", () => {
    const anyFact = fc.record({
      kind: fc.constantFrom(...FACT_KINDS),
      caseStream: fc.constantFrom<CaseStream>("HOTLINE", "ADMIN_REGULATION"),
      unitId: fc.integer({ min: 1, max: 3 }),
      fromUnitId: fc.constantFrom(null, 1),
      day: fc.constantFrom("2026-03-02", "2026-03-03"),
      happenedAt: fc.constant(0),
    });
    const key = (f: { kind: string; caseStream: string; unitId: number; fromUnitId: number | null }, day: string | null): string =>
      `${f.kind} ${f.caseStream} ${f.unitId} ${f.fromUnitId ?? ""} ${day ?? ""}`;
    fc.assert(
      fc.property(fc.array(fc.array(anyFact, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (versions) => {
        const sums = new Map<string, number>();
        versions.forEach((version, i) => {
          for (const e of factEvents(1, versions[i - 1] ?? [], version, false)) sums.set(key(e, e.factDay), (sums.get(key(e, e.factDay)) ?? 0) + e.weight);
        });
        const expected = new Map<string, number>();
        for (const f of versions.at(-1) ?? []) expected.set(key(f, f.day), (expected.get(key(f, f.day)) ?? 0) + 1);
        expect(new Map([...sums].filter(([, n]) => n !== 0))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
