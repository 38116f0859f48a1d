import { MOST_SUBMITTERS, withoutAllSubmitters } from "../../case/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { ScoreContext } from "../context.ts";
import { lockSheetPeriod } from "../officer/index.ts";
import { lockPeriod } from "../period/period.queries.ts";
import type { AppealRow } from "./appeal.queries.ts";
import { casesBehindCard, casesBehindSheet } from "./appealed.queries.ts";

/** A line that an appeal is about, of a unit's card or an officer's sheet. */
export type Appealed = Pick<AppealRow, "officerId" | "periodId" | "unitId" | "holderUnitId" | "indicator" | "ordinal">;

/** Holds what an appeal is about still to the end of the transaction. */
export async function lockAppealed(tx: Tx, { officerId, periodId }: Pick<AppealRow, "officerId" | "periodId">): Promise<void> {
  if (officerId === null) await lockPeriod(tx, periodId);
  else await lockSheetPeriod(tx, periodId);
}

/** What somebody wrote about a line, without what tells who reported one of the cases behind it, however many there are. */
export async function openWordsOf<const Words extends readonly string[]>(
  { officerId, ...line }: Appealed,
  words: Words,
  context: ScoreContext,
): Promise<{ [place in keyof Words]: string }> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => (officerId === null ? casesBehindCard(tx, line, MOST_SUBMITTERS) : casesBehindSheet(tx, { ...line, officerId })));
  return withoutAllSubmitters(ids, words, context, past);
}
