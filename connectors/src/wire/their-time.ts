import { quoted } from "./quoted.ts";
import { dayIn, utcOf } from "./zone.ts";

/** An instant, or why the text is none. */
type ReadTime = { ok: true; instant: Instant } | { ok: false; reason: string };

export interface Instant {
  /** UTC RFC 3339 with 3 to 6 fractional digits, e.g. 2026-11-20T02:15:00.000Z */
  text: string;
  /** microseconds since 1970, exact; for comparing */
  micros: number;
}

/**
 * How a source writes its instants: RFC 3339 with an offset; as databases do (date and time, or a date, with an offset or else in the source's zone);
 * or local time of the source's zone in a pattern.
 */
export type TimeFormat = "rfc3339" | "iso" | (string & {});

/** One form, or all that stand side by side in a source's records: the first that reads a text is taken, and the first of all is written. */
export type TimeForms = TimeFormat | readonly TimeFormat[];

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** fraction of the second as digits, "" when none */
  fraction: string;
}

const TOKENS: readonly { token: string; field: keyof Fields; digits: string }[] = [
  { token: "yyyy", field: "year", digits: "(\\d{4})" },
  { token: "MM", field: "month", digits: "(\\d{2})" },
  { token: "dd", field: "day", digits: "(\\d{2})" },
  { token: "HH", field: "hour", digits: "(\\d{2})" },
  { token: "mm", field: "minute", digits: "(\\d{2})" },
  { token: "ss", field: "second", digits: "(\\d{2})" },
  { token: "SSS", field: "fraction", digits: "(\\d{1,6})" },
  { token: "M", field: "month", digits: "(\\d{1,2})" },
  { token: "d", field: "day", digits: "(\\d{1,2})" },
  { token: "H", field: "hour", digits: "(\\d{1,2})" },
];

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;
const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:?\d{2})$/;

interface Pattern {
  form: RegExp;
  fields: readonly (keyof Fields)[];
  /** what stands between the parts */
  literal: string;
}

const compiled = new Map<string, Pattern>();

/**
 * What is wrong with a pattern of a manifest.
 * @returns null when it can be used
 */
export function patternFault(pattern: string): string | null {
  if (pattern === "rfc3339" || pattern === "iso") return null;
  const { fields, literal } = compile(pattern);
  const missing = (["year", "month", "day"] as const).filter((field) => !fields.includes(field));
  if (missing.length > 0)
    return `expected "rfc3339" or a pattern of yyyy MM dd HH mm ss SSS (d M H for one or two digits); no ${missing.join(", ")} in "${pattern}"`;
  if (new Set(fields).size < fields.length) return `a part stands twice in "${pattern}"`;
  return /[A-SU-Za-z]/.test(literal) ? `letters other than yyyy MM dd HH mm ss SSS d M H T in "${pattern}"` : null;
}

/**
 * Reads an instant as the source wrote it; uses neither a clock nor the machine's zone.
 * A local time that a zone had twice is taken as the first; one it never had is refused.
 * @param zone IANA zone that local times are in
 */
export function readTime(text: string, forms: TimeForms, zone: string): ReadTime {
  const trimmed = text.trim();
  let fault = "";
  for (const form of formsOf(forms)) {
    const read = readForm(trimmed, form, zone);
    if (typeof read !== "string") return { ok: true, instant: read };
    fault ||= read;
  }
  return { ok: false, reason: `expected ${expectation(forms)}, found ${quoted(trimmed)}${fault === "" ? "" : ` (${fault})`}` };
}

function readForm(text: string, form: TimeFormat, zone: string): Instant | string {
  return form === "rfc3339" ? readRfc3339(text) : form === "iso" ? readIso(text, zone) : readPattern(text, form, zone);
}

export function formsOf(forms: TimeForms): readonly TimeFormat[] {
  return typeof forms === "string" ? [forms] : forms;
}

/** How a source writes a day without its time. */
export function dayForm(form: TimeFormat): TimeFormat {
  return form === "rfc3339" || form === "iso" ? "yyyy-MM-dd" : (form.split(/[ T]/).find((part) => part.includes("yyyy")) ?? form);
}

/**
 * Reads a day: the date alone as the source writes it, or the day of an instant in the source's zone.
 * @param zone IANA zone that local times are in
 */
export function readDay(text: string, forms: TimeForms, zone: string): { ok: true; day: string } | { ok: false; reason: string } {
  const date = readTime(text, formsOf(forms).map(dayForm), "UTC");
  if (date.ok) return { ok: true, day: date.instant.text.slice(0, 10) };
  const read = readTime(text, forms, zone);
  return read.ok ? { ok: true, day: dayIn(Math.floor(read.instant.micros / 1_000_000) * 1000, zone) } : read;
}

