/** The truth tables. Instants are timestamptz (UTC); infinity in a due column means a paused clock. */
export const truthSql = /* sql */ `
-- Raw inbox: every version of every record as the source gave it, sealed under the record's own key.
create table ingest_batch (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  stream text not null,
  committed_at timestamptz not null,
  fence bigint not null,
  records int not null,
  applied int not null,
  unchanged int not null,
  superseded int not null,
  held int not null,
  rejected int not null
);
create table inbox (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  stream text not null,
  source_case_id text not null,
  version text,
  observed_at timestamptz,
  op text not null,
  hash bytea not null,
  payload bytea not null,
  outcome text not null check (outcome in ('applied', 'superseded', 'held')),
  batch_id bigint not null references ingest_batch,
  learned_at timestamptz not null
);
create index inbox_record on inbox (source_id, stream, source_case_id);
create table source_record (
  source_id int not null references source,
  stream text not null,
  source_case_id text not null,
  wrapped_key bytea,
  hash bytea not null,
  version text,
  observed_at timestamptz,
  inbox_id bigint not null,
  held boolean not null,
  case_id bigint,
  primary key (source_id, stream, source_case_id)
);
create index source_record_case on source_record (case_id);
create table quarantine (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  stream text not null,
  locator text not null,
  reason text not null,
  raw_sealed bytea,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times int not null default 1,
  resolved_at timestamptz
);
create unique index quarantine_open on quarantine (source_id, stream, locator, md5(reason)) where resolved_at is null;
create table unknown_word (
  source_id int not null references source,
  list text not null,
  word text not null,
  records int not null default 1,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (source_id, list, word)
);

-- Journal. journal_head's one row is locked by whoever appends, until commit: numbers follow commit order and have no gaps.
create table journal_head (one boolean primary key default true check (one), last bigint not null);
insert into journal_head (last) values (0);
create table event (
  seq bigint primary key,
  province text not null,
  kind text not null,
  case_id bigint,
  unit_id int,
  from_unit_id int,
  fact_day date,
  weight smallint not null default 1,
  happened_at timestamptz not null,
  learned_at timestamptz not null,
  quiet boolean not null default false,
  source_id int,
  batch_id bigint
);
create index event_case on event (case_id, seq);

create table feedback_case (
  id bigint generated always as identity primary key,
  province text not null,
  source_id int not null references source,
  stream text not null,
  source_case_id text not null,
  reference text not null,
  stage text not null,
  open boolean not null,
  channel text,
  field text not null,
  urgent boolean not null,
  title text not null,
  content text,
  place_text text,
  area_code text,
  lat double precision,
  long double precision,
  received_at timestamptz not null,
  closed_at timestamptz,
  intake_unit_id int not null references unit,
  unit_id int not null references unit,
  cooperating int[] not null,
  supervising_unit_id int references unit,
  submitter_sealed bytea not null,
  confidential_name boolean not null,
  confidential_phone boolean not null,
  confidential_content boolean not null,
  steps jsonb not null,
  result text,
  closure_reason text,
  repeat_of text,
  learned_at timestamptz not null,
  search_text text generated always as (vn_norm(reference || ' ' || title || ' ' || coalesce(place_text, ''))) stored,
  unique (source_id, stream, source_case_id)
);
create index feedback_case_search on feedback_case using gin (search_text gin_trgm_ops);
create index feedback_case_repeat on feedback_case (source_id, repeat_of) where repeat_of is not null;

create table assignment (
  case_id bigint not null references feedback_case,
  ordinal smallint not null,
  lead_unit_id int not null references unit,
  cooperating int[] not null,
  supervising_unit_id int references unit,
  assigned_at timestamptz not null,
  primary key (case_id, ordinal)
);
create table custody (
  case_id bigint not null references feedback_case,
  ordinal smallint not null,
  unit_id int not null references unit,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  inherited_late boolean not null,
  primary key (case_id, ordinal)
);
create table clock (
  case_id bigint not null references feedback_case,
  ordinal smallint not null,
  stage text not null,
  unit_id int not null references unit,
  started_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  soon_at timestamptz not null,
  stopped_at timestamptz,
  limit_id int not null references time_limit,
  calendar_version text not null references work_calendar,
  primary key (case_id, ordinal)
);

-- What numbers are made from, as intervals of event numbers [from_event, to_event).
create table case_state (
  case_id bigint not null references feedback_case,
  from_event bigint not null,
  to_event bigint,
  open boolean not null,
  stage text not null,
  unit_id int not null,
  intake_unit_id int not null,
  source_id int not null,
  field text not null,
  channel text,
  due_at timestamptz,
  soon_at timestamptz,
  inherited_late boolean not null,
  received_at timestamptz not null,
  received_day date not null,
  closed_day date,
  primary key (case_id, from_event)
);
create unique index case_state_current on case_state (case_id) where to_event is null;
create index case_state_open on case_state (unit_id, due_at) include (soon_at, inherited_late) where to_event is null and open;
create index case_state_due on case_state (due_at) where to_event is null and open;
create index case_state_soon on case_state (soon_at) where to_event is null and open;
create index case_state_received on case_state (received_day, intake_unit_id) where to_event is null;
create index case_state_closed on case_state (closed_day, unit_id) where to_event is null and closed_day is not null;
create index case_state_past on case_state (to_event) where to_event is not null;

-- Facts per leaf unit and day, moved by a statement-level trigger; lateness is never in here.
create table unit_day (
  unit_id int not null,
  day date not null,
  received int not null default 0,
  closed int not null default 0,
  handed_in int not null default 0,
  handed_out int not null default 0,
  primary key (unit_id, day)
) with (fillfactor = 50);
create function unit_day_follow() returns trigger language plpgsql as $$
begin
  insert into unit_day as d (unit_id, day, received, closed, handed_in, handed_out)
  select unit_id, fact_day, sum(received), sum(closed), sum(handed_in), sum(handed_out)
  from (
    select unit_id, fact_day,
           case when kind = 'RECEIVED' then weight else 0 end as received,
           case when kind = 'CLOSED' then weight else 0 end as closed,
           case when kind = 'HANDED_OVER' then weight else 0 end as handed_in,
           0 as handed_out
    from added where fact_day is not null and kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER')
    union all
    select from_unit_id, fact_day, 0, 0, 0, weight
    from added where fact_day is not null and kind = 'HANDED_OVER' and from_unit_id is not null
  ) moved
  group by unit_id, fact_day
  order by unit_id, fact_day
  on conflict (unit_id, day) do update
    set received = d.received + excluded.received, closed = d.closed + excluded.closed,
        handed_in = d.handed_in + excluded.handed_in, handed_out = d.handed_out + excluded.handed_out;
  return null;
end $$;
create trigger event_moves_unit_day after insert on event referencing new table as added for each statement execute function unit_day_follow();

create function event_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the journal is append-only'; end $$;
create trigger event_append_only before update or delete or truncate on event for each statement execute function event_is_append_only();

-- The latest tick: every hub process shows it.
create table tick (
  one boolean primary key default true check (one),
  event bigint not null,
  instant timestamptz not null,
  figures jsonb not null,
  -- clocks that ran out up to here are in the journal
  crossed_to timestamptz not null,
  lease_owner text,
  lease_until timestamptz
) with (fillfactor = 20);

create table hub_setting (name text primary key, value jsonb not null);
`;
