import { figureUnit, hasAct, rowAccessSql } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const termsSql = /* sql */ `
-- Who answers which kind of appeal, and by when. Dated, with its legal basis.
create table appeal_term (
  kind text not null check (kind in ('ATTRIBUTION', 'TIME', 'EXCLUSION')),
  answered_by text not null check (answered_by in ('OFFICE', 'INSPECTION')),
  -- units that the answerer would judge itself in, with all below them, by their kinds and by their codes; the other one answers theirs
  own_kinds text[] not null,
  own_units text[] not null,
  -- from the appeal on, in the province's working time
  answer_limit text not null,
  -- how long after the seal one may be asked; before it: as long as heads may dispute
  after_seal_limit text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  primary key (kind, valid_from)
);
insert into appeal_term (kind, answered_by, own_kinds, own_units, answer_limit, after_seal_limit, valid_from, legal_basis, assumed) values
  ('ATTRIBUTION', 'OFFICE', '{PROVINCE_OFFICE}', '{}', '5wd', '10wd', '2010-01-01', 'Chưa có quy định: Văn phòng trả lời trong 05 ngày làm việc, đề nghị trong 10 ngày làm việc sau khi khóa sổ là đề xuất', true),
  ('TIME', 'OFFICE', '{PROVINCE_OFFICE}', '{}', '5wd', '10wd', '2010-01-01', 'Chưa có quy định: Văn phòng trả lời trong 05 ngày làm việc, đề nghị trong 10 ngày làm việc sau khi khóa sổ là đề xuất', true),
  ('EXCLUSION', 'INSPECTION', '{}', '{SNV}', '5wd', '10wd', '2010-01-01', 'Chưa có quy định: Sở Nội vụ trả lời trong 05 ngày làm việc, đề nghị trong 10 ngày làm việc sau khi khóa sổ là đề xuất', true);

-- For which reasons a line may be taken out by an appeal.
create table appeal_exclusion (
  reason text not null check (reason in ('DECLINED', 'REDIRECTED', 'MERGED', 'HANDED_OVER', 'INHERITED_LATE', 'INHERITED_GRACE', 'OBJECTIVE_CAUSE', 'SOURCE_NOT_READ')),
  position int not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  primary key (reason, valid_from)
);
insert into appeal_exclusion (reason, position, valid_from, legal_basis, assumed)
select reason, position, '2010-01-01', 'Các lý do không tính của bộ tiêu chí; việc cho phép đề nghị theo lý do này là đề xuất', true
from unnest(array['OBJECTIVE_CAUSE', 'HANDED_OVER', 'REDIRECTED', 'DECLINED', 'MERGED', 'INHERITED_LATE', 'INHERITED_GRACE', 'SOURCE_NOT_READ']) with ordinality as r(reason, position);
`;

