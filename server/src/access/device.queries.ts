import type { Instant } from "../platform/instant.ts";

/** A screen as those who keep it see it. */
export interface DeviceRow {
  id: number;
  name: string;
  unitId: number;
  boards: string[];
  rotateSeconds: number;
  theme: string;
  language: string;
  alarmOverdue: number | null;
  screen: string;
  pairedAt: Instant;
  pairedByName: string;
  seenAt: Instant;
  revokedAt: Instant | null;
  revokedByName: string | null;
}
const COLUMNS = `d.id, d.name, d.unit_id as "unitId", d.boards, d.rotate_seconds as "rotateSeconds", d.theme, d.language, d.alarm_overdue as "alarmOverdue", d.screen,
  d.paired_at as "pairedAt", d.paired_by_name as "pairedByName", d.seen_at as "seenAt", d.revoked_at as "revokedAt", d.revoked_by_name as "revokedByName"`;

/** The newest 200 of the units whose accounts one keeps. */
export const devicesKept = `-- devicesKept
select ${COLUMNS} from device d order by d.revoked_at is not null, d.id desc limit 200`;

/** $1 id */
export const deviceById = `-- deviceById
select ${COLUMNS} from device d where d.id = $1`;

export type devicesByToken = DeviceRow & { tokenHash: Buffer; unitPath: string };
/** $1 token hashes · $2 screens not seen since this instant are forgotten */
export const devicesByToken = `-- devicesByToken
select ${COLUMNS}, d.token_hash as "tokenHash", u.path as "unitPath"
from device d join unit u on u.id = d.unit_id where d.token_hash = any($1::bytea[]) and d.revoked_at is null and d.seen_at > $2`;

/** $1 token hashes · $2 now · $3 a screen seen since is left alone */
export const keepDevicesSeen = `-- keepDevicesSeen
update device set seen_at = $2 where token_hash = any($1::bytea[]) and seen_at <= $3`;

/** $1 code hash · $2 token hash · $3 what the screen told of itself · $4 when the code ends */
export const askPairing = `-- askPairing
insert into device_pairing (code_hash, token_hash, screen, expires_at) values ($1, $2, $3, $4)`;

/** $1 now */
export const sweepPairings = `-- sweepPairings
delete from device_pairing where expires_at <= $1`;

export interface takePairing {
  token_hash: Buffer;
  screen: string;
}
/** A code is good for one screen, once. $1 code hash · $2 now */
export const takePairing = `-- takePairing
delete from device_pairing where code_hash = $1 and expires_at > $2 returning token_hash, screen`;

/** $1 name · $2 unit · $3 boards · $4 seconds · $5 theme · $6 language · $7 alarm · $8 screen · $9 token hash · $10 now · $11 account · $12 his name */
export const insertDevice = `-- insertDevice
insert into device (name, unit_id, boards, rotate_seconds, theme, language, alarm_overdue, screen, token_hash, paired_at, paired_by, paired_by_name, seen_at)
values ($1, $2, $3::text[], $4, $5, $6, $7, $8, $9, $10, $11, $12, $10) returning id`;

/** $1 id · $2 now · $3 who */
export const revokeDevice = `-- revokeDevice
update device set revoked_at = $2, revoked_by_name = $3 where id = $1 and revoked_at is null returning id`;
