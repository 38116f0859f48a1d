import { dateOf, dayAt, daysOf, entry, idleBetween, isWorked, ranOut } from "./day-index.ts";
import { faultOf, limitText } from "./limit.ts";
import { HOUR, MINUTE } from "./local-date.ts";
import { lastClosingOf, rotaOf } from "./rota.ts";
import type { Rota } from "./rota.ts";
import type { Allowance, CountedDay, Deadline, Instant, OfficeHours, SkippedDay, WorkCalendar } from "./types.ts";
import { resumesAt, usedUpAt, workedBefore } from "./working-time.ts";
import { localDate } from "./zone.ts";

/** Why a working day of receipt gave no time: its last shift was over. */
const AFTER_HOURS = "Ngoài giờ làm việc";

/**
 * When a case is due, when to warn, and which days made it so.
 *
 * Working days: the day of receipt is not counted; the last day ends at 24:00 local time. "0wd" is the same working
 * day, or the next one when received on a day off or after the last shift. Working hours run inside shifts only, from
 * receipt or the next opening; used up at the end of a shift, they end there. Real hours are added as they are.
 * @param received instant, UTC ms
 * @param limit with the working hours before the warning from which it is due soon; real hours are due soon in their last quarter
 * @param shifts the responsible office's shifts, at least one
 * @returns instants in UTC ms, `dueAt` exclusive; minutes are whole and add up to the limit for working hours
 * @throws {CalendarTooShort} received outside the calendar, or the calendar ends before the limit is used up
 * @throws {RangeError} a receipt that is no instant, a limit `limitOf` would refuse, shifts `shiftProblems` refuses
 * @source Bộ luật Dân sự 2015 điều 147–148
 */
export function deadlineOf(received: Instant, limit: Allowance, calendar: WorkCalendar, shifts: OfficeHours): Deadline {
  const fault = faultOf(limit);
  if (fault !== undefined) throw new RangeError(`${limitText(limit)}: ${fault}`);
  if (!Number.isFinite(received)) throw new RangeError(`A case is received at an instant, not at ${received}`);
  if (limit.unit === "h") return realHours(received, limit.amount * HOUR);
  const rota = rotaOf(calendar, shifts);
  const soon = limit.soonHours * HOUR;
  return limit.unit === "wd" ? workingDays(received, limit.amount, rota, soon) : workingHours(received, limit.amount * HOUR, rota, soon);
}

/**
 * The local date "YYYY-MM-DD" of any instant in the calendar's zone, covered by the calendar or not.
 * For a due day ask for the last moment on time, `dueAt` - 1.
 */
export function localDateOf(instant: Instant, calendar: WorkCalendar): string {
  return localDate(instant, daysOf(calendar).zone);
}

function realHours(received: Instant, amount: number): Deadline {
  const dueAt = received + amount;
  return { startAt: received, dueAt, warnAt: dueAt, soonAt: dueAt - amount / 4, counted: [], skipped: [] };
}

function workingDays(received: Instant, amount: number, rota: Rota, soon: number): Deadline {
  const { days } = rota;
  const day = dayAt(days, received);
  const next = entry(days.rankOf, day + 1);
  const today = amount === 0 && isWorked(days, day) && received < lastClosingOf(rota, next - 1);
  const first = today ? next - 1 : next;
  const last = first + Math.max(amount, 1) - 1;
  if (last >= days.working.length) throw ranOut(days, 1);
  const lastDay = entry(days.working, last);
  const warnAt = lastClosingOf(rota, last);
  return {
    startAt: today ? received : entry(days.midnight, day + 1),
    dueAt: entry(days.midnight, lastDay + 1),
    warnAt,
    soonAt: soonBefore(warnAt, soon, received, rota),
    counted: rota.counted.slice(first, last + 1),
    skipped: today ? [] : idleBetween(days, day + 1, lastDay),
  };
}

function workingHours(received: Instant, amount: number, rota: Rota, soon: number): Deadline {
  const worked = workedBefore(rota, received);
  const startAt = resumesAt(rota, worked);
  const dueAt = usedUpAt(rota, worked + amount);
  const { days } = rota;
  const receivedDay = dayAt(days, received);
  const firstDay = dayAt(days, startAt);
  const lastDay = dayAt(days, dueAt - 1);
  const skipped = idleBetween(days, receivedDay, lastDay);
  if (firstDay > receivedDay && isWorked(days, receivedDay)) skipped.unshift(afterHours(rota, receivedDay));
  const counted = minutesByDay(rota, entry(days.rankOf, firstDay), worked, amount);
  return { startAt, dueAt, warnAt: dueAt, soonAt: soonBefore(dueAt, soon, received, rota), counted, skipped };
}

/** The minutes an allowance uses of each working day from `rank` on, rounded so that they add up to the whole. */
function minutesByDay(rota: Rota, rank: number, worked: number, amount: number): CountedDay[] {
  const counted: CountedDay[] = [];
  let used = 0;
  for (let at = rank; used < amount; at += 1) {
    const after = Math.min(entry(rota.before, at + 1) - worked, amount);
    const minutes = Math.round(after / MINUTE) - Math.round(used / MINUTE);
    counted.push({ date: entry(rota.counted, at).date, minutes });
    used = after;
  }
  return counted;
}

function afterHours(rota: Rota, day: number): SkippedDay {
  return { date: dateOf(rota.days, day), reason: AFTER_HOURS };
}

/** `soon` ms of working time before the warning; receipt itself when there were not so many. */
function soonBefore(warnAt: Instant, soon: number, received: Instant, rota: Rota): Instant {
  const worked = workedBefore(rota, warnAt) - soon;
  return worked < workedBefore(rota, received) ? received : Math.max(received, resumesAt(rota, worked));
}
