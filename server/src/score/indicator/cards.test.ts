import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemeOf } from "../scheme/scheme-file.ts";
import { cardsOf, WORDING } from "./cards.ts";
import type { Card, Counted, ScoredUnit } from "./cards.ts";
import { compared, decimal, fraction, rounded } from "./fraction.ts";
import { resultOf } from "./result.ts";
import type { SchemeContent } from "./scheme-content.ts";
import { sumsOf } from "./sums.ts";
import type { Line } from "./sums.ts";

const PROPOSAL = readFileSync(join(import.meta.dirname, "../../../../test/sample/schemes/de-xuat-don-vi.yaml"), "utf8");
const SCHEME = contentOf(PROPOSAL);
const unit = (code: string, more: Partial<ScoredUnit> = {}): ScoredUnit => ({ code, group: "SO_NGANH", bands: [], scored: true, ...more });
const line = (of: string, indicator: string, numerator: number, more: Partial<Line> = {}): Line => ({
  unit: of,
  indicator,
  numerator,
  denominator: 1,
  excluded: null,
  ...more,
});
const many = (n: number, one: Line): Line[] => Array.from({ length: n }, () => one);
const counted = (sums: Counted["sums"], days = 31, wording = WORDING): Counted => ({ sums, days, wording });

describe("a card", () => {
  test("without a line has no total: an empty queue alone says nothing", () => {
    const card = only([unit("A")], []);
    expect(card).toMatchObject({ state: "NOT_ENOUGH_DATA", total: null, before: null, rank: null, weights: "15.00" });
    expect(card.indicators.map(({ code, state }) => [code, state])).toContainEqual(["U2", "COUNTED"]);
    expect(value(card, "U2")).toMatchObject({ value: "1.0000", n: 0 });
    expect(value(card, "U1")).toMatchObject({ state: "NO_DATA", value: null, used: null, low: null });
  });

  test("with everything excluded is the same as without a line, and says how many were", () => {
    const card = only([unit("A")], many(40, line("A", "U1", 0, { denominator: 0, excluded: "DECLINED" })));
    expect(value(card, "U1")).toMatchObject({ state: "NO_DATA", n: 0, value: null, excluded: { DECLINED: 40 } });
  });

  test("of one case shows its value and leaves it out of the sum", () => {
    const card = only([unit("A")], [line("A", "U1", 0)]);
    expect(value(card, "U1")).toMatchObject({ state: "TOO_FEW", n: 1, value: "0.0000", used: null });
    expect(card.weights).toBe("15.00");
  });

  test.each([
    [2, 9, 21, "TOO_FEW", "0.0000", null],
    [2, 0, 3, "TOO_FEW", "0.0000", null],
    [1, 9, 21, "COUNTED", "0.0000", "0.0000"],
    [1, 0, 3, "NO_DATA", null, null],
  ])("of answers by wording %i, %i results and %i failures of earlier ones, is %s", (wording, results, failures, state, shown, used) => {
    const lines = [...many(results, line("A", "U4", 0)), ...many(failures, line("A", "U4", 1, { denominator: 0 }))];
    const cards = cardsOf(SCHEME, [unit("A")], counted(sumsOf(lines), 31, wording));
    expect(cards.map((card) => value(card, "U4"))).toMatchObject([{ state, value: shown, used, n: results + failures }]);
  });

  test.each([
    [9, "TOO_FEW", null],
    [10, "SHRUNK", "0.7500"],
    [29, "SHRUNK", "0.8718"],
    [30, "COUNTED", "1.0000"],
  ])("of %i cases, all in time among peers that are half in time, is %s with %s", (n, state, used) => {
    // the peer is large enough that the group's own value is near a half; it is taken exactly
    const lines = [...many(n, line("A", "U1", 1)), ...many(n, line("B", "U1", 0))];
    const card = cardsOf(SCHEME, [unit("A"), unit("B")], counted(sumsOf(lines)))[0];
    expect(card && value(card, "U1")).toMatchObject({ state, used });
  });

  test("spreads the weight of what has no data over the rest, exactly", () => {
    // U1 30 × 0.9 and U2 15 × 1 and U3 10 × 0.5: (27 + 15 + 5) × 100 ÷ 55
    const lines = [...many(36, line("A", "U1", 1)), ...many(4, line("A", "U1", 0)), ...many(20, line("A", "U3", 1)), ...many(20, line("A", "U3", 0))];
    expect(only([unit("A")], lines)).toMatchObject({ weights: "55.00", before: "85.45", total: "85.45", state: "RANKED", rank: 1, ranked: 1 });
  });

  test("loses points for deductions, never more than the cap, never below zero", () => {
    const good = many(40, line("A", "U1", 1)).concat(many(40, line("A", "U3", 1)));
    const lost = (n: number): Card => only([unit("A")], [...good, ...many(n, line("A", "D1", 1))]);
    expect(lost(3)).toMatchObject({ before: "100.00", deducted: "3.00", total: "97.00" });
    expect(lost(40)).toMatchObject({ deducted: "15.00", total: "85.00" });
    expect(lost(40).deductions).toContainEqual({ code: "D1", count: 40, points: "40.00" });
    const bad = many(40, line("A", "U1", 0)).concat(many(40, line("A", "U3", 0)), many(10, line("A", "U2", 300, { denominator: 10 })));
    expect(only([unit("A")], [...bad, ...many(40, line("A", "D1", 1))])).toMatchObject({ before: "0.00", total: "0.00" });
  });

  test("is ranked among its peers alone; equals share a place; who is not scored has none", () => {
    const good = (of: string, late: number): Line[] => [
      ...many(40 - late, line(of, "U1", 1)),
      ...many(late, line(of, "U1", 0)),
      ...many(40, line(of, "U3", 1)),
    ];
    const units = [unit("A"), unit("B"), unit("C"), unit("D", { group: "CAP_XA" }), unit("E", { scored: false })];
    const cards = cardsOf(SCHEME, units, counted(sumsOf([...good("A", 4), ...good("B", 4), ...good("C", 8), ...good("D", 20), ...good("E", 0)])));
    expect(cards.map(({ unit: of, rank, ranked, state }) => [of, rank, ranked, state])).toEqual([
      ["A", 1, 3, "RANKED"],
      ["B", 1, 3, "RANKED"],
      ["C", 3, 3, "RANKED"],
      ["D", 1, 1, "RANKED"],
      ["E", null, null, "NOT_SCORED"],
    ]);
    expect(cards[4]?.total).toBeNull();
  });

  test("of a divided group has peers of its own volume only", () => {
    const units = ["A", "B"].map((code) => unit(code, { group: "CAP_XA", bands: [30, 100] }));
    const cards = cardsOf(SCHEME, units, counted(sumsOf([...many(29, line("A", "U1", 1)), ...many(30, line("B", "U1", 0))])));
    expect(cards.map(({ band }) => band)).toEqual([0, 1]);
    expect(cards[0] && value(cards[0], "U1")).toMatchObject({ peers: "1.0000", used: "1.0000" });
  });
});

