import { daysOf, isWorked } from "./day-index.ts";
import { dayNumber } from "./local-date.ts";
import type { WorkCalendar } from "./types.ts";

/** Whether a day is worked. @param day YYYY-MM-DD @returns false outside of the calendar too */
export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  if (day < calendar.firstDay || day > calendar.lastDay) return false;
  const [days, number] = [daysOf(calendar), dayNumber(day)];
  return number !== undefined && isWorked(days, number - days.firstNumber);
}
