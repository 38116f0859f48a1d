/**
 * The audit chain. An entry's hash is SHA-256(hash before ‖ canonical body); the first one's hash before is 32 zero bytes.
 * Only audit_append writes: it locks the stream's head to the end of the transaction, so numbers follow commit order without gaps.
 */
export const auditSql = /* sql */ `
create table audit_head (
  stream text primary key check (stream in ('access', 'decision', 'account', 'source', 'key')),
  last bigint not null,
  hash bytea not null
);
insert into audit_head (stream, last, hash)
select s, 0, decode(repeat('00', 32), 'hex') from unnest(array['access', 'decision', 'account', 'source', 'key']) s;
create table audit_entry (
  stream text not null references audit_head,
  number bigint not null,
  at timestamptz not null,
  body text not null,
  hash bytea not null,
  act text not null generated always as (body::jsonb ->> 'act') stored,
  actor text not null generated always as (body::jsonb #>> '{actor,name}') stored,
  subject text not null generated always as ((body::jsonb #>> '{subject,kind}') || ':' || (body::jsonb #>> '{subject,id}')) stored,
  primary key (stream, number)
);
create index audit_entry_at on audit_entry (at desc, stream, number);
create index audit_entry_subject on audit_entry (subject, at desc);
-- Free text that an entry commits itself to, sealed; erasing its record's key leaves the chain whole.
create table audit_text (
  stream text not null,
  number bigint not null,
  name text not null,
  case_id bigint,
  sealed bytea not null,
  primary key (stream, number, name),
  foreign key (stream, number) references audit_entry
);
create index audit_text_case on audit_text (case_id) where case_id is not null;

create function audit_append(of_stream text, body_before text, body_after text, at timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_head; whole text;
begin
  select * into strict head from audit_head h where h.stream = of_stream for update;
  whole := body_before || (head.last + 1) || body_after;
  head.hash := sha256(head.hash || convert_to(whole, 'UTF8'));
  insert into audit_entry (stream, number, at, body, hash) values (of_stream, head.last + 1, audit_append.at, whole, head.hash);
  update audit_head h set last = head.last + 1, hash = head.hash where h.stream = of_stream;
  return head.last + 1;
end $$;
revoke all on function audit_append from public;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the audit chain is append-only'; end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry for each statement execute function audit_is_append_only();
-- a seal is renewed when the master key changes; what it must open to is in the entry
create trigger audit_text_append_only before update of stream, number, name, case_id or delete or truncate on audit_text for each statement execute function audit_is_append_only();
create trigger audit_head_stays before delete or truncate on audit_head for each statement execute function audit_is_append_only();
`;

/**
 * What the hub's roles and an auditor may do with it, run when every table is there: the hub appends and reads, an auditor reads, and
 * nobody but the owner may write to an entry or a head.
 */
export const auditGrantsSql = /* sql */ `
do $$ begin create role dau_moi_auditor nologin nobypassrls; exception when duplicate_object or unique_violation or insufficient_privilege then null; end $$;
do $$
declare r text;
begin
  for r in select rolname from pg_roles where rolname in ('dau_moi_app', 'dau_moi_worker') loop
    execute format('revoke all on audit_head, audit_entry, audit_text from %I', r);
  end loop;
  if exists (select from pg_roles where rolname = 'dau_moi_worker') then
    grant select on audit_head, audit_entry, audit_text to dau_moi_worker;
    grant insert, update (sealed) on audit_text to dau_moi_worker;
    grant execute on function audit_append to dau_moi_worker;
  end if;
  if exists (select from pg_roles where rolname = 'dau_moi_auditor') then
    grant usage on schema public to dau_moi_auditor;
    grant select on audit_head, audit_entry, journal_head to dau_moi_auditor;
    -- the hub's own login may take the role on, to verify with no more rights than an auditor
    begin grant dau_moi_auditor to dau_moi_worker; exception when insufficient_privilege then null; end;
  end if;
end $$;
`;
