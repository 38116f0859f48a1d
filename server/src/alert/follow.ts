import { setTimeout as wait } from "node:timers/promises";
import { severeBefore, termsOn } from "../clock/index.ts";
import { lastEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import { remindersIn, takeReportEnds } from "../report/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { NoticeHub } from "./alert-hub.ts";
import { planAlerts } from "./alerts.ts";
import {
  caseMoves,
  changeFailures,
  directiveMoves,
  dueBetween,
  insideMoves,
  proposalMoves,
  submissionMoves,
  takeAlertRings,
  takeJobEnds,
} from "./happenings.queries.ts";
import type { Stretch } from "./happenings.queries.ts";
import { postsIn } from "./holders.queries.ts";
import { holdPlace, insertNotices, movePlace, sweepNotices } from "./notice.queries.ts";
import type { FollowPlace, NewNotice } from "./notice.queries.ts";
import {
  aboveOf,
  holdersOf,
  toldOfAlert,
  toldOfCase,
  toldOfDirective,
  toldOfFailure,
  toldOfInside,
  toldOfJob,
  toldOfProposal,
  toldOfReport,
  toldOfReportEnd,
  toldOfSevere,
  toldOfSubmission,
} from "./recipients.ts";
import type { Told } from "./recipients.ts";
import { toldOfScores } from "./scores/told-of-scores.ts";
import { termOn } from "./term.queries.ts";

/** Events looked at in one transaction. */
const AT_ONCE = 5_000;
const LOOK_MS = 250;
const SWEEP_MS = 3_600_000;

/**
 * Makes notices of everything that happened since the last time. Its place moves in the transaction that writes them: a hub that dies leaves neither a gap nor
 * anything twice.
 * @returns how many notices were made; null: another hub is at it
 */
export async function makeNotices(hub: NoticeHub): Promise<number | null> {
  for (let made = 0; ;) {
    const some = await hub.database.write((tx) => makeSome(tx, hub));
    if (some === null) return null;
    made += some.made;
    if (!some.more) return made;
  }
}

async function makeSome(tx: Tx, hub: NoticeHub): Promise<{ made: number; more: boolean } | null> {
  const place = await holdPlace(tx);
  if (place === null) return null;
  const [last, now] = [await lastEvent(tx), hub.clock.now()];
  const stretch = { after: place.readUpTo, upTo: Math.min(last, place.readUpTo + AT_ONCE) };
  const severeUpTo = severePoint(hub, now);
  const told = [
    ...(await toldOfEvents(tx, stretch, hub.units())),
    ...(await toldOfTime(tx, place, severeUpTo, hub)),
    ...(await takeJobEnds(tx)).map(toldOfJob),
    ...(await toldOfRings(tx, hub, now)),
    ...(await toldOfReports(tx, place, now, hub)),
    ...(await toldOfScores(tx, hub, now)),
    ...(await takeReportEnds(tx)).map((end) => toldOfReportEnd(end, now)),
  ];
  const notices = await addressed(tx, told, hub, now);
  const made = await insertNotices(tx, notices);
  await planAlerts(tx, made, now);
  const reportsUpTo = looksAtReports(place, now) ? now : place.reportsUpTo;
  const moved: FollowPlace = { readUpTo: stretch.upTo, severeUpTo: later(place.severeUpTo, severeUpTo), reportsUpTo };
  if (moved.readUpTo !== place.readUpTo || moved.severeUpTo !== place.severeUpTo || reportsUpTo !== place.reportsUpTo) await movePlace(tx, moved);
  return { made: made.length, more: stretch.upTo < last };
}

async function toldOfRings(tx: Tx, { units }: Pick<NoticeHub, "units">, now: Instant): Promise<Told[]> {
  const rings = await takeAlertRings(tx);
  const around = new Map(rings.map(({ unitId }) => [unitId, [unitId, ...aboveOf(unitId, units()), units().province.id]]));
  const posts = rings.some(({ ownerAccountId }) => ownerAccountId !== null) ? await postsIn(tx, [...new Set([...around.values()].flat())], now) : [];
  return rings.map((ring) => {
    const here = posts.filter(({ unitId }) => around.get(ring.unitId)?.includes(unitId));
    return toldOfAlert(ring, new Set(here.map(({ accountId }) => accountId)), units());
  });
}

async function toldOfEvents(tx: Tx, stretch: Stretch, units: UnitRegister): Promise<Told[]> {
  if (stretch.upTo <= stretch.after) return [];
  return [
    ...(await caseMoves(tx, stretch)).map(toldOfCase),
    ...(await directiveMoves(tx, stretch)).flatMap(toldOfDirective),
    ...(await submissionMoves(tx, stretch)).map(toldOfSubmission),
    ...(await proposalMoves(tx, stretch)).flatMap((move) => toldOfProposal(move, units)),
    ...(await changeFailures(tx, stretch)).flatMap(toldOfFailure),
    ...(await insideMoves(tx, stretch)).map(toldOfInside),
  ];
}

/** What was severely overdue when nobody had looked yet is told to nobody. */
async function toldOfTime(tx: Tx, { severeUpTo: before }: FollowPlace, point: Instant | null, hub: NoticeHub): Promise<Told[]> {
  if (before === null || point === null || point <= before) return [];
  return (await dueBetween(tx, before, point)).map((one) => toldOfSevere(one, hub.clock.now(), hub.units()));
}

const REPORTS_MS = 60_000;
/** Reminders have a time of the day: a look a minute is enough. */
const looksAtReports = ({ reportsUpTo }: FollowPlace, now: Instant): boolean => reportsUpTo === null || now - reportsUpTo >= REPORTS_MS;

/** What was due when nobody had looked yet is told to nobody. */
async function toldOfReports(tx: Tx, place: FollowPlace, now: Instant, hub: NoticeHub): Promise<Told[]> {
  if (place.reportsUpTo === null || !looksAtReports(place, now)) return [];
  const known = { units: hub.units(), rules: hub.rules() };
  return (await remindersIn(tx, { after: place.reportsUpTo, upTo: now }, known)).map((one) => toldOfReport(one, known.units));
}

/** What was due then or before is severely overdue; null: no regulation says so. */
function severePoint(hub: NoticeHub, now: Instant): Instant | null {
  const rules = hub.rules();
  if (rules === null) return null;
  const hours = rules.time.shiftsOf(hub.units().province.id);
  const point = severeBefore(now, termsOn(rules.terms, localDay(now)).severelyOverdue, rules.time.calendar, hours);
  return point === -Infinity ? null : point;
}

const later = (a: Instant | null, b: Instant | null): Instant | null => (a === null ? b : b === null ? a : Math.max(a, b));

/** Each happening for each account that it is told to. */
async function addressed(tx: Tx, told: readonly Told[], hub: NoticeHub, madeAt: Instant): Promise<NewNotice[]> {
  const unitIds = [...new Set(told.flatMap(({ to }) => ("unitIds" in to ? to.unitIds : [])))];
  const posts = unitIds.length === 0 ? [] : await postsIn(tx, unitIds, madeAt);
  const byUnit = Map.groupBy(posts, ({ unitId }) => unitId);
  return told.flatMap(({ to, ...happening }) => {
    if ("accountId" in to) return [{ ...happening, accountId: to.accountId, madeAt }];
    const near = to.unitIds.flatMap((unitId) => byUnit.get(unitId) ?? []);
    return holdersOf(near, hub.units())
      .filter((holder) => to.fits(holder))
      .map(({ accountId }) => ({ ...happening, accountId, madeAt }));
  });
}

/** Makes notices as things happen, and takes old ones away. @param made called when there are new ones @returns a function that stops it between two looks */
export function scheduleNotices(hub: NoticeHub, made: () => void): () => Promise<void> {
  const stopping = new AbortController();
  let sweptAt = -Infinity;
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if (((await makeNotices(hub)) ?? 0) > 0) made();
        const now = hub.clock.now();
        if (now - sweptAt > SWEEP_MS) await sweep(hub, now);
        sweptAt = now - sweptAt > SWEEP_MS ? now : sweptAt;
      } catch (error) {
        hub.log.warn({ err: error }, "notices could not be made"); // the next look begins at the same place
      }
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}

const DAY_MS = 86_400_000;

async function sweep({ database }: NoticeHub, now: Instant): Promise<void> {
  await database.write(async (tx) => {
    const { keepDays } = await termOn(tx, now);
    await sweepNotices(tx, now - keepDays * DAY_MS);
  });
}
