import { caseUnit, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const termsSql = /* sql */ `
-- How long a leader has for what was submitted to him, and a unit for its reply where the directive names no day.
create table directive_term (
  id int generated always as identity primary key,
  kind text not null check (kind in ('SUBMISSION', 'REPLY')),
  limit_text text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into directive_term (kind, limit_text, valid_from, legal_basis, assumed) values
  ('SUBMISSION', '0wd', '2010-01-01', 'Chỉ đạo việc khẩn ngay trong ngày làm việc; áp dụng như Thông báo 07/TB-VP ngày 10/01/2017', true),
  ('REPLY', '2wd', '2010-01-01', 'Báo cáo kết quả trong 02 ngày làm việc khi văn bản không ấn định ngày', true);
`;

const submissionsSql = /* sql */ `
-- A case that was submitted to a leader (trình), and what he decided: at most once.
create table submission (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  urgency text not null check (urgency in ('URGENT', 'CRITICAL')),
  proposal text not null,
  to_unit_id int not null references unit,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  submitted_at timestamptz not null,
  -- the first late instant
  due_at timestamptz not null,
  limit_text text not null,
  legal_basis text not null,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index submission_case on submission (case_id, id);
create index submission_to on submission (to_unit_id, id);
create table submission_settled (
  submission_id bigint primary key references submission,
  settlement text not null check (settlement in ('DIRECTED', 'AGREED', 'RETURNED')),
  words text not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null
);
`;

const directivesSql = /* sql */ `
create table directive (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('DIRECTIVE', 'EXPEDITE')),
  origin text not null check (origin in ('NUMBER', 'LIST', 'CASE', 'SUBMISSION')),
  -- of a number: what it counted, and at which point
  filter jsonb,
  as_of_event bigint,
  as_of_instant timestamptz,
  submission_id bigint unique references submission,
  subject text not null,
  words text not null,
  case_count int not null check (case_count > 0),
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  issued_at timestamptz not null,
  -- a second click is the same directive
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((origin = 'NUMBER') = (filter is not null and as_of_event is not null and as_of_instant is not null)),
  check ((origin = 'SUBMISSION') = (submission_id is not null))
);
-- The list as it was counted: its cases, who held each and when it was due.
create table directive_case (
  directive_id bigint not null references directive,
  position int not null,
  case_id bigint not null references feedback_case,
  unit_id int not null references unit,
  due_at timestamptz,
  primary key (directive_id, case_id),
  unique (directive_id, position)
);
create index directive_case_case on directive_case (case_id);
-- Each unit it is addressed to answers for itself.
create table directive_obligation (
  id bigint generated always as identity primary key,
  directive_id bigint not null references directive,
  unit_id int not null references unit,
  by_unit_id int not null references unit,
  unique (directive_id, unit_id)
);
create index directive_obligation_unit on directive_obligation (unit_id, id);
create index directive_obligation_by on directive_obligation (by_unit_id, id);
-- What happened to an obligation; the last step up to an event is how it stood there.
create table directive_step (
  id bigint generated always as identity primary key,
  obligation_id bigint not null references directive_obligation,
  kind text not null check (kind in ('ISSUED', 'ACKNOWLEDGED', 'REPLIED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')),
  words text,
  -- the first late instant of the reply, as it holds from this step on
  due_at timestamptz not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key, obligation_id)
);
create index directive_step_last on directive_step (obligation_id, id desc);
`;

const FROZEN = ["submission", "submission_settled", "directive", "directive_case", "directive_obligation", "directive_step"] as const;

/** What was said and decided stays as it was: nothing of it is changed or taken away. */
const appendOnlySql = [
  `create function directives_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...FROZEN.map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table} for each statement execute function directives_are_append_only();`,
  ),
].join("\n");

/** The unit is in his scope, or took over from one that it names. */
const ownUnit = (column: string): string =>
  `${caseUnit(column)} or exists (select 1 from unit_succession k where k.predecessor_id = ${column} and ${caseUnit("k.successor_id")})`;

const TABLES: readonly TableAccess[] = [
  { table: "directive_term", columns: "all" },
  { table: "submission", columns: "all", but: ["by_account_id", "asked_key"], rows: seesCase("submission.case_id") },
  {
    table: "submission_settled",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: "exists (select 1 from submission t where t.id = submission_settled.submission_id)",
  },
  {
    table: "directive_obligation",
    columns: "all",
    rows: `${SEES_ALL_CASES} or ${ownUnit("directive_obligation.unit_id")} or ${ownUnit("directive_obligation.by_unit_id")}`,
  },
  {
    table: "directive",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: `${SEES_ALL_CASES} or exists (select 1 from directive_obligation o where o.directive_id = directive.id)`,
  },
  {
    table: "directive_step",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: `${SEES_ALL_CASES} or exists (select 1 from directive_obligation o where o.id = directive_step.obligation_id)`,
  },
  { table: "directive_case", columns: "all", rows: seesCase("directive_case.case_id") },
];

export const directivesMigrationSql = [termsSql, submissionsSql, directivesSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
