import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { insideHolds } from "../tally/index.ts";
import type { InsideEnd } from "./inside.types.ts";

/** An assignment inside a unit, as the case's page shows it. */
export interface InsideRow {
  id: number;
  caseId: number;
  unitId: number;
  divisionId: number | null;
  username: string | null;
  name: string | null;
  note: string;
  dueAt: Instant | null;
  from: Instant;
  /** null: nothing has ended it */
  to: Instant | null;
  ended: InsideEnd | null;
  endedWords: string | null;
  endedByName: string | null;
  byName: string;
  onBehalfOf: string | null;
  /** it holds by the journal's last event */
  holds: boolean;
}

const LAST = "(select last from journal_head)";

/** Assignments of cases, oldest first; one that the case left behind ends when custody went on. */
export async function insideOf(tx: Tx, caseIds: readonly number[]): Promise<InsideRow[]> {
  return tx.rows<InsideRow>(
    `/* insideOf */ select a.id, a.case_id as "caseId", a.unit_id as "unitId", a.division_id as "divisionId", a.username, a.name, a.note, a.due_at as "dueAt", a.from_at as "from",
       least(a.to_at, k.left_at) as "to", case when k.left_at < coalesce(a.to_at, 'infinity') then 'LEFT' else a.ended end as ended, a.ended_words as "endedWords",
       a.ended_by_name as "endedByName", a.by_name as "byName", a.on_behalf_of as "onBehalfOf",
       exists (select 1 from case_state s where s.case_id = a.case_id and s.to_event is null and ${insideHolds(LAST)}) as holds
     from inside_assignment a cross join lateral (select inside_left_at(a.case_id, a.unit_id, a.from_at) as left_at) k
     where a.case_id = any($1::bigint[]) order by a.case_id, a.id limit 10000`,
    [caseIds],
  );
}

/** Somebody with an account, as work can be given to him. */
export interface PersonRow {
  accountId: number;
  username: string;
  name: string;
  officerId: number | null;
  locked: boolean;
  posts: { unitId: number; role: string }[];
}

const PERSON = `select a.id as "accountId", a.username, a.display_name as name, a.officer_id as "officerId", a.disabled_at is not null as locked, (
    select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'role', p.role) order by p.id) from account_post p
    where p.account_id = a.id and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date)) as posts
  from account a`;

/** The accounts of these usernames with their own posts on a day; those without any are left out. @param day YYYY-MM-DD */
export async function peopleNamed(tx: Tx, usernames: readonly string[], day: string): Promise<PersonRow[]> {
  return tx.rows<PersonRow>(`/* peopleNamed */ select * from (${PERSON} where a.username = any($1::text[])) p where p.posts is not null limit 1000`, [
    usernames,
    day,
  ]);
}

/** Open accounts with a post of one of these roles in one of the units on a day. @param day YYYY-MM-DD */
export async function peopleIn(tx: Tx, unitIds: readonly number[], day: string, roles: readonly string[]): Promise<PersonRow[]> {
  return tx.rows<PersonRow>(
    `/* peopleIn */ select * from (${PERSON} where a.disabled_at is null and exists (select 1 from account_post p
       where p.account_id = a.id and p.unit_id = any($1::int[]) and p.role = any($3::text[]) and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date))) p
     order by p.name, p.username limit 500`,
    [unitIds, day, roles],
  );
}

/** Open accounts whose name or username has these words, with a post of one of these roles in one of the units on a day: at most 20. @param day YYYY-MM-DD */
export async function peopleFound(
  tx: Tx,
  find: string,
  { day, unitIds, roles }: { day: string; unitIds: readonly number[]; roles: readonly string[] },
): Promise<PersonRow[]> {
  return tx.rows<PersonRow>(
    `/* peopleFound */ select * from (${PERSON} where a.disabled_at is null
       and strpos(vn_norm(a.display_name || ' ' || a.username), vn_norm($1)) > 0
       and exists (select 1 from account_post p where p.account_id = a.id and p.unit_id = any($3::int[]) and p.role = any($4::text[])
         and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date))) p
     order by p.name, p.username limit 20`,
    [find, day, unitIds, roles],
  );
}

/** The case's holder and state while its record is locked. @returns null: there is no such case */
export async function lockHeld(tx: Tx, caseId: number): Promise<{ unitId: number; open: boolean } | null> {
  const [row] = await tx.rows<{ unitId: number; open: boolean }>(
    `/* lockHeld */ select s.unit_id as "unitId", s.open from feedback_case c join case_state s on s.case_id = c.id and s.to_event is null where c.id = $1 for update of c`,
    [caseId],
  );
  return row ?? null;
}

/** The case's assignment that nobody ended, whether it still holds or the case left it behind. */
export async function openInside(tx: Tx, caseId: number): Promise<(Pick<InsideRow, "id" | "divisionId" | "username" | "dueAt"> & { holds: boolean }) | null> {
  const [row] = await tx.rows<Pick<InsideRow, "id" | "divisionId" | "username" | "dueAt"> & { holds: boolean }>(
    `/* openInside */ select a.id, a.division_id as "divisionId", a.username, a.due_at as "dueAt",
       exists (select 1 from case_state s where s.case_id = a.case_id and s.to_event is null and ${insideHolds(LAST)}) as holds
     from inside_assignment a where a.case_id = $1 and a.to_event is null`,
    [caseId],
  );
  return row ?? null;
}

/** A person's own request that was written down before. */
export async function insideAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* insideAsked */ select id, asked_hash as "askedHash" from inside_assignment where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** An assignment before it has its number. */
export interface NewInside {
  caseId: number;
  unitId: number;
  divisionId: number | null;
  officer: Pick<PersonRow, "accountId" | "username" | "name" | "officerId"> | null;
  note: string;
  dueAt: Instant | null;
  at: Instant;
  event: number;
  byAccountId: number;
  byName: string;
  byUnitId: number;
  onBehalfOf: string | null;
  askedKey: string;
  askedHash: Buffer;
}

/** @returns its number */
export async function insertInside(tx: Tx, n: NewInside): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* insertInside */ insert into inside_assignment (case_id, unit_id, division_id, account_id, username, name, officer_id, note, due_at, from_at, from_event, by_account_id, by_name,
       by_unit_id, on_behalf_of, asked_key, asked_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz, $11, $12, $13, $14, $15, $16::uuid, $17) returning id`,
    [
      n.caseId,
      n.unitId,
      n.divisionId,
      n.officer?.accountId ?? null,
      n.officer?.username ?? null,
      n.officer?.name ?? null,
      n.officer?.officerId ?? null,
      n.note,
      n.dueAt === null ? null : instantText(n.dueAt),
      instantText(n.at),
      n.event,
      n.byAccountId,
      n.byName,
      n.byUnitId,
      n.onBehalfOf,
      n.askedKey,
      n.askedHash,
    ],
  );
  return id;
}

/** How an assignment ended, and by whom. */
export interface Ending {
  ended: InsideEnd;
  words: string | null;
  at: Instant;
  event: number;
  byAccountId: number;
  byName: string;
  onBehalfOf: string | null;
}

export async function endInside(tx: Tx, id: number, e: Ending): Promise<void> {
  await tx.one(
    `/* endInside */ update inside_assignment set to_at = greatest(from_at, $2::timestamptz), to_event = $3, ended = $4, ended_words = $5, ended_by_account_id = $6, ended_by_name = $7,
       ended_on_behalf_of = $8 where id = $1 and to_event is null returning id`,
    [id, instantText(e.at), e.event, e.ended, e.words, e.byAccountId, e.byName, e.onBehalfOf],
  );
}
