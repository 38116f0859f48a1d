import { CalendarTooShort, deadlineOf, localDateOf } from "../calendar/index.ts";
import type { Limit, OfficeHours, WorkCalendar } from "../calendar/index.ts";
import type { Instant } from "../platform/instant.ts";

const DAY_MS = 86_400_000;

/**
 * The latest due instant that is severely late by now: what was due then or earlier has been late for the whole limit.
 * Working days of lateness are counted from the first late day on, as if the last instant on time were a receipt.
 * @param limit how long a case is late before it is severely late
 * @param hours the province's office hours, for limits in working hours
 * @returns UTC instant; -Infinity when the calendar does not reach back that far: nothing can be told to be severely late
 */
export function severeBefore(now: Instant, limit: Limit, calendar: WorkCalendar, hours: OfficeHours): Instant {
  const severe = (due: Instant): boolean | null => {
    try {
      return deadlineOf(due - 1, { ...limit, soonHours: 0 }, calendar, hours).dueAt <= now;
    } catch (error) {
      if (error instanceof CalendarTooShort) return localDateOf(due - 1, calendar) < calendar.firstDay ? null : false; // it ends before the limit is used up
      throw error;
    }
  };
  let late = now + 1; // never severely late
  let step = now - DAY_MS;
  for (let found = severe(step); found !== true; found = severe(step)) {
    if (found === null) return -Infinity;
    late = step;
    step -= DAY_MS;
  }
  while (late - step > 1) {
    const middle = Math.floor((step + late) / 2);
    if (severe(middle) === true) step = middle;
    else late = middle;
  }
  return step;
}
