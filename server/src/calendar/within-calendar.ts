import { CalendarTooShort } from "./types.ts";

/** @returns what is reckoned; null where the calendar ends before the answer does: no figure is better than a wrong one */
export function withinCalendar<Value>(reckon: () => Value): Value | null {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof CalendarTooShort) return null;
    throw error;
  }
}
