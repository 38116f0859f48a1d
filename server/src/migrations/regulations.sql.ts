/** Regulations of leading bodies, calendars with their way to adoption, and what an adoption would change. */
export const regulationsSql = /* sql */ `
create table regulation (
  id int generated always as identity primary key,
  code text not null,
  -- hash of the document: the same words are the same version
  version text not null unique,
  title text not null,
  body_code text not null,
  body_name text not null,
  -- of the hub's own leading body: its limits apply; the others are there to be compared with
  own boolean not null,
  document text not null,
  parsed jsonb not null,
  valid_from date not null,
  valid_to date,
  status text not null check (status in ('REFERENCE', 'DRAFT', 'PROPOSED', 'ADOPTED', 'SUPERSEDED')),
  superseded_from date,
  proposed_by text not null,
  proposed_at timestamptz not null,
  adopted_by text,
  adopted_at timestamptz,
  check (adopted_at is null or own)
);
alter table time_limit
  add column regulation_id int references regulation,
  add column position int,
  add column case_stream text,
  add column channel text,
  add column urgency text,
  add column starts_from text;
create unique index time_limit_place on time_limit (regulation_id, position);

-- What stood before regulations were documents goes on as one.
insert into regulation (code, version, title, body_code, body_name, own, document, parsed, valid_from, status, proposed_by, proposed_at, adopted_by, adopted_at)
select 'TRUOC-QUY-CHE', 'qc-truoc', 'Thời hạn nhập trước khi có quy chế', coalesce((select code from unit where parent_id is null limit 1), 'TINH'), 'Lãnh đạo địa phương', true, '',
  '{"thresholds": {"dueSoon": {"value": "8wh", "basis": "giả định, có trước khi nhập quy chế", "assumed": true}, "severelyOverdue": {"value": "10wd", "basis": "giả định, có trước khi nhập quy chế", "assumed": true}, "staleDays": {"value": 365, "basis": "giả định, có trước khi nhập quy chế", "assumed": true}, "ageingBandsDays": {"value": [7, 30, 90, 365], "basis": "giả định, có trước khi nhập quy chế", "assumed": true}, "smallestForShare": {"value": 10, "basis": "giả định, có trước khi nhập quy chế", "assumed": true}}, "extension": {"times": 0, "beforeDue": true, "basis": "giả định, có trước khi nhập quy chế", "assumed": true}}', (select min(valid_from) from time_limit), 'ADOPTED', 'hub', now(), 'hub', now()
where exists (select 1 from time_limit);
update time_limit t set regulation_id = (select id from regulation where version = 'qc-truoc'), position = t.id,
  starts_from = case clock_stage when 'ASSIGN' then 'RECEIPT' when 'ANSWER' then 'RESULT' else 'ORDER' end;
alter table time_limit alter column regulation_id set not null, alter column position set not null, alter column starts_from set not null;

alter table work_calendar
  alter column adopted_at drop not null,
  add column status text not null default 'ADOPTED' check (status in ('PROPOSED', 'ADOPTED', 'SUPERSEDED')),
  add column note text,
  add column proposed_by text not null default 'hub',
  add column proposed_at timestamptz not null default now(),
  add column adopted_by text;
update work_calendar set status = 'SUPERSEDED' where not current;
alter table work_calendar alter column status drop default, alter column proposed_by drop default, alter column proposed_at drop default;

-- Counts adoptions. A batch of a source holds it while it is taken, so that none is dated by rules that were just replaced.
create table rule_head (one boolean primary key default true check (one), number bigint not null);
insert into rule_head (number) values (0);

-- What an adoption would change, counted at an as-of; the lists behind its numbers are its rows.
create table rule_preview (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('CALENDAR', 'REGULATION')),
  version text not null,
  rules_number bigint not null,
  event bigint not null,
  instant timestamptz not null,
  open_cases int not null,
  undatable int not null,
  made_by text not null
);
create table rule_preview_case (
  preview_id bigint not null references rule_preview on delete cascade,
  case_id bigint not null references feedback_case,
  unit_id int not null references unit,
  due_before timestamptz,
  due_after timestamptz,
  state jsonb not null,
  clocks jsonb not null,
  primary key (preview_id, case_id)
);
alter table event add column cause text;
`;
