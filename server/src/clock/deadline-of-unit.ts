import { deadlineOf } from "../calendar/index.ts";
import type { Deadline, Limit, Shift, WorkCalendar } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";

/** The calendar in force and each unit's shifts. */
export interface WorkingTime {
  calendar: WorkCalendar;
  shiftsOf(unitId: number): readonly Shift[];
}

/** The deadline of a limit that began at `start` in the hands of a unit. @throws {CalendarTooShort} */
export function calendarDeadline(time: WorkingTime, unitId: number, start: Instant, limit: Limit): Deadline {
  return deadlineOf(start, limit, time.calendar, time.shiftsOf(unitId));
}
