import type { Instant } from "../platform/instant.ts";

export interface scopeUnit {
  path: string;
  is_province: boolean;
}
/** $1 unit id */
export const scopeUnit = `-- scopeUnit
select path, parent_id is null as is_province from unit where id = $1`;

/** A post as the database tells it; acts null: all of its role, or all that a roster lends of it. */
export interface PostRow {
  role: string;
  unitId: number;
  unitPath: string;
  acts: string[] | null;
  onBehalfOf: string | null;
  /** it came by standing in on a task force's roster */
  byRoster: boolean;
}

/**
 * Posts in force on the day $DAY, then what others lent at the instant $NOW, of account a; last what the register's rosters lend on that day: posts
 * of the absent officer's account in the task force's unit, above or below it, while both are of that task force.
 */
const postsOf = (day: string, now: string): string => `coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'unitId', unit_id, 'unitPath', path, 'acts', acts, 'onBehalfOf', lender, 'byRoster', lent = 2) order by lent, id)
    from (
      select 0 as lent, p.id, p.role, p.unit_id, u.path, null::text[] as acts, null::text as lender
      from account_post p join unit u on u.id = p.unit_id
      where p.account_id = a.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
      union all
      select 1, d.id, p.role, p.unit_id, u.path, d.acts, g.username
      from delegation d join account_post p on p.id = d.post_id join unit u on u.id = p.unit_id join account g on g.id = p.account_id
      where d.to_account_id = a.id and d.from_at <= ${now}::timestamptz and d.to_at > ${now}::timestamptz and d.ended_at is null
        and g.disabled_at is null and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
      union all
      select 2, p.id, p.role, p.unit_id, u.path, null, g.username
      from roster_delegation d join unit task_force on task_force.id = d.unit_id
      join account g on g.officer_id = d.from_officer_id and g.disabled_at is null
      join account_post p on p.account_id = g.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
      join unit u on u.id = p.unit_id and (starts_with(u.path, task_force.path) or starts_with(task_force.path, u.path))
      where d.to_officer_id = a.officer_id and d.valid_from <= ${day}::date and d.valid_to > ${day}::date and 2 = (
        select count(distinct m.officer_id) from roster_member m
        where m.unit_id = d.unit_id and m.officer_id in (d.from_officer_id, d.to_officer_id)
          and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to > ${day}::date))
    ) held), '[]')`;

export interface accountByName {
  account_id: number;
  username: string;
  display_name: string;
  posts: PostRow[];
  must_change_password: boolean;
  password_hash: string;
  disabled: boolean;
}
/** $1 username, folded · $2 local day · $3 now */
export const accountByName = `-- accountByName
select a.id as account_id, a.username, a.display_name, a.must_change_password, a.password_hash, a.disabled_at is not null as disabled,
  ${postsOf("$2", "$3")} as posts
from account a where a.username = $1`;

export interface viewersByToken {
  token_hash: Buffer;
  account_id: number;
  username: string;
  display_name: string;
  posts: PostRow[];
  must_change_password: boolean;
  seen_at: Instant;
}
/** $1 token hashes · $2 now · $3 sessions last seen before this instant are over · $4 local day */
export const viewersByToken = `-- viewersByToken
select s.token_hash, a.id as account_id, a.username, a.display_name, a.must_change_password, s.seen_at, ${postsOf("$4", "$2")} as posts
from session s join account a on a.id = s.account_id
where s.token_hash = any($1::bytea[]) and s.expires_at > $2 and s.seen_at > $3 and a.disabled_at is null`;

export type accountById = Omit<accountByName, "password_hash" | "disabled">;
/** $1 account · $2 local day · $3 now */
export const accountById = `-- accountById
select a.id as account_id, a.username, a.display_name, a.must_change_password, ${postsOf("$2", "$3")} as posts
from account a where a.id = $1 and a.disabled_at is null`;

/** $1 token hashes · $2 now · $3 a session seen since is left alone */
export const keepSessionsAlive = `-- keepSessionsAlive
update session set seen_at = $2 where token_hash = any($1::bytea[]) and seen_at <= $3`;

/** $1 token hash · $2 account · $3 now · $4 the instant it ends at the latest */
export const openSession = `-- openSession
insert into session (token_hash, account_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`;

/** $1 now · $2 sessions last seen before this instant are over */
export const sweepSessions = `-- sweepSessions
delete from session where expires_at <= $1 or seen_at <= $2`;

/** $1 token hash */
export const closeSession = `-- closeSession
delete from session where token_hash = $1 returning account_id`;

/** $1 account id */
export const closeSessionsOf = `-- closeSessionsOf
delete from session where account_id = $1`;

/** $1 username, folded · $2 now */
export const disableByName = `-- disableByName
update account set disabled_at = coalesce(disabled_at, $2) where username = $1 returning id`;
