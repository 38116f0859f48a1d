import DataLoader from "dataloader";
import { asking, scopesOf } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../platform/local-time.ts";
import { asOfOf, narrowedList, tickNow } from "../tally/index.ts";
import type { ListSql } from "../tally/index.ts";
import type { Unit } from "../unit/index.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { mostLeft, targetLeft } from "./campaign-line.ts";
import { filterOf } from "./campaign-open.ts";
import { lastEventsBefore } from "../journal/index.ts";
import { countFrozen, countLeft } from "./campaign.queries.ts";
import type { CampaignRow, FrozenCounts, FrozenPoint, UnitFrozenCounts } from "./campaign.queries.ts";

/** A point that a campaign is counted at. */
export interface CampaignAsOf {
  event: number;
  instant: Instant;
}

/** The part of a campaign's scope whose cases the viewer reads: all of it, or the first of his units inside; null: none. */
export function seenUnit({ unitId }: Pick<CampaignRow, "unitId">, context: CampaignContext): Unit | null {
  const { units } = context;
  const scope = units.byId(unitId);
  const paths = scopesOf(asking(context), "readCases");
  if (paths.some((path) => scope.path.startsWith(path))) return scope;
  const inside = paths.find((path) => path.startsWith(scope.path));
  return units.all.find(({ path }) => path === inside) ?? null;
}

/** What is counted of a campaign at an event. @param of the part of its scope; one unit alone with `alone` */
export function frozenPoint(row: CampaignRow, of: Unit, at: CampaignAsOf, context: CampaignContext, alone = false): FrozenPoint {
  const { units } = context;
  const scope = units.byId(row.unitId);
  const seen = of.id === scope.id && !alone ? null : alone ? [of.id] : units.subtree(of.path);
  return { campaignId: row.id, event: at.event, scope: scope.id === units.province.id ? null : hands(scope, at.instant, context), seen };
}

/** The units of a scope, and those that stand at an instant for the ones that have ended: in their hands a case is still the scope's. */
function hands(scope: Unit, at: Instant, { units }: CampaignContext): number[] {
  const own = new Set(units.subtree(scope.path));
  for (const unit of units.endedBy(at)) if (own.has(unit.id)) for (const { id } of units.successorsOf(unit)) own.add(id);
  return [...own];
}

/** The point asked for, or the latest tick; never after the campaign's end, nor before its list was frozen. @throws BAD_AS_OF */
export async function pointOf(tx: Tx, row: CampaignRow, token: string | null, context: CampaignContext): Promise<CampaignAsOf> {
  const tick = tickNow(context);
  const asked = token === null ? { event: tick.event, instant: tick.instant } : (await asOfOf(tx, token, Math.max(context.clock.now(), tick.instant))).asOf;
  return within(row, asked);
}

function within(row: CampaignRow, asked: CampaignAsOf): CampaignAsOf {
  const { asOfEvent, asOfInstant, endEvent, endInstant } = row;
  if (endEvent !== null && endInstant !== null && (asked.event > endEvent || asked.instant > endInstant)) return { event: endEvent, instant: endInstant };
  return asked.event < asOfEvent || asked.instant < asOfInstant ? { event: asOfEvent, instant: asOfInstant } : asked;
}

/** A campaign's numbers with the line they are held against. */
export interface CampaignCounts extends FrozenCounts {
  /** the most that may be left by the line: working days that have ended count */
  line: number;
  onLine: boolean;
  target: number;
  /** working days of the span that have ended */
  daysPassed: number;
}

/** Adds up the units' own numbers, and holds them against the line at an instant. */
export function held(rows: readonly FrozenCounts[], { workingDays, leftPercent }: CampaignRow, at: Instant): CampaignCounts {
  const total: FrozenCounts = { opening: 0, left: 0, done: 0, ended: 0, handedOn: 0, reopened: 0 };
  for (const row of rows) for (const name of Object.keys(total) as (keyof FrozenCounts)[]) total[name] += row[name];
  const today = localDay(at);
  const target = targetLeft(total.opening, leftPercent);
  const line = mostLeft({ opening: total.opening, target }, workingDays, today);
  return { ...total, target, line, onLine: total.left <= line, daysPassed: workingDays.filter((day) => day < today).length };
}

