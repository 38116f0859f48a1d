import { inspectionTermsSql } from "./inspection-terms.sql.ts";
import { caseUnit, hasAct, rowAccessSql, SEES_ALL_CASES } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

/** Who wrote it, when, by which post; a second click is the same row. */
const WRITTEN = `at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)`;

const inspectionsSql = /* sql */ `
create table inspection_plan (
  id bigint generated always as identity primary key,
  province text not null,
  year int not null check (year between 2016 and 2100),
  legal_basis text not null check (legal_basis <> ''),
  contents text not null check (contents <> ''),
  unit_ids int[] not null check (cardinality(unit_ids) > 0),
  ${WRITTEN}
);
create table inspection (
  id bigint generated always as identity primary key,
  province text not null,
  -- null: not of a plan of the year (đột xuất)
  plan_id bigint references inspection_plan,
  unit_id int not null references unit,
  -- what of the unit's work is looked at
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  team text[] not null check (cardinality(team) > 0),
  legal_basis text not null check (legal_basis <> ''),
  ${WRITTEN}
);
create index inspection_unit on inspection (unit_id, id);
-- Opened once, concluded once: what was concluded is not written to any more.
create table inspection_step (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  kind text not null check (kind in ('OPENED', 'CONCLUDED')),
  words text not null,
  -- the point that evidence is counted at
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  -- of a conclusion: SHA-256 of all that was concluded, in hex
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  ${WRITTEN},
  unique (inspection_id, kind),
  check ((kind = 'CONCLUDED') = (hash is not null))
);
-- What the system says to an item at the opening, frozen: canonical JSON and its hash.
create table inspection_evidence (
  inspection_id bigint not null references inspection,
  item text not null,
  content text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (inspection_id, item)
);
-- The inspector's word on an item; the last one holds.
create table inspection_answer (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  item text not null,
  result text not null check (result in ('IN_ORDER', 'NOT_IN_ORDER', 'NOT_APPLICABLE')),
  words text not null check (words <> ''),
  ${WRITTEN}
);
create index inspection_answer_of on inspection_answer (inspection_id, item, id desc);
`;

const samplesSql = /* sql */ `
create table inspection_sample (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  -- SHA-256 over the decisions' audit chain as it stood and the sample's own place: nobody picks it, everybody can draw again
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  -- [{ "stratum", "size", "frame", "drawn" }], in their order
  strata jsonb not null,
  ${WRITTEN}
);
create index inspection_sample_of on inspection_sample (inspection_id, id);
-- The whole frame that was drawn from, and of it what was drawn.
create table inspection_sample_case (
  sample_id bigint not null references inspection_sample,
  stratum text not null,
  case_id bigint not null references feedback_case,
  -- 1, 2, 3 … of those drawn; null: in the frame alone
  position int,
  primary key (sample_id, case_id),
  unique (sample_id, position)
);
create table inspection_verdict (
  id bigint generated always as identity primary key,
  sample_id bigint not null references inspection_sample,
  case_id bigint not null references feedback_case,
  verdict text not null check (verdict in ('IN_ORDER', 'NOT_IN_ORDER')),
  words text not null check (words <> ''),
  ${WRITTEN},
  foreign key (sample_id, case_id) references inspection_sample_case
);
create index inspection_verdict_of on inspection_verdict (sample_id, case_id, id desc);
-- A call to the unit's hotline, or to the submitter of a case (never his number).
create table inspection_call (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  hotline text,
  case_id bigint references feedback_case,
  called_at timestamptz not null,
  answered boolean not null,
  waited_seconds int not null check (waited_seconds between 0 and 3600),
  solved boolean,
  words text not null check (words <> ''),
  ${WRITTEN},
  check ((hotline is null) <> (case_id is null)),
  check (solved is null or (case_id is not null and answered))
);
create index inspection_call_of on inspection_call (inspection_id, id);
`;

const findingsSql = /* sql */ `
create table finding (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  unit_id int not null references unit,
  kind text not null check (kind in ('LATE', 'NO_EVIDENCE', 'WRONG_DATA', 'CONFIDENTIALITY', 'ORGANISATION', 'OTHER')),
  item text,
  words text not null check (words <> ''),
  -- first late instants
  explain_due_at timestamptz not null,
  remedy_due_at timestamptz not null,
  terms text not null,
  ${WRITTEN}
);
create index finding_inspection on finding (inspection_id, id);
create index finding_unit on finding (unit_id, id);
create table finding_step (
  id bigint generated always as identity primary key,
  finding_id bigint not null references finding,
  kind text not null check (kind in ('EXPLAINED', 'REMEDY_REPORTED', 'REMEDY_RETURNED', 'REMEDY_CONFIRMED', 'SANCTION_PROPOSED', 'SANCTION_DECIDED', 'SANCTION_APPLIED')),
  words text not null check (words <> ''),
  -- number of the document; of a sanction also the regulation that names it
  document text,
  regulation text,
  ${WRITTEN}
);
create index finding_step_of on finding_step (finding_id, id);
-- What an inspector says to an unusual sign.
create table sign_mark (
  id bigint generated always as identity primary key,
  province text not null,
  sign text not null,
  unit_id int not null references unit,
  from_day date not null,
  to_day date not null,
  as_of_event bigint not null,
  as_of_instant timestamptz not null,
  cases int not null,
  base int not null,
  mark text not null check (mark in ('EXPLAINED', 'TO_INSPECT')),
  words text not null check (words <> ''),
  ${WRITTEN}
);
create index sign_mark_unit on sign_mark (unit_id, sign, id desc);
-- whether a source was read between a fact and its being learned
create index ingest_batch_read on ingest_batch (source_id, committed_at);
`;

