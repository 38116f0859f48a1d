import { writeCharges } from "./charges.queries.ts";
import { unnested } from "../platform/bulk.ts";
import { writeMailboxes } from "./mailboxes.queries.ts";
import type { Tx } from "../platform/database.ts";
import type { DutySpan, OfficersFile } from "./officers-file.ts";

/** A post as a file states it. */
export interface StatedPost {
  officer: string;
  unit: string;
  title: string;
  head: boolean;
  from: string;
  to: string | null;
}

/** Posts of everybody whom the codes do not name. */
export async function postsOfOthers(tx: Tx, officers: readonly string[]): Promise<StatedPost[]> {
  return tx.rows<StatedPost>(
    `/* postsOfOthers */ select o.code as officer, u.code as unit, p.title, p.head, p.valid_from as "from", p.valid_to as "to"
     from post p join officer o on o.id = p.officer_id join unit u on u.id = p.unit_id where o.code <> all($1::text[]) order by p.valid_from limit 1000000`,
    [officers],
  );
}

/** Who stood in for whom in a unit, from a day up to another. */
export interface StatedDelegation {
  unit: string;
  of: string;
  to: string;
  from: string;
  until: string;
}

/** Delegations of the units that began before a day. @param day YYYY-MM-DD */
export async function delegationsBefore(tx: Tx, units: readonly string[], day: string): Promise<StatedDelegation[]> {
  return tx.rows<StatedDelegation>(
    `/* delegationsBefore */ select u.code as unit, a.code as "of", s.code as "to", d.valid_from as "from", d.valid_to as "until"
     from roster_delegation d join unit u on u.id = d.unit_id join officer a on a.id = d.from_officer_id join officer s on s.id = d.to_officer_id
     where u.code = any($1::text[]) and d.valid_from < $2::date order by d.valid_from, a.code limit 1000000`,
    [units, day],
  );
}

export async function officerCodes(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ code: string }>("/* officerCodes */ select code from officer order by code limit 1000000")).map((row) => row.code);
}

/** Writes the file's people, and replaces the posts of those it names, the rosters, hotlines and mailboxes of the units it names. */
export async function writeOfficers(tx: Tx, file: OfficersFile): Promise<void> {
  const people = unnested(file.officers, [
    { name: "code", type: "text", of: (o) => o.code },
    { name: "name", type: "text", of: (o) => o.name },
    { name: "phone", type: "text", of: (o) => o.phone ?? null },
    { name: "email", type: "text", of: (o) => o.email ?? null },
  ]);
  await tx.rows(
    `/* writeOfficers */ insert into officer (${people.names}) ${people.select}
     on conflict (code) do update set name = excluded.name, phone = excluded.phone, email = excluded.email`,
    people.values,
  );
  await tx.rows("/* writeOfficers:posts */ delete from post p using officer o where o.id = p.officer_id and o.code = any($1::text[])", [
    file.officers.map((o) => o.code),
  ]);
  await writePosts(tx, file.posts);
  await writeRosters(tx, file.rosters);
  await writeHotlines(tx, file.hotlines);
  await writeMailboxes(tx, file.mailboxes);
  await writeCharges(tx, file);
}

async function writePosts(tx: Tx, posts: OfficersFile["posts"]): Promise<void> {
  if (posts.length === 0) return;
  const rows = unnested(posts, [
    { name: "officer", type: "text", of: (p) => p.officer },
    { name: "unit", type: "text", of: (p) => p.unit },
    { name: "title", type: "text", of: (p) => p.title },
    { name: "head", type: "boolean", of: (p) => p.head },
    { name: "staff", type: "text", of: (p) => p.staff ?? null },
    { name: "valid_from", type: "date", of: (p) => p.from },
    { name: "valid_to", type: "date", of: (p) => p.to ?? null },
    { name: "legal_basis", type: "text", of: (p) => p.basis },
  ]);
  await tx.rows(
    `/* writePosts */ insert into post (officer_id, unit_id, title, head, staff, valid_from, valid_to, legal_basis)
     select o.id, u.id, n.title, n.head, n.staff, n.valid_from, n.valid_to, n.legal_basis
     from (${rows.select}) n(${rows.names}) join officer o on o.code = n.officer join unit u on u.code = n.unit`,
    rows.values,
  );
}

