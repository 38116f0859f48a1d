import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compared, fraction } from "../../indicator/fraction.ts";
import type { Fraction } from "../../indicator/fraction.ts";
import { onceThroughYear, ruled } from "./line.ts";
import type { FrozenLine, LineRuling, RulingEffect, SheetPart } from "./line.ts";
import { sheetResult } from "./result.ts";
import type { SheetRatio } from "./result.ts";
import type { OfficerRule } from "./rule.ts";

const RULE: OfficerRule = {
  staff: "CONG_CHUC",
  information: "1",
  single: "2",
  multiple: "3",
  urgent: "1",
  informationFields: [],
  qualityStep: "0.25",
  progressStep: "0.25",
  minimum: 2,
  status: "PROPOSED",
  compared: true,
  legalBasis: "thử",
};

let ordinal = 0;
/** A line of a part about an item. */
function line(part: SheetPart, item: string, numerator: string, more: Partial<FrozenLine> = {}): FrozenLine {
  ordinal += 1;
  const nothing = more.excluded != null;
  return {
    periodId: 1,
    part,
    ordinal,
    caseId: 1,
    unitId: 1,
    item,
    weight: part === "QUANTITY" ? "2" : null,
    numerator: nothing ? "0" : numerator,
    denominator: nothing ? "0" : "1",
    excluded: null,
    approver: null,
    document: null,
    facts: {},
    ...more,
  };
}
const figures = (lines: readonly FrozenLine[], rulings: readonly LineRuling[] = [], rule: OfficerRule | null = RULE): SheetRatio[] =>
  sheetResult(ruled(lines, rulings), rule).ratios;
function ratio(part: SheetPart, lines: readonly FrozenLine[], rulings: readonly LineRuling[] = [], rule: OfficerRule | null = RULE): SheetRatio {
  const found = figures(lines, rulings, rule).find((one) => one.part === part);
  if (found === undefined) throw new Error(`no ${part}`);
  return found;
}
const ruling = (of: FrozenLine, effect: RulingEffect, id = 1): LineRuling => ({
  id,
  periodId: of.periodId,
  part: of.part,
  ordinal: of.ordinal,
  effect,
  documentNumber: "1",
  documentDay: "2026-04-01",
  byName: "A",
});
const exact = (text: string | null): Fraction => {
  const [top = "0", bottom = "1"] = (text ?? "0").split("/");
  return fraction(BigInt(top), BigInt(bottom));
};

describe("an officer's figures", () => {
  test.each([
    [0, "1", "1.0000"],
    [1, "3/4", "0.7500"],
    [2, "1/2", "0.5000"],
    [3, "1/4", "0.2500"],
    [4, "0", "0.0000"],
    [7, "0", "0.0000"],
  ])("take a quarter off an item for each of %i late limits, down to nothing at four", (late, told, value) => {
    const limits = Array.from({ length: 8 }, (_, at) => line("PROGRESS", "1", at < late ? "1" : "0"));
    expect(ratio("PROGRESS", limits)).toMatchObject({ exact: told, value, n: 8, items: 1, hits: late });
    expect(ratio("QUALITY", [line("QUALITY", "1", String(late))])).toMatchObject({ exact: told, value, n: 1, hits: late });
  });

  test("weigh what was done by what was given", () => {
    const given = [line("QUANTITY", "a", "1", { weight: "4" }), line("QUANTITY", "b", "0", { weight: "1" }), line("QUANTITY", "c", "1", { weight: "2" })];
    expect(ratio("QUANTITY", given)).toMatchObject({ n: 3, hits: 2, done: "6", given: "7", exact: "6/7", value: "0.8571", state: "COUNTED" });
  });

  test("say nothing where there is nothing, where nothing counts, or where nobody has said what he is; and too little below the minimum", () => {
    for (const part of ["QUANTITY", "QUALITY", "PROGRESS"] as const) {
      expect(ratio(part, [])).toMatchObject({ state: "NO_DATA", value: null, n: 0 });
      expect(ratio(part, [line(part, "a", "1", { excluded: "PAUSED" }), line(part, "b", "1", { excluded: "MERGED" })])).toMatchObject({
        state: "NO_DATA",
        value: null,
        n: 0,
        excluded: { PAUSED: 1, MERGED: 1 },
      });
      expect(ratio(part, [line(part, "a", "1", { weight: null })], [], null)).toMatchObject({
        state: "STAFF_UNKNOWN",
        value: null,
        exact: null,
        n: 1,
        hits: 1,
      });
      expect(ratio(part, [line(part, "a", "0")])).toMatchObject({ state: "TOO_FEW" });
    }
  });

  test("stand beside what was ruled: out of the count, kept in time, nothing of his; the newest ruling of a line holds", () => {
    const late = line("PROGRESS", "1", "1");
    const kept = line("PROGRESS", "2", "0");
    expect(ratio("PROGRESS", [late, kept]).exact).toBe("7/8");
    expect(ratio("PROGRESS", [late, kept], [ruling(late, "COUNT_IN_TIME")])).toMatchObject({ exact: "1", n: 2, hits: 0 });
    expect(ratio("PROGRESS", [late, kept], [ruling(late, "EXCLUDE")])).toMatchObject({ exact: "1", n: 1, excluded: { RULED_OUT: 1 } });
    const both = [ruling(late, "NOT_HIS", 2), ruling(late, "COUNT_IN_TIME", 1)];
    expect(ratio("PROGRESS", [late, kept], both)).toMatchObject({ n: 1, excluded: { NOT_HIS: 1 } });
    expect(ratio("PROGRESS", [late, kept], both.toReversed())).toEqual(ratio("PROGRESS", [late, kept], both));
  });

  test("of a year count an item once, in the last quarter that counted it, with its failures together", () => {
    const lines = [
      line("QUANTITY", "a", "0", { periodId: 1 }),
      line("QUANTITY", "a", "1", { periodId: 2 }),
      line("QUANTITY", "b", "0", { periodId: 1 }),
      line("QUANTITY", "b", "0", { periodId: 2, excluded: "HANDED_OVER" }),
      line("QUALITY", "r", "0", { periodId: 1 }),
      line("QUALITY", "r", "1", { periodId: 2 }),
      line("QUALITY", "r", "2", { periodId: 3 }),
    ];
    const [quantity, quality] = sheetResult(onceThroughYear(ruled(lines, []), [1, 2, 3]), RULE).ratios;
    expect(quantity).toMatchObject({ n: 2, exact: "1/2", excluded: { COUNTED_LATER: 1, HANDED_OVER: 1 } });
    expect(quality).toMatchObject({ n: 1, hits: 3, exact: "1/4", excluded: { COUNTED_LATER: 2 } });
  });
});

