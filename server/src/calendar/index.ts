/** Working time of the province's offices: calendars, limits, deadlines. Pure arithmetic; the clock is always given. */
export { calendarOf } from "./calendar-file.ts";
export { deadlineOf, localDateOf } from "./deadline.ts";
export { dueAnswer, dueBatch } from "./due-command.ts";
export { limitOf, limitText } from "./limit.ts";
export { shiftProblems } from "./shifts.ts";
export { CalendarTooShort } from "./types.ts";
export type { Deadline, Instant, Limit, Shift, WorkCalendar } from "./types.ts";
export { addWorkingMillis, nextOpening, workingMillis } from "./working-time.ts";
export { adoptCalendar, adoptedCalendars, saveShiftProfiles, shiftProfiles } from "./adopt.queries.ts";
