import { readTime, type Instant } from "../wire/index.ts";

const MARK = /^(\d{4}-\d{2}-\d{2})(?:([ T])(\d{2}:\d{2}:\d{2})(\.\d+)?)?(\s*(?:Z|[+-]\d{2}(?::?\d{2})?))?$/;
const DAY_SECONDS = 86_400;

/**
 * A modification mark as an instant, for comparing.
 * @returns null for what is none: 0000-00-00, infinity, text that is no date
 */
export function instantOf(mark: string | null, zone: string): Instant | null {
  const read = mark === null ? null : readTime(mark, "iso", zone);
  return read?.ok === true ? read.instant : null;
}

/**
 * A mark moved back, written as the source writes it: a date stays a date, an offset and the digits of the second stay.
 * @returns null when it is no date
 */
export function movedBack(mark: string, seconds: number): string | null {
  const [, date, between, time, fraction = "", offset = ""] = MARK.exec(mark) ?? [];
  const wall = Date.parse(`${date}T${time ?? "00:00:00"}Z`);
  if (date === undefined || Number.isNaN(wall)) return null;
  const back = time === undefined ? Math.ceil(seconds / DAY_SECONDS) * DAY_SECONDS : seconds;
  const moved = new Date(wall - back * 1000).toISOString();
  return time === undefined ? moved.slice(0, 10) : `${moved.slice(0, 10)}${between}${moved.slice(11, 19)}${fraction}${offset}`;
}
