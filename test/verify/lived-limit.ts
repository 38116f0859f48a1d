import type { Step } from "./course.ts";
import { dayNamed, dayOf, endingOn, lastOpened, type Day, type Deadline, type WorkingDays } from "./working-days.ts";

/** What a regulation says of pauses and extensions. */
export interface Terms {
  /** whether the clock stands still for a reason that is given on a day */
  accepts(reason: string, day: Day): boolean;
  extension: {
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
}

/** A limit with all that happened to it. */
export interface LivedDeadline extends Deadline {
  /** null: it runs; else its instants are infinite */
  pausedSince: number | null;
  /** working days left while it stands still */
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
}

/**
 * When a limit ends after pauses and extensions.
 * A pause counts from the instant the limit runs; one that begins when it is late already changes nothing.
 * @param steps of the case's present cycle, in time order
 */
export function livedLimit(calendar: WorkingDays, limit: Limit, steps: readonly Step[], terms: Terms): LivedDeadline {
  const begin: Standing = { last: limit.last, pausedSince: null, extended: 0, originalLast: null };
  const standing = steps.reduce((before, step) => after(before, step, { calendar, limit, terms }), begin);
  const { last, pausedSince, originalLast } = standing;
  const originalDue = originalLast === null ? null : endingOn(calendar, limit.start, originalLast).due;
  if (pausedSince === null) return { ...endingOn(calendar, limit.start, last), pausedSince, daysLeft: null, originalDue };
  const never = { due: Infinity, warn: Infinity, soon: Infinity };
  return { ...never, pausedSince, daysLeft: calendar.between(lastOpened(pausedSince), last), originalDue };
}

interface Rules {
  calendar: WorkingDays;
  limit: Limit;
  terms: Terms;
}

function after(before: Standing, step: Step, rules: Rules): Standing {
  const { calendar, limit, terms } = rules;
  const at = Math.max(step.at, limit.start);
  if (step.kind === "PAUSED") {
    const counts = before.pausedSince === null && isInTime(before, at, rules) && terms.accepts(step.reason ?? "", dayOf(step.at));
    return counts ? { ...before, pausedSince: at } : before;
  }
  if (ENDS_A_PAUSE.has(step.kind) && before.pausedSince !== null) {
    return { ...before, pausedSince: null, last: lastAfterPause(calendar, before.last, before.pausedSince, at) };
  }
  return step.kind === "EXTENDED" && holds(before, step, rules)
    ? { ...before, last: dayNamed(step.dueDay ?? ""), extended: before.extended + 1, originalLast: before.originalLast ?? before.last }
    : before;
}

const isInTime = ({ last, pausedSince }: Standing, at: number, { calendar, limit }: Rules): boolean =>
  pausedSince !== null || at < endingOn(calendar, limit.start, last).due;

function holds(before: Standing, step: Step, rules: Rules): boolean {
  const { limit, terms, calendar } = rules;
  const { times, beforeDue, longest } = terms.extension;
  if (!limit.canBeExtended || step.dueDay === undefined || step.at < limit.start || before.extended >= times) return false;
  if (beforeDue && !isInTime(before, step.at, rules)) return false;
  const day = dayNamed(step.dueDay);
  return day > before.last && (longest === null || calendar.between(before.last, day) <= longest);
}

/**
 * The last day of a limit in days once a pause is over. A day on which the office had opened before the pause is used up, and one on which
 * it had opened before work went on is not counted; the days that were left follow it. A pause in which no office was open takes nothing away.
 */
function lastAfterPause(calendar: WorkingDays, last: Day, from: number, to: number): Day {
  if (!calendar.hasOfficeTime(from, to)) return last;
  const left = calendar.between(lastOpened(from), last);
  return left === 0 ? calendar.lastDay(to, 0) : calendar.after(lastOpened(to), left);
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
