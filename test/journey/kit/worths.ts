import { expect } from "vitest";
import { countedWorth } from "../../../server/src/score/appeal/counted.ts";
import type { TestHub } from "../../hub.ts";

interface FrozenRow {
  indicator: string;
  facts: Parameters<typeof countedWorth>[0]["facts"];
  numerator: string;
  denominator: string;
  content: Parameters<typeof countedWorth>[1];
}

/** What was frozen of every line that counts tells what it is worth, by the rule that an appeal counts one with that was left out. @returns indicators that it was seen of */
export async function expectFactsToTellWorths({ database }: TestHub): Promise<string[]> {
  const lines = await database.sql<FrozenRow>(
    `select l.indicator, l.facts, l.numerator, l.denominator, s.content from score_line l join score_period p on p.id = l.period_id join scoring_scheme s on s.id = p.scheme_id where l.excluded is null`,
  );
  const known = lines.map((line) => ({ ...line, worth: countedWorth({ ...line, excluded: null }, line.content) })).filter(({ worth }) => worth !== null);
  for (const { indicator, worth, numerator, denominator } of known)
    expect([indicator, worth?.numerator, worth?.denominator]).toEqual([indicator, Number(numerator), Number(denominator)]);
  return [...new Set(known.map(({ indicator }) => indicator))].toSorted();
}
