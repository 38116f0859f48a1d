import { caseLoaders, MOST_SUBMITTERS, withoutSubmitters } from "../../case/index.ts";
import type { Tx } from "../../platform/database.ts";
import type { ScoreContext } from "../context.ts";
import { lockSheetPeriod } from "../officer/index.ts";
import { lockPeriod } from "../period/period.queries.ts";
import type { AppealRow } from "./appeal.queries.ts";
import { casesBehindCard, casesBehindSheet } from "./appealed.queries.ts";

/** A line that an appeal is about, of a unit's card or an officer's sheet. */
export type Appealed = Pick<AppealRow, "officerId" | "periodId" | "unitId" | "indicator" | "ordinal">;

/** Holds what an appeal is about still to the end of the transaction. */
export async function lockAppealed(tx: Tx, { officerId, periodId }: Pick<AppealRow, "officerId" | "periodId">): Promise<void> {
  if (officerId === null) await lockPeriod(tx, periodId);
  else await lockSheetPeriod(tx, periodId);
}

/** Gives what somebody wrote about a line without what tells who reported one of the cases behind it, however many there are. */
export async function hiderOf({ officerId, ...line }: Appealed, context: ScoreContext): Promise<(text: string) => Promise<string>> {
  const past = context.database.asWorker();
  const ids = await past.read((tx) => (officerId === null ? casesBehindCard(tx, line, MOST_SUBMITTERS) : casesBehindSheet(tx, { ...line, officerId })));
  const hiding = { ...context, caseLoaders: caseLoaders(past) };
  const pages = Array.from({ length: Math.ceil(ids.length / MOST_SUBMITTERS) }, (_, page) => ids.slice(page * MOST_SUBMITTERS, (page + 1) * MOST_SUBMITTERS));
  return async (text) => {
    let open = await withoutSubmitters([], text, hiding);
    for (const page of pages) open = await withoutSubmitters(page, open, hiding);
    return open;
  };
}
