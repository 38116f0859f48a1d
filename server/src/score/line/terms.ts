import { isWorkingDay } from "../../calendar/index.ts";
import type { WorkCalendar } from "../../calendar/index.ts";
import { instantText } from "../../platform/instant.ts";
import { dayAfter, startOfLocalDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";

/** A period in instants and days, as the lines' statements are given it. Instants as text. */
export interface LineTerms {
  begin: string;
  end: string;
  /** of the taking */
  event: number;
  /** from two weeks before the period to its end; the next two have one entry each */
  days: string[];
  /** the first late instant of what is to be told by the next day worked */
  toldBy: string[];
  /** the first late instant of what is to be done on the day, or the next worked where that is off */
  doneBy: string[];
  /** days worked up to the period's end, the latest ones, ascending */
  worked: string[];
}

const BEFORE = 15;
const LONGEST_BREAK = 20;

/** @param most how many of the last days worked are needed @returns a problem: the calendar does not reach far enough */
export function lineTerms(span: { from: string; to: string }, event: number, most: number, calendar: WorkCalendar): LineTerms | Problem {
  const first = dayAfter(span.from, -BEFORE);
  const days: string[] = [];
  for (let day = first; day <= span.to; day = dayAfter(day, 1)) days.push(day);
  const workedFrom = (day: string): string | undefined => {
    for (let ahead = 0; ahead < LONGEST_BREAK; ahead += 1) if (isWorkingDay(dayAfter(day, ahead), calendar)) return dayAfter(day, ahead);
    return undefined;
  };
  const toldBy = days.map((day) => workedFrom(dayAfter(day, 1)));
  const doneBy = days.map(workedFrom);
  const known = [...toldBy, ...doneBy].filter((day) => day !== undefined);
  if (first < calendar.firstDay || known.length < 2 * days.length) return { at: "period", message: "Lịch làm việc được ban hành chưa đủ cho kỳ này." };
  const after = (day: string | undefined): string => instantText(startOfLocalDay(dayAfter(day ?? span.to, 1)));
  const worked: string[] = [];
  for (let day = span.to; worked.length < most && day >= calendar.firstDay; day = dayAfter(day, -1)) if (isWorkingDay(day, calendar)) worked.unshift(day);
  return {
    begin: instantText(startOfLocalDay(span.from)),
    end: instantText(startOfLocalDay(dayAfter(span.to, 1))),
    event,
    days,
    toldBy: toldBy.map(after),
    doneBy: doneBy.map(after),
    worked,
  };
}
