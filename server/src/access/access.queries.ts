import type { Instant } from "../platform/instant.ts";

/** $1 the value to keep where none is kept yet */
export const keepKeyCheck = `-- keepKeyCheck
insert into hub_setting (name, value) values ('key_check', to_jsonb($1::text)) on conflict (name) do nothing`;

export interface keyCheckKept {
  value: string;
}
export const keyCheckKept = `-- keyCheckKept
select value #>> '{}' as value from hub_setting where name = 'key_check'`;

export interface scopeUnit {
  path: string;
  is_province: boolean;
}
/** $1 unit id */
export const scopeUnit = `-- scopeUnit
select path, parent_id is null as is_province from unit where id = $1`;

export interface accountByName {
  account_id: number;
  username: string;
  display_name: string;
  role: string;
  unit_id: number;
  unit_path: string;
  password_hash: string;
  disabled: boolean;
}
/** $1 username, folded */
export const accountByName = `-- accountByName
select a.id as account_id, a.username, a.display_name, a.role, u.id as unit_id, u.path as unit_path,
       a.password_hash, a.disabled_at is not null as disabled
from account a join unit u on u.id = a.scope_unit_id
where a.username = $1`;

export interface viewerByToken {
  account_id: number;
  username: string;
  display_name: string;
  role: string;
  unit_id: number;
  unit_path: string;
  seen_at: Instant;
}
/** $1 token hash · $2 now · $3 sessions last seen before this instant are over */
export const viewerByToken = `-- viewerByToken
select a.id as account_id, a.username, a.display_name, a.role, u.id as unit_id, u.path as unit_path, s.seen_at
from session s join account a on a.id = s.account_id join unit u on u.id = a.scope_unit_id
where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and a.disabled_at is null`;

/** $1 token hash · $2 now · $3 a session seen since is left alone */
export const keepSessionAlive = `-- keepSessionAlive
update session set seen_at = $2 where token_hash = $1 and seen_at <= $3`;

/** $1 token hash · $2 account · $3 now · $4 the instant it ends at the latest */
export const openSession = `-- openSession
insert into session (token_hash, account_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`;

/** $1 account · $2 now · $3 sessions last seen before this instant are over */
export const sweepSessions = `-- sweepSessions
delete from session where account_id = $1 and (expires_at <= $2 or seen_at <= $3)`;

/** $1 token hash */
export const closeSession = `-- closeSession
delete from session where token_hash = $1`;

/** $1 username, folded */
export const closeSessionsOf = `-- closeSessionsOf
delete from session where account_id = (select id from account where username = $1)`;

/** $1 username, folded · $2 now */
export const disableByName = `-- disableByName
update account set disabled_at = coalesce(disabled_at, $2) where username = $1 returning id`;
