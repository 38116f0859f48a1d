import { hasAct, rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const callsSql = /* sql */ `
-- What came of calling the submitter. Dated, with its legal basis.
create table call_outcome (
  code text not null check (code ~ '^[A-Z0-9-]{1,40}$'),
  name text not null check (name <> ''),
  -- somebody was spoken to
  reached boolean not null,
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (code, valid_from)
);
insert into call_outcome (code, name, reached, legal_basis, assumed, valid_from)
select code, name, reached, 'Thông báo cho người phản ánh bằng điện thoại, theo mẫu Thông báo 07/TB-VP ngày 10/01/2017; tên kết quả là giả định', true, '2010-01-01'
from (values
  ('DA-GAP', 'Đã nói chuyện với người phản ánh', true),
  ('HEN-GOI-LAI', 'Người phản ánh hẹn gọi lại sau', true),
  ('TU-CHOI', 'Người phản ánh từ chối trao đổi', true),
  ('KHONG-NGHE', 'Không nghe máy', false),
  ('KHONG-LIEN-LAC', 'Máy bận hoặc không liên lạc được', false),
  ('NHAM-SO', 'Nhầm số, không phải người phản ánh', true)
) as o(code, name, reached);

-- A call to a submitter: when, what came of it, by whom. Never the number.
create table case_call (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  called_at timestamptz not null,
  outcome_code text not null,
  outcome_name text not null,
  reached boolean not null,
  minutes int not null check (minutes between 0 and 600),
  -- without the submitter
  note text check (note <> ''),
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  recorded_at timestamptz not null,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (called_at <= recorded_at),
  check (not reached or minutes > 0)
);
create index case_call_case on case_call (case_id, called_at, id);
`;

const declinesSql = /* sql */ `
-- Declined with a code of the regulation in force that day; what its source is asked for is the change.
create table case_decline (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  code text not null,
  name text not null,
  legal_basis text not null,
  -- without the submitter
  reason text not null check (reason <> ''),
  change_id bigint not null unique references case_change,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index case_decline_case on case_decline (case_id, id);

-- How long an abusive caller may be on the restricted list, and when somebody looks at it again.
create table restriction_term (
  id int generated always as identity primary key,
  longest_days int not null check (longest_days > 0),
  review_days int not null check (review_days > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into restriction_term (longest_days, review_days, valid_from, legal_basis, assumed) values
  (90, 30, '2010-01-01', 'Phối hợp xử lý cuộc gọi cố tình vi phạm, theo mẫu Thông báo 07/TB-VP ngày 10/01/2017; số ngày là giả định', true);

-- A submitter is known by a keyed hash of his number alone. His cases go on as everybody's: the list only marks them.
create table restriction (
  id bigint generated always as identity primary key,
  index_kind text not null check (index_kind in ('phone', 'identity')),
  submitter_index bytea not null,
  -- the case it was proposed on
  case_id bigint not null references feedback_case,
  days int not null check (days > 0),
  review_days int not null check (review_days > 0),
  legal_basis text not null
);
create index restriction_of on restriction (submitter_index, id);
-- What happened to it; the last step is where it stands.
create table restriction_step (
  id bigint generated always as identity primary key,
  restriction_id bigint not null references restriction,
  kind text not null check (kind in ('PROPOSED', 'APPROVED', 'REJECTED', 'REVIEWED', 'LIFTED')),
  words text not null check (words <> ''),
  -- of what is in force: the first instant at which it is not any more, and from when on somebody looks at it again
  ends_at timestamptz,
  review_at timestamptz,
  at timestamptz not null,
  by_account_id int not null references account,
  by_username text not null,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((kind in ('APPROVED', 'REVIEWED')) = (ends_at is not null)),
  check ((ends_at is null) = (review_at is null))
);
create index restriction_step_last on restriction_step (restriction_id, id desc);
`;

const noResultSql = /* sql */ `
-- Why several agencies' case past its limit has no result yet (rule 84): posted at its source, due again at the interval of the regulation that dated it.
create table no_result_report (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  reason text not null check (reason <> ''),
  -- the first late instant of the next one
  due_at timestamptz not null,
  limit_text text not null,
  legal_basis text not null,
  change_id bigint not null unique references case_change,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index no_result_report_case on no_result_report (case_id, id);
`;

const FROZEN = ["case_call", "case_decline", "no_result_report", "restriction", "restriction_step"] as const;
const appendOnlySql = FROZEN.map(
  (table) => `create trigger ${table}_append_only before update or delete on ${table} for each statement execute function directives_are_append_only();`,
).join("\n");

const NOT_SHOWN = ["by_account_id", "asked_key"] as const;
const TABLES: readonly TableAccess[] = [
  { table: "call_outcome", columns: "all" },
  { table: "case_call", columns: "all", but: NOT_SHOWN, rows: seesCase("case_call.case_id") },
  { table: "case_decline", columns: "all", but: NOT_SHOWN, rows: seesCase("case_decline.case_id") },
  { table: "no_result_report", columns: "all", but: NOT_SHOWN, rows: seesCase("no_result_report.case_id") },
  { table: "restriction_term", columns: "all" },
  { table: "restriction", columns: "all", rows: hasAct("readRestrictions") },
  { table: "restriction_step", columns: "all", but: NOT_SHOWN, rows: hasAct("readRestrictions") },
];

/** Calls to submitters, declining with a code, the restricted list, no-result reports. */
export const mattersCallsSql = [callsSql, declinesSql, noResultSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
