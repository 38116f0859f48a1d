import { caseUnit, hasAct, rowAccessSql, SEES_ALL_CASES } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const termsSql = /* sql */ `
-- Which report is due of whom, for which periods, how many working days after its cut-off, and what asks for it.
create table report_duty (
  id int generated always as identity primary key,
  kind text not null,
  -- the province's own report, or one of each body right below it
  filer text not null check (filer in ('PROVINCE', 'DEPARTMENTS', 'COMMUNES')),
  case_stream text not null,
  period_kind text not null check (period_kind in ('WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'NINE_MONTHS', 'YEAR')),
  calendar text not null check (calendar in ('CALENDAR', 'ADMINISTRATIVE')),
  -- at least one working day lies between the end of the figures and the last day for filing
  working_days int not null check (working_days between 1 and 60),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into report_duty (kind, filer, case_stream, period_kind, calendar, working_days, valid_from, legal_basis, assumed) values
  ('R1', 'DEPARTMENTS', 'HOTLINE', 'MONTH', 'ADMINISTRATIVE', 2, '2026-01-01', 'Nghị định 09/2019/NĐ-CP, điều 8; gửi trong 02 ngày làm việc áp dụng như Quyết định 01/2023/QĐ-UBND Khánh Hòa, điều 4', true),
  ('R1', 'COMMUNES', 'HOTLINE', 'MONTH', 'ADMINISTRATIVE', 2, '2026-01-01', 'Nghị định 09/2019/NĐ-CP, điều 8; gửi trong 02 ngày làm việc áp dụng như Quyết định 01/2023/QĐ-UBND Khánh Hòa, điều 4', true),
  ('R1', 'PROVINCE', 'HOTLINE', 'MONTH', 'ADMINISTRATIVE', 3, '2026-01-01', 'Nghị định 09/2019/NĐ-CP, điều 8; 03 ngày làm việc là giả định', true),
  ('R1', 'PROVINCE', 'HOTLINE', 'QUARTER', 'ADMINISTRATIVE', 3, '2026-01-01', 'Nghị định 09/2019/NĐ-CP, điều 8; 03 ngày làm việc là giả định', true),
  ('R8', 'PROVINCE', 'HOTLINE', 'YEAR', 'ADMINISTRATIVE', 5, '2026-01-01', 'Báo cáo tổng kết trước ngày 22/12; 05 ngày làm việc là giả định', true),
  ('R14', 'PROVINCE', 'ADMIN_REGULATION', 'QUARTER', 'ADMINISTRATIVE', 3, '2026-01-01', 'Nghị định 20/2008/NĐ-CP; 03 ngày làm việc là giả định', true);

-- To whom a report goes and by which rank it is signed.
create table report_form (
  id int generated always as identity primary key,
  -- null: every kind that no other row names
  kind text,
  level text not null check (level in ('PROVINCE', 'UNIT')),
  addressees text[] not null check (cardinality(addressees) > 0),
  recipients text[] not null check (cardinality(recipients) > 0),
  -- lines above the signature
  signer text[] not null check (cardinality(signer) > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into report_form (kind, level, addressees, recipients, signer, valid_from, legal_basis, assumed) values
  (null, 'PROVINCE', '{"Thường trực Tỉnh ủy","Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh"}', '{"Như trên","Các sở, ban, ngành","Ủy ban nhân dân các xã, phường, đặc khu","Lưu: VT"}',
   '{"TL. CHỦ TỊCH","CHÁNH VĂN PHÒNG"}', '2026-01-01', 'Nghị định 30/2020/NĐ-CP, điều 13 và Phụ lục I; nơi nhận là giả định', true),
  (null, 'UNIT', '{"Ủy ban nhân dân tỉnh (qua Văn phòng)"}', '{"Như trên","Sở Nội vụ","Lưu: VT"}',
   '{"THỦ TRƯỞNG ĐƠN VỊ"}', '2026-01-01', 'Nghị định 30/2020/NĐ-CP, điều 13 và Phụ lục I; nơi nhận là giả định', true),
  ('R14', 'PROVINCE', '{"Bộ Tư pháp"}', '{"Như trên","Chủ tịch Ủy ban nhân dân tỉnh (để báo cáo)","Sở Tư pháp","Lưu: VT"}',
   '{"KT. CHỦ TỊCH","PHÓ CHỦ TỊCH"}', '2026-01-10', 'Nghị định 09/2026/NĐ-CP: Bộ Tư pháp kiểm soát thủ tục hành chính; người ký là giả định', true);
`;

const reportsSql = /* sql */ `
-- A report as it was drawn up: its table is fixed from then on. A change is another report.
create table report (
  id bigint generated always as identity primary key,
  kind text not null,
  unit_id int not null references unit,
  case_stream text not null,
  reckoning text not null check (reckoning in ('AS_IT_WAS', 'BY_SUCCESSOR')),
  period_kind text not null,
  calendar text not null check (calendar in ('CALENDAR', 'ADMINISTRATIVE')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- at the end of its last day, or at the tick it was drawn up at
  counted text not null check (counted in ('AT_CUT_OFF', 'LATEST')),
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  -- canonical JSON, and the SHA-256 of its UTF-8
  content text not null check (content <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- by which a paper's reader finds it again
  verification text not null unique check (verification ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  -- rows whose balance does not close
  unbalanced int not null check (unbalanced >= 0),
  corrects_id bigint references report check (corrects_id < id),
  drafted_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index report_unit on report (unit_id, id);
create index report_corrects on report (corrects_id) where corrects_id is not null;

-- What became of a report: submitted once, then returned or accepted once.
create table report_step (
  id bigint generated always as identity primary key,
  report_id bigint not null references report,
  kind text not null check (kind in ('SUBMITTED', 'RETURNED', 'ACCEPTED')),
  reason text check (reason <> '' and (kind <> 'RETURNED' or reason is not null)),
  -- of a submission that is due: by which duty, the first late instant, and whether it was kept
  duty_id int references report_duty,
  due_at timestamptz,
  on_time boolean,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((duty_id is null) = (due_at is null) and (due_at is null) = (on_time is null)),
  check (kind <> 'RETURNED' or reason is not null)
);
create unique index report_step_submitted on report_step (report_id) where kind = 'SUBMITTED';
create unique index report_step_settled on report_step (report_id) where kind <> 'SUBMITTED';
create index report_step_due on report_step (due_at) where due_at is not null;
`;

/** What was due before the hub was there was filed elsewhere. The function tells an instant and nothing of the event. */
const beginningSql = /* sql */ `
create function first_learned() returns timestamptz language sql stable security definer set search_path = public, pg_temp as
$$ select learned_at from event order by seq limit 1 $$;
revoke all on function first_learned from public;
grant execute on function first_learned to dau_moi_app, dau_moi_worker;
`;

/** What was drawn up and what became of it stays as it was. */
const appendOnlySql = [
  `create function reports_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...["report", "report_step"].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function reports_are_append_only();`,
  ),
].join("\n");

const TABLES: readonly TableAccess[] = [
  { table: "report_duty", columns: "all" },
  { table: "report_form", columns: "all" },
  {
    table: "report",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: `${hasAct("readReports")} and (${SEES_ALL_CASES} or ${caseUnit("report.unit_id")})`,
  },
  { table: "report_step", columns: "all", but: ["by_account_id", "asked_key"], rows: "exists (select 1 from report r where r.id = report_step.report_id)" },
];

export const reportsMigrationSql = [termsSql, reportsSql, beginningSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
