import { daysOf } from "./day-index.ts";
import { deadlineOf, localDateOf } from "./deadline.ts";
import { limitOf } from "./limit.ts";
import { DAY, HOUR, MINUTE, dayNumber } from "./local-date.ts";
import { wallMillis } from "./shifts.ts";
import { CalendarTooShort } from "./types.ts";
import type { CountedDay, Instant, Problem, Shift, SkippedDay, WorkCalendar } from "./types.ts";
import { instantOfWall, rfc3339 } from "./zone.ts";

/** What `hub due` asks. */
export interface DueRequest {
  /** RFC 3339 with offset, or a bare date: that local day at the opening of its first shift. */
  received: string;
  /** As `limitOf` reads it: "5wd", "8wh", "24h". */
  limit: string;
}

/** What `hub due` answers; instants are RFC 3339 at the calendar's own offset. */
export interface DueAnswer {
  /** The first late instant; the due day is the local date of the moment before. */
  dueAt: string;
  warnAt: string;
  counted: CountedDay[];
  skipped: SkippedDay[];
  /** Years between receipt and due day whose days off were not decided when the calendar was written. */
  provisionalYears: number[];
}

const YEARS = /^(?:19[7-9]|2\d\d)\d-/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(?::(\d{2})(\.\d+)?)?(?:([Zz])|([+-])(\d{2}):(\d{2}))$/;

/**
 * Answers one question for a deadline.
 * @param shifts as `shiftProblems` accepts them
 * @returns the answer, or the problem with `at` naming the field
 */
export function dueAnswer(args: DueRequest, calendar: WorkCalendar, shifts: readonly Shift[]): DueAnswer | Problem {
  if (typeof args.received !== "string") return { at: "received", message: "When was it received? Give a text" };
  if (typeof args.limit !== "string") return { at: "limit", message: "Which limit? Give a text such as 5wd" };
  const received = receiptOf(args.received, calendar, shifts);
  if (typeof received !== "number") return received;
  const limit = limitOf(args.limit);
  if ("message" in limit) return limit;
  const { zone } = daysOf(calendar);
  try {
    const { dueAt, warnAt, counted, skipped } = deadlineOf(received, { ...limit, soonHours: 0 }, calendar, shifts);
    const provisionalYears = limit.unit === "h" ? [] : undecidedYears(received, dueAt - 1, calendar);
    return { dueAt: rfc3339(dueAt, zone), warnAt: rfc3339(warnAt, zone), counted, skipped, provisionalYears };
  } catch (error) {
    if (!(error instanceof CalendarTooShort)) throw error;
    return { at: "calendar", message: error.message };
  }
}

/**
 * Answers many questions, in their order; one that has a problem does not hold up the others.
 * @param items what a batch file held, not yet looked at
 * @returns one answer or problem per item; a problem's `at` begins with the item's place, "[3].limit"
 */
export function dueBatch(items: readonly unknown[], calendar: WorkCalendar, shifts: readonly Shift[]): (DueAnswer | Problem)[] {
  return items.map((item, index) => {
    if (typeof item !== "object" || item === null) {
      return { at: `[${index}]`, message: 'Expected an object such as { "received": "2026-11-20", "limit": "5wd" }' };
    }
    const answer = dueAnswer(item as DueRequest, calendar, shifts);
    return "message" in answer ? { ...answer, at: `[${index}].${answer.at}` } : answer;
  });
}

function receiptOf(text: string, calendar: WorkCalendar, shifts: readonly Shift[]): Instant | Problem {
  const form = "an instant with its offset (2026-11-20T09:30:00+07:00) or a date (2026-11-20), 1970 to 2999";
  const refusal = { at: "received", message: `"${text}" is not ${form}` };
  if (!YEARS.test(text.trim())) return refusal;
  const bare = dayNumber(text.trim());
  if (bare !== undefined) {
    return instantOfWall(bare * DAY + (wallMillis(shifts[0]?.from ?? "00:00") ?? 0), daysOf(calendar).zone);
  }
  const match = INSTANT.exec(text.trim());
  const [, date = "", time = "", seconds = "00", fraction = ".", , sign, hours = "00", minutes = "00"] = match ?? [];
  const number = dayNumber(date);
  const wall = time === "24:00" ? undefined : wallMillis(time);
  if (number === undefined || wall === undefined) return refusal;
  if (Number(seconds) > 59 || Number(hours) > 23 || Number(minutes) > 59) return refusal;
  const millis = Number(seconds) * 1000 + Number(`${fraction}000`.slice(1, 4));
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  return number * DAY + wall + millis - offset;
}

function undecidedYears(received: Instant, lastMoment: Instant, calendar: WorkCalendar): number[] {
  const from = Number(localDateOf(received, calendar).slice(0, 4));
  const to = Number(localDateOf(lastMoment, calendar).slice(0, 4));
  return calendar.provisionalYears.filter((year) => from <= year && year <= to);
}
