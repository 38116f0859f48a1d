import { lastEvent } from "../journal/index.ts";
import { asOfView } from "../tally/index.ts";
import type { Unit } from "../unit/index.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { localDay } from "../platform/local-time.ts";
import { pointBefore } from "./campaign-arrivals.ts";
import { arrivedList, burnDown, byUnit, frozenPoint, held, pointOf, pointsAt } from "./campaign-figures.ts";
import { countArrived, pageOfArrived } from "./campaign-arrivals.queries.ts";
import { countFrozen, pageOfFrozen, wordsOf } from "./campaign.queries.ts";
import type { CampaignRow } from "./campaign.queries.ts";
import type { CampaignCases, CampaignStanding, CampaignUnit } from "./campaign.types.ts";
import { caseView } from "./campaign-view.ts";
import type { CampaignNumber } from "./campaign.words.ts";

/** How a campaign stands at a point: its balance, what has arrived, each unit and each day. @throws BAD_AS_OF */
export async function standingOf(row: CampaignRow, of: Unit, token: string | null, context: CampaignContext): Promise<CampaignStanding> {
  const arrivals = await arrivedList(row, of, context);
  const { at, counted, figures, days } = await frozenOf(row, of, token, context);
  const arrived = await context.database.read(async (tx) => countArrived(tx, row.id, arrivals(at, await lastEvent(tx))));
  const units = byUnit(counted, of, context).map(({ unit, alone, rows }): CampaignUnit => {
    const its = arrived.filter(({ unitId }) => (alone ? unitId === unit.id : context.units.byId(unitId).path.startsWith(unit.path)));
    return { unit, unitOnly: alone, figures: held(rows, row, at.instant), arrived: sum(its) };
  });
  const taking = units.filter((unit) => unit.figures.opening > 0 || unit.arrived > 0);
  return { row, of, asOf: asOfView(at), figures, arrived: sum(arrived), units: taking, days };
}

/**
 * The balance of a part of the scope that the viewer reads, past the second wall: a case that his units held when it was frozen is counted wherever it went,
 * so that everybody counts the same.
 */
async function frozenOf(row: CampaignRow, of: Unit, token: string | null, context: CampaignContext) {
  return context.database.asWorker().read(async (tx) => {
    const at = await pointOf(tx, row, token, context);
    const counted = await countFrozen(tx, [frozenPoint(row, of, at, context)]);
    const figures = held(counted, row, at.instant);
    return { at, counted, figures, days: await burnDown(tx, row, of, { at, opening: figures.opening }, context) };
  });
}

const sum = (counted: readonly { cases: number }[]): number => counted.reduce((total, { cases }) => total + cases, 0);

/** Which number's cases: of a unit's part, at the end of a day or at a point. */
interface AskedCases {
  number: CampaignNumber;
  of: Unit;
  alone: boolean;
  day: string | null;
  token: string | null;
}

/** A page of a number's cases: of the whole list exactly as many rows as the number; their words only where the viewer still sees them. @throws BAD_AS_OF */
export async function casesOf(
  row: CampaignRow,
  { number, of, alone, day, token }: AskedCases,
  page: { first: number; after: number },
  context: CampaignContext,
): Promise<CampaignCases> {
  const asked = { first: page.first + 1, after: page.after };
  const arrivals = await arrivedList(row, of, context);
  const { at, before, frozen } = await context.database.asWorker().read(async (tx) => {
    const now = await pointOf(tx, row, token, context);
    const point = day === null ? now : ((await pointsAt(tx, row, [day], now))[0] ?? now);
    if (number === "ARRIVED") return { at: point, before: null, frozen: null };
    if (number === "CAME_IN") return { at: point, before: await pointBefore(tx, row, day ?? localDay(point.instant), now), frozen: null };
    return { at: point, before: null, frozen: await pageOfFrozen(tx, frozenPoint(row, of, point, context, alone), number, asked) };
  });
  return context.database.read(async (tx) => {
    const last = await lastEvent(tx);
    const narrowed = { ...asked, units: alone ? [of.id] : null, since: before === null ? null : arrivals(before, last) };
    const found = frozen ?? (await pageOfArrived(tx, row.id, arrivals(at, last), narrowed));
    const shown = found.rows.slice(0, page.first);
    const ids = shown.map(({ caseId }) => caseId);
    const words = new Map((await wordsOf(tx, ids)).map((one) => [one.id, one]));
    return {
      asOf: asOfView(at),
      totalCount: found.total,
      rows: shown.map((one) => caseView(one, words.get(one.caseId) ?? null, context.units)),
      pageInfo: { hasNextPage: found.rows.length > page.first, endCursor: shown.at(-1)?.position.toString() ?? null },
    };
  });
}
