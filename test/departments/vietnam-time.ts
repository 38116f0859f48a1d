/** Instants are epoch milliseconds; every department writes them in the office's zone, UTC+7 without summer time. */
const OFFSET_MS = 7 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, "0");

function localParts(instant: number): { date: string; day: string; month: string; year: string; time: string; seconds: string; millis: string } {
  const local = new Date(instant + OFFSET_MS);
  const year = String(local.getUTCFullYear()).padStart(4, "0");
  const month = two(local.getUTCMonth() + 1);
  const day = two(local.getUTCDate());
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  const millis = String(local.getUTCMilliseconds()).padStart(3, "0");
  return { date: `${year}-${month}-${day}`, day, month, year, time, seconds: two(local.getUTCSeconds()), millis };
}

/** "2026-11-20T09:15:00+07:00" */
export function rfc3339(instant: number): string {
  const parts = localParts(instant);
  return `${parts.date}T${parts.time}:${parts.seconds}+07:00`;
}

/** "2026-11-20T09:15:00.120+07:00" */
export function rfc3339Millis(instant: number): string {
  const parts = localParts(instant);
  return `${parts.date}T${parts.time}:${parts.seconds}.${parts.millis}+07:00`;
}

/** "20/11/2026 09:15" */
export function dayMonthYearMinute(instant: number): string {
  const parts = localParts(instant);
  return `${parts.day}/${parts.month}/${parts.year} ${parts.time}`;
}

/** "2026-11-20 09:15:00" */
export function yearMonthDaySecond(instant: number): string {
  const parts = localParts(instant);
  return `${parts.date} ${parts.time}:${parts.seconds}`;
}

/** "2026-11-20" in the office's zone */
export function localDate(instant: number): string {
  return localParts(instant).date;
}

/** "20/11" as people write a date in a complaint */
export function dayMonth(instant: number): string {
  const parts = localParts(instant);
  return `${Number(parts.day)}/${Number(parts.month)}`;
}

/** "20/11/2026" */
export function dayMonthYear(instant: number): string {
  const parts = localParts(instant);
  return `${parts.day}/${parts.month}/${parts.year}`;
}

/** Days since 1970-01-01 in the office's zone. */
export function dayNumber(instant: number): number {
  return Math.floor((instant + OFFSET_MS) / DAY_MS);
}

/** The instant at which that local day begins. */
export function dayStart(day: number): number {
  return day * DAY_MS - OFFSET_MS;
}

/** UTC text with milliseconds and Z, as the ledger writes it. */
export function utc(instant: number): string {
  return new Date(instant).toISOString();
}

/** Cuts an instant down to what the dialect can express. @param precision milliseconds: 1, 1000 or 60000 */
export function floorTo(instant: number, precision: number): number {
  return Math.floor(instant / precision) * precision;
}
