import { ACCOUNT, figureUnit, hasAct, rowAccessSql, SEES_ALL_FIGURES } from "./row-access.ts";

const UNIT_CHECKS = `'THRESHOLDS', 'OPEN_INSPECTION', 'FINDINGS', 'COMPLAINT', 'DATA_INTEGRITY', 'UNSEEN_SIGNS', 'DISCIPLINE', 'PRESS', 'EARLIER_AWARDS'`;
const OFFICER_CHECKS = `'SHEETS', 'OPEN_INSPECTION', 'FINDINGS', 'COMPLAINT', 'DATA_INTEGRITY', 'DISCIPLINE', 'PRESS', 'EARLIER_AWARDS'`;
const ALL_CHECKS = `${UNIT_CHECKS}, 'SHEETS'`;

const formsSql = /* sql */ `
-- What a form commends: units by their scores, or officers, who have none, by their sheets.
alter table commendation_form
  add column about text not null default 'UNITS' check (about in ('UNITS', 'OFFICERS')),
  alter column minimum_score drop not null,
  drop constraint commendation_form_checks_check,
  add constraint commendation_form_checks_check check (cardinality(checks) > 0 and checks <@ array[${ALL_CHECKS}]),
  add constraint commendation_form_about_check1 check ((about = 'UNITS') = (minimum_score is not null)),
  add constraint commendation_form_about_check2 check (not ('SHEETS' = any (checks) and about = 'UNITS') and not (checks && array['THRESHOLDS', 'UNSEEN_SIGNS'] and about = 'OFFICERS'));
grant select (about) on commendation_form to dau_moi_app;
-- From 2026 on the proposed forms for units look at signs that nobody has marked as well; rounds that are open keep the form they were opened with, forms that were issued stay.
with proposed as (update commendation_form set valid_to = '2026-01-01' where assumed and valid_to is null and valid_from < '2026-01-01' returning *)
insert into commendation_form (code, position, name_vi, name_en, level, topical, minimum_score, minimum_cases, minimum_periods, checks, outside_vi, outside_en, legal_basis, assumed, valid_from)
select code, position, name_vi, name_en, level, topical, minimum_score, minimum_cases, minimum_periods, array[${UNIT_CHECKS}], outside_vi, outside_en, legal_basis, assumed, '2026-01-01'
from proposed;
insert into commendation_form (code, about, position, name_vi, name_en, level, topical, minimum_cases, minimum_periods, checks, outside_vi, outside_en, legal_basis, assumed, valid_from)
select f.code, 'OFFICERS', f.position, f.name_vi, f.name_en, f.level, f.topical, f.cases, f.periods, array[${OFFICER_CHECKS}],
  f.outside_vi || '; mức xếp loại chất lượng hằng năm; kiến nghị kiểm tra nêu đích danh cá nhân; số liệu đến muộn sau khi chốt phiếu',
  f.outside_en || '; the yearly quality rating; findings of inspections that name a person; data that came after sheets were taken',
  'Luật Thi đua, khen thưởng 06/2022/QH15; Nghị định 152/2025/NĐ-CP; số việc và số kỳ tối thiểu là đề xuất, chưa ban hành', true, '2026-01-01'
from (values
  ('CN_GIAY_KHEN_CHUYEN_DE', 11, 'Giấy khen cá nhân (chuyên đề)', 'Certificate of commendation for a person (topical)', 'DEPARTMENT', true, 10, 1, 'Kết quả chuyên đề ngoài đường dây nóng', 'Results of the topic besides the hotline'),
  ('CN_BANG_KHEN_CHUYEN_DE', 12, 'Bằng khen cá nhân của Chủ tịch UBND tỉnh (chuyên đề)', 'Certificate of merit of the province''s chair for a person (topical)', 'PROVINCE', true, 10, 1, 'Kết quả chuyên đề ngoài đường dây nóng', 'Results of the topic besides the hotline'),
  ('CN_GIAY_KHEN', 13, 'Giấy khen cá nhân (thường xuyên)', 'Certificate of commendation for a person (regular)', 'DEPARTMENT', false, 10, 2, 'Nhiệm vụ ngoài đường dây nóng, sáng kiến', 'Tasks besides the hotline, initiatives'),
  ('CN_BANG_KHEN_UBND_TINH', 14, 'Bằng khen cá nhân của Chủ tịch UBND tỉnh (thường xuyên)', 'Certificate of merit of the province''s chair for a person (regular)', 'PROVINCE', false, 10, 4, 'Nhiệm vụ ngoài đường dây nóng, sáng kiến', 'Tasks besides the hotline, initiatives')
) as f(code, position, name_vi, name_en, level, topical, cases, periods, outside_vi, outside_en);
alter table commendation_waiver
  drop constraint commendation_waiver_check_code_check,
  add constraint commendation_waiver_check_code_check check (check_code in (${ALL_CHECKS}));
`;