/** The numbers by the unit that held the cases: of the scope's own cases, and of each unit below it with everything below that. */
export function byUnit(rows: readonly UnitFrozenCounts[], scope: Unit, { units }: CampaignContext): { unit: Unit; alone: boolean; rows: UnitFrozenCounts[] }[] {
  const own = { unit: scope, alone: true, rows: rows.filter(({ unitId }) => unitId === scope.id) };
  const below = units
    .childrenOf(scope)
    .map((unit) => ({ unit, alone: false, rows: rows.filter(({ unitId }) => units.byId(unitId).path.startsWith(unit.path)) }));
  return [own, ...below];
}

/** One day of a campaign. */
export interface BurnDay {
  day: string;
  working: boolean;
  /** how many are left at its end, or at the as-of on its day; null: it is still to come */
  left: number | null;
  /** the most that may be left at its end */
  line: number;
}

const MOST_DAYS = 400;

/** Every day from the one the list was frozen on to the target day, or to the as-of where that is later. */
export async function burnDown(
  tx: Tx,
  row: CampaignRow,
  of: Unit,
  { at, opening }: { at: CampaignAsOf; opening: number },
  context: CampaignContext,
): Promise<BurnDay[]> {
  const today = localDay(at.instant);
  const days = daysFrom(localDay(row.asOfInstant), row.targetDay > today ? row.targetDay : today);
  const past = days.filter((day) => day <= today);
  const ends = await pointsAt(tx, row, past, at);
  const events = new Map(ends.map((end) => [end.event, end]));
  const counted = await countLeft(
    tx,
    [...events.values()].map((end) => frozenPoint(row, of, end, context)),
  );
  const leftAt = new Map(counted.map(({ event, left }) => [event, left]));
  const balance = { opening, target: targetLeft(opening, row.leftPercent) };
  return days.map((day, i) => {
    const end = ends[i];
    const left = end === undefined ? null : (leftAt.get(end.event) ?? 0);
    return { day, working: row.workingDays.includes(day), left, line: mostLeft(balance, row.workingDays, dayAfter(day, 1)) };
  });
}

/** Where the journal stood at the end of each of these days; on the as-of's own day, and after it, the as-of. */
export async function pointsAt(tx: Tx, row: CampaignRow, days: readonly string[], at: CampaignAsOf): Promise<CampaignAsOf[]> {
  const ends = days.map((day) => startOfLocalDay(dayAfter(day, 1)));
  const events = await lastEventsBefore(tx, ends);
  return ends.map((instant, i) => (instant > at.instant ? at : within(row, { event: events[i] ?? 0, instant: instant - 1 })));
}

/** Days from one to another, at most 400. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** The list of what has arrived: the campaign's own conditions in the part of its scope that the viewer reads. @returns at a point; `last`: the journal's last event */
export async function arrivedList(row: CampaignRow, of: Unit, context: CampaignContext): Promise<(at: CampaignAsOf, last: number) => ListSql> {
  const terms = { unit: of.code, stream: row.caseStream, backlogClass: row.classes, severity: row.severities };
  const list = await narrowedList(filterOf(terms), context);
  return (at, last) => list(at, at.event === last);
}

const loaders = new WeakMap<object, DataLoader<CampaignRow, CampaignCounts>>();

/** The numbers of campaigns at the latest tick, many in one look; one a request, bound to its viewer. */
export function countsOf(context: CampaignContext): DataLoader<CampaignRow, CampaignCounts> {
  const kept = loaders.get(context) ?? new DataLoader<CampaignRow, CampaignCounts>((rows) => countedTogether(rows, context), { cache: false });
  loaders.set(context, kept);
  return kept;
}

async function countedTogether(rows: readonly CampaignRow[], context: CampaignContext): Promise<CampaignCounts[]> {
  const { event, instant } = tickNow(context);
  const points = rows.map((row) => ({ row, at: within(row, { event, instant }), of: seenUnit(row, context) }));
  const asked = points.flatMap(({ row, at, of }) => (of === null ? [] : [frozenPoint(row, of, at, context)]));
  const counted = Map.groupBy(await context.database.asWorker().read((tx) => countFrozen(tx, asked)), ({ campaignId }) => campaignId);
  return points.map(({ row, at }) => held(counted.get(row.id) ?? [], row, at.instant));
}
