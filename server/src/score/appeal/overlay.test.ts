import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compared, over, plus, ZERO } from "../indicator/fraction.ts";
import type { Fraction } from "../indicator/fraction.ts";
import { resultOf } from "../indicator/result.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import { sumsOf } from "../indicator/sums.ts";
import type { Line, Sums } from "../indicator/sums.ts";
import { schemeOf } from "../scheme/scheme-file.ts";
import { overlaid, ruledLine } from "./overlay.ts";
import type { Overlay, Wanted } from "./overlay.ts";

const SCHEME = contentOf(readFileSync(join(import.meta.dirname, "../../../../test/sample/schemes/de-xuat-don-vi.yaml"), "utf8"));
const UNITS = ["A", "B", "C"];
const CODES = ["U1", "U2", "U3", "U4", "D1"];
const SCORED = UNITS.map((code) => ({ code, group: "SO_NGANH", bands: [], scored: true }));

const aLine: fc.Arbitrary<Line> = fc
  .record({ unit: fc.constantFrom(...UNITS), indicator: fc.constantFrom(...CODES), late: fc.boolean(), out: fc.boolean() })
  .map(({ unit, indicator, late, out }) =>
    out
      ? { unit, indicator, numerator: 0, denominator: 0, excluded: "DECLINED" }
      : { unit, indicator, numerator: late ? 0 : 1, denominator: 1, excluded: null },
  );
const aWish: fc.Arbitrary<Wanted> = fc.oneof(
  fc.constant<Wanted>({ kind: "TIME", excluded: null, unit: null }),
  fc.constant<Wanted>({ kind: "EXCLUSION", excluded: "OBJECTIVE_CAUSE", unit: null }),
  fc.constantFrom(...UNITS).map((unit): Wanted => ({ kind: "ATTRIBUTION", excluded: null, unit })),
);
/** Lines, and what was granted of some of them. */
const ruledLines = fc.array(fc.tuple(aLine, fc.option(aWish)), { minLength: 1, maxLength: 60 });

const overlaysOf = (ruled: readonly (readonly [Line, Wanted | null])[]): Overlay[] =>
  ruled.flatMap(([line, wanted]) => (wanted === null || line.excluded !== null ? [] : [{ from: line, to: ruledLine(line, wanted, SCHEME) }]));
const bytesOf = (sums: readonly Sums[]): string[] => resultOf(SCHEME, SCORED, { sums, days: 31, wording: 2 }).cards.map(({ body }) => body);

describe("a granted appeal", () => {
  test("gives the very bytes that lines of that kind would have given from the start, in whatever order", () => {
    fc.assert(
      fc.property(ruledLines, fc.boolean(), (ruled, backwards) => {
        const lines = ruled.map(([line, wanted]) => (wanted === null || line.excluded !== null ? line : ruledLine(line, wanted, SCHEME)));
        const overlays = overlaysOf(ruled);
        const sums = overlaid(sumsOf(ruled.map(([line]) => line)), backwards ? overlays.toReversed() : overlays);
        expect(bytesOf(sums)).toEqual(bytesOf(sumsOf(lines)));
      }),
    );
  });

  test("that counts a line left out gives the very bytes that it would have given from the start", () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 40 }), fc.constantFrom(...UNITS), fc.constantFrom(0, 1), (others, unit, numerator) => {
        const left: Line = { unit, indicator: "U1", numerator: 0, denominator: 0, excluded: "MERGED" };
        const to = ruledLine(left, { kind: "INCLUSION", excluded: null, unit: null, worth: { numerator, denominator: 1 } }, SCHEME);
        expect(to).toEqual({ unit, indicator: "U1", numerator, denominator: 1, excluded: null });
        expect(bytesOf(overlaid(sumsOf([...others, left]), [{ from: left, to }]))).toEqual(bytesOf(sumsOf([...others, to])));
      }),
    );
  });

  test("that takes out a late line never lowers the ratio in time; one that counts it in time never does either", () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 40 }), fc.constantFrom<Wanted["kind"]>("EXCLUSION", "TIME"), (others, kind) => {
        const late: Line = { unit: "A", indicator: "U1", numerator: 0, denominator: 1, excluded: null };
        const sums = sumsOf([...others, late]);
        const wanted: Wanted = { kind, excluded: kind === "TIME" ? null : "OBJECTIVE_CAUSE", unit: null };
        const [before, after] = [ratioOf(sums), ratioOf(overlaid(sums, [{ from: late, to: ruledLine(late, wanted, SCHEME) }]))];
        expect(before !== null && (after === null || compared(after, before) >= 0)).toBe(true);
      }),
    );
  });

  test("moves a line from one unit to another with its sign: over all units nothing is added and nothing is lost", () => {
    fc.assert(
      fc.property(ruledLines, fc.constantFrom(...UNITS), (ruled, unit) => {
        const lines = ruled.map(([line]) => line);
        const moved = overlaysOf(ruled.map(([line]) => [line, { kind: "ATTRIBUTION", excluded: null, unit }] as const));
        const sums = sumsOf(lines);
        for (const code of CODES) expect(allOf(overlaid(sums, moved), code)).toEqual(allOf(sums, code));
      }),
    );
  });

  test.each([
    ["U1", 0, 1, 1],
    ["U2", 7, 10, 0],
    ["U4", 2, 1, 0],
    ["D1", 1, 1, 0],
  ])("of %s in time turns numerator %i of %i into %i", (indicator, numerator, denominator, wanted) => {
    const line: Line = { unit: "A", indicator, numerator, denominator, excluded: null };
    expect(ruledLine(line, { kind: "TIME", excluded: null, unit: null }, SCHEME)).toEqual({ ...line, numerator: wanted });
  });

  test("when none was granted leaves every sum as it was", () => {
    fc.assert(
      fc.property(fc.array(aLine), (lines) => {
        expect(overlaid(sumsOf(lines), [])).toEqual(sumsOf(lines));
      }),
    );
  });
});

function ratioOf(sums: readonly Sums[]): Fraction | null {
  const own = sums.find(({ indicator, unit }) => indicator === "U1" && unit === "A");
  return own === undefined || own.denominator.top === 0n ? null : over(own.numerator, own.denominator);
}

function allOf(sums: readonly Sums[], code: string): { n: number; numerator: Fraction; denominator: Fraction; out: number } {
  const of = sums.filter(({ indicator }) => indicator === code);
  return {
    n: of.reduce((all, one) => all + one.n, 0),
    numerator: of.reduce((all, one) => plus(all, one.numerator), ZERO),
    denominator: of.reduce((all, one) => plus(all, one.denominator), ZERO),
    out: of.reduce((all, { excluded }) => all + Object.values(excluded).reduce((sum, lines) => sum + lines, 0), 0),
  };
}

function contentOf(text: string): SchemeContent {
  const read = schemeOf(text);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.scheme.content;
}
