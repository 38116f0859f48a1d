import { workingMillis } from "../calendar/index.ts";
import type { Limit } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";
import { dayAfter, localDay, startOfLocalDay } from "../platform/local-time.ts";
import { calendarDeadline } from "./deadline-of-unit.ts";
import type { WorkingTime } from "./deadline-of-unit.ts";
import type { Extension } from "./extensions.ts";
import { stillBetween } from "./pauses.ts";
import type { Pause, Still } from "./pauses.ts";

/** A clock as far as its days are to be told. */
export interface DatedClock {
  unitId: number;
  limit: Limit;
  startedAt: Instant;
  stoppedAt: Instant | null;
  dueAt: Instant;
  pauses: readonly Pause[];
  extensions: readonly Extension[];
}

export interface CountedDays {
  counted: { day: string; minutes: number }[];
  skipped: { day: string; reason: string }[];
}

/** Told for a working day on which the clock stood still and the reason has no name. */
const PAUSED = "Tạm dừng";
/** Told for a working day of which no shift was left. */
const AFTER_HOURS = "Ngoài giờ làm việc";

/** The days that made a clock due when it is, and those in between that did not, with the reason; while it is paused, the days until then. */
export function countedDays(clock: DatedClock, time: WorkingTime): CountedDays {
  const still = stillBetween(clock.pauses, clock.startedAt, clock.stoppedAt ?? Infinity);
  const extended = clock.extensions.some((one) => one.irregular.length === 0);
  const { counted, skipped } = calendarDeadline(time, clock.unitId, clock.startedAt, clock.limit);
  if (still.length === 0 && !extended)
    return { counted: counted.map(({ date, minutes }) => ({ day: date, minutes })), skipped: skipped.map(({ date, reason }) => ({ day: date, reason })) };
  if (clock.limit.unit === "h") return { counted: [], skipped: [] };
  return dayByDay(clock, still, counted[0]?.date ?? localDay(clock.startedAt), time);
}

/** @param first the first day that may count */
function dayByDay(clock: DatedClock, still: readonly Still[], first: string, time: WorkingTime): CountedDays {
  const told: CountedDays = { counted: [], skipped: [] };
  const end = clock.dueAt === Infinity ? (still.at(-1)?.from ?? clock.startedAt) : clock.dueAt;
  const inDays = clock.limit.unit === "wd";
  const begin = inDays && first > localDay(clock.startedAt) ? dayAfter(localDay(clock.startedAt), 1) : localDay(clock.startedAt);
  for (let day = begin; startOfLocalDay(day) < end; day = dayAfter(day, 1)) {
    const { minutes, reason } = dayOf(day, { ...clock, dueAt: end }, still, time);
    if (minutes > 0) told.counted.push({ day, minutes });
    else told.skipped.push({ day, reason });
  }
  return told;
}

/** Of a day limit a working day counts when its end passes while the clock runs; of hours, what it ran of the day. */
function dayOf(day: string, clock: DatedClock, still: readonly Still[], time: WorkingTime): { minutes: number; reason: string } {
  const [opens, ends] = [startOfLocalDay(day), startOfLocalDay(dayAfter(day, 1))];
  const next = calendarDeadline(time, clock.unitId, opens - 1, { unit: "wd", amount: 1 });
  if (next.counted[0]?.date !== day) return { minutes: 0, reason: next.skipped[0]?.reason ?? "" };
  const stood = clock.pauses.find((pause) => pause.stops && pause.from < ends && (pause.to ?? Infinity) > opens);
  const reason = stood === undefined ? AFTER_HOURS : `${PAUSED}: ${stood.reasonName ?? stood.reason ?? ""}`;
  const close = next.warnAt;
  if (clock.limit.unit === "wd") {
    const runs = close <= clock.dueAt && !still.some((one) => one.from < close && close <= one.to);
    return { minutes: runs ? (next.counted[0]?.minutes ?? 0) : 0, reason };
  }
  const worked = (from: Instant, to: Instant): number => (from < to ? workingMillis(from, to, time.calendar, time.shiftsOf(clock.unitId)) : 0);
  const [from, to] = [Math.max(opens, clock.startedAt), Math.min(ends, clock.dueAt)];
  const ran = worked(from, to) - still.reduce((sum, one) => sum + worked(Math.max(from, one.from), Math.min(to, one.to)), 0);
  return { minutes: Math.round(ran / 60_000), reason };
}
