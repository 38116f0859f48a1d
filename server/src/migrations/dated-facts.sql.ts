/** Dated facts, accounts and sources. */
export const datedFactsSql = /* sql */ `
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Search without marks: Đặng Thuỳ = dang thuy, NFC or NFD alike. unaccent() is only STABLE, hence the wrapper with a fixed dictionary.
create function vn_norm(t text) returns text language sql immutable parallel safe strict as
$$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, NFC))) $$;

-- Units: identity with dates; the tree is held as a path of codes.
create table unit (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9.-]{1,40}$'),
  name text not null,
  kind text not null,
  parent_id int references unit,
  path text not null unique,
  position int not null default 0,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  shift_profile text not null
);
create table unit_succession (
  id int generated always as identity primary key,
  predecessor_id int not null references unit,
  successor_id int not null references unit,
  area_code text,
  effective_on date not null,
  legal_basis text not null,
  unique nulls not distinct (predecessor_id, area_code)
);
create table shift_profile (
  code text primary key,
  name text not null,
  shifts jsonb not null
);
create table work_calendar (
  version text primary key,
  content jsonb not null,
  adopted_at timestamptz not null,
  current boolean not null
);
create unique index work_calendar_current on work_calendar (current) where current;
create table time_limit (
  id int generated always as identity primary key,
  clock_stage text not null,
  field text,
  several_agencies boolean,
  limit_text text not null,
  rule_name text not null,
  legal_basis text not null,
  assumed boolean not null,
  valid_from date not null,
  valid_to date
);

create table account (
  id int generated always as identity primary key,
  username text not null unique,
  password_hash text not null,
  display_name text not null,
  role text not null,
  scope_unit_id int not null references unit,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create table session (
  token_hash bytea primary key,
  account_id int not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table source (
  id int generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  kind text not null,
  owner_unit_id int not null references unit,
  zone text not null,
  base_url text not null,
  config jsonb not null,
  secrets_sealed bytea not null,
  every_seconds int not null,
  stale_after_seconds int not null,
  frozen boolean not null,
  paused boolean not null default false,
  read_up_to timestamptz,
  first_read_done boolean not null default false,
  last_attempt_at timestamptz,
  last_problem text,
  consecutive_failures int not null default 0,
  replayed_rules text,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0
);
create table source_stream (
  source_id int not null references source,
  stream text not null,
  checkpoint jsonb not null,
  primary key (source_id, stream)
);
`;
