/** Posts with dates in place of one role a person, delegation, one-time passwords, urging. */
export const accountsSql = /* sql */ `
create table account_post (
  id int generated always as identity primary key,
  account_id int not null references account,
  role text not null,
  unit_id int not null references unit,
  valid_from date not null,
  -- first day on which he no longer has it
  valid_to date check (valid_to >= valid_from)
);
create index account_post_account on account_post (account_id);
create unique index account_post_open on account_post (account_id, role, unit_id) where valid_to is null;
insert into account_post (account_id, role, unit_id, valid_from)
select id, role, scope_unit_id, (created_at at time zone 'Asia/Ho_Chi_Minh')::date from account;
alter table account drop column role, drop column scope_unit_id;
alter table account add column must_change_password boolean not null default false;

-- "thay mặt": the delegate acts as himself, with acts of the other's post, from one instant to another.
create table delegation (
  id int generated always as identity primary key,
  post_id int not null references account_post,
  to_account_id int not null references account,
  acts text[] not null check (cardinality(acts) > 0),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index delegation_to on delegation (to_account_id, to_at);
create index delegation_post on delegation (post_id);
create index session_seen on session (seen_at);

-- Supervisors count what they supervise at the same as-of as their list.
alter table case_state add column supervising_unit_id int;
update case_state s set supervising_unit_id = c.supervising_unit_id from feedback_case c where c.id = s.case_id and c.supervising_unit_id is not null;
create index case_state_supervised on case_state (supervising_unit_id, due_at) where to_event is null and supervising_unit_id is not null;

create table urging (
  event_seq bigint primary key,
  case_id bigint not null references feedback_case,
  -- whose post urged, and which unit it was said to
  by_unit_id int not null references unit,
  to_unit_id int not null references unit,
  by_account_id int not null references account,
  on_behalf_of text,
  reason text not null check (reason <> ''),
  at timestamptz not null
);
create index urging_case on urging (case_id, event_seq);
`;
