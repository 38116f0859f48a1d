import { rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const DOER = `by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  asked_key uuid not null,
  asked_hash bytea not null`;

const joinedSql = /* sql */ `
-- Cases of several citizens or sources that are one matter: who leads it, who works on it beside. Each case keeps its own clock, custody and place in every number.
create table matter (
  id bigint generated always as identity primary key,
  lead_unit_id int not null references unit,
  cooperating int[] not null,
  -- without the submitters
  words text not null check (words <> ''),
  ${DOER},
  unique (by_account_id, asked_key)
);
create table matter_case (
  matter_id bigint not null references matter,
  case_id bigint not null references feedback_case,
  primary key (matter_id, case_id)
);
create index matter_case_case on matter_case (case_id, matter_id);
-- They were no one matter after all.
create table matter_undone (
  matter_id bigint primary key references matter,
  words text not null check (words <> ''),
  ${DOER},
  unique (by_account_id, asked_key)
);
-- Which agency has which part: a case of the matter, assigned to it at the case's source by the change.
create table matter_part (
  id bigint generated always as identity primary key,
  matter_id bigint not null,
  case_id bigint not null,
  unit_id int not null references unit,
  words text not null check (words <> ''),
  change_id bigint not null unique references case_change,
  ${DOER},
  unique (by_account_id, asked_key, case_id),
  foreign key (matter_id, case_id) references matter_case
);
create index matter_part_of on matter_part (matter_id, id);

create function matter_stubbed(asked bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from matter_case m join feedback_case c on c.id = m.case_id where m.matter_id = asked and c.stub is not null)
$$;
revoke all on function matter_stubbed from public;
grant execute on function matter_stubbed to dau_moi_app, dau_moi_worker;
`;

const FROZEN = ["matter", "matter_case", "matter_undone", "matter_part"] as const;
const appendOnlySql = FROZEN.map(
  (table) => `create trigger ${table}_append_only before update or delete on ${table} for each statement execute function directives_are_append_only();`,
).join("\n");

const NOT_SHOWN = ["by_account_id", "asked_key"] as const;
const OF_ITS_MATTER = (table: string): string => `exists (select 1 from matter m where m.id = ${table}.matter_id)`;
const TABLES: readonly TableAccess[] = [
  { table: "matter_case", columns: "all", rows: seesCase("matter_case.case_id") },
  {
    table: "matter",
    columns: "all",
    but: NOT_SHOWN,
    rows: `(${SEES_ALL_CASES} or exists (select 1 from matter_case c where c.matter_id = matter.id)) and not matter_stubbed(matter.id)`,
  },
  { table: "matter_undone", columns: "all", but: NOT_SHOWN, rows: OF_ITS_MATTER("matter_undone") },
  { table: "matter_part", columns: "all", but: NOT_SHOWN, rows: OF_ITS_MATTER("matter_part") },
];

/** Cases that are one matter, and which agency has which part; where one of them is hidden, so is what was said of all. */
export const mattersJoinedSql = [joinedSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
