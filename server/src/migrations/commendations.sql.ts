import { figureUnit, hasAct, rowAccessSql, SEES_ALL_FIGURES } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

/** Who wrote it, when, by which post. */
const BY = `at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text`;
/** Which officer of the register the writer's account was then: another account of his does not decide what he brought forward. */
const BY_OFFICER = "by_officer_id int references officer,";
/** The same under a key of his own: a second click is the same row. */
const WRITTEN = `${BY},
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)`;
/** Written under a key, or along with what a key asked for. */
const WRITTEN_ALONG = `${BY},
  asked_key uuid,
  asked_hash bytea,
  unique (by_account_id, asked_key),
  check ((asked_key is null) = (asked_hash is null))`;
const CHECK_CODES = `'THRESHOLDS', 'OPEN_INSPECTION', 'FINDINGS', 'COMPLAINT', 'DATA_INTEGRITY', 'DISCIPLINE', 'PRESS', 'EARLIER_AWARDS'`;
const TYPED_CODES = `'COMPLAINT', 'DISCIPLINE', 'PRESS'`;

const formsSql = /* sql */ `
-- Forms of commendation and what each asks of sealed scores. Dated, with its legal basis.
create table commendation_form (
  code text not null check (code ~ '^[A-Z0-9_]{1,40}$'),
  position int not null,
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  level text not null check (level in ('PROVINCE', 'DEPARTMENT')),
  -- chuyên đề: no basis for a higher award
  topical boolean not null,
  -- of the total in every period, with its decimals
  minimum_score numeric(6, 2) not null check (minimum_score between 0 and 100),
  -- of the main indicator's cases in every period
  minimum_cases int not null check (minimum_cases >= 0),
  minimum_periods int not null check (minimum_periods >= 1),
  checks text[] not null check (cardinality(checks) > 0 and checks <@ array[${CHECK_CODES}]),
  -- what the form asks for that the hub has no data of
  outside_vi text not null,
  outside_en text not null,
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (code, valid_from)
);
insert into commendation_form (code, position, name_vi, name_en, level, topical, minimum_score, minimum_cases, minimum_periods, checks, outside_vi, outside_en, legal_basis, assumed, valid_from)
select f.code, f.position, f.name_vi, f.name_en, f.level, f.topical, f.score, f.cases, f.periods, array[${CHECK_CODES}], f.outside_vi, f.outside_en,
  'Luật Thi đua, khen thưởng 06/2022/QH15; Nghị định 152/2025/NĐ-CP; ngưỡng điểm là đề xuất, chưa ban hành', true, '2024-01-01'
from (values
  ('BANG_KHEN_CHUYEN_DE', 1, 'Bằng khen của Chủ tịch UBND tỉnh (chuyên đề)', 'Certificate of merit of the province''s chair (topical)', 'PROVINCE', true, 90.00, 30, 2, 'Kết quả chuyên đề ngoài đường dây nóng', 'Results of the topic besides the hotline'),
  ('GIAY_KHEN_CHUYEN_DE', 2, 'Giấy khen (chuyên đề)', 'Certificate of commendation (topical)', 'DEPARTMENT', true, 80.00, 10, 1, 'Kết quả chuyên đề ngoài đường dây nóng', 'Results of the topic besides the hotline'),
  ('BANG_KHEN_UBND_TINH', 3, 'Bằng khen của Chủ tịch UBND tỉnh (thường xuyên)', 'Certificate of merit of the province''s chair (regular)', 'PROVINCE', false, 90.00, 30, 4, 'Mức hoàn thành nhiệm vụ của đơn vị, thành tích các năm trước', 'How the unit''s tasks were fulfilled, achievements of earlier years'),
  ('GIAY_KHEN', 4, 'Giấy khen (thường xuyên)', 'Certificate of commendation (regular)', 'DEPARTMENT', false, 80.00, 10, 2, 'Mức hoàn thành nhiệm vụ của đơn vị', 'How the unit''s tasks were fulfilled'),
  ('TAP_THE_LDXS', 5, 'Tập thể lao động xuất sắc', 'Excellent labour collective', 'PROVINCE', false, 90.00, 30, 4, 'Mức hoàn thành xuất sắc nhiệm vụ; tỷ lệ cá nhân đạt Lao động tiên tiến và Chiến sĩ thi đua cơ sở', 'Excellent fulfilment of tasks; share of individuals with emulation titles')
) as f(code, position, name_vi, name_en, level, topical, score, cases, periods, outside_vi, outside_en);
`;

