import { dayNumber, weekdayOf } from "./local-date.ts";
import { readJson } from "./read-json.ts";
import type { JsonNode } from "./read-json.ts";
import type { Problem, WorkCalendar } from "./types.ts";
import { zoneOf } from "./zone.ts";

/** A fault in a calendar file. `at` is the JSON path ("" for the whole file), or line and column where it is no JSON. */
export interface CalendarProblem extends Problem {
  /** From 1. */
  line: number;
  /** What had to stand there. */
  expected: string;
}

interface Year {
  year: number;
  provisional: boolean;
  off: Map<string, string>;
  worked: Map<string, string>;
}

type Refuse = (node: JsonNode, expected: string) => void;

const ENGLISH_DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const FIRST_YEAR = 1970;
const LAST_YEAR = 2999;

/**
 * Reads a calendar file: `zone` (IANA name), `weekend` (English weekday names in capitals), and `years`: per year
 * `status` (text; "provisional…" marks the year), `off` and `worked` (date → reason).
 * @param fileText JSON
 * @param version the name under which deadlines will remember this calendar
 * @returns the calendar, or every problem in order of line; a file with any problem is not taken at all
 */
export function calendarOf(fileText: string, version: string): { calendar: WorkCalendar } | { problems: CalendarProblem[] } {
  const read = readJson(fileText);
  if ("fault" in read) {
    const { line, column, expected } = read.fault;
    return { problems: [problemOf(`line ${line}, column ${column}`, line, expected)] };
  }
  const problems: CalendarProblem[] = [];
  const refuse: Refuse = (node, expected) => problems.push(problemOf(node.path, node.line, expected));
  const parts = partsOf(read.node, ["zone", "weekend", "years"], refuse);
  const zone = parts.get("zone");
  const weekend = parts.get("weekend");
  const years = parts.get("years");
  const zoneName = zone && readZone(zone, refuse);
  const weekdays = weekend ? readWeekend(weekend, refuse) : [];
  const table = years ? readYears(years, weekdays, refuse) : [];
  if (problems.length > 0 || zoneName === undefined) {
    return { problems: problems.toSorted((one, other) => one.line - other.line) };
  }
  return { calendar: assemble(version, zoneName, weekdays ?? [], table) };
}

function assemble(version: string, zone: string, weekend: readonly number[], table: readonly Year[]): WorkCalendar {
  const years = table.map(({ year }) => year);
  return {
    version,
    zone,
    weekend,
    off: new Map(table.flatMap(({ off }) => [...off])),
    worked: new Map(table.flatMap(({ worked }) => [...worked])),
    firstDay: `${Math.min(...years)}-01-01`,
    lastDay: `${Math.max(...years)}-12-31`,
    provisionalYears: table.filter(({ provisional }) => provisional).map(({ year }) => year),
  };
}

/** The named parts of an object, each of which must be there, and nothing else. */
function partsOf(node: JsonNode, names: readonly string[], refuse: Refuse): ReadonlyMap<string, JsonNode> {
  if (!(node.value instanceof Map)) {
    refuse(node, `an object with ${names.map((name) => `"${name}"`).join(", ")}`);
    return new Map();
  }
  const parts: ReadonlyMap<string, JsonNode> = node.value;
  for (const name of names) if (!parts.has(name)) refuse(node, `a part named "${name}"`);
  for (const [name, part] of parts) if (!names.includes(name)) refuse(part, `only ${names.join(", ")} here`);
  return parts;
}

function readZone(node: JsonNode, refuse: Refuse): string | undefined {
  if (typeof node.value === "string" && zoneOf(node.value)) return node.value;
  refuse(node, 'a known time zone, such as "Asia/Ho_Chi_Minh"');
  return undefined;
}

