/**
 * Units as an identity with dated versions. `unit` keeps what holds today, so that hot reads join nothing; units_in_step() is its only writer of names,
 * kinds, parents and paths.
 */
export const unitsSql = /* sql */ `
create extension if not exists btree_gist;

-- Whether a kind of body is scored and inspected is a dated fact: party, council and central bodies are shown, and outside both.
create table unit_kind (
  kind text not null,
  valid_from date not null,
  valid_to date,
  scored boolean not null,
  inspected boolean not null,
  legal_basis text not null,
  primary key (kind, valid_from),
  check (valid_to > valid_from),
  exclude using gist (kind with =, daterange(valid_from, valid_to) with &&)
);

create table unit_version (
  unit_id int not null references unit,
  valid_from date not null,
  valid_to date,
  name text not null,
  kind text not null,
  parent_id int references unit,
  -- [{scheme, code, from, to}]: the national code, the code of QĐ 20/2020/QĐ-TTg and what stood before
  codes jsonb not null default '[]',
  shift_profile text not null,
  legal_basis text not null,
  primary key (unit_id, valid_from),
  check (valid_to > valid_from),
  check (parent_id <> unit_id),
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
);
create index unit_version_parent on unit_version (parent_id);
insert into unit_version (unit_id, valid_from, valid_to, name, kind, parent_id, shift_profile, legal_basis)
select id, valid_from, valid_to, name, kind, parent_id, shift_profile, legal_basis from unit;

-- A unit's versions follow each other without a hole; seen at the commit, so that an import may replace them.
create function unit_versions_follow() returns trigger language plpgsql as $$
declare hole record;
begin
  select v.unit_id, v.valid_to into hole from unit_version v
  where v.unit_id = coalesce(new.unit_id, old.unit_id) and v.valid_to is not null
    and exists (select 1 from unit_version l where l.unit_id = v.unit_id and l.valid_from > v.valid_to)
    and not exists (select 1 from unit_version n where n.unit_id = v.unit_id and n.valid_from = v.valid_to)
  limit 1;
  if found then raise exception 'the versions of unit % leave a hole from %', hole.unit_id, hole.valid_to using errcode = 'check_violation'; end if;
  return null;
end $$;
create constraint trigger unit_version_no_hole after insert or update or delete on unit_version
  deferrable initially deferred for each row execute function unit_versions_follow();

-- Who took over from whom: many to many, by area and by field.
alter table unit_succession drop constraint unit_succession_predecessor_id_area_code_key;
alter table unit_succession
  add column kind text not null default 'MERGE' check (kind in ('MERGE', 'CONSOLIDATE', 'SPLIT', 'FUNCTION_TRANSFER', 'RENAME', 'DISSOLVE')),
  add column areas text[] check (areas <> '{}'),
  add column fields text[] check (fields <> '{}'),
  add column share numeric check (share > 0 and share <= 1),
  add constraint unit_succession_other check (predecessor_id <> successor_id);
update unit_succession set areas = array[area_code] where area_code is not null;
alter table unit_succession drop column area_code, alter column kind drop default;
create index unit_succession_predecessor on unit_succession (predecessor_id);

-- Brings the unit rows in step with the versions that hold on a day: the one in force, else the last that was, else the first to come.
create function units_in_step(day date) returns void language sql as $$
  with recursive held as (
    select distinct on (v.unit_id) v.*, min(v.valid_from) over w as first_day,
      case when bool_or(v.valid_to is null) over w then null else max(v.valid_to) over w end as last_day
    from unit_version v window w as (partition by v.unit_id)
    order by v.unit_id, (v.valid_from <= day) desc, case when v.valid_from <= day then v.valid_from end desc, v.valid_from
  ), tree as (
    select h.unit_id, '/' || u.code || '/' as path from held h join unit u on u.id = h.unit_id where h.parent_id is null
    union all
    select h.unit_id, t.path || u.code || '/' from held h join unit u on u.id = h.unit_id join tree t on t.unit_id = h.parent_id
  )
  update unit u set name = h.name, kind = h.kind, parent_id = h.parent_id, path = t.path, valid_from = h.first_day, valid_to = h.last_day,
    legal_basis = h.legal_basis, shift_profile = h.shift_profile
  from held h join tree t on t.unit_id = h.unit_id
  where u.id = h.unit_id and (u.name, u.kind, u.path, u.valid_from, u.legal_basis, u.shift_profile, u.parent_id, u.valid_to)
    is distinct from (h.name, h.kind, t.path, h.first_day, h.legal_basis, h.shift_profile, h.parent_id, h.last_day)
$$;

-- Numbers by successor need the area beside the field.
alter table case_state add column area_code text;
update case_state s set area_code = c.area_code from feedback_case c where c.id = s.case_id and c.area_code is not null;

-- Provinces and communes of the country by their national codes, and where the old wards went.
create table admin_area (
  code text not null,
  valid_from date not null,
  valid_to date,
  level text not null check (level in ('PROVINCE', 'COMMUNE')),
  name text not null,
  province_code text not null,
  legal_basis text not null,
  primary key (code, valid_from),
  check (valid_to > valid_from),
  exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create table area_succession (
  old_province text not null,
  old_district text not null,
  old_district_code text not null,
  old_ward text not null,
  old_ward_code text not null,
  new_code text not null,
  merged boolean not null,
  divided boolean not null,
  effective_on date not null,
  legal_basis text not null,
  primary key (old_district_code, old_ward_code, old_ward, new_code)
);
create index area_succession_new on area_succession (new_code);

-- People: who holds which post when, the task force of a hotline, who stands in for whom, and the numbers to call.
create table officer (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9.-]{1,40}$'),
  name text not null,
  phone text,
  email text
);
create table post (
  officer_id int not null references officer,
  unit_id int not null references unit,
  title text not null,
  head boolean not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  primary key (officer_id, unit_id, title, valid_from),
  check (valid_to > valid_from)
);
create index post_unit on post (unit_id);
alter table post add constraint post_one_head exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&) where (head);
create table roster_member (
  unit_id int not null references unit,
  officer_id int not null references officer,
  task text not null,
  charge text not null,
  fields text[] not null default '{}',
  -- [{days, from, to}], local time
  duty jsonb not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  primary key (unit_id, officer_id, valid_from),
  check (valid_to > valid_from),
  exclude using gist (unit_id with =, officer_id with =, daterange(valid_from, valid_to) with &&)
);
create table roster_delegation (
  unit_id int not null references unit,
  from_officer_id int not null references officer,
  to_officer_id int not null references officer,
  valid_from date not null,
  valid_to date not null,
  legal_basis text not null,
  primary key (unit_id, from_officer_id, valid_from),
  check (valid_to > valid_from),
  check (from_officer_id <> to_officer_id),
  exclude using gist (unit_id with =, from_officer_id with =, daterange(valid_from, valid_to) with &&)
);
create table hotline (
  unit_id int not null references unit,
  number text not null,
  name text not null,
  hours jsonb not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  primary key (unit_id, number, valid_from),
  check (valid_to > valid_from)
);
`;
