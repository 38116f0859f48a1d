/** The master key's id stands behind the version byte of every seal. */
const other = (column: string): string => `${column} is not null and substring(${column} from 2 for 4) <> $1::bytea`;

export interface recordsUnderOther {
  source_id: number;
  stream: string;
  source_case_id: string;
  wrapped_key: Buffer;
}
/** $1 id of the current key · $2 how many at most */
export const recordsUnderOther = `-- recordsUnderOther
select source_id, stream, source_case_id, wrapped_key from source_record where ${other("wrapped_key")} limit $2`;

/** $1…$3 the records · $4 their wrapped keys, hex; one that was destroyed meanwhile stays so */
export const renewRecords = `-- renewRecords
update source_record r set wrapped_key = decode(n.wrapped, 'hex')
from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n(source_id, stream, source_case_id, wrapped)
where r.source_id = n.source_id and r.stream = n.stream and r.source_case_id = n.source_case_id and r.wrapped_key is not null`;

export interface sourcesUnderOther {
  id: number;
  code: string;
  secrets_sealed: Buffer;
}
/** $1 id of the current key */
export const sourcesUnderOther = `-- sourcesUnderOther
select id, code, secrets_sealed from source where ${other("secrets_sealed")} order by id limit 1000 for update`;

/** $1 source · $2 its secrets under the current key */
export const renewSource = `-- renewSource
update source set secrets_sealed = $2 where id = $1`;

export interface unreadableUnderOther {
  id: number;
  code: string;
  raw_sealed: Buffer;
}
/** $1 id of the current key · $2 how many at most */
export const unreadableUnderOther = `-- unreadableUnderOther
select q.id, s.code, q.raw_sealed from quarantine q join source s on s.id = q.source_id where ${other("q.raw_sealed")} limit $2`;

/** $1 ids · $2 their bytes under the current key, hex */
export const renewUnreadable = `-- renewUnreadable
update quarantine q set raw_sealed = decode(n.sealed, 'hex') from unnest($1::bigint[], $2::text[]) as n(id, sealed) where q.id = n.id and q.raw_sealed is not null`;

export interface keptUnderOther {
  stream: string;
  number: number;
  name: string;
  sealed: Buffer;
}
/** $1 id of the current key · $2 how many at most */
export const keptUnderOther = `-- keptUnderOther
select stream, number, name, sealed from audit_text where case_id is null and ${other("sealed")} limit $2`;

/** $1…$3 the texts · $4 under the current key, hex */
export const renewKept = `-- renewKept
update audit_text t set sealed = decode(n.sealed, 'hex') from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) as n(stream, number, name, sealed)
where t.stream = n.stream and t.number = n.number and t.name = n.name`;

export interface jobsUnderOther {
  id: number;
  by_account_id: number;
  key: string;
  sealed: Buffer;
}
/** $1 id of the current key · $2 how many at most */
export const jobsUnderOther = `-- jobsUnderOther
select id, by_account_id, key, sealed from bulk_job where ${other("sealed")} limit $2`;

/** $1 ids · $2 under the current key, hex */
export const renewJobs = `-- renewJobs
update bulk_job j set sealed = decode(n.sealed, 'hex') from unnest($1::bigint[], $2::text[]) as n(id, sealed) where j.id = n.id`;

export interface viewsUnderOther {
  id: string;
  sealed: Buffer;
}
/** $1 id of the current key · $2 how many at most */
export const viewsUnderOther = `-- viewsUnderOther
select id::text, sealed from saved_view where ${other("sealed")} limit $2`;

/** $1 ids · $2 under the current key, hex · $3 as they were, hex: one that was kept anew meanwhile stays so */
export const renewViews = `-- renewViews
update saved_view v set sealed = decode(n.sealed, 'hex') from unnest($1::uuid[], $2::text[], $3::text[]) as n(id, sealed, before)
where v.id = n.id and v.sealed = decode(n.before, 'hex')`;

export interface settingsUnderOther {
  account_id: number;
  mail_sealed: Buffer | null;
  phone_sealed: Buffer | null;
}
/** $1 id of the current key · $2 how many at most */
export const settingsUnderOther = `-- settingsUnderOther
select account_id, mail_sealed, phone_sealed from notice_setting where (${other("mail_sealed")}) or (${other("phone_sealed")}) limit $2 for update`;

/** $1 account · $2 its address · $3 its number, under the current key */
export const renewSetting = `-- renewSetting
update notice_setting set mail_sealed = $2, phone_sealed = $3 where account_id = $1`;

export interface sealedUnder {
  left: number;
}
/** $1 id of a master key */
export const sealedUnder = `-- sealedUnder
select (select count(*) from source_record where substring(wrapped_key from 2 for 4) = $1::bytea)
     + (select count(*) from source where substring(secrets_sealed from 2 for 4) = $1::bytea)
     + (select count(*) from quarantine where substring(raw_sealed from 2 for 4) = $1::bytea)
     + (select count(*) from notice_setting where substring(mail_sealed from 2 for 4) = $1::bytea or substring(phone_sealed from 2 for 4) = $1::bytea)
     + (select count(*) from bulk_job where substring(sealed from 2 for 4) = $1::bytea)
     + (select count(*) from saved_view where substring(sealed from 2 for 4) = $1::bytea)
     + (select count(*) from audit_text where case_id is null and substring(sealed from 2 for 4) = $1::bytea) as left`;