/** ISO weekdays, or undefined when the list cannot be relied on. */
function readWeekend(node: JsonNode, refuse: Refuse): number[] | undefined {
  const list = node.value;
  if (!isList(list) || list.length > 6) {
    refuse(node, 'a list of at most six weekdays, such as ["SATURDAY", "SUNDAY"]');
    return undefined;
  }
  const weekdays: number[] = [];
  for (const item of list) {
    const weekday = ENGLISH_DAYS.findIndex((name) => name === item.value) + 1;
    if (weekday === 0) refuse(item, `one of ${ENGLISH_DAYS.join(", ")}`);
    else if (weekdays.includes(weekday)) refuse(item, "each weekday once");
    else weekdays.push(weekday);
  }
  return weekdays.length === list.length ? weekdays.toSorted((one, other) => one - other) : undefined;
}

function readYears(node: JsonNode, weekend: readonly number[] | undefined, refuse: Refuse): Year[] {
  if (!(node.value instanceof Map) || node.value.size === 0) {
    refuse(node, 'at least one year, such as "2026": { "status": …, "off": …, "worked": … }');
    return [];
  }
  const years: Year[] = [];
  const entries: [string, JsonNode][] = [...node.value].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [name, part] of entries) {
    const year = Number(name);
    if (!/^\d{4}$/.test(name) || year < FIRST_YEAR || year > LAST_YEAR) {
      refuse(part, `a year from ${FIRST_YEAR} to ${LAST_YEAR} as key`);
      continue;
    }
    const previous = years.at(-1);
    if (previous && year !== previous.year + 1) refuse(part, `every year: ${previous.year + 1} is missing before ${year}`);
    years.push(readYear(part, year, weekend, refuse));
  }
  return years;
}

function readYear(node: JsonNode, year: number, weekend: readonly number[] | undefined, refuse: Refuse): Year {
  const parts = partsOf(node, ["status", "off", "worked"], refuse);
  const status = parts.get("status");
  if (status && !isText(status.value)) refuse(status, 'a text such as "decided" or "provisional"');
  const off = readDates(parts.get("off"), year, refuse);
  const worked = readDates(parts.get("worked"), year, refuse);
  for (const [date, { node: at }] of worked) {
    if (off.has(date)) refuse(at, "a date that is not a day off at the same time");
    else if (weekend && !isWeekend(date, weekend)) refuse(at, "a day of the weekend; other days are worked anyway");
  }
  for (const [date, { node: at }] of off) {
    if (weekend && isWeekend(date, weekend)) refuse(at, "a day outside the weekend; weekends are off anyway");
  }
  const provisional = status !== undefined && (typeof status.value === "string" ? status.value : "").trim().toLowerCase().startsWith("provisional");
  return { year, provisional, off: reasonsOf(off), worked: reasonsOf(worked) };
}

type Dates = Map<string, { node: JsonNode; reason: string }>;

function readDates(node: JsonNode | undefined, year: number, refuse: Refuse): Dates {
  const dates: Dates = new Map();
  if (!node) return dates;
  if (!(node.value instanceof Map)) {
    refuse(node, 'an object of dates, such as { "2026-09-02": "National Day" }');
    return dates;
  }
  const entries: ReadonlyMap<string, JsonNode> = node.value;
  for (const [date, part] of entries) {
    if (dayNumber(date) === undefined) refuse(part, "a date as key, YYYY-MM-DD");
    else if (!date.startsWith(`${year}-`)) refuse(part, `a date within ${year}`);
    else if (!isText(part.value)) refuse(part, "a reason, not empty");
    else dates.set(date, { node: part, reason: part.value.trim() });
  }
  return dates;
}

function reasonsOf(dates: Dates): Map<string, string> {
  return new Map([...dates].map(([date, { reason }]) => [date, reason]));
}

function isWeekend(date: string, weekend: readonly number[]): boolean {
  return weekend.includes(weekdayOf(dayNumber(date) ?? Number.NaN));
}

function isList(value: JsonNode["value"]): value is readonly JsonNode[] {
  return Array.isArray(value);
}

function isText(value: JsonNode["value"]): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function problemOf(at: string, line: number, expected: string): CalendarProblem {
  const place = at === "" ? "The file" : at.startsWith("line ") ? at : `${at} (line ${line})`;
  return { at, line, expected, message: `${place}: expected ${expected}` };
}
