import { calendarOf } from "../calendar/index.ts";
import type { StoredCalendar, WorkCalendar } from "../calendar/index.ts";
import { dayAfter } from "../platform/local-time.ts";
import { CalendarView } from "./calendar.type.ts";
import type { CalendarDay, CalendarDifference, CalendarYear } from "./calendar.type.ts";

/** A stored version as the graph shows it, held against the one in force. */
export function calendarView(stored: StoredCalendar, inForce: StoredCalendar | undefined): CalendarView {
  const calendar = readOf(stored);
  const { content: text, ...rest } = stored;
  return Object.assign(new CalendarView(), {
    ...rest,
    text,
    years: yearsOf(calendar, text),
    differences: inForce === undefined || inForce.version === stored.version ? [] : differencesOf(readOf(inForce), calendar),
  });
}

function readOf({ content, version }: StoredCalendar): WorkCalendar {
  const read = calendarOf(content, version);
  if ("problems" in read) throw new Error(`calendar ${version} cannot be read: ${read.problems[0]?.message ?? ""}`);
  return read.calendar;
}

function yearsOf(calendar: WorkCalendar, text: string): CalendarYear[] {
  const { years } = JSON.parse(text.replace(/^\uFEFF/, "")) as { years: Record<string, { status: string }> };
  const days: CalendarDay[] = [
    ...[...calendar.off].map(([day, reason]) => ({ day, worked: false, reason })),
    ...[...calendar.worked].map(([day, reason]) => ({ day, worked: true, reason })),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
  return Object.entries(years)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([name, { status }]) => ({
      year: Number(name),
      provisional: calendar.provisionalYears.includes(Number(name)),
      status,
      workingDays: workingDaysOf(calendar, name),
      days: days.filter(({ day }) => day.startsWith(name)),
    }));
}

function workingDaysOf(calendar: WorkCalendar, year: string): number {
  let count = 0;
  for (let day = `${year}-01-01`; day.startsWith(year); day = dayAfter(day, 1)) if (worksOn(calendar, day)) count += 1;
  return count;
}

function worksOn({ weekend, off, worked }: WorkCalendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return worked.has(day) || (!off.has(day) && !weekend.includes(weekday));
}

/** Days on which offices work in one and not in the other, or for another reason. */
function differencesOf(before: WorkCalendar, after: WorkCalendar): CalendarDifference[] {
  const days = new Set([before, after].flatMap(({ off, worked }) => [...off.keys(), ...worked.keys()]));
  const said = ({ off, worked }: WorkCalendar, day: string): string | null => off.get(day) ?? worked.get(day) ?? null;
  return [...days]
    .filter((day) => worksOn(before, day) !== worksOn(after, day) || said(before, day) !== said(after, day))
    .toSorted()
    .map((day) => ({ day, before: said(before, day), after: said(after, day), worksAfter: worksOn(after, day) }));
}