describe("a target of clean-up", () => {
  const withTarget = (target: SchemeContent["indicators"][number]["target"]): SchemeContent => ({
    ...SCHEME,
    indicators: SCHEME.indicators.map((one) => (one.rule === "BACKLOG_CLEANED" ? { ...one, target } : one)),
  });
  const half = sumsOf([...many(20, line("A", "U6", 1)), ...many(20, line("A", "U6", 0))]);
  const shown = (days: number) => {
    const [card] = cardsOf(withTarget([{ days: 30, share: 40 }, { days: 90, share: 80 }]), [unit("A")], counted(half, days)); // prettier-ignore
    return card && value(card, "U6");
  };

  test.each([
    [29, "NO_DATA", null, undefined],
    [30, "COUNTED", "1.0000", "0.4000"],
    [89, "COUNTED", "1.0000", "0.4000"],
    [90, "COUNTED", "0.6250", "0.8000"],
    [365, "COUNTED", "0.6250", "0.8000"],
  ])("after %i days is %s with %s of %s: half is cleaned", (days, state, own, target) => {
    expect(shown(days)).toMatchObject({ state, n: 40, numerator: "20", value: own, used: own });
    expect(shown(days)?.target).toBe(target);
  });

  test("bounds the interval with the value, and a card without one has no word of it", () => {
    const { value: own, low, high } = shown(90) ?? { value: null, low: null, high: null };
    expect([Number(low) < Number(own), Number(own) < Number(high), Number(high) <= 1]).toEqual([true, true, true]);
    expect(resultOf(SCHEME, [unit("A")], counted(half)).cards[0]?.body).not.toContain("target");
    expect(resultOf(SCHEME, [unit("A")], counted(half, 9)).hash).toBe(resultOf(SCHEME, [unit("A")], counted(half)).hash);
  });

  test.each([
    ["a rule that knows none", "rule: ANSWER_QUALITY", "[{ days: 30, share: 40 }]"],
    ["days that do not rise", "rule: BACKLOG_CLEANED", "[{ days: 30, share: 40 }, { days: 30, share: 50 }]"],
    ["shares that fall", "rule: BACKLOG_CLEANED", "[{ days: 30, share: 40 }, { days: 60, share: 30 }]"],
    ["a share of nothing", "rule: BACKLOG_CLEANED", "[{ days: 30, share: 0 }]"],
  ])("is refused for %s", (_why, rule, target) => {
    const read = schemeOf(PROPOSAL.replace(rule, `${rule}\n    target: ${target}`));
    expect("problems" in read && read.problems[0]?.at).toMatch(/^indicators\.\d\.target/);
  });
});

