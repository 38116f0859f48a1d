import { hasAct, rowAccessSql, SEES_ALL_FIGURES } from "./row-access.ts";

/** Reports of officers and of commendation are read by those alone who may see what they show. */
const sheetUnit = `((select current_setting('app.sheets_all', true) = 'on')
  or report.unit_id = any ((select string_to_array(nullif(current_setting('app.sheet_units', true), ''), ',')::int[])::int[]))`;
const kindsSql = /* sql */ `
create policy of_people on report as restrictive for select to dau_moi_app
  using ((kind <> 'R11' or ${sheetUnit}) and (kind <> 'R12' or (${hasAct("readCommendationChecks")} and ${SEES_ALL_FIGURES})));
`;

const formsSql = /* sql */ `
insert into report_form (kind, level, addressees, recipients, signer, valid_from, legal_basis, assumed) values
  ('R3', 'PROVINCE', '{"Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh"}', '{"Như trên","Các đơn vị được đôn đốc","Các cơ quan giám sát có tên trong danh sách","Lưu: VT"}',
   '{"TL. CHỦ TỊCH","CHÁNH VĂN PHÒNG"}', '2026-01-01', 'Nghị định 30/2020/NĐ-CP, điều 13 và Phụ lục I; nơi nhận là giả định', true),
  ('R6', 'UNIT', '{"Ủy ban nhân dân tỉnh"}', '{"Như trên","Các cơ quan phối hợp có tên trong danh sách","Lưu: VT"}',
   '{"THỦ TRƯỞNG ĐƠN VỊ"}', '2026-01-01', 'Nghị định 30/2020/NĐ-CP, điều 13 và Phụ lục I; cơ quan chủ trì tổng hợp, báo cáo Ủy ban nhân dân tỉnh; nơi nhận là giả định', true),
  ('R11', 'UNIT', '{"Thủ trưởng đơn vị"}', '{"Như trên","Lưu: hồ sơ theo dõi, đánh giá của đơn vị"}',
   '{"THỦ TRƯỞNG ĐƠN VỊ"}', '2026-01-01', 'Nghị định 335/2025/NĐ-CP; chỉ người chỉ huy của cán bộ nhận; nơi nhận là giả định', true),
  ('R12', 'PROVINCE', '{"Chủ tịch Ủy ban nhân dân tỉnh","Hội đồng Thi đua - Khen thưởng tỉnh"}', '{"Như trên","Sở Nội vụ","Lưu: VT"}',
   '{"TL. CHỦ TỊCH","CHÁNH VĂN PHÒNG"}', '2026-01-01', 'Luật Thi đua, khen thưởng 2022; nơi nhận là giả định', true),
  ('R13', 'PROVINCE', '{"Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh"}', '{"Như trên","Sở Khoa học và Công nghệ","Các sở, ban, ngành","Ủy ban nhân dân các xã, phường, đặc khu","Lưu: VT"}',
   '{"TL. CHỦ TỊCH","CHÁNH VĂN PHÒNG"}', '2026-01-01', 'Nghị định 30/2020/NĐ-CP, điều 13 và Phụ lục I; nơi nhận là giả định', true);
`;

const remindersSql = /* sql */ `
-- Who owes a report is told before it is due, and its head when it is late.
create table report_reminder (
  id int generated always as identity primary key,
  kind text not null check (kind in ('SOON', 'LATE')),
  -- SOON: so many working days before the last day for filing, never before the first; LATE: on the first working day after it
  working_days int not null check (working_days between 0 and 30 and (kind = 'SOON' or working_days = 0)),
  -- local time, HH:MM
  told_at text not null check (told_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null,
  exclude using gist (kind with =, daterange(valid_from, valid_to) with &&)
);
insert into report_reminder (kind, working_days, told_at, valid_from, legal_basis, assumed) values
  ('SOON', 1, '08:00', '2010-01-01', 'Nhắc trước hạn nộp 01 ngày làm việc là giả định', true),
  ('LATE', 0, '08:00', '2010-01-01', 'Nhắc người đứng đầu vào ngày làm việc đầu tiên sau hạn nộp là giả định', true);

-- Up to when reminders were told; null: nothing was looked at yet, and what was due before is told to nobody.
alter table notice_follow add column reports_up_to timestamptz;
-- Of a reminder: which report, and the first day of its period.
alter table notice add column report_kind text;
alter table notice add column report_from date;
grant select (report_kind, report_from) on notice to dau_moi_app;
`;

const dutiesSql = /* sql */ `
-- One duty of a kind at a time.
alter table report_duty add exclude using gist (kind with =, filer with =, case_stream with =, period_kind with =, calendar with =, daterange(valid_from, valid_to) with &&);

-- A duty that people laid down: proposed by one, settled by another; the shipped ones were nobody's. An ending names the duty and its first day without.
create table report_duty_proposal (
  id int generated always as identity primary key,
  -- null: a new duty; else the one that ends
  ends_id int references report_duty,
  -- of a new duty, as report_duty has them; null of an ending
  kind text,
  filer text check (filer in ('PROVINCE', 'DEPARTMENTS', 'COMMUNES')),
  case_stream text,
  period_kind text check (period_kind in ('WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'NINE_MONTHS', 'YEAR')),
  calendar text check (calendar in ('CALENDAR', 'ADMINISTRATIVE')),
  working_days int check (working_days between 1 and 60),
  -- the first day on which it holds, or no longer does
  from_day date not null,
  legal_basis text not null check (legal_basis <> ''),
  proposed_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((ends_id is null) = (kind is not null) and (kind is null) = (filer is null) and (kind is null) = (case_stream is null)
    and (kind is null) = (period_kind is null) and (kind is null) = (calendar is null) and (kind is null) = (working_days is null))
);
create table report_duty_settled (
  proposal_id int primary key references report_duty_proposal,
  settlement text not null check (settlement in ('ADOPTED', 'DECLINED')),
  -- the duty that came of it, or that ended
  duty_id int references report_duty,
  settled_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((settlement = 'ADOPTED') = (duty_id is not null))
);
create trigger report_duty_proposal_append_only before update or delete or truncate on report_duty_proposal for each statement execute function reports_are_append_only();
create trigger report_duty_settled_append_only before update or delete or truncate on report_duty_settled for each statement execute function reports_are_append_only();
`;

const READS = hasAct("readReports");

export const reportMoreMigrationSql = [
  kindsSql,
  formsSql,
  remindersSql,
  dutiesSql,
  rowAccessSql([
    { table: "report_reminder", columns: "all" },
    { table: "report_duty_proposal", columns: "all", but: ["by_account_id", "asked_key"], rows: READS },
    { table: "report_duty_settled", columns: "all", but: ["by_account_id", "asked_key"], rows: READS },
  ]),
].join("\n");
