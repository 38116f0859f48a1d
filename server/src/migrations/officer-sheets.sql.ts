import { ACCOUNT, rowAccessSql } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const rulesSql = /* sql */ `
-- Công chức or viên chức, with the post that says so; null: nobody has said.
alter table post add column staff text check (staff in ('CONG_CHUC', 'VIEN_CHUC'));
grant select (staff) on post to dau_moi_app;

-- What an officer was on a day: by the posts of that day, after his last one by those that ended last. Null: no post says it, or two say different things.
create function officer_staff(asked int, day date) returns text language sql stable as $$
  with held as (select p.* from post p where p.officer_id = asked and p.valid_from <= day),
  meant as (
    select h.staff from held h where h.valid_to is null or h.valid_to > day
    union all
    select h.staff from held h where not exists (select 1 from held o where o.valid_to is null or o.valid_to > day)
      and h.valid_to = (select max(o.valid_to) from held o))
  select case when count(distinct staff) = 1 then min(staff) end from meant
$$;

-- By what a kind of staff's sheets are counted. Dated; weights and steps are the province's to lay down.
create table officer_rule (
  staff text not null check (staff in ('CONG_CHUC', 'VIEN_CHUC')),
  -- weights of one item; urgent is added
  information numeric not null check (information > 0),
  single numeric not null check (single > 0),
  multiple numeric not null check (multiple > 0),
  urgent numeric not null check (urgent >= 0),
  -- fields whose cases ask for information alone
  information_fields text[] not null,
  -- what one failed review, one late limit takes off an item's quality, progress
  quality_step numeric not null check (quality_step > 0 and quality_step <= 1),
  progress_step numeric not null check (progress_step > 0 and progress_step <= 1),
  -- below so many items a ratio is too few to say anything
  minimum int not null check (minimum >= 0),
  status text not null check (status in ('PROPOSED', 'ISSUED')),
  -- whether somebody compared it with the text of its basis
  compared boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  primary key (staff, valid_from),
  exclude using gist (staff with =, daterange(valid_from, valid_to) with &&)
);
insert into officer_rule (staff, information, single, multiple, urgent, information_fields, quality_step, progress_step, minimum, status, compared, valid_from, legal_basis) values
  ('CONG_CHUC', 1, 2, 3, 1, '{PROPOSAL}', 0.25, 0.25, 10, 'PROPOSED', true, '2026-01-01',
   'Nghị định 335/2025/NĐ-CP: số lượng, chất lượng, tiến độ; mỗi lần chưa đạt chất lượng, mỗi lần chậm trừ 25 %. Hệ số theo độ khó, lĩnh vực trả lời bằng thông tin và số việc tối thiểu là đề xuất'),
  ('VIEN_CHUC', 1, 2, 3, 1, '{PROPOSAL}', 0.25, 0.25, 10, 'PROPOSED', false, '2026-01-01',
   'Nghị định 233/2026/NĐ-CP: chưa đối chiếu văn bản; tạm tính như công chức, mọi hệ số là đề xuất');

-- What holds for everybody's sheets alike.
create table officer_sheet_term (
  objection_limit text not null,
  -- the last part of a limit's time: who is given a case within it does not answer for its lateness, who gave it does
  near_due numeric not null check (near_due >= 0 and near_due < 1),
  -- whose limits are an officer's own
  stages text[] not null check (cardinality(stages) > 0),
  valid_from date primary key,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  exclude using gist (daterange(valid_from, valid_to) with &&)
);
insert into officer_sheet_term (objection_limit, near_due, stages, valid_from, legal_basis, assumed) values
  ('3wd', 0.25, '{HANDLE,ANSWER}', '2026-01-01',
   'Chưa có quy định: 03 ngày làm việc để xem và đề nghị xem xét lại; giao trong 1/4 cuối của thời hạn thì người giao chịu phần chậm; khâu xử lý và khâu trả lời là của cán bộ: đều là đề xuất', true);
`;

