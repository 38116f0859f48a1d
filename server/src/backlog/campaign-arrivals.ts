import { lastEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import { dayAfter, localDay } from "../platform/local-time.ts";
import type { Unit } from "../unit/index.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { arrivedList, daysFrom, pointsAt } from "./campaign-figures.ts";
import type { CampaignAsOf } from "./campaign-figures.ts";
import { countCameIn } from "./campaign-arrivals.queries.ts";
import type { CampaignRow } from "./campaign.queries.ts";

/** Newest days of a campaign whose arrivals are counted. */
const MOST_ARRIVAL_DAYS = 92;

/** What one day of a campaign brought. */
export interface ArrivalDay {
  day: string;
  /** newcomers that stand at its end, on the as-of's own day at the as-of */
  arrived: number;
  /** of them, those that did not stand at the end of the day before */
  cameIn: number;
}

/** Days up to the as-of with what came into the campaign's conditions on each, the newest `MOST_ARRIVAL_DAYS`. */
export async function arrivalsOf(row: CampaignRow, of: Unit, at: CampaignAsOf, context: CampaignContext): Promise<ArrivalDay[]> {
  const listAt = await arrivedList(row, of, context);
  const { days, points } = await context.database.asWorker().read(async (tx) => {
    const all = daysFrom(localDay(row.asOfInstant), localDay(at.instant)).slice(-MOST_ARRIVAL_DAYS);
    return { days: all, points: [await pointBefore(tx, row, all[0] ?? "", at), ...(await pointsAt(tx, row, all, at))] };
  });
  return context.database.read(async (tx) => {
    const last = await lastEvent(tx);
    const lists = points.map((point) => listAt(point, last));
    const counted = new Map((await countCameIn(tx, row.id, lists)).map((one) => [one.place, one]));
    return days.map((day, i) => ({ day, arrived: counted.get(i + 1)?.arrived ?? 0, cameIn: counted.get(i + 1)?.cameIn ?? 0 }));
  });
}

/** The end of the day before, or where the list was frozen. */
export async function pointBefore(tx: Tx, row: CampaignRow, day: string, at: CampaignAsOf): Promise<CampaignAsOf> {
  const [point] = day > localDay(row.asOfInstant) ? await pointsAt(tx, row, [dayAfter(day, -1)], at) : [];
  return point ?? { event: row.asOfEvent, instant: row.asOfInstant };
}