async function writeRosters(tx: Tx, rosters: OfficersFile["rosters"]): Promise<void> {
  const units = rosters.map((r) => r.unit);
  await tx.rows("/* writeRosters:old */ delete from roster_delegation d using unit u where u.id = d.unit_id and u.code = any($1::text[])", [units]);
  await tx.rows("/* writeRosters:members */ delete from roster_member m using unit u where u.id = m.unit_id and u.code = any($1::text[])", [units]);
  const members = unnested(
    rosters.flatMap((r) => r.members.map((m) => ({ ...m, unit: r.unit }))),
    [
      { name: "unit", type: "text", of: (m) => m.unit },
      { name: "officer", type: "text", of: (m) => m.officer },
      { name: "task", type: "text", of: (m) => m.task },
      { name: "charge", type: "text", of: (m) => m.charge },
      { name: "fields", type: "text", cast: "text[]", of: (m) => `{${m.fields.join(",")}}` },
      { name: "duty", type: "text", cast: "jsonb", of: (m) => JSON.stringify(m.duty) },
      { name: "valid_from", type: "date", of: (m) => m.from },
      { name: "valid_to", type: "date", of: (m) => m.to ?? null },
      { name: "legal_basis", type: "text", of: (m) => m.basis },
    ],
  );
  await tx.rows(
    `/* writeRosters */ insert into roster_member (unit_id, officer_id, task, charge, fields, duty, valid_from, valid_to, legal_basis)
     select u.id, o.id, n.task, n.charge, n.fields, n.duty, n.valid_from, n.valid_to, n.legal_basis
     from (${members.select}) n(${members.names}) join officer o on o.code = n.officer join unit u on u.code = n.unit`,
    members.values,
  );
  const delegations = unnested(
    rosters.flatMap((r) => r.delegations.map((d) => ({ ...d, unit: r.unit }))),
    [
      { name: "unit", type: "text", of: (d) => d.unit },
      { name: "absent", type: "text", of: (d) => d.of },
      { name: "deputy", type: "text", of: (d) => d.to },
      { name: "valid_from", type: "date", of: (d) => d.from },
      { name: "valid_to", type: "date", of: (d) => d.until },
      { name: "legal_basis", type: "text", of: (d) => d.basis },
    ],
  );
  await tx.rows(
    `/* writeRosters:delegations */ insert into roster_delegation (unit_id, from_officer_id, to_officer_id, valid_from, valid_to, legal_basis)
     select u.id, a.id, d.id, n.valid_from, n.valid_to, n.legal_basis
     from (${delegations.select}) n(${delegations.names}) join officer a on a.code = n.absent join officer d on d.code = n.deputy join unit u on u.code = n.unit`,
    delegations.values,
  );
}

async function writeHotlines(tx: Tx, hotlines: OfficersFile["hotlines"]): Promise<void> {
  await tx.rows("/* writeHotlines:old */ delete from hotline h using unit u where u.id = h.unit_id and u.code = any($1::text[])", [
    hotlines.map((h) => h.unit),
  ]);
  const rows = unnested(hotlines, [
    { name: "unit", type: "text", of: (h) => h.unit },
    { name: "number", type: "text", of: (h) => h.number },
    { name: "name", type: "text", of: (h) => h.name },
    { name: "hours", type: "text", cast: "jsonb", of: (h) => JSON.stringify(h.hours) },
    { name: "valid_from", type: "date", of: (h) => h.from },
    { name: "valid_to", type: "date", of: (h) => h.to ?? null },
    { name: "legal_basis", type: "text", of: (h) => h.basis },
  ]);
  await tx.rows(
    `/* writeHotlines */ insert into hotline (unit_id, number, name, hours, valid_from, valid_to, legal_basis)
     select u.id, n.number, n.name, n.hours, n.valid_from, n.valid_to, n.legal_basis from (${rows.select}) n(${rows.names}) join unit u on u.code = n.unit`,
    rows.values,
  );
}