const coursesSql = /* sql */ `
-- Which line is to be looked at again, and what is wanted of it: a line of a unit's card, or of an officer's sheet.
create table score_appeal (
  id bigint generated always as identity primary key,
  province text not null,
  period_id bigint references score_period,
  indicator text,
  -- whose line it is; of an officer's: the unit whose head is his
  unit_id int not null references unit,
  ordinal int not null,
  officer_period_id bigint references officer_period,
  officer_id int references officer,
  officer_part text,
  kind text not null check (kind in ('ATTRIBUTION', 'TIME', 'EXCLUSION')),
  -- what it is to be taken out for
  excluded text,
  -- whose it is instead
  other_unit_id int references unit check (other_unit_id <> unit_id),
  answered_by text not null check (answered_by in ('OFFICE', 'INSPECTION')),
  -- the first late instant of the answer
  due_at timestamptz not null,
  -- it was asked after the period's seal
  after_seal boolean not null,
  foreign key (period_id, indicator, unit_id, ordinal) references score_line,
  foreign key (officer_period_id, officer_id, officer_part, ordinal) references officer_line,
  check (num_nulls(period_id, indicator) = 2 and num_nulls(officer_period_id, officer_id, officer_part) = 0
    or num_nulls(period_id, indicator) = 0 and num_nulls(officer_period_id, officer_id, officer_part) = 3),
  check ((kind = 'EXCLUSION') = (excluded is not null) and (kind = 'ATTRIBUTION' and officer_id is null) = (other_unit_id is not null))
);
create index score_appeal_officer on score_appeal (officer_period_id, officer_id) where officer_id is not null;
create index score_appeal_line on score_appeal (period_id, indicator, unit_id, ordinal);
create index score_appeal_other on score_appeal (other_unit_id, id) where other_unit_id is not null;

-- Everything that was said and decided about one, each by whom.
create table score_appeal_act (
  id bigint generated always as identity primary key,
  appeal_id bigint not null references score_appeal,
  act text not null check (act in ('ASK', 'SAY', 'WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE')),
  words text check (words <> ''),
  document_number text check (document_number <> ''),
  document_day date,
  -- of an answer: how many other units' totals or places are others by it
  others int,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check ((document_number is null) = (document_day is null)),
  check (act = 'WITHDRAW' or words is not null),
  check (act in ('ASK', 'SAY', 'WITHDRAW') or document_number is not null)
);
create unique index score_appeal_asked on score_appeal_act (appeal_id) where act = 'ASK';
create unique index score_appeal_said on score_appeal_act (appeal_id) where act = 'SAY';
create unique index score_appeal_ended on score_appeal_act (appeal_id) where act in ('WITHDRAW', 'GRANT', 'GRANT_IN_PART', 'REFUSE');

-- What a line is worth from a granted appeal on, for whom; the line itself stays as it was frozen.
create table score_ruling (
  number bigint generated always as identity primary key,
  appeal_id bigint not null unique references score_appeal,
  period_id bigint not null,
  indicator text not null,
  unit_id int not null,
  ordinal int not null,
  kind text not null check (kind in ('ATTRIBUTION', 'TIME', 'EXCLUSION')),
  to_unit_id int not null references unit,
  numerator numeric not null,
  denominator numeric not null,
  excluded text,
  -- the period was sealed by then: sealed cards stay, totals were adjusted
  after_seal boolean not null,
  unique (period_id, indicator, unit_id, ordinal),
  foreign key (period_id, indicator, unit_id, ordinal) references score_line,
  check (excluded is null or (numerator = 0 and denominator = 0))
);
create index score_ruling_to on score_ruling (period_id, to_unit_id, indicator);

-- Cards that became others by a ruling before the seal, in canonical text; the newest holds.
create table score_ruled_card (
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  ruling bigint not null references score_ruling,
  body text not null,
  primary key (period_id, unit_id, ruling)
);

-- What an answer changed, of the units it is about.
create table score_appeal_effect (
  appeal_id bigint not null references score_appeal,
  unit_id int not null references unit,
  value_before text,
  value_after text,
  total_before text,
  total_after text,
  rank_before int,
  rank_after int,
  primary key (appeal_id, unit_id)
);

-- The same of an officer: the ratios of his sheet.
create table score_appeal_ratio (
  appeal_id bigint not null references score_appeal,
  part text not null check (part in ('QUANTITY', 'QUALITY', 'PROGRESS')),
  n_before int not null,
  n_after int not null,
  value_before text,
  value_after text,
  primary key (appeal_id, part)
);

alter table score_seal add column appeals_waiting int not null default 0, add column appeal_waiver text check (appeal_waiver <> ''),
  add check (appeals_waiting = 0 or appeal_waiver is not null);
grant select (appeals_waiting, appeal_waiver) on score_seal to dau_moi_app;

-- One answer may set several units' sealed totals anew.
alter table score_adjustment add column appeal_id bigint references score_appeal, drop constraint score_adjustment_by_account_id_asked_key_key,
  add unique (by_account_id, asked_key, unit_id);
grant select (appeal_id) on score_adjustment to dau_moi_app;
`;