describe("whatever the lines", () => {
  const lines = fc.array(
    fc.record({
      unit: fc.constantFrom("A", "B", "C"),
      indicator: fc.constantFrom("U1", "U3", "U4", "U7", "D1"),
      numerator: fc.constantFrom(0, 1),
      denominator: fc.constant(1),
      excluded: fc.constant(null),
    }),
    { maxLength: 200 },
  );
  const units = [unit("A"), unit("B"), unit("C", { scored: false })];

  test("their order is irrelevant, to the last byte", () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.nat()), (given, random) => {
        const keyed = given.map((one) => ({ one, key: random.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
        const shuffled = keyed.map(({ one }) => one);
        expect(resultOf(SCHEME, units, counted(sumsOf(shuffled))).hash).toBe(resultOf(SCHEME, units, counted(sumsOf(given))).hash);
      }),
    );
  });

  test("one more case in time never lowers the ratio of who handled it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), (inTime, late) => {
        const base = [...many(inTime, line("A", "U1", 1)), ...many(late, line("A", "U1", 0)), ...many(40, line("A", "U3", 1))];
        const [before, after] = [base, [...base, line("A", "U1", 1)]].map((given) => value(only([unit("A")], given), "U1"));
        expect(compared(decimal(after?.value ?? "0"), decimal(before?.value ?? "0"))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a value lies within 0 and 1 and inside its interval, a total within 0 and 100", () => {
    fc.assert(
      fc.property(lines, (given) => {
        for (const { indicators, total } of cardsOf(SCHEME, units, counted(sumsOf(given)))) {
          if (total !== null) expect(Number(total)).toBeGreaterThanOrEqual(0);
          if (total !== null) expect(Number(total)).toBeLessThanOrEqual(100);
          for (const { value: own, low, high } of indicators) {
            if (own === null || low === null || high === null) continue;
            expect([Number(low) <= Number(own), Number(own) <= Number(high)]).toEqual([true, true]);
          }
        }
      }),
    );
  });

  test("what was shrunk lies between the unit's own value and its peers'", () => {
    fc.assert(
      fc.property(lines, (given) => {
        for (const { indicators } of cardsOf(SCHEME, units, counted(sumsOf(given)))) {
          for (const { value: own, used, peers } of indicators) {
            if (own === null || used === null || peers === null) continue;
            const [least, most] = [Number(own), Number(peers)].toSorted((a, b) => a - b);
            expect([Number(used) >= (least ?? 0), Number(used) <= (most ?? 1)]).toEqual([true, true]);
          }
        }
      }),
    );
  });
});

describe("exact numbers", () => {
  test.each([
    ["1", "3", 4, "0.3333"],
    ["1", "8", 2, "0.13"],
    ["-1", "8", 2, "-0.13"],
    ["5", "1000", 2, "0.01"],
    ["49", "10000", 2, "0.00"],
    ["-49", "10000", 2, "0.00"],
    ["7", "2", 0, "4"],
  ])("%s/%s with %i digits is %s, half up", (top, bottom, digits, text) => {
    expect(rounded(fraction(BigInt(top), BigInt(bottom)), digits)).toBe(text);
  });

  test("have no denominator of zero", () => {
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });
});

function only(units: readonly ScoredUnit[], lines: readonly Line[]): Card {
  const [card] = cardsOf(SCHEME, units, counted(sumsOf(lines)));
  if (card === undefined) throw new Error("no card");
  return card;
}

function value(card: Card, code: string): Card["indicators"][number] {
  const found = card.indicators.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
}

function contentOf(text: string): SchemeContent {
  const read = schemeOf(text);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.scheme.content;
}
