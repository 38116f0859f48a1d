import { createHash } from "node:crypto";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { Refused } from "../platform/problem.ts";
import { calendarOf } from "./calendar-file.ts";
import { countAdoption } from "./rule-head.queries.ts";
import { shiftProblems } from "./shifts.ts";
import type { Shift, WorkCalendar } from "./types.ts";

export const CALENDAR_STATUSES = ["PROPOSED", "ADOPTED", "SUPERSEDED"] as const;
export type CalendarStatus = (typeof CALENDAR_STATUSES)[number];

/** A version of the working calendar as it lies in the hub. */
export interface StoredCalendar {
  version: string;
  /** the file, as it was proposed */
  content: string;
  status: CalendarStatus;
  note: string | null;
  /** username of whom he stood in for; null: he proposed it himself */
  proposedBehalf: string | null;
  proposedBy: string;
  proposedAt: Instant;
  adoptedBy: string | null;
  adoptedAt: Instant | null;
}

const COLUMNS = `version, content, status, note, proposed_by as "proposedBy", proposed_behalf as "proposedBehalf", proposed_at as "proposedAt", adopted_by as "adoptedBy", adopted_at as "adoptedAt"`;

/** The same file is the same version. */
export function calendarVersionOf(fileText: string): string {
  return `lich-${createHash("sha256").update(fileText).digest("hex").slice(0, 8)}`;
}

/** Every version, newest first. */
export async function storedCalendars(tx: Tx): Promise<StoredCalendar[]> {
  return tx.rows<StoredCalendar>(`/* storedCalendars */ select ${COLUMNS} from work_calendar order by proposed_at desc, version limit 1000`);
}

export async function calendarByVersion(tx: Tx, version: string): Promise<StoredCalendar | undefined> {
  const [row] = await tx.rows<StoredCalendar>(`/* calendarByVersion */ select ${COLUMNS} from work_calendar where version = $1`, [version]);
  return row;
}

/** Keeps a calendar as proposed; one that is in force stays in force. The file must have been read without problems. */
export async function keepCalendar(
  tx: Tx,
  fileText: string,
  told: { by: string; onBehalfOf: string | null; at: Instant; note: string | null },
): Promise<string> {
  const version = calendarVersionOf(fileText);
  await tx.rows(
    `/* keepCalendar */ insert into work_calendar (version, content, current, status, note, proposed_by, proposed_at, proposed_behalf)
     values ($1, to_jsonb($2::text), false, 'PROPOSED', $3, $4, $5::timestamptz, $6)
     on conflict (version) do update set status = 'PROPOSED', note = excluded.note, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
       proposed_behalf = excluded.proposed_behalf
       where work_calendar.status = 'SUPERSEDED'`,
    [version, fileText, told.note, told.by, instantText(told.at), told.onBehalfOf],
  );
  return version;
}

/** Makes a kept calendar the one in force; the ones before stay for the clocks they dated. */
export async function enforceCalendar(tx: Tx, version: string, by: string, at: Instant): Promise<void> {
  await tx.rows("/* enforceCalendar:before */ update work_calendar set current = false, status = 'SUPERSEDED' where current and version <> $1", [version]);
  await tx.rows(
    "/* enforceCalendar */ update work_calendar set current = true, status = 'ADOPTED', adopted_by = $2, adopted_at = $3::timestamptz where version = $1",
    [version, by, instantText(at)],
  );
}

/**
 * Adopts a calendar file at once, as when a hub is set up. The same content twice is one version.
 * @returns its version
 * @throws {Refused} naming the place in the file and what was expected; nothing is adopted then
 */
export async function adoptCalendar(tx: Tx, fileText: string, now: Instant, by = "hub"): Promise<string> {
  const version = calendarVersionOf(fileText);
  const read = calendarOf(fileText, version);
  if ("problems" in read) throw new Refused(read.problems);
  if ((await calendarByVersion(tx, version))?.status === "ADOPTED") return version;
  await keepCalendar(tx, fileText, { by, onBehalfOf: null, at: now, note: null });
  await enforceCalendar(tx, version, by, now);
  await countAdoption(tx);
  return version;
}

/** The calendars that clocks were dated by, the one in force among them; undefined current: none was adopted yet. */
export async function adoptedCalendars(tx: Tx): Promise<{ current: WorkCalendar | undefined; all: ReadonlyMap<string, WorkCalendar> }> {
  const rows = await tx.rows<{ version: string; content: string; current: boolean }>(
    "/* adoptedCalendars */ select version, content, current from work_calendar where adopted_at is not null order by adopted_at limit 1000",
  );
  const all = new Map<string, WorkCalendar>();
  let current: WorkCalendar | undefined;
  for (const row of rows) {
    const read = readOnce(row.content, row.version);
    all.set(row.version, read);
    if (row.current) current = read;
  }
  return { current, all };
}

/** The few versions there are; a calendar's days are indexed once per object, so the object is kept as well. */
const kept = new Map<string, { content: string; calendar: WorkCalendar }>();

function readOnce(content: string, version: string): WorkCalendar {
  const known = kept.get(version);
  if (known?.content === content) return known.calendar;
  const read = calendarOf(content, version);
  if ("problems" in read) throw new Error(`adopted calendar ${version} cannot be read: ${read.problems[0]?.message ?? ""}`);
  kept.set(version, { content, calendar: read.calendar });
  return read.calendar;
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
