import { describe, expect, test } from "vitest";
import { judged } from "./judge.ts";
import { SIGN_RULES } from "./rules.ts";
import type { UnitFacts } from "./rules.ts";
import { Dice, factsOf, LAST_DAYS, ordinary, PLANTED, PROPOSED } from "./signs.fixture.ts";
import { SIGNS } from "./sign.words.ts";
import type { Sign } from "./sign.words.ts";

const SEEDS = 200;
const UNITS = 12;
const [BAD, TWIN] = [0, 1];
/** Which units of a generated province are unusual by a sign: the first had it planted, the second is its honest twin. */
function unusual(sign: Sign, seed: number): number[] {
  const dice = new Dice(seed * 7919 + SIGNS.indexOf(sign));
  const { bad, twin } = PLANTED[sign];
  const facts = Array.from({ length: UNITS }, (_, i): UnitFacts => {
    const habits = { ...ordinary(dice), ...(i === BAD ? bad : {}), ...(i === TWIN ? twin : {}) };
    return factsOf(habits, i * 10_000 + 1, dice);
  });
  const { measure, ...by } = PROPOSED[sign];
  const rows = facts.map((one) => SIGN_RULES[sign](one, { measure, lastDays: LAST_DAYS })).map(({ base, found }) => ({ base, n: found.length }));
  return rows.flatMap((row, i) => {
    const others = rows.filter((_row, j) => j !== i);
    return judged(row, others, by).state === "UNUSUAL" ? [i] : [];
  });
}

describe("over 200 generated provinces of 12 units", () => {
  for (const sign of SIGNS)
    test(`${sign} that was planted in one unit is found there, and nowhere else, its honest twin least of all`, () => {
      const all = Array.from({ length: SEEDS }, (_, seed) => unusual(sign, seed + 1));
      const found = all.filter((units) => units.includes(BAD)).length;
      const twins = all.filter((units) => units.includes(TWIN)).length;
      const others = all.flatMap((units) => units.filter((i) => i !== BAD && i !== TWIN)).length;
      expect({ sign, found, twins, others }).toEqual({ sign, found: SEEDS, twins: 0, others: 0 });
    });
});

describe("judging", () => {
  const by = { smallest: 10, floorCases: 5, floorPercent: 15, spreadTenths: 35, smallestPeers: 3 };
  const peers = [
    { base: 100, n: 2 },
    { base: 100, n: 3 },
    { base: 100, n: 4 },
  ];

  test("says nothing of a unit with too few cases, or with too few others beside it", () => {
    expect(judged({ base: 9, n: 9 }, peers, by)).toMatchObject({ state: "TOO_FEW_CASES", share: null });
    expect(judged({ base: 100, n: 90 }, peers.slice(1), by)).toMatchObject({ state: "TOO_FEW_PEERS", median: null, peers: 2 });
    expect(judged({ base: 100, n: 90 }, [...peers.slice(1), { base: 5, n: 5 }], by).state).toBe("TOO_FEW_PEERS");
  });

  test("needs the absolute floor and the distance from the others, each of them", () => {
    expect(judged({ base: 100, n: 40 }, peers, by).state).toBe("UNUSUAL");
    expect(judged({ base: 10, n: 4 }, peers, by).state).toBe("USUAL"); // below five cases
    expect(judged({ base: 100, n: 14 }, peers, by).state).toBe("USUAL"); // below fifteen in a hundred
    const alike = peers.map(({ base }) => ({ base, n: 38 }));
    expect(judged({ base: 100, n: 40 }, alike, by).state).toBe("USUAL"); // all do so
  });

  test("is not moved by one peer that is unusual itself", () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ base: 100, n: 2 + (i % 3) }));
    expect(judged({ base: 100, n: 40 }, [...many, { base: 100, n: 95 }], by).state).toBe("UNUSUAL");
  });

  test("tells a unit without any case apart from one with none found", () => {
    expect(judged({ base: 0, n: 0 }, peers, by).state).toBe("TOO_FEW_CASES");
    expect(judged({ base: 100, n: 0 }, peers, by)).toMatchObject({ state: "USUAL", share: 0 });
  });
});