const viewsSql = /* sql */ `
-- Lines as cards count them: each once, of the unit that it counts for. One that went to another unit stands behind that unit's own.
create view score_line_held with (security_invoker = true) as
select l.period_id, l.indicator, l.unit_id, l.unit_id as taken_unit_id, l.ordinal, l.ordinal::bigint as place, l.case_id, l.held_unit_id, coalesce(r.numerator, l.numerator) as numerator,
  coalesce(r.denominator, l.denominator) as denominator, case when r.number is null then l.excluded else r.excluded end as excluded, l.facts, r.appeal_id
from score_line l left join score_ruling r on r.period_id = l.period_id and r.indicator = l.indicator and r.unit_id = l.unit_id and r.ordinal = l.ordinal and not r.after_seal
where r.number is null or r.to_unit_id = l.unit_id
union all
select l.period_id, l.indicator, r.to_unit_id, l.unit_id, l.ordinal, 1000000000000 + r.number, l.case_id, l.held_unit_id, r.numerator, r.denominator, r.excluded, l.facts, r.appeal_id
from score_ruling r join score_line l on l.period_id = r.period_id and l.indicator = r.indicator and l.unit_id = r.unit_id and l.ordinal = r.ordinal
where r.to_unit_id <> r.unit_id and not r.after_seal;

-- Cards as they hold, beside what they were when the figures were taken.
create view score_card_held with (security_invoker = true) as
select c.period_id, c.unit_id, coalesce(r.body, c.body) as body, c.body as taken
from score_card c left join lateral (select k.body from score_ruled_card k where k.period_id = c.period_id and k.unit_id = c.unit_id order by k.ruling desc limit 1) r on true;
`;

const FROZEN = ["score_appeal", "score_appeal_act", "score_ruling", "score_ruled_card", "score_appeal_effect", "score_appeal_ratio"] as const;
const appendOnlySql = FROZEN.map(
  (table) =>
    `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function scores_are_append_only();`,
).join("\n");

const SEES = hasAct("seeScores");
/** Of its unit, and of the unit that the line would go to. */
const ofEither = (own: string, other: string): string => `${SEES} and (${figureUnit(own)} or ${figureUnit(other)})`;
const TABLES: readonly TableAccess[] = [
  { table: "appeal_term", columns: "all" },
  { table: "appeal_exclusion", columns: "all" },
  {
    table: "score_appeal",
    columns: "all",
    // an officer's: whoever sees his sheet, which is he himself and those above him
    rows: `(officer_id is null and ${ofEither("score_appeal.unit_id", "score_appeal.other_unit_id")}
      or exists (select 1 from officer_sheet s where s.period_id = score_appeal.officer_period_id and s.officer_id = score_appeal.officer_id))`,
  },
  {
    table: "score_appeal_act",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: "exists (select 1 from score_appeal a where a.id = score_appeal_act.appeal_id)",
  },
  { table: "score_ruling", columns: "all", rows: ofEither("score_ruling.unit_id", "score_ruling.to_unit_id") },
  { table: "score_ruled_card", columns: "all", rows: `${SEES} and ${figureUnit("score_ruled_card.unit_id")}` },
  { table: "score_appeal_ratio", columns: "all", rows: "exists (select 1 from score_appeal a where a.id = score_appeal_ratio.appeal_id)" },
  { table: "score_appeal_effect", columns: "all", rows: `${SEES} and ${figureUnit("score_appeal_effect.unit_id")}` },
];

/** A line is also seen by the unit that it went to, or that it is said to be of. */
const linePolicySql = /* sql */ `
drop policy viewer on score_line;
create policy viewer on score_line for select to dau_moi_app using (${SEES} and (${figureUnit("score_line.unit_id")} or exists (select 1 from score_appeal a
  where a.period_id = score_line.period_id and a.indicator = score_line.indicator and a.unit_id = score_line.unit_id and a.ordinal = score_line.ordinal and ${figureUnit("a.other_unit_id")})
  or exists (select 1 from score_ruling r
  where r.period_id = score_line.period_id and r.indicator = score_line.indicator and r.unit_id = score_line.unit_id and r.ordinal = score_line.ordinal and ${figureUnit("r.to_unit_id")})));
`;

export const appealsSql = [
  termsSql,
  coursesSql,
  viewsSql,
  appendOnlySql,
  rowAccessSql(TABLES),
  linePolicySql,
  "grant select on score_line_held, score_card_held to dau_moi_app;",
].join("\n");
