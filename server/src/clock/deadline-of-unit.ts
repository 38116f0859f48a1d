import { deadlineOf } from "../calendar/index.ts";
import type { Deadline, Limit, OfficeHours, WorkCalendar } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";

/** The calendar in force, each unit's shifts, and how early a case is due soon. */
export interface WorkingTime {
  calendar: WorkCalendar;
  shiftsOf(unitId: number): OfficeHours;
  /** working hours before the warning, for clocks that start on that local day */
  soonHoursOn(day: string): number;
}

/** The deadline of a limit that began at `start` in the hands of a unit. @throws {CalendarTooShort} */
export function calendarDeadline(time: WorkingTime, unitId: number, start: Instant, limit: Limit): Deadline {
  return deadlineOf(start, { ...limit, soonHours: time.soonHoursOn(localDay(start)) }, time.calendar, time.shiftsOf(unitId));
}