/** An officer in a post of a unit on a day. */
export interface PostRow {
  unitId: number;
  code: string;
  name: string;
  phone: string | null;
  email: string | null;
  title: string;
  head: boolean;
  from: string;
  to: string | null;
}

/** Who held a post of the units on a day, heads first. @param day YYYY-MM-DD */
export async function postsOn(tx: Tx, unitIds: readonly number[], day: string): Promise<PostRow[]> {
  return tx.rows<PostRow>(
    `/* postsOn */ select p.unit_id as "unitId", o.code, o.name, o.phone, o.email, p.title, p.head, p.valid_from as "from", p.valid_to as "to"
     from post p join officer o on o.id = p.officer_id
     where p.unit_id = any($1::int[]) and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date) order by p.head desc, p.valid_from, o.code limit 100000`,
    [unitIds, day],
  );
}

/** A member of a hotline's task force on a day, and who stands in for him. */
export interface RosterRow {
  unitId: number;
  code: string;
  name: string;
  phone: string | null;
  task: string;
  charge: string;
  fields: string[];
  duty: DutySpan[];
  deputy: string | null;
  deputyUntil: string | null;
  deputyUsername: string | null;
}

/** The task forces of the units on a day. @param day YYYY-MM-DD */
export async function rosterOn(tx: Tx, unitIds: readonly number[], day: string): Promise<RosterRow[]> {
  return tx.rows<RosterRow>(
    `/* rosterOn */ select m.unit_id as "unitId", o.code, o.name, o.phone, m.task, m.charge, m.fields, m.duty, s.name as deputy, d.valid_to as "deputyUntil",
       (select t.username from account t join account f on f.officer_id = d.from_officer_id where t.officer_id = d.to_officer_id) as "deputyUsername"
     from roster_member m join officer o on o.id = m.officer_id
     left join roster_delegation d on d.unit_id = m.unit_id and d.from_officer_id = m.officer_id and d.valid_from <= $2::date and d.valid_to > $2::date
     left join officer s on s.id = d.to_officer_id
     where m.unit_id = any($1::int[]) and m.valid_from <= $2::date and (m.valid_to is null or m.valid_to > $2::date) order by m.unit_id, o.code limit 100000`,
    [unitIds, day],
  );
}

/** An officer that an account is, on a day. */
export interface AccountOfficerRow {
  officerId: number;
  code: string;
  name: string;
  posts: { unitId: number; title: string }[];
  standsInFor: string[];
  deputies: string[];
}

/** Officers with their posts and stand-ins. @param day YYYY-MM-DD */
export async function accountOfficers(tx: Tx, officerIds: readonly number[], day: string): Promise<AccountOfficerRow[]> {
  return tx.rows<AccountOfficerRow>(
    `/* accountOfficers */ select o.id as "officerId", o.code, o.name, coalesce((
       select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'title', p.title) order by p.head desc, p.valid_from) from post p
       where p.officer_id = o.id and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date)), '[]') as posts,
       array(select f.name from roster_delegation d join officer f on f.id = d.from_officer_id
         where d.to_officer_id = o.id and d.valid_from <= $2::date and d.valid_to > $2::date order by f.code) as "standsInFor",
       array(select t.name from roster_delegation d join officer t on t.id = d.to_officer_id
         where d.from_officer_id = o.id and d.valid_from <= $2::date and d.valid_to > $2::date order by t.code) as deputies
     from officer o where o.id = any($1::int[]) limit 10000`,
    [officerIds, day],
  );
}

export interface HotlineRow {
  unitId: number;
  number: string;
  name: string;
  hours: DutySpan[];
}

/** The numbers that reach the units on a day. @param day YYYY-MM-DD */
export async function hotlinesOn(tx: Tx, unitIds: readonly number[], day: string): Promise<HotlineRow[]> {
  return tx.rows<HotlineRow>(
    `/* hotlinesOn */ select unit_id as "unitId", number, name, hours from hotline
     where unit_id = any($1::int[]) and valid_from <= $2::date and (valid_to is null or valid_to > $2::date) order by number limit 100000`,
    [unitIds, day],
  );
}
