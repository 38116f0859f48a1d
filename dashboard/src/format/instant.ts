/** The zone in which every instant is shown, wherever the browser stands. */
const ZONE = "Asia/Ho_Chi_Minh";

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const CLOCK_SECONDS = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, day: "2-digit", month: "2-digit", year: "numeric" });

/** As many as a long list shows; the rows of one mostly share their few instants, and writing one costs more than all else of a row. */
const MOST_KEPT = 2_000;

function kept<Text>(write: (instant: string) => Text): (instant: string) => Text {
  const texts = new Map<string, Text>();
  return (instant) => {
    const known = texts.get(instant);
    if (known !== undefined) return known;
    if (texts.size >= MOST_KEPT) texts.clear();
    const text = write(instant);
    texts.set(instant, text);
    return text;
  };
}

const written = (format: Intl.DateTimeFormat) => kept((instant) => format.format(new Date(instant)));

/** @param instant RFC 3339 in UTC; @returns "10:32" in Vietnam */
export const clockText = written(CLOCK);

/** @param instant RFC 3339 in UTC; @returns "10:32:05" in Vietnam */
export const clockSecondsText = written(CLOCK_SECONDS);

/** @param instant RFC 3339 in UTC; @returns "21/11/2026", the day in Vietnam */
export const dayText = written(DAY);

/** @param instant RFC 3339 in UTC; @returns the day in Vietnam as the graph writes days, "2026-11-21" */
export function dayOf(instant: string): string {
  return dayText(instant).split("/").toReversed().join("-");
}

/** @param day "2026-11-21"; @returns "21/11/2026" */
export function calendarDayText(day: string): string {
  return day.split("-").toReversed().join("/");
}

/** @param day "2026-11-21"; @returns "21/11" */
export function shortDayText(day: string): string {
  return calendarDayText(day).slice(0, 5);
}

/** @param day "2026-11-21"; @returns the short name of its weekday, "Th 7" in Vietnamese */
export function weekdayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" }).format(new Date(`${day}T00:00:00Z`));
}

/** @param day "2026-11-21"; @returns the day `count` days later, as the graph writes days */
export function dayAfter(day: string, count: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + count);
  return instant.toISOString().slice(0, 10);
}

/**
 * A limit in whole days ends at midnight: its first late instant is 00:00 of the next day, which people would read as a day more.
 * @returns the last day on time, "21/11/2026", or null when the instant is not a midnight in Vietnam
 */
export const lastDayBefore = kept((firstLateInstant): string | null => {
  if (clockSecondsText(firstLateInstant) !== "00:00:00") return null;
  return calendarDayText(dayAfter(dayOf(firstLateInstant), -1));
});
