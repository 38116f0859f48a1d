const clocks = new Map<string, Intl.DateTimeFormat>();

const DAY = 86_400_000;

/** Offsets at the starts of UTC days, by zone; at most some 36,500 per zone, since years end at 2099. */
const dayOffsets = new Map<string, Map<number, number>>();

/**
 * The first instant at which the wall clock of a zone shows a reading.
 * @param wall the reading as milliseconds since 1970, as if it were UTC
 * @param zone IANA zone
 * @returns UTC milliseconds; null when the clock is put forward past that reading
 */
export function utcOf(wall: number, zone: string): number | null {
  const before = offsetAtDay(Math.floor(wall / DAY) - 1, zone);
  const after = offsetAtDay(Math.floor(wall / DAY) + 2, zone);
  if (before === after) return wall - before;
  const hits = [wall - Math.max(before, after), wall - Math.min(before, after)].filter((utc) => utc + offsetAt(utc, zone) === wall);
  return hits[0] ?? null;
}

/** The day the wall clock of a zone shows at an instant, YYYY-MM-DD. @param utc milliseconds, whole seconds */
export function dayIn(utc: number, zone: string): string {
  return new Date(wallOf(utc, zone)).toISOString().slice(0, 10);
}

/** What the wall clock of a zone shows at an instant, as milliseconds since 1970 as if it were UTC. @param utc milliseconds, whole seconds */
export function wallOf(utc: number, zone: string): number {
  return utc + offsetAt(utc, zone);
}

function offsetAtDay(day: number, zone: string): number {
  let offsets = dayOffsets.get(zone);
  if (offsets === undefined) dayOffsets.set(zone, (offsets = new Map()));
  let offset = offsets.get(day);
  if (offset === undefined) offsets.set(day, (offset = offsetAt(day * DAY, zone)));
  return offset;
}

/** Milliseconds the wall clock of the zone is ahead of UTC at an instant of whole seconds; negative west of Greenwich. */
function offsetAt(utc: number, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(utc)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - utc;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(zone, clock);
  }
  return clock;
}