describe("whatever an officer's lines are", () => {
  const told = fc.record({
    part: fc.constantFrom("QUANTITY", "QUALITY", "PROGRESS" as SheetPart),
    item: fc.constantFrom("a", "b", "c", "d"),
    n: fc.nat({ max: 5 }),
    weight: fc.integer({ min: 1, max: 4 }),
    out: fc.boolean(),
  });
  const lines = fc.array(told, { maxLength: 30 }).map((all) =>
    all.map(({ part, item, n, weight, out }) =>
      line(part, item, String(part === "QUALITY" ? n : n % 2), {
        ...(part === "QUANTITY" && { weight: String(weight) }),
        ...(out && { excluded: "HANDED_OVER" }),
      }),
    ),
  );

  test("their order is irrelevant, and ratios lie within nothing and all", () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, turn) => {
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].toReversed();
        expect(figures(turned)).toEqual(figures(all));
        for (const { value } of figures(all)) expect(value === null || (Number(value) >= 0 && Number(value) <= 1)).toBe(true);
      }),
    );
  });

  test("one more item kept in time never lowers progress, and one more done never lowers quantity", () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const [part, more] of [["PROGRESS", line("PROGRESS", "neu", "0")] as const, ["QUANTITY", line("QUANTITY", "neu", "1")] as const]) {
          const before = ratio(part, all);
          if (before.value === null) continue;
          expect(compared(exact(ratio(part, [...all, more]).exact), exact(before.exact))).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("a late limit that is ruled kept never lowers progress; what is ruled of one part moves no other", () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const late = all.filter((one) => one.part === "PROGRESS" && one.numerator === "1" && one.excluded === null);
        const one = late[at % Math.max(1, late.length)];
        if (one === undefined) return;
        const rulings = [ruling(one, "COUNT_IN_TIME")];
        expect(compared(exact(ratio("PROGRESS", all, rulings).exact), exact(ratio("PROGRESS", all).exact))).toBeGreaterThanOrEqual(0);
        for (const part of ["QUANTITY", "QUALITY"] as const) expect(ratio(part, all, rulings)).toEqual(ratio(part, all));
      }),
    );
  });

  test("n is the number of lines that count, and every other line has its reason", () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const { part, n, excluded } of figures(all)) {
          const own = all.filter((one) => one.part === part);
          const left = Object.values(excluded).reduce((sum, many) => sum + many, 0);
          expect([n, n + left]).toEqual([own.filter((one) => one.excluded === null).length, own.length]);
        }
      }),
    );
  });
});
