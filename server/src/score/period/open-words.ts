import { caseLoaders, MOST_SUBMITTERS, withoutAllSubmitters, withoutSubmitters } from "../../case/index.ts";
import { casesSpokenOf } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";
import { newestCases } from "./call-off.queries.ts";

/** What somebody wrote about a unit's figures, without what tells who reported one of the cases behind them. */
export async function openWords(of: { periodId: number; unitId: number | null }, words: string, context: ScoreContext): Promise<string> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => casesSpokenOf(tx, { periodIds: [of.periodId], unitId: of.unitId }, MOST_SUBMITTERS));
  return withoutSubmitters(ids, words, { ...context, caseLoaders: caseLoaders(past) });
}

/** Cases of some months, in a province that has many. */
const NEWEST_CASES = 10_000;

/** The same for words about a period that has no figures yet: over the province's newest cases. */
export async function openWordsOfNewest(words: string, context: ScoreContext): Promise<string> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => newestCases(tx, NEWEST_CASES));
  const [open] = await withoutAllSubmitters(ids, [words], context, past);
  return open;
}

/** More than a province has ever had. */
const ALL_CASES = 10_000_000;

/** The same for words about several periods, over all their cases. */
export async function openWordsOver<const Words extends readonly string[]>(
  of: { periodIds: readonly number[]; unitId: number | null },
  words: Words,
  context: ScoreContext,
): Promise<{ [place in keyof Words]: string }> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => casesSpokenOf(tx, of, ALL_CASES));
  return withoutAllSubmitters(ids, words, context, past);
}
