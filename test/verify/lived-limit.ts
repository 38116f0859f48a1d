import type { Step } from "./course.ts";
import { dayNamed, dayOf, endingOn, lastClosed, midnightOf, type Day, type Deadline, type WorkingDays } from "./working-days.ts";

/** What a regulation says of pauses and extensions. */
export interface Terms {
  /** whether the clock stands still for a reason that is given on a day */
  accepts(reason: string, day: Day): boolean;
  /** by the day it is granted */
  extensionOn(day: Day): {
    times: number;
    /** only before the first late instant */
    beforeDue: boolean;
    /** working days more than before, at most; null: no such rule */
    longest: number | null;
  };
}

/** A limit as it began. */
export interface Limit {
  start: number;
  last: Day;
  /** only handling can be extended */
  canBeExtended: boolean;
  /** days off count; else the limit has working days */
  inCalendarDays?: boolean;
}

/** A limit with all that happened to it. */
export interface LivedDeadline extends Deadline {
  /** null: it runs; else its instants are infinite */
  pausedSince: number | null;
  /** days of the limit left while it stands still */
  daysLeft: number | null;
  /** due instant before it was extended; null: it was not */
  originalDue: number | null;
}

/** What goes on without saying so: the case is no longer waiting. */
const ENDS_A_PAUSE: ReadonlySet<Step["kind"]> = new Set<Step["kind"]>([
  "RESUMED",
  "RESOLVED",
  "ANSWERED",
  "CLOSED",
  "DECLINED",
  "REDIRECTED",
  "MERGED",
  "REOPENED",
]);

interface Standing {
  last: Day;
  pausedSince: number | null;
  extended: number;
  originalLast: Day | null;
  /** when it last went on: it cannot have been due soon before; -Infinity: it never waited */
  resumedAt: number;
}

/**
 * When a limit ends after pauses and extensions.
 * A pause counts from the instant the limit runs; one that begins when it is used up changes nothing.
 * @param steps of the case's present cycle, in time order
 */
export function livedLimit(calendar: WorkingDays, limit: Limit, steps: readonly Step[], terms: Terms): LivedDeadline {
  const begin: Standing = { last: limit.last, pausedSince: null, extended: 0, originalLast: null, resumedAt: -Infinity };
  const standing = steps.reduce((before, step) => after(before, step, { calendar, limit, terms }), begin);
  const { last, pausedSince, originalLast, resumedAt } = standing;
  const originalDue = originalLast === null ? null : endingOn(calendar, limit.start, originalLast).due;
  if (pausedSince === null) return { ...endingOn(calendar, Math.max(limit.start, resumedAt), last), pausedSince, daysLeft: null, originalDue };
  const never = { due: Infinity, warn: Infinity, soon: Infinity };
  return { ...never, pausedSince, daysLeft: daysLeft(standing, pausedSince, { calendar, limit, terms }), originalDue };
}

interface Rules {
  calendar: WorkingDays;
  limit: Limit;
  terms: Terms;
}

function after(before: Standing, step: Step, rules: Rules): Standing {
  const { limit, terms } = rules;
  const at = Math.max(step.at, limit.start);
  if (step.kind === "PAUSED") {
    const counts = before.pausedSince === null && hasDaysLeft(before, at, rules) && terms.accepts(step.reason ?? "", dayOf(step.at));
    return counts ? { ...before, pausedSince: at } : before;
  }
  if (ENDS_A_PAUSE.has(step.kind) && before.pausedSince !== null) {
    return { ...before, pausedSince: null, resumedAt: at, last: lastAfterPause(before, before.pausedSince, at, rules) };
  }
  return step.kind === "EXTENDED" ? extendedBy(before, step, rules) : before;
}

/** Late, or with its last day's office closed, there is nothing left that could wait. */
const hasDaysLeft = (standing: Standing, at: number, rules: Rules): boolean => daysLeft(standing, at, rules) > 0;

/** Granted while it waits, it is granted as if work went on at that moment, and waits on. */
function extendedBy(before: Standing, step: Step, rules: Rules): Standing {
  const { limit, terms, calendar } = rules;
  const { times, beforeDue, longest } = terms.extensionOn(dayOf(step.at));
  const last = before.pausedSince === null ? before.last : lastAfterPause(before, before.pausedSince, step.at, rules);
  const isLate = before.pausedSince === null && step.at >= endingOn(calendar, limit.start, last).due;
  if (!limit.canBeExtended || step.dueDay === undefined || step.at < limit.start || before.extended >= times || (beforeDue && isLate)) return before;
  const day = calendar.lastCalendarDay(midnightOf(dayNamed(step.dueDay)), 0);
  if (day <= last || (longest !== null && calendar.between(last, day) > longest)) return before;
  const pausedSince = before.pausedSince === null ? null : step.at;
  return { ...before, last: day, pausedSince, extended: before.extended + 1, originalLast: before.originalLast ?? last };
}

/** The last day of a limit once a pause is over: as many working days later as offices closed while it lasted. The day it began on never counts. */
function lastAfterPause(before: Standing, from: number, to: number, rules: Rules): Day {
  const { calendar, limit } = rules;
  if (countsDaysOff(before, limit)) return calendar.lastCalendarDay(midnightOf(firstDay(limit, to)), daysLeft(before, from, rules) - 1);
  const closes = calendar.between(lastUsed(limit, from), lastUsed(limit, to));
  return closes === 0 ? before.last : calendar.after(before.last, closes);
}

/** The last day that is used up at an instant, or the one before the first that counts. */
function lastUsed({ start, last }: Limit, at: number): Day {
  const beforeFirst = last === dayOf(start) ? last - 1 : dayOf(start);
  return Math.max(lastClosed(at), beforeFirst);
}

/** What is extended is counted in working days from then on. */
const countsDaysOff = ({ extended }: Standing, { inCalendarDays = false }: Limit): boolean => inCalendarDays && extended === 0;
/** The day of an instant, but for the day the limit began on, which never counts. */
const firstDay = ({ start }: Limit, at: number): Day => Math.max(dayOf(at), dayOf(start) + 1);

/** Of calendar days those that had not ended at an instant, of working days those on which offices had still to close; the last one included. */
function daysLeft(standing: Standing, at: number, { calendar, limit }: Rules): number {
  return countsDaysOff(standing, limit) ? standing.last - firstDay(limit, at) + 1 : calendar.between(lastUsed(limit, at), standing.last);
}

/** When the next report is due that there is no result yet. */
export interface NoResultDuty {
  /** the limit that ran out, or the last report */
  start: number;
  deadline: Deadline;
}

/** What the duty to report is counted from. */
export interface RanOut {
  /** first late instant of handling */
  handlingDue: number;
  /** working days */
  everyDays: number;
}

/**
 * The duty of the lead of several agencies to report: some working days after the handling limit ran out, then as many after each report.
 * @param reports instants of the reports, in order
 * @returns null: handling is not late
 */
export function noResultDuty(calendar: WorkingDays, { handlingDue, everyDays }: RanOut, reports: readonly number[], instant: number): NoResultDuty | null {
  if (handlingDue > instant) return null;
  const last = reports.findLast((report) => report >= handlingDue && report <= instant);
  // The limit ran out with its last day: that day is the one not counted.
  const start = last ?? handlingDue - 1;
  return { start, deadline: endingOn(calendar, start, calendar.after(dayOf(start), everyDays)) };
}
