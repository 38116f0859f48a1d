import { MOST_SUBMITTERS, withoutSubmitters } from "../case/index.ts";
import { asOfView, selectedCases, tickNow } from "../tally/index.ts";
import type { InspectionContext } from "./act.ts";

/** Whose work is spoken of, and of which days. */
interface About {
  unitId: number;
  fromDay: string;
  toDay: string;
}

/** `withoutSubmitters` for what is said of a unit's work: of its open cases and of those that ended in the days, the first that a list shows. */
export async function withoutSubmittersOf({ unitId, fromDay, toDay }: About, text: string, context: InspectionContext): Promise<string> {
  const unit = context.units.byId(unitId).code;
  const asOf = asOfView(tickNow(context)).token;
  const most = MOST_SUBMITTERS / 2;
  const lists = [
    { unit, open: true },
    { unit, closedFrom: fromDay, closedTo: toDay },
  ];
  const ids: number[] = [];
  for (const filter of lists) ids.push(...(await selectedCases({ filter, asOf }, most, context)).rows.slice(0, most).map(({ id }) => id));
  return withoutSubmitters([...new Set(ids)], text, context);
}
