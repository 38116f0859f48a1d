import { asOfView, selectedCases, visibleCase } from "../../tally/index.ts";
import type { AsOf, ListConditions } from "../../tally/index.ts";
import type { InspectionContext } from "../act.ts";
import type { CountDifference, ReconciledCase } from "./reconcile.types.ts";

const LONGEST = 20_000;
const SHOWN = 100;

/** What parts a list at one point from the same list at a later one; null: one of them is too long to be held case by case. */
export async function differenceBetween(list: ListConditions, [before, after]: [AsOf, AsOf], context: InspectionContext): Promise<CountDifference | null> {
  const [earlier, later] = [await idsAt(list, before, context), await idsAt(list, after, context)];
  if (earlier === null || later === null) return null;
  const came = [...later].filter((id) => !earlier.has(id));
  const gone = [...earlier].filter((id) => !later.has(id));
  return { came: came.length, cameCases: await casesShown(came, context), gone: gone.length, goneCases: await casesShown(gone, context) };
}

async function idsAt(filter: ListConditions, asOf: AsOf, context: InspectionContext): Promise<Set<number> | null> {
  const { rows } = await selectedCases({ filter, asOf: asOfView(asOf).token }, LONGEST, context);
  return rows.length > LONGEST ? null : new Set(rows.map(({ id }) => id));
}

/** The first of them, by the viewer's rights of now. */
export async function casesShown(ids: readonly number[], context: InspectionContext): Promise<ReconciledCase[]> {
  return Promise.all(ids.slice(0, SHOWN).map(async (id) => ({ caseId: String(id), case: await visibleCase(id, context) })));
}
