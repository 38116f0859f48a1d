import type { Instant } from "../platform/instant.ts";

export interface scopeUnit {
  path: string;
  is_province: boolean;
}
/** $1 unit id */
export const scopeUnit = `-- scopeUnit
select path, parent_id is null as is_province from unit where id = $1`;

/** A post as the database tells it; acts null: all of its role. */
export interface PostRow {
  role: string;
  unitId: number;
  unitPath: string;
  acts: string[] | null;
  onBehalfOf: string | null;
}

/** Posts in force on the day $DAY, then what others lent at the instant $NOW, of account a. */
const postsOf = (day: string, now: string): string => `coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'unitId', unit_id, 'unitPath', path, 'acts', acts, 'onBehalfOf', lender) order by lent, id)
    from (
      select false as lent, p.id, p.role, p.unit_id, u.path, null::text[] as acts, null::text as lender
      from account_post p join unit u on u.id = p.unit_id
      where p.account_id = a.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
      union all
      select true, d.id, p.role, p.unit_id, u.path, d.acts, g.username
      from delegation d join account_post p on p.id = d.post_id join unit u on u.id = p.unit_id join account g on g.id = p.account_id
      where d.to_account_id = a.id and d.from_at <= ${now}::timestamptz and d.to_at > ${now}::timestamptz and d.ended_at is null
        and g.disabled_at is null and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
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

export interface viewerByToken {
  account_id: number;
  username: string;
  display_name: string;
  posts: PostRow[];
  must_change_password: boolean;
  seen_at: Instant;
}
/** $1 token hash · $2 now · $3 sessions last seen before this instant are over · $4 local day */
export const viewerByToken = `-- viewerByToken
select a.id as account_id, a.username, a.display_name, a.must_change_password, s.seen_at, ${postsOf("$4", "$2")} as posts
from session s join account a on a.id = s.account_id
where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and a.disabled_at is null`;

/** $1 token hash · $2 now · $3 a session seen since is left alone */
export const keepSessionAlive = `-- keepSessionAlive
update session set seen_at = $2 where token_hash = $1 and seen_at <= $3`;

/** $1 token hash · $2 account · $3 now · $4 the instant it ends at the latest */
export const openSession = `-- openSession
insert into session (token_hash, account_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`;

/** $1 now · $2 sessions last seen before this instant are over */
export const sweepSessions = `-- sweepSessions
delete from session where expires_at <= $1 or seen_at <= $2`;

/** $1 token hash */
export const closeSession = `-- closeSession
delete from session where token_hash = $1`;

/** $1 account id */
export const closeSessionsOf = `-- closeSessionsOf
delete from session where account_id = $1`;

/** $1 username, folded · $2 now */
export const disableByName = `-- disableByName
update account set disabled_at = coalesce(disabled_at, $2) where username = $1 returning id`;
