import { dayForm, formsOf, readTime, type TimeFormat, type TimeForms } from "./their-time.ts";
import { wallOf } from "./zone.ts";

/**
 * An instant as a source writes it: RFC 3339 with its zone's offset, or local time by its pattern; of several forms in the first.
 * @param micros microseconds since 1970
 * @param zone IANA zone of the source
 */
export function writtenTime(micros: number, forms: TimeForms, zone: string): string {
  const format = firstOf(forms);
  const millis = Math.floor(micros / 1000);
  const fraction = ((millis % 1000) + 1000) % 1000;
  const wall = wallOf(millis - fraction, zone);
  if (format !== "rfc3339") return byPattern(new Date(wall + fraction).toISOString(), format === "iso" ? "yyyy-MM-dd HH:mm:ss" : format);
  const minutes = Math.round((wall - (millis - fraction)) / 60_000);
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(wall + fraction).toISOString().slice(0, fraction === 0 ? 19 : 23)}${offset}`;
}

/**
 * A day as a source writes it: the date of its pattern.
 * @param day YYYY-MM-DD
 */
export function writtenDay(day: string, forms: TimeForms): string {
  return byPattern(`${day}T00:00:00.000Z`, dayForm(firstOf(forms)));
}

function firstOf(forms: TimeForms): TimeFormat {
  return formsOf(forms)[0] ?? "rfc3339";
}

/** Whether two texts are the same instant as the source writes instants; texts that are no instants are not. */
export function isSameTime(a: string, b: string, forms: TimeForms, zone: string): boolean {
  const [left, right] = [readTime(a, forms, zone), readTime(b, forms, zone)];
  return left.ok && right.ok && left.instant.micros === right.instant.micros;
}

const TOKENS = /yyyy|SSS|MM|dd|HH|mm|ss|M|d|H/g;

/** @param wall the wall clock as an ISO text */
function byPattern(wall: string, pattern: string): string {
  const parts: Readonly<Record<string, string>> = {
    yyyy: wall.slice(0, 4),
    MM: wall.slice(5, 7),
    dd: wall.slice(8, 10),
    HH: wall.slice(11, 13),
    mm: wall.slice(14, 16),
    ss: wall.slice(17, 19),
    SSS: wall.slice(20, 23),
    M: String(Number(wall.slice(5, 7))),
    d: String(Number(wall.slice(8, 10))),
    H: String(Number(wall.slice(11, 13))),
  };
  return pattern.replaceAll(TOKENS, (token) => parts[token] ?? token);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