const FROZEN = [
  "inspection_plan",
  "inspection",
  "inspection_step",
  "inspection_evidence",
  "inspection_answer",
  "inspection_sample",
  "inspection_sample_case",
  "inspection_verdict",
  "inspection_call",
  "finding",
  "finding_step",
  "sign_mark",
] as const;

/** What belongs to an inspection, and how its table names it. */
const OF_INSPECTION: Readonly<Record<string, string>> = {
  inspection_step: "inspection_step.inspection_id",
  inspection_evidence: "inspection_evidence.inspection_id",
  inspection_answer: "inspection_answer.inspection_id",
  inspection_sample: "inspection_sample.inspection_id",
  inspection_call: "inspection_call.inspection_id",
  finding: "finding.inspection_id",
  inspection_verdict: "(select s.inspection_id from inspection_sample s where s.id = inspection_verdict.sample_id)",
  inspection_sample_case: "(select s.inspection_id from inspection_sample s where s.id = inspection_sample_case.sample_id)",
  finding_step: "(select f.inspection_id from finding f where f.id = finding_step.finding_id)",
};

/** Nothing is changed or taken away; nothing but findings' course is added to what was concluded. */
const appendOnlySql = [
  `create function inspections_are_append_only() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;
create function concluded_inspections_stay() returns trigger language plpgsql as $$
begin
  if exists (select 1 from inspection_step s where s.inspection_id = new.inspection_id and s.kind = 'CONCLUDED') then
    raise exception 'inspection % is concluded', new.inspection_id;
  end if;
  return new;
end $$;`,
  ...FROZEN.map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table} for each statement execute function inspections_are_append_only();`,
  ),
  ...["inspection_evidence", "inspection_answer", "inspection_sample", "inspection_call", "finding"].map(
    (table) => `create trigger ${table}_concluded before insert on ${table} for each row execute function concluded_inspections_stay();`,
  ),
].join("\n");

const SEES_ALL = `${hasAct("readSigns")} and (${SEES_ALL_CASES})`;
/** Who inspects or stands above the province's units sees all; the head of a unit what concerns it, from its opening on. */
const opened = (unit: string, inspection: string): string =>
  `(${SEES_ALL}) or (${hasAct("readInspections")} and ${caseUnit(unit)} and (${hasAct("readSigns")} or inspection_is_open(${inspection})))`;

/** Whether it was opened: it tells that and nothing else, so that the step's own rows may ask for their inspection. */
const openedSql = `create function inspection_is_open(asked bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select 1 from inspection_step s where s.inspection_id = asked and s.kind = 'OPENED') $$;
revoke all on function inspection_is_open from public;
grant execute on function inspection_is_open to dau_moi_app, dau_moi_worker;`;

const HIDDEN = ["by_account_id", "asked_key"];
const TABLES: readonly TableAccess[] = [
  { table: "inspection_item", columns: "all" },
  { table: "inspection_term", columns: "all" },
  { table: "sign_rule", columns: "all", rows: hasAct("readSigns") },
  { table: "inspection_plan", columns: "all", but: HIDDEN, rows: hasAct("readSigns") },
  { table: "inspection", columns: "all", but: HIDDEN, rows: opened("inspection.unit_id", "inspection.id") },
  { table: "sign_mark", columns: "all", but: HIDDEN, rows: `${hasAct("readSigns")} and (${SEES_ALL_CASES} or ${caseUnit("sign_mark.unit_id")})` },
  ...Object.entries(OF_INSPECTION).map(([table, of]): TableAccess => ({
    table,
    columns: "all",
    but: table === "inspection_evidence" || table === "inspection_sample_case" ? [] : HIDDEN,
    rows: `exists (select 1 from inspection i where i.id = ${of})`,
  })),
];

export const inspectionsMigrationSql = [inspectionTermsSql, inspectionsSql, samplesSql, findingsSql, openedSql, appendOnlySql, rowAccessSql(TABLES)].join("\n");