const sheetsSql = /* sql */ `
create table officer_period (
  id bigint generated always as identity primary key,
  province text not null,
  kind text not null check (kind in ('QUARTER', 'YEAR')),
  reckoning text not null check (reckoning in ('CALENDAR', 'ADMINISTRATIVE')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  -- canonical text: the term and the rules it was counted by
  terms text not null,
  -- the last ruling that it was counted with; only a year's, of its quarters' lines
  rulings_upto bigint not null,
  lines bigint not null,
  -- SHA-256, hexadecimal
  inputs_hash text not null,
  result_hash text not null,
  objection_until timestamptz not null,
  -- sources that had not been read up to the period's end, by code
  silent text[] not null,
  -- accounts that were given cases and are no officer of the register: counted for nobody
  unlinked text[] not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  unique (province, kind, reckoning, from_day)
);
-- A year's quarters.
create table officer_period_part (
  period_id bigint not null references officer_period,
  part_id bigint not null references officer_period,
  primary key (period_id, part_id)
);
create table officer_sheet (
  period_id bigint not null references officer_period,
  officer_id int not null references officer,
  -- as the register stood on the period's last day
  name text not null,
  title text,
  staff text,
  -- whose head is his: his post's unit; without a post, where he last had a case
  unit_id int not null references unit,
  -- canonical text of what followed from his lines and the rule
  body text not null,
  primary key (period_id, officer_id)
);
create table officer_line (
  -- its lines are written before the period's own row, which tells their hash
  period_id bigint not null constraint officer_line_period references officer_period deferrable,
  officer_id int not null references officer,
  part text not null check (part in ('QUANTITY', 'QUALITY', 'PROGRESS', 'TIME')),
  ordinal int not null,
  case_id bigint not null references feedback_case,
  -- the unit that held the case
  unit_id int not null references unit,
  -- what is one thing through a year: the case and its limit or result
  item text not null,
  -- null: nobody has said what he is
  weight numeric,
  numerator numeric not null,
  denominator numeric not null,
  excluded text,
  -- of an objective cause
  approver text,
  document text,
  facts jsonb not null,
  primary key (period_id, officer_id, part, ordinal),
  check (excluded is null or (numerator = 0 and denominator = 0)),
  check (excluded is distinct from 'OBJECTIVE_CAUSE' or (approver is not null and document is not null))
);
create index officer_line_case on officer_line (case_id);
-- That somebody has seen his sheet and holds it right.
create table officer_confirmation (
  period_id bigint not null,
  officer_id int not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  primary key (period_id, officer_id),
  unique (by_account_id, asked_key),
  foreign key (period_id, officer_id) references officer_sheet
);
-- What was ruled of one line; the newest of a line holds. The line stays as it was frozen.
create table officer_ruling (
  id bigint generated always as identity primary key,
  period_id bigint not null,
  officer_id int not null,
  part text not null,
  ordinal int not null,
  effect text not null check (effect in ('EXCLUDE', 'COUNT_IN_TIME', 'NOT_HIS')),
  -- of the appeal it answers
  appeal text not null check (appeal <> ''),
  document_number text not null check (document_number <> ''),
  document_day date not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  foreign key (period_id, officer_id, part, ordinal) references officer_line,
  check (effect <> 'COUNT_IN_TIME' or part = 'PROGRESS'),
  check (part <> 'TIME')
);
create index officer_ruling_line on officer_ruling (period_id, officer_id, id);
create table officer_seal (
  period_id bigint primary key references officer_period,
  -- the last ruling that the sealed sheets were counted with
  rulings_upto bigint not null,
  -- SHA-256 over every sheet with the rulings, and over the rulings
  hash text not null,
  confirmed int not null,
  missing int not null,
  -- sources that were silent, by code, and why it was sealed all the same; null: none was
  silent text[] not null,
  waiver text check (waiver <> ''),
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (cardinality(silent) = 0 or waiver is not null)
);
`;

const FROZEN = ["officer_period", "officer_period_part", "officer_sheet", "officer_line", "officer_confirmation", "officer_ruling", "officer_seal"] as const;

/** What was counted and decided stays as it was: nothing of it is changed or taken away. */
const appendOnlySql = [
  `create function officer_sheets_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...FROZEN.map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function officer_sheets_are_append_only();`,
  ),
].join("\n");

/** The person himself, by the officer his account is now, and those who stand above him. */
const SHEET = `(officer_sheet.officer_id = (select a.officer_id from account a where a.id = ${ACCOUNT})
  or (select current_setting('app.sheets_all', true) = 'on')
  or officer_sheet.unit_id = any ((select string_to_array(nullif(current_setting('app.sheet_units', true), ''), ',')::int[])::int[]))`;
const ofSheet = (table: string): string =>
  `exists (select 1 from officer_sheet s where s.period_id = ${table}.period_id and s.officer_id = ${table}.officer_id)`;
/** A year's lines are its quarters': who sees his year sees the quarters of whoever it is about. */
const OF_LINE = `${ofSheet("officer_line")} or exists (select 1 from officer_period_part y join officer_sheet s on s.period_id = y.period_id
  where y.part_id = officer_line.period_id and s.officer_id = officer_line.officer_id)`;
const OF_RULING = OF_LINE.replaceAll("officer_line", "officer_ruling");

const BY = ["by_account_id", "asked_key"] as const;
const SIGNED_IN = `${ACCOUNT} is not null`;
const TABLES: readonly TableAccess[] = [
  { table: "officer_rule", columns: "all" },
  { table: "officer_sheet_term", columns: "all" },
  { table: "officer_period", columns: "all", but: [...BY, "unlinked"], rows: SIGNED_IN },
  { table: "officer_period_part", columns: "all", rows: SIGNED_IN },
  { table: "officer_sheet", columns: "all", rows: SHEET },
  { table: "officer_line", columns: "all", rows: OF_LINE },
  { table: "officer_confirmation", columns: "all", but: BY, rows: ofSheet("officer_confirmation") },
  { table: "officer_ruling", columns: "all", but: ["by_account_id"], rows: OF_RULING },
  { table: "officer_seal", columns: "all", but: BY, rows: SIGNED_IN },
];

export const officerSheetsSql = [rulesSql, sheetsSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
