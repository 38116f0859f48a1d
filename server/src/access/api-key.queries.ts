import type { Instant } from "../platform/instant.ts";

/** A program's key as those see it who keep keys; nothing of its token. */
export interface ApiKeyRow {
  id: number;
  publicId: string;
  name: string;
  unitId: number;
  unitPath: string;
  operations: string[];
  costPerMinute: number;
  createdAt: Instant;
  createdBy: string;
  createdByAccount: number | null;
  createdByOfficer: number | null;
  expiresAt: Instant;
  needsApproval: boolean;
  approvedAt: Instant | null;
  approvedBy: string | null;
  revokedAt: Instant | null;
  revokedBy: string | null;
  lastUsedAt: Instant | null;
}

const KEY = `select k.id, k.public_id as "publicId", k.name, k.unit_id as "unitId", u.path as "unitPath", k.operations, k.cost_per_minute as "costPerMinute",
  k.created_at as "createdAt", k.created_by as "createdBy", k.created_by_account as "createdByAccount", a.officer_id as "createdByOfficer",
  k.expires_at as "expiresAt", k.needs_approval as "needsApproval", k.approved_at as "approvedAt", k.approved_by as "approvedBy",
  k.revoked_at as "revokedAt", k.revoked_by as "revokedBy", k.last_used_at as "lastUsedAt"
from api_key k join unit u on u.id = k.unit_id left join account a on a.id = k.created_by_account`;

/** $1 paths of units, each with everything below it; newest first */
export const apiKeysBelow = `-- apiKeysBelow
${KEY} where exists (select 1 from unnest($1::text[]) p(path) where starts_with(u.path, p.path)) order by k.created_at desc, k.id desc limit 200`;

/** $1 public ids */
export const apiKeyByPublicId = `-- apiKeyByPublicId
${KEY} where k.public_id = $1`;

/** $1 token hashes · $2 now: those that work */
export const apiKeysByToken = `-- apiKeysByToken
select k.token_hash as "tokenHash", keys.* from (${KEY}) keys join api_key k on k.id = keys.id
where k.token_hash = any($1::bytea[]) and k.expires_at > $2::timestamptz and k.revoked_at is null and (k.approved_at is not null or not k.needs_approval)`;
export type apiKeysByToken = ApiKeyRow & { tokenHash: Buffer };

/** $1 public id · $2 hash · $3 name · $4 unit · $5 operations · $6 cost a minute · $7 needs approval · $8 now · $9 by · $10 by account · $11 expires */
export const insertApiKey = `-- insertApiKey
insert into api_key (public_id, token_hash, name, unit_id, operations, cost_per_minute, needs_approval, created_at, created_by, created_by_account, expires_at)
values ($1, $2, $3, $4, $5::text[], $6, $7, $8::timestamptz, $9, $10, $11::timestamptz)`;

/** $1 id · $2 now · $3 by · $4 by account; no row: it was approved or revoked meanwhile */
export const setApproved = `-- setApproved
update api_key set approved_at = $2::timestamptz, approved_by = $3, approved_by_account = $4
where id = $1 and needs_approval and approved_at is null and revoked_at is null returning id`;

/** $1 id · $2 now · $3 by; no row: it was revoked already */
export const setRevoked = `-- setRevoked
update api_key set revoked_at = $2::timestamptz, revoked_by = $3 where id = $1 and revoked_at is null returning id`;

/** $1 ids · $2 now · $3 one used since is left alone */
export const setLastUsed = `-- setLastUsed
update api_key set last_used_at = $2::timestamptz where id = any($1::int[]) and (last_used_at is null or last_used_at <= $3::timestamptz)`;

/** $1 key · $2 start of the minute · $3 cost: what the key has spent in that minute with this, every hub process together */
export const spend = `-- spend
insert into api_key_spending as s (api_key_id, minute, cost) values ($1, $2::timestamptz, $3)
on conflict (api_key_id) do update set minute = excluded.minute, cost = excluded.cost + case when s.minute = excluded.minute then s.cost else 0 end
returning cost`;
