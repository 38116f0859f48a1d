import { withoutAllSubmitters } from "../../case/index.ts";
import { startOfLocalDay } from "../../platform/local-time.ts";
import type { ScoreContext } from "../context.ts";
import { sheetPeriodsByIds } from "../officer/index.ts";
import { openWordsOver } from "../period/open-words.ts";
import type { Named } from "./draw.ts";
import { casesOfSheets } from "./person-facts.queries.ts";
import type { RoundRow } from "./round.queries.ts";

/** What somebody wrote of a dossier, or of a whole round, without submitters of the cases behind its scores or sheets, nor of those that were led elsewhere since. @param of null: of everybody */
export async function openWordsOfRound<const Words extends readonly string[]>(
  { periodIds, sheetPeriodIds, fromDay }: Pick<RoundRow, "periodIds" | "sheetPeriodIds" | "fromDay">,
  { unitId, officerId }: { [key in keyof Named]: Named[key] | null },
  words: Words,
  context: ScoreContext,
): Promise<{ [place in keyof Words]: string }> {
  if (sheetPeriodIds.length === 0) return openWordsOver({ periodIds, unitId }, words, context);
  const past = context.database.asWorker();
  const cases = await past.read(async (tx) => {
    const parts = (await sheetPeriodsByIds(tx, sheetPeriodIds)).flatMap((one) => one.parts);
    return casesOfSheets(tx, { periodIds: parts, officerIds: officerId === null ? null : [officerId], since: startOfLocalDay(fromDay) });
  });
  return withoutAllSubmitters(cases, words, context, past);
}
