import { ACCOUNT, rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const noticesSql = /* sql */ `
-- How far notices were made: every event up to this number, every clock that was due up to this instant and is severely overdue since.
create table notice_follow (
  one boolean primary key default true check (one),
  read_up_to bigint not null,
  -- null: nothing was looked at yet; what is severely overdue then is told to nobody
  severe_up_to timestamptz
);
insert into notice_follow (read_up_to) select last from journal_head;

create table notice (
  id bigint generated always as identity primary key,
  account_id int not null references account,
  rule text not null check (rule ~ '^[A-Z_]{3,40}$'),
  -- what it was made from, such as event:4711; whatever happens, a rule tells an account of it once
  made_from text not null,
  event_seq bigint,
  unit_id int references unit,
  case_id bigint references feedback_case,
  directive_id bigint references directive,
  submission_id bigint references submission,
  proposal_id bigint references case_proposal,
  change_id bigint references case_change,
  job_id bigint references bulk_job,
  -- when it happened, and when it was told
  at timestamptz not null,
  made_at timestamptz not null,
  read_at timestamptz,
  unique (account_id, rule, made_from)
);
create index notice_list on notice (account_id, id desc);
create index notice_unread on notice (account_id, id) where read_at is null;
create index notice_made on notice (made_at);

-- What the follower looks events up by.
create index directive_step_event on directive_step (event_seq);
create index submission_event on submission (event_seq);
create index submission_settled_event on submission_settled (event_seq);
create index inside_comment_event on inside_comment (event_seq);
create index inside_assignment_event on inside_assignment (from_event);
create index case_proposal_lapsed on case_proposal (lapsed_event) where lapsed_event is not null;

-- Jobs stand outside the journal: their ends wait here until they are told.
create table notice_job (
  id bigint generated always as identity primary key,
  job_id bigint not null references bulk_job,
  state text not null,
  at timestamptz not null
);
create function bulk_end_waits_to_be_told() returns trigger language plpgsql as $$
begin
  insert into notice_job (job_id, state, at) values (new.id, new.state, new.state_at);
  return null;
end $$;
create trigger bulk_end_is_told after update of state on bulk_job for each row
  when (old.state = 'RUNNING' and new.state in ('DONE', 'STOPPED')) execute function bulk_end_waits_to_be_told();
`;

const settingsSql = /* sql */ `
-- How an account wants to be told; address and number are sealed under the master key.
create table notice_setting (
  account_id int primary key references account,
  language text not null check (language in ('VI', 'EN')),
  mail_sealed bytea,
  phone_sealed bytea,
  -- local times of the digest on working days, HH:MM
  mail_times text[] not null,
  -- rules that are told by the gateway, and rules that are not told at all
  phone_rules text[] not null,
  muted text[] not null,
  changed_at timestamptz not null
);

-- How notices are sent and kept, by day.
create table notice_term (
  id int generated always as identity primary key,
  -- what happens within these minutes is one message to a phone
  gather_minutes int not null check (gather_minutes between 1 and 120),
  -- local times between which phones are left alone
  quiet_from text not null check (quiet_from ~ '^\\d\\d:\\d\\d$'),
  quiet_to text not null check (quiet_to ~ '^\\d\\d:\\d\\d$'),
  -- a digest that is later than this is not sent any more
  late_minutes int not null check (late_minutes > 0),
  most_tries int not null check (most_tries between 1 and 50),
  keep_days int not null check (keep_days > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into notice_term (gather_minutes, quiet_from, quiet_to, late_minutes, most_tries, keep_days, valid_from, legal_basis, assumed)
values (10, '21:00', '06:30', 180, 8, 180, '2010-01-01', 'Cách gửi thông báo nội bộ; mọi con số là giả định', true);
`;

const deliveriesSql = /* sql */ `
-- What goes out: a digest by mail, an alert to an officer's phone, a word to the citizen. Its text is made when it is sent, by the rights of then.
create table delivery (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('DIGEST', 'ALERT', 'CITIZEN')),
  -- what mail server and gateway know it by, however often it is tried
  message_id uuid not null unique default gen_random_uuid(),
  -- whom it is for; of CITIZEN: who asked for it
  account_id int not null references account,
  slot timestamptz,
  case_id bigint references feedback_case,
  change_id bigint references case_change,
  by_unit_id int references unit,
  on_behalf_of text,
  -- which dated words it is told in
  template_id int,
  asked_key uuid,
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'EMPTY', 'REFUSED', 'GIVEN_UP')),
  state_at timestamptz not null,
  made_at timestamptz not null,
  next_at timestamptz not null,
  tries int not null default 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  -- the newest notice that it told of
  up_to bigint,
  -- why it waits, was refused or given up, without anybody's number or address
  reason text,
  check ((kind = 'CITIZEN') = (change_id is not null and case_id is not null and by_unit_id is not null and template_id is not null and asked_key is not null)),
  check ((kind = 'CITIZEN') = (slot is null))
);
create unique index delivery_slot on delivery (kind, account_id, slot) where slot is not null;
create unique index delivery_answer on delivery (change_id) where change_id is not null;
create index delivery_due on delivery (next_at, id) where state = 'WAITING';
create index delivery_case on delivery (case_id) where case_id is not null;

-- The words that citizens are told in, a channel at a time, by day: {reference} and {place} are filled in, nothing else of the case is.
create table citizen_template (
  id int generated always as identity primary key,
  channel text not null check (channel in ('PHONE')),
  words text not null check (words like '%{reference}%'),
  place text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into citizen_template (channel, words, place, valid_from, legal_basis, assumed) values
  ('PHONE', 'UBND tinh thong bao: phan anh {reference} cua Ong/Ba da co tra loi. Xem tai {place}. Tran trong.', 'cong tiep nhan phan anh cua tinh hoac hoi tong dai 1022',
   '2010-01-01', 'Thông báo cho người dân khi đã có trả lời; nội dung tin không dấu để không bị cắt, là giả định', true);
alter table delivery add foreign key (template_id) references citizen_template;

-- Whether citizens may be told of what a unit and those below it answered: the last word holds, and without one they are not.
create table citizen_channel (
  id int generated always as identity primary key,
  unit_id int not null references unit,
  allowed boolean not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  on_behalf_of text
);
create index citizen_channel_unit on citizen_channel (unit_id, id desc);
`;

const TABLES: readonly TableAccess[] = [
  { table: "notice_follow", columns: "none" },
  { table: "notice_job", columns: "none" },
  { table: "notice", columns: "all", rows: `account_id = ${ACCOUNT}` },
  { table: "notice_setting", columns: "all", rows: `account_id = ${ACCOUNT}` },
  { table: "notice_term", columns: "all" },
  { table: "delivery", columns: "all", but: ["lease_owner"], rows: `account_id = ${ACCOUNT} or (case_id is not null and (${seesCase("delivery.case_id")}))` },
  { table: "citizen_template", columns: "all" },
  // whoever asks reads the words of the units above his too
  { table: "citizen_channel", columns: "all", but: ["by_account_id"], rows: `${ACCOUNT} is not null` },
];

export const noticesMigrationSql = [noticesSql, settingsSql, deliveriesSql, rowAccessSql(TABLES)].join("\n");
