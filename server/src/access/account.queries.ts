import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";

/** $1 username · $2 password hash · $3 name · $4 now · $5 must change it; no row: the username is taken */
export const insertAccount = `-- insertAccount
insert into account (username, password_hash, display_name, created_at, must_change_password) values ($1, $2, $3, $4, $5)
on conflict (username) do nothing returning id`;

/** $1 account · $2 role · $3 unit · $4 first day */
export const insertPost = `-- insertPost
insert into account_post (account_id, role, unit_id, valid_from) values ($1, $2, $3, $4::date)`;

/** $1 account · $2 the day on which he no longer has any of his posts */
export const endPosts = `-- endPosts
update account_post set valid_to = greatest($2::date, valid_from) where account_id = $1 and valid_to is null`;

export const allAccounts = `-- allAccounts
select a.username, a.display_name as "displayName", p.role, p.unit_id as "unitId", a.created_at as "createdAt", a.disabled_at as "disabledAt"
from account a join lateral (select role, unit_id from account_post where account_id = a.id order by valid_to desc nulls first, id limit 1) p on true
order by a.username limit 20000`;

/** An account as those see it who keep accounts. */
export interface KeptAccount {
  id: number;
  username: string;
  displayName: string;
  createdAt: Instant;
  lockedAt: Instant | null;
  mustChangePassword: boolean;
  /** whom of the register it is; null: nobody */
  officerId: number | null;
  posts: { role: string; unitId: number; validFrom: string; validTo: string | null }[];
}

const KEPT = `select a.id, a.username, a.display_name as "displayName", a.created_at as "createdAt", a.disabled_at as "lockedAt",
  a.must_change_password as "mustChangePassword", a.officer_id as "officerId", coalesce((
    select jsonb_agg(jsonb_build_object('role', p.role, 'unitId', p.unit_id, 'validFrom', p.valid_from, 'validTo', p.valid_to) order by p.id)
    from account_post p where p.account_id = a.id), '[]') as posts
from account a`;

/** As the one who asks: only those he keeps. $1 after this username · $2 how many · $3 part of name or username */
export const keptAccounts = `-- keptAccounts
${KEPT} where a.username > $1 and (a.username ilike '%' || $3 || '%' or a.display_name ilike '%' || $3 || '%') order by a.username limit $2`;

/** $1 part of name or username */
export const countKept = `-- countKept
select count(*)::int as n from account a where a.username ilike '%' || $1 || '%' or a.display_name ilike '%' || $1 || '%'`;

/** $1 username */
export const keptAccount = `-- keptAccount
${KEPT} where a.username = $1`;

/** $1 usernames */
export const takenNames = `-- takenNames
select username from account where username = any($1::text[])`;

/** $1 account */
export const unlock = `-- unlock
update account set disabled_at = null where id = $1`;

/** $1 code of the register · $2 today: the units in which he holds a post, and the account that is his */
export const officerToLink = `-- officerToLink
select o.id, (select username from account where officer_id = o.id) as username, coalesce((
    select jsonb_agg(u.path) from post p join unit u on u.id = p.unit_id
    where p.officer_id = o.id and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to > $2::date)), '[]') as paths
from officer o where o.code = $1`;

/** $1 account · $2 officer, or null */
export const setOfficer = `-- setOfficer
update account set officer_id = $2 where id = $1`;

/** $1 account · $2 hash · $3 must change it */
export const setPassword = `-- setPassword
update account set password_hash = $2, must_change_password = $3 where id = $1`;

/** $1 account */
export const passwordOf = `-- passwordOf
select password_hash as hash from account where id = $1`;

/** A delegation as both sides see it. */
export interface DelegationRow {
  id: number;
  fromUsername: string;
  fromName: string;
  toUsername: string;
  toName: string;
  unitId: number;
  role: string;
  acts: string[];
  fromAt: Instant;
  toAt: Instant;
  endedAt: Instant | null;
}

const DELEGATION = `select d.id, g.username as "fromUsername", g.display_name as "fromName", t.username as "toUsername", t.display_name as "toName",
  p.unit_id as "unitId", p.role, d.acts, d.from_at as "fromAt", d.to_at as "toAt", d.ended_at as "endedAt"
from delegation d join account_post p on p.id = d.post_id join account g on g.id = p.account_id join account t on t.id = d.to_account_id`;

/** $1 account: those he gave and those he got */
export const delegationsOf = `-- delegationsOf
${DELEGATION} where p.account_id = $1 or d.to_account_id = $1 order by d.id desc limit 200`;

/** $1 id · $2 the account that gave it */
export const delegationGiven = `-- delegationGiven
${DELEGATION} where d.id = $1 and p.account_id = $2`;

/** $1 account · $2 unit · $3 role · $4 delegate · $5 acts · $6 from · $7 to · $8 now */
export const insertDelegation = `-- insertDelegation
insert into delegation (post_id, to_account_id, acts, from_at, to_at, made_at)
select p.id, $4, $5::text[], $6, $7, $8 from account_post p
where p.account_id = $1 and p.unit_id = $2 and p.role = $3 and p.valid_to is null returning id`;

/** $1 id · $2 now */
export const endDelegation = `-- endDelegation
update delegation set ended_at = $2 where id = $1 and ended_at is null`;

/** Says which officer of the register an account is, before anybody may sign in with it; where the register has no such officer, it is nobody's. */
export async function linkOfficer(tx: Tx, username: string, code: string): Promise<void> {
  await tx.rows("/* linkOfficer */ update account a set officer_id = o.id from officer o where a.username = $1 and o.code = $2", [username, code]);
}
