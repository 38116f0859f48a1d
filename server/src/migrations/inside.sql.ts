import { ACCOUNT, caseUnit, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const assignmentsSql = /* sql */ `
-- Who inside a unit works on a case that the unit holds: a division, an officer, or both. It holds no longer than the unit holds the case: that is asked of the
-- intervals of the case, and never written here.
create table inside_assignment (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  unit_id int not null references unit,
  -- null: nobody below the unit
  division_id int references unit,
  account_id int references account,
  username text,
  name text,
  -- whom of the register the account was then
  officer_id int references officer,
  note text not null,
  -- the first late instant by the unit's own word; null: it set none
  due_at timestamptz,
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  from_event bigint not null,
  to_event bigint check (to_event > from_event),
  ended text check (ended in ('REASSIGNED', 'TAKEN_BACK', 'LEFT')),
  ended_words text,
  ended_by_account_id int references account,
  ended_by_name text,
  ended_on_behalf_of text,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (division_id is not null or account_id is not null),
  check (division_id <> unit_id),
  check ((account_id is null) = (username is null) and (account_id is null) = (name is null)),
  check ((to_at is null) = (to_event is null) and (to_at is null) = (ended is null)),
  constraint inside_assignment_one_at_a_time exclude using gist (case_id with =, tstzrange(from_at, to_at) with &&)
);
create unique index inside_assignment_current on inside_assignment (case_id) where to_event is null;
create index inside_assignment_case on inside_assignment (case_id, from_event);
create index inside_assignment_officer on inside_assignment (account_id) where account_id is not null;

-- It is ended once; nothing else of it is changed, nothing taken away.
create function inside_assignment_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.to_event is not null
    or to_jsonb(new) - array['to_at', 'to_event', 'ended', 'ended_words', 'ended_by_account_id', 'ended_by_name', 'ended_on_behalf_of']
      is distinct from to_jsonb(old) - array['to_at', 'to_event', 'ended', 'ended_words', 'ended_by_account_id', 'ended_by_name', 'ended_on_behalf_of']
  then raise exception 'inside_assignment is append-only'; end if;
  return new;
end $$;
create trigger inside_assignment_append_only before update or delete on inside_assignment for each row execute function inside_assignment_ends_once();

-- case, unit, since when: when custody of the case first left the unit after that; null: it has not.
create function inside_left_at(bigint, int, timestamptz) returns timestamptz language sql stable as $$
  select case when min(o.from_at) is not null then greatest(min(o.from_at), $3) end from custody o
  where o.case_id = $1 and o.unit_id <> $2 and (o.to_at is null or o.to_at > $3)
$$;

-- The stretches in which a case was in the hands of a division or an officer: [from_at, to_at), to_at null while it is. What later evidence counts by.
create view officer_custody with (security_invoker = true) as
select k.id as assignment_id, k.case_id, k.unit_id, k.division_id, k.account_id, k.officer_id, k.due_at, k.from_at, k.to_at
from (
  select a.id, a.case_id, a.unit_id, a.division_id, a.account_id, a.officer_id, a.due_at, greatest(a.from_at, h.from_at) as from_at,
    least(a.to_at, inside_left_at(a.case_id, a.unit_id, a.from_at), h.to_at) as to_at
  from inside_assignment a join custody h on h.case_id = a.case_id and h.unit_id = a.unit_id
) k where k.to_at is null or k.to_at > k.from_at;
`;

const commentsSql = /* sql */ `
-- What people of the hub say to one another about a case; its source never hears of it.
create table inside_comment (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  words text not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index inside_comment_case on inside_comment (case_id, id);
-- Whom a comment names: he saw the case when he was named. One row a person; what notices are made from.
create table inside_mention (
  id bigint generated always as identity primary key,
  comment_id bigint not null references inside_comment,
  case_id bigint not null references feedback_case,
  account_id int not null references account,
  username text not null,
  name text not null,
  at timestamptz not null,
  -- when he said that he has seen it
  seen_at timestamptz,
  unique (comment_id, account_id)
);
create index inside_mention_of on inside_mention (account_id, id);

create function inside_comments_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;
create trigger inside_comment_append_only before update or delete on inside_comment for each statement execute function inside_comments_are_append_only();
`;

const evidenceSql = /* sql */ `
-- Files that show what was done, kept in the hub with their case.
create table inside_evidence (
  file_id uuid primary key references stored_file,
  case_id bigint not null references feedback_case,
  words text not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null
);
create index inside_evidence_case on inside_evidence (case_id, at);
create index inside_evidence_asked on inside_evidence (by_account_id, asked_key);
create trigger inside_evidence_append_only before update or delete on inside_evidence for each statement execute function inside_comments_are_append_only();
-- since when it is a case's evidence; such a file waits for no decision any more
alter table stored_file add column evidence_at timestamptz;
drop index stored_file_waiting;
create index stored_file_waiting on stored_file (begun_at) where change_id is null and evidence_at is null;
`;

const termsSql = /* sql */ `
-- From which day to which a month goes, by the reckonings of two regimes of reporting.
create table inside_month_term (
  reckoning text not null check (reckoning in ('ADMINISTRATIVE', 'CALENDAR')),
  -- the month's first day; above 1 it begins in the month before
  first_day int not null check (first_day between 1 and 28),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null,
  primary key (reckoning, valid_from)
);
insert into inside_month_term (reckoning, first_day, valid_from, legal_basis, assumed) values
  ('ADMINISTRATIVE', 15, '2010-01-01', 'Kỳ báo cáo hành chính từ ngày 15 tháng trước đến ngày 14 tháng này, theo cách chốt số liệu của chế độ báo cáo định kỳ (Nghị định 09/2019/NĐ-CP)', true),
  ('CALENDAR', 1, '2010-01-01', 'Tháng dương lịch, như báo cáo thống kê (Nghị định 60/2018/NĐ-CP)', true);
`;

/** As before, with the divisions that cases were given to inside: who works on a case must see it, who worked on it may look back. */
const sightSql = /* sql */ `
create or replace function case_sight_of(ids bigint[]) returns void language sql as $$
  with recursive told as materialized (
    select c.id, c.area_code, w.communes, c.field, array[c.unit_id, c.intake_unit_id, c.supervising_unit_id] || c.cooperating as units
    from feedback_case c left join lateral communes_of_ward(c.area_code, (c.received_at at time zone 'Asia/Ho_Chi_Minh')::date) w
      on exists (select from unit_succession s where s.areas is not null)
    where c.id = any(ids)
  ), wanted as (
    select t.id as case_id, u.unit_id, t.area_code, t.communes, t.field
    from told t cross join lateral unnest(t.units || array(select h.unit_id from custody h where h.case_id = t.id)
      || array(select a.division_id from inside_assignment a where a.case_id = t.id)) as u(unit_id)
    where u.unit_id is not null
    union
    -- who took over may look back; on the day of a decided succession that is to come the policy function still waits
    select w.case_id, heir.successor_id, w.area_code, w.communes, w.field from wanted w cross join lateral (
      select successor_id from unit_succession s
      where s.predecessor_id = w.unit_id and (s.fields is null or w.field = any(s.fields)) and succession_takes(s.areas, s.effective_on, w.area_code, w.communes)
      order by effective_on, s.areas is null, s.fields is null, not succession_names(s.areas, s.effective_on, w.area_code, w.communes) limit 1
    ) heir where w.unit_id = any (array(select predecessor_id from unit_succession))
  ), gone as (
    delete from case_sight s where s.case_id = any(ids) and not exists (select 1 from wanted w where w.case_id = s.case_id and w.unit_id = s.unit_id)
  )
  insert into case_sight (case_id, unit_id) select distinct case_id, unit_id from wanted on conflict do nothing
$$;
create trigger inside_moves_sight after insert on inside_assignment referencing new table as added for each statement execute function case_sight_follow();
`;

const HIDDEN = ["asked_key"];
const TABLES: readonly TableAccess[] = [
  // the inside of a unit is seen from within it, from above, and by the division that works for it
  {
    table: "inside_assignment",
    columns: "all",
    but: [...HIDDEN, "ended_by_account_id", "by_account_id"],
    rows: `${SEES_ALL_CASES} or ${caseUnit("inside_assignment.unit_id")} or ${caseUnit("inside_assignment.division_id")}`,
  },
  { table: "inside_comment", columns: "all", but: [...HIDDEN, "by_account_id"], rows: seesCase("inside_comment.case_id") },
  { table: "inside_mention", columns: "all", rows: `inside_mention.account_id = ${ACCOUNT} or ${seesCase("inside_mention.case_id")}` },
  { table: "inside_evidence", columns: "all", but: [...HIDDEN, "by_account_id"], rows: seesCase("inside_evidence.case_id") },
  { table: "inside_month_term", columns: "all" },
  {
    table: "stored_file",
    columns: "all",
    rows: `stored_file.by_account_id = ${ACCOUNT} or ((stored_file.change_id is not null or stored_file.evidence_at is not null) and (${seesCase("stored_file.case_id")}))`,
  },
];

export const insideMigrationSql = [
  assignmentsSql,
  commentsSql,
  evidenceSql,
  termsSql,
  sightSql,
  rowAccessSql(TABLES),
  "grant select on officer_custody to dau_moi_app;",
].join("\n");
