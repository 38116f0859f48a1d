import { caseLoaders, MOST_SUBMITTERS, withoutSubmitters } from "../../case/index.ts";
import { casesSpokenOf } from "../card/card.queries.ts";
import type { ScoreContext } from "../context.ts";

/** What somebody wrote about a unit's figures, without what tells who reported one of the cases behind them. */
export async function openWords(of: { periodId: number; unitId: number | null }, words: string, context: ScoreContext): Promise<string> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => casesSpokenOf(tx, of, MOST_SUBMITTERS));
  return withoutSubmitters(ids, words, { ...context, caseLoaders: caseLoaders(past) });
}
