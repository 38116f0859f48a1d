import { DAY, dateText } from "./local-date.ts";
import type { Instant } from "./types.ts";

/** A time zone by its IANA name. */
export interface Zone {
  name: string;
  /** Local time minus UTC at an instant, in ms, east positive. */
  offsetAt(instant: Instant): number;
}

/** Far more days than any calendar holds, so that strange instants cannot fill the memory. */
const REMEMBERED_DAYS = 100_000;
const zones = new Map<string, Zone>();

/**
 * The zone of a name, with its offsets remembered per UTC day.
 * @returns undefined when the platform's zone table does not know the name
 */
export function zoneOf(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known) return known;
  const offsetIn = offsetReader(name);
  if (!offsetIn) return undefined;
  const zone = { name, offsetAt: rememberedByDay(offsetIn) };
  zones.set(name, zone);
  return zone;
}

/** The local date "YYYY-MM-DD" of an instant. */
export function localDate(instant: Instant, zone: Zone): string {
  return dateText(Math.floor((instant + zone.offsetAt(instant)) / DAY));
}

/**
 * The first instant whose wall clock shows this time or a later one. Where the clock is put forward over it, that is
 * the moment of the change; where it is put back, the first of the two.
 * @param wall ms since 1970-01-01T00:00 as read on the local clock
 */
export function instantOfWall(wall: number, zone: Zone): Instant {
  // No zone is further than 14 h from UTC, so a day and a half on either side holds every candidate.
  let before = wall - 1.5 * DAY;
  let after = wall + 1.5 * DAY;
  const early = zone.offsetAt(before);
  const late = zone.offsetAt(after);
  if (early === late) return wall - early;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offsetAt(middle) === early) before = middle;
    else after = middle;
  }
  return wall - early < after ? wall - early : Math.max(after, wall - late);
}

/** RFC 3339 with the zone's offset: "2026-11-27T00:00:00+07:00"; milliseconds only where there are any. */
export function rfc3339(instant: Instant, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const wall = new Date(instant + offset)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, "");
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${wall}${offset < 0 ? "-" : "+"}${hour}:${String(minutes % 60).padStart(2, "0")}`;
}

function offsetReader(name: string): ((instant: Instant) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return undefined; // safe: the only fault possible here is a name the zone table does not know
  }
  return (instant) => {
    const text = format.format(instant); // "11/21/2026, GMT+07:00"; old local mean times carry seconds
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (!match) throw new Error(`No offset in "${text}" (zone ${name})`);
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
    return (sign === "-" ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  };
}

/** A UTC day that begins and ends on one offset keeps it throughout; only days of change ask the platform again. */
function rememberedByDay(offsetIn: (instant: Instant) => number): (instant: Instant) => number {
  const byDay = new Map<number, number>();
  return (instant) => {
    const day = Math.floor(instant / DAY);
    let offset = byDay.get(day);
    if (offset === undefined) {
      const start = offsetIn(day * DAY);
      offset = start === offsetIn((day + 1) * DAY) ? start : Number.NaN;
      if (byDay.size >= REMEMBERED_DAYS) byDay.clear();
      byDay.set(day, offset);
    }
    return Number.isNaN(offset) ? offsetIn(instant) : offset;
  };
}