/**
 * An RFC 3339 mark moved back, written as the source writes: same offset, same digits; rounded to nothing.
 * @returns null when the mark is no RFC 3339 instant
 */
export function movedBack(mark: string, seconds: number): string | null {
  const parts = RFC3339.exec(mark.trim());
  if (parts === null || typeof readRfc3339(mark.trim()) === "string") return null;
  const moved = new Date(wallMillis(fieldsOf(parts)) - seconds * 1000).toISOString();
  return `${moved.slice(0, 10)}${mark.trim()[10]}${moved.slice(11, 19)}${parts[7] === undefined ? "" : `.${parts[7]}`}${parts[8]}`;
}

function readRfc3339(text: string): Instant | string {
  const parts = RFC3339.exec(text);
  if (parts === null) return "";
  const fields = fieldsOf(parts);
  const fault = calendarFault(fields);
  if (fault !== null) return fault;
  const offset = offsetMinutes(parts[8] ?? "Z");
  if (offset === null) return "no such offset";
  return instantAt(wallMillis(fields) - offset * 60_000, fields.fraction);
}

function readIso(text: string, zone: string): Instant | string {
  const parts = ISO.exec(text);
  if (parts === null) return "";
  const fields = { ...fieldsOf(parts), hour: Number(parts[4] ?? 0), minute: Number(parts[5] ?? 0), second: Number(parts[6] ?? 0) };
  const fault = calendarFault(fields);
  if (fault !== null) return fault;
  const [wall, written] = [wallMillis(fields), parts[8]];
  const offset = written === undefined ? null : offsetMinutes(written.length === 3 ? `${written}:00` : written);
  if (written !== undefined && offset === null) return "no such offset";
  const utc = offset === null ? utcOf(wall, zone) : wall - offset * 60_000;
  return utc === null ? `no such hour in ${zone}` : instantAt(utc, fields.fraction);
}

function readPattern(text: string, pattern: string, zone: string): Instant | string {
  const { form, fields: names } = compile(pattern);
  const parts = form.exec(text);
  if (parts === null) return "";
  const fields: Fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: "" };
  names.forEach((name, index) => {
    const digits = parts[index + 1] ?? "";
    if (name === "fraction") fields.fraction = digits;
    else fields[name] = Number(digits);
  });
  const fault = calendarFault(fields);
  if (fault !== null) return fault;
  const wall = wallMillis(fields);
  const utc = utcOf(wall, zone);
  return utc === null ? `no such hour in ${zone}` : instantAt(utc, fields.fraction);
}

function compile(pattern: string): Pattern {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fields: (keyof Fields)[] = [];
  let form = "";
  let literal = "";
  for (let at = 0; at < pattern.length;) {
    const found = TOKENS.find(({ token }) => pattern.startsWith(token, at));
    if (found === undefined) literal += pattern.charAt(at);
    else fields.push(found.field);
    form += found?.digits ?? pattern.charAt(at).replace(/[^\p{L}\p{N}]/u, "\\$&");
    at += found?.token.length ?? 1;
  }
  const made = { form: new RegExp(`^${form}$`), fields, literal };
  compiled.set(pattern, made);
  return made;
}

function fieldsOf(parts: RegExpExecArray): Fields {
  const [, year, month, day, hour, minute, second, fraction] = parts;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: fraction ?? "",
  };
}

function calendarFault({ year, month, day, hour, minute, second }: Fields): string | null {
  if (year < 2000 || year > 2099) return "a year outside 2000 to 2099";
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return "no such day";
  return hour > 23 || minute > 59 || second > 59 ? "no such time of day" : null;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28; // years 2000 to 2099 only
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The wall clock's reading as milliseconds since 1970, as if it were UTC; whole seconds. */
function wallMillis({ year, month, day, hour, minute, second }: Fields): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetMinutes(offset: string): number | null {
  if (offset === "Z" || offset === "z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 18 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Whole seconds in UTC and the fraction as it was written; beyond microseconds it is cut off, never rounded up. */
function instantAt(utcMillis: number, fraction: string): Instant | string {
  const date = new Date(utcMillis);
  if (date.getUTCFullYear() < 2000 || date.getUTCFullYear() > 2099) return "a year outside 2000 to 2099";
  const kept = fraction.slice(0, 6).padEnd(3, "0");
  return { text: `${date.toISOString().slice(0, 19)}.${kept}Z`, micros: utcMillis * 1000 + Number(kept.padEnd(6, "0")) };
}

/** What a reader of these forms expects, in words. */
export function expectation(forms: TimeForms): string {
  return formsOf(forms)
    .map((form) => {
      if (form === "iso") return "a date and time such as 2026-11-20 09:15:00";
      return form === "rfc3339" ? "an instant with its offset such as 2026-11-20T09:15:00+07:00" : `a time written ${form}`;
    })
    .join(" or ");
}
