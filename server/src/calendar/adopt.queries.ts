import { createHash } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { Refused } from "../platform/problem.ts";
import { calendarOf } from "./calendar-file.ts";
import { shiftProblems } from "./shifts.ts";
import type { Shift, WorkCalendar } from "./types.ts";

/**
 * Adopts a calendar file as the one in force; the ones before stay for the clocks they dated. The same content twice is one version.
 * @returns its version
 * @throws {Refused} naming the place in the file and what was expected; nothing is adopted then
 */
export async function adoptCalendar(tx: Tx, fileText: string, now: Instant): Promise<string> {
  const version = `lich-${createHash("sha256").update(fileText).digest("hex").slice(0, 8)}`;
  const read = calendarOf(fileText, version);
  if ("problems" in read) throw new Refused(read.problems);
  await tx.rows("/* adoptCalendar:before */ update work_calendar set current = false where current and version <> $1", [version]);
  await tx.rows(
    `/* adoptCalendar */ insert into work_calendar (version, content, adopted_at, current) values ($1, to_jsonb($2::text), $3::timestamptz, true)
     on conflict (version) do update set current = true`,
    [version, fileText, instantText(now)],
  );
  return version;
}

/** The calendars that clocks were dated by, the one in force among them; undefined current: none was adopted yet. */
export async function adoptedCalendars(tx: Tx): Promise<{ current: WorkCalendar | undefined; all: ReadonlyMap<string, WorkCalendar> }> {
  const rows = await tx.rows<{ version: string; content: string; current: boolean }>(
    "/* adoptedCalendars */ select version, content, current from work_calendar order by adopted_at limit 1000",
  );
  const all = new Map<string, WorkCalendar>();
  let current: WorkCalendar | undefined;
  for (const row of rows) {
    const read = calendarOf(row.content, row.version);
    if ("problems" in read) throw new Error(`adopted calendar ${row.version} cannot be read: ${read.problems[0]?.message ?? ""}`);
    all.set(row.version, read.calendar);
    if (row.current) current = read.calendar;
  }
  return { current, all };
}

/** @throws {Refused} shifts that contradict themselves */
export async function saveShiftProfiles(tx: Tx, profiles: readonly { code: string; name: string; shifts: Shift[] }[]): Promise<void> {
  for (const profile of profiles) {
    const problems = shiftProblems(profile.shifts);
    if (problems.length > 0) throw new Refused(problems.map((p) => ({ ...p, at: `${profile.code}.${p.at}` })));
  }
  await tx.rows(
    `/* saveShiftProfiles */ insert into shift_profile (code, name, shifts) select code, name, shifts from jsonb_to_recordset($1::jsonb) as p(code text, name text, shifts jsonb)
     on conflict (code) do update set name = excluded.name, shifts = excluded.shifts`,
    [JSON.stringify(profiles)],
  );
}

export async function shiftProfiles(tx: Tx): Promise<ReadonlyMap<string, readonly Shift[]>> {
  const rows = await tx.rows<{ code: string; shifts: Shift[] }>("/* shiftProfiles */ select code, shifts from shift_profile limit 1000");
  return new Map(rows.map((row) => [row.code, row.shifts]));
}