const roundsSql = /* sql */ `
create table commendation_round (
  id bigint generated always as identity primary key,
  province text not null,
  title text not null check (title <> ''),
  legal_basis text not null check (legal_basis <> ''),
  form_code text not null,
  form_valid_from date not null,
  -- the sealed periods of one scheme and kind that fill these days
  scheme_code text not null,
  period_kind text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  period_ids bigint[] not null check (cardinality(period_ids) > 0),
  scope_unit_id int not null references unit,
  ${BY_OFFICER}
  ${WRITTEN},
  foreign key (form_code, form_valid_from) references commendation_form
);
-- Who was drawn from the sealed cards, or named by hand: what their scores were, in canonical JSON.
create table commendation_candidate (
  id bigint generated always as identity primary key,
  round_id bigint not null references commendation_round,
  unit_id int not null references unit,
  origin text not null check (origin in ('DRAWN', 'ADDED')),
  reason text check (reason <> ''),
  content text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  ${BY_OFFICER}
  ${WRITTEN_ALONG},
  unique (round_id, unit_id),
  check ((origin = 'ADDED') = (reason is not null)),
  check ((origin = 'ADDED') = (asked_key is not null))
);
create index commendation_candidate_unit on commendation_candidate (unit_id, id);
-- Every time that conditions were looked at: canonical JSON and its hash.
create table commendation_run (
  id bigint generated always as identity primary key,
  candidate_id bigint not null references commendation_candidate,
  content text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  ${WRITTEN_ALONG}
);
create index commendation_run_of on commendation_run (candidate_id, id desc);
-- What the unit says it achieved; the last one holds.
create table commendation_report (
  id bigint generated always as identity primary key,
  candidate_id bigint not null references commendation_candidate,
  words text not null check (words <> ''),
  -- [{ "name", "number", "day", "topical" }]: earlier awards that it rests on
  earlier jsonb not null,
  ${WRITTEN}
);
create index commendation_report_of on commendation_report (candidate_id, id desc);
-- What no system tells: said by a named person with a document; the last one of a condition holds.
create table commendation_statement (
  id bigint generated always as identity primary key,
  candidate_id bigint not null references commendation_candidate,
  check_code text not null check (check_code in (${TYPED_CODES})),
  result text not null check (result in ('CLEAR', 'BLOCKED')),
  words text not null check (words <> ''),
  document_number text not null check (document_number <> ''),
  document_day date not null,
  ${WRITTEN}
);
create index commendation_statement_of on commendation_statement (candidate_id, check_code, id desc);
create table commendation_proposal (
  id bigint generated always as identity primary key,
  candidate_id bigint not null unique references commendation_candidate,
  run_id bigint not null references commendation_run,
  words text not null check (words <> ''),
  ${BY_OFFICER}
  ${WRITTEN}
);
-- Granted or refused once; what was granted is cancelled by a later decision alone.
create table commendation_decision (
  id bigint generated always as identity primary key,
  candidate_id bigint not null references commendation_candidate,
  kind text not null check (kind in ('GRANTED', 'REFUSED', 'REVOKED')),
  -- what was looked at when it was decided; a cancelling has none
  run_id bigint references commendation_run,
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  document_day date not null,
  -- SHA-256 of the dossier as it was decided, in hex
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  content text not null,
  ${WRITTEN},
  check ((kind = 'REVOKED') = (run_id is null))
);
create unique index commendation_decision_once on commendation_decision (candidate_id, (kind = 'REVOKED'));
-- A condition that nobody could answer and that was granted over, with its document.
create table commendation_waiver (
  decision_id bigint not null references commendation_decision,
  check_code text not null check (check_code in (${CHECK_CODES})),
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  primary key (decision_id, check_code)
);
`;

const FROZEN = [
  "commendation_round",
  "commendation_candidate",
  "commendation_run",
  "commendation_report",
  "commendation_statement",
  "commendation_proposal",
  "commendation_decision",
  "commendation_waiver",
] as const;

const appendOnlySql = [
  `create function commendations_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...FROZEN.map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function commendations_are_append_only();`,
  ),
].join("\n");

const HIDDEN = ["by_account_id", "asked_key"];
const SEES = hasAct("seeCommendations");
/** A unit never reads what is being verified about it. */
const READS_CHECKS = `${hasAct("readCommendationChecks")} and ${SEES_ALL_FIGURES}`;
const ofCandidate = (table: string, but: readonly string[] = []): TableAccess => ({
  table,
  columns: "all",
  but: [...HIDDEN, ...but],
  rows: `exists (select 1 from commendation_candidate c where c.id = ${table}.candidate_id)`,
});

const TABLES: readonly TableAccess[] = [
  { table: "commendation_form", columns: "all" },
  { table: "commendation_candidate", columns: "all", but: [...HIDDEN, "by_officer_id"], rows: `${SEES} and ${figureUnit("commendation_candidate.unit_id")}` },
  {
    table: "commendation_round",
    columns: "all",
    but: [...HIDDEN, "by_officer_id"],
    rows: `${SEES} and (${SEES_ALL_FIGURES} or exists (select 1 from commendation_candidate c where c.round_id = commendation_round.id))`,
  },
  ofCandidate("commendation_report"),
  ofCandidate("commendation_proposal", ["by_officer_id"]),
  // its text holds what was waived
  ofCandidate("commendation_decision", ["content"]),
  { table: "commendation_run", columns: "all", but: HIDDEN, rows: READS_CHECKS },
  { table: "commendation_statement", columns: "all", but: HIDDEN, rows: READS_CHECKS },
  { table: "commendation_waiver", columns: "all", rows: READS_CHECKS },
];

export const commendationsSql = [formsSql, roundsSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
