/** Working time of the province's offices: calendars, limits, deadlines. Pure arithmetic; the clock is always given. */
export { calendarOf } from "./calendar-file.ts";
export { deadlineOf, localDateOf } from "./deadline.ts";
export { dueAnswer, dueBatch } from "./due-command.ts";
export { limitOf, limitText } from "./limit.ts";
export { shiftProblems } from "./shifts.ts";
export { CalendarTooShort } from "./types.ts";
export type { DatedShifts, Deadline, Instant, Limit, OfficeHours, Shift, WorkCalendar } from "./types.ts";
export { withinCalendar } from "./within-calendar.ts";
export { workingSpan, workingSpanDays } from "./working-span.ts";
export type { WorkingSpan } from "./working-span.ts";
export { isWorkingDay } from "./working-day.ts";
export { addWorkingMillis, nextOpening, workingMillis } from "./working-time.ts";
export {
  adoptCalendar,
  adoptedCalendars,
  CALENDAR_STATUSES,
  calendarByVersion,
  calendarVersionOf,
  enforceCalendar,
  keepCalendar,
  saveShiftProfiles,
  shiftProfiles,
  storedCalendars,
} from "./adopt.queries.ts";
export { countAdoption, ruleNumber } from "./rule-head.queries.ts";
export type { StoredCalendar } from "./adopt.queries.ts";
