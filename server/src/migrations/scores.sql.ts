import { figureUnit, hasAct, rowAccessSql } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";
import { schemesSql } from "./scores-schemes.sql.ts";

const periodsSql = /* sql */ `
create table score_period (
  id bigint generated always as identity primary key,
  province text not null,
  scheme_id int not null references scoring_scheme,
  kind text not null,
  reckoning text not null check (reckoning in ('CALENDAR', 'ADMINISTRATIVE')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- when its inputs are to be taken
  cut_at timestamptz not null,
  opened_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  exclude using gist (scheme_id with =, kind with =, daterange(from_day, to_day, '[]') with &&)
);
create index score_period_newest on score_period (to_day desc, id desc);

-- The taking: at most one of a period.
create table score_taking (
  period_id bigint primary key references score_period,
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  calendar_version text not null,
  scheme_version text not null,
  lines bigint not null,
  -- SHA-256, hexadecimal
  inputs_hash text not null,
  result_hash text not null,
  objection_until timestamptz not null,
  -- sources that had not been read up to the period's end, by code
  silent text[] not null,
  -- null: by the hub, when its instant had come
  by_account_id int references account,
  by_name text,
  on_behalf_of text
);
-- For whom each unit's lines count, and who is compared with whom: as the register stood on the last day.
create table score_member (
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  scored_unit_id int not null references unit,
  primary key (period_id, unit_id)
);
create table score_unit (
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  name text not null,
  peer_group text not null,
  bands int[] not null,
  scored boolean not null,
  ended boolean not null,
  primary key (period_id, unit_id)
);
create table score_line (
  period_id bigint not null references score_period,
  indicator text not null,
  unit_id int not null references unit,
  ordinal int not null,
  case_id bigint references feedback_case,
  -- whose clock, span or event it is
  held_unit_id int not null references unit,
  numerator numeric not null,
  denominator numeric not null,
  excluded text,
  facts jsonb not null,
  primary key (period_id, indicator, unit_id, ordinal),
  check (excluded is null or (numerator = 0 and denominator = 0))
);
create index score_line_case on score_line (case_id) where case_id is not null;
-- What followed from the lines, in canonical text.
create table score_card (
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  body text not null,
  primary key (period_id, unit_id)
);
-- Cases of the period before whose lines are others by now; frozen with this period's taking.
create table score_correction (
  period_id bigint not null references score_period,
  earlier_id bigint not null references score_period,
  indicator text not null,
  unit_id int not null references unit,
  case_id bigint not null references feedback_case,
  before text,
  after text,
  primary key (period_id, indicator, unit_id, case_id)
);
create table score_answer (
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  answer text not null check (answer in ('CONFIRMED', 'DISPUTED')),
  words text check (words <> ''),
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  primary key (period_id, unit_id),
  check (answer = 'CONFIRMED' or words is not null)
);
-- Sealed periods are one chain.
create table score_seal (
  number bigint primary key check (number > 0),
  period_id bigint not null unique references score_period,
  previous_hash text not null,
  hash text not null unique,
  body text not null,
  -- sources that were silent, by code, and why it was sealed all the same; null: none was
  silent text[] not null,
  waiver text check (waiver <> ''),
  -- what was said about disputes; null: there was none
  disputes text check (disputes <> ''),
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  check (cardinality(silent) = 0 or waiver is not null)
);
create table score_adjustment (
  id bigint generated always as identity primary key,
  period_id bigint not null references score_period,
  unit_id int not null references unit,
  before text not null,
  after text not null,
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  document_day date not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index score_adjustment_unit on score_adjustment (period_id, unit_id, id);
`;

const FROZEN = [
  "scoring_scheme",
  "scheme_approval",
  "score_period",
  "score_taking",
  "score_member",
  "score_unit",
  "score_line",
  "score_card",
  "score_correction",
  "score_answer",
  "score_seal",
  "score_adjustment",
] as const;

/** What was counted and decided stays as it was: nothing of it is changed or taken away. */
const appendOnlySql = [
  `create function scores_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;`,
  ...FROZEN.map(
    (table) =>
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function scores_are_append_only();`,
  ),
].join("\n");

const SEES = hasAct("seeScores");
const BY = ["by_account_id", "asked_key"] as const;
const ofUnit = (column: string): string => `${SEES} and ${figureUnit(column)}`;

const TABLES: readonly TableAccess[] = [
  { table: "peer_group", columns: "all" },
  { table: "score_term", columns: "all" },
  { table: "scoring_scheme", columns: "all", but: ["proposed_by_account_id"], rows: SEES },
  { table: "scheme_approval", columns: "all", but: BY, rows: SEES },
  { table: "score_period", columns: "all", but: BY, rows: SEES },
  { table: "score_taking", columns: "all", but: ["by_account_id"], rows: SEES },
  { table: "score_member", columns: "none" },
  { table: "score_unit", columns: "all", rows: ofUnit("score_unit.unit_id") },
  { table: "score_line", columns: "all", rows: ofUnit("score_line.unit_id") },
  { table: "score_card", columns: "all", rows: ofUnit("score_card.unit_id") },
  { table: "score_correction", columns: "all", rows: ofUnit("score_correction.unit_id") },
  { table: "score_answer", columns: "all", but: BY, rows: ofUnit("score_answer.unit_id") },
  { table: "score_seal", columns: "all", but: BY, rows: SEES },
  { table: "score_adjustment", columns: "all", but: BY, rows: ofUnit("score_adjustment.unit_id") },
];

export const scoresSql = [schemesSql, periodsSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
