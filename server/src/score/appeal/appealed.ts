import { caseLoaders, MOST_SUBMITTERS, withoutSubmitters } from "../../case/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { ScoreContext } from "../context.ts";
import { lockSheetPeriod } from "../officer/index.ts";
import { openWords } from "../period/open-words.ts";
import { lockPeriod } from "../period/period.queries.ts";
import type { AppealRow } from "./appeal.queries.ts";
import { casesOfSheet } from "./officer/officer.queries.ts";

/** Holds what an appeal is about still to the end of the transaction. */
export async function lockAppealed(tx: Tx, { officerId, periodId }: Pick<AppealRow, "officerId" | "periodId">): Promise<void> {
  if (officerId === null) await lockPeriod(tx, periodId);
  else await lockSheetPeriod(tx, periodId);
}

/** What somebody wrote about an appeal, without what tells who reported one of the cases behind it. */
export async function wordsOf(
  { officerId, periodId, unitId }: Pick<AppealRow, "officerId" | "periodId" | "unitId">,
  words: string,
  context: ScoreContext,
): Promise<string> {
  if (officerId === null) return openWords({ periodId, unitId }, words, context);
  const past = context.database.asWorker();
  const ids = await past.read((tx) => casesOfSheet(tx, { periodId, officerId }, MOST_SUBMITTERS));
  return withoutSubmitters(ids, words, { ...context, caseLoaders: caseLoaders(past) });
}
