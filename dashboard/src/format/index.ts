export { calendarDayText, clockSecondsText, clockText, dayAfter, dayOf, dayText, shortDayText, weekdayText } from "./instant.ts";
export { plainLetters } from "./plain.ts";
export { useFormat } from "./use-format.ts";