const roundsSql = /* sql */ `
alter table commendation_round
  add column about text not null default 'UNITS' check (about in ('UNITS', 'OFFICERS')),
  -- the sealed periods of officers' sheets that fill the days of a round about officers
  add column sheet_period_ids bigint[] not null default '{}',
  alter column scheme_code drop not null,
  drop constraint commendation_round_period_ids_check,
  add constraint commendation_round_about_check1 check (about <> 'UNITS' or (scheme_code is not null and cardinality(period_ids) > 0 and cardinality(sheet_period_ids) = 0)),
  add constraint commendation_round_about_check2 check (about <> 'OFFICERS' or (scheme_code is null and cardinality(period_ids) = 0 and cardinality(sheet_period_ids) > 0));
grant select (about, sheet_period_ids) on commendation_round to dau_moi_app;
-- Whose dossier it is, where it is an officer's; its unit is then that of his last sheet.
alter table commendation_candidate
  add column officer_id int references officer,
  drop constraint commendation_candidate_round_id_unit_id_key;
create unique index commendation_candidate_of_unit on commendation_candidate (round_id, unit_id) where officer_id is null;
create unique index commendation_candidate_of_officer on commendation_candidate (round_id, officer_id) where officer_id is not null;
create index commendation_candidate_officer on commendation_candidate (officer_id, id) where officer_id is not null;
grant select (officer_id) on commendation_candidate to dau_moi_app;
`;

const noticesSql = /* sql */ `
alter table notice add column score_period_id bigint references score_period;
grant select (score_period_id) on notice to dau_moi_app;
alter table notice_score
  drop constraint notice_score_what_check,
  add constraint notice_score_what_check check (what in ('APPEAL_ACT', 'APPEAL_DUE', 'SHEETS_TAKEN', 'SHEETS_CLOSE', 'PERIOD_OPENED', 'PERIOD_CUT', 'PERIOD_CLOSES', 'PERIOD_SEALED'));
-- Scoring periods stand outside the journal as well.
create function score_periods_wait_to_be_told() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'score_period' then insert into notice_score (what, subject_id, at) values ('PERIOD_OPENED', new.id, new.opened_at);
  elsif tg_table_name = 'score_seal' then insert into notice_score (what, subject_id, at) values ('PERIOD_SEALED', new.period_id, new.at);
  else insert into notice_score (what, subject_id, at) values ('PERIOD_CUT', new.period_id, new.as_of_instant), ('PERIOD_CLOSES', new.period_id, new.objection_until);
  end if;
  return null;
end $$;
create trigger score_period_is_told after insert on score_period for each row execute function score_periods_wait_to_be_told();
create trigger score_taking_is_told after insert on score_taking for each row execute function score_periods_wait_to_be_told();
create trigger score_seal_is_told after insert on score_seal for each row execute function score_periods_wait_to_be_told();
-- what was taken before is told as far as it is still to come
insert into notice_score (what, subject_id, at) select 'PERIOD_CLOSES', period_id, objection_until from score_taking where objection_until > now();
`;

const SEES = hasAct("seeCommendations");
/** The person himself, by the officer his account is now. */
const OWN = `commendation_candidate.officer_id = (select a.officer_id from account a where a.id = ${ACCOUNT})`;
/** Who stands above him, as with his sheets. */
const ABOVE = `(select current_setting('app.sheets_all', true) = 'on')
  or commendation_candidate.unit_id = any ((select string_to_array(nullif(current_setting('app.sheet_units', true), ''), ',')::int[])::int[])`;
const BY = ["by_account_id", "by_officer_id", "asked_key"];
/** What is being verified is read neither by the unit nor by the officer whom it is about, whatever post his account has. */
const readsChecks = (candidate: string): string =>
  `${hasAct("readCommendationChecks")} and ${SEES_ALL_FIGURES} and not exists (select 1 from commendation_candidate where commendation_candidate.id = ${candidate} and ${OWN})`;
const WAIVED = "(select d.candidate_id from commendation_decision d where d.id = commendation_waiver.decision_id)";

const accessSql = rowAccessSql([
  {
    table: "commendation_candidate",
    columns: "all",
    but: BY,
    rows: `case when commendation_candidate.officer_id is null then ${SEES} and ${figureUnit("commendation_candidate.unit_id")}
      else ${OWN} or (${SEES} and ${SEES_ALL_FIGURES}) or ${ABOVE} end`,
  },
  {
    table: "commendation_round",
    columns: "all",
    but: BY,
    rows: `(${SEES} and ${SEES_ALL_FIGURES}) or exists (select 1 from commendation_candidate c where c.round_id = commendation_round.id)`,
  },
  { table: "commendation_run", columns: "all", but: BY, rows: readsChecks("commendation_run.candidate_id") },
  { table: "commendation_statement", columns: "all", but: BY, rows: readsChecks("commendation_statement.candidate_id") },
  { table: "commendation_waiver", columns: "all", rows: readsChecks(WAIVED) },
]);

export const commendMoreSql = [formsSql, roundsSql, noticesSql, accessSql].join("\n");
