import { hasAct, rowAccessSql } from "./row-access.ts";

const tables = /* sql */ `
-- One reading of one source. Idle or equally failing runs in a row are one row, counted in times.
create table source_run (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  fence bigint not null,
  asked_by text,
  started_at timestamptz not null,
  last_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('COMPLETE', 'CUT', 'FAILED', 'ABANDONED')),
  fault text,
  reason text,
  times int not null default 1,
  records int not null default 0,
  applied int not null default 0,
  unchanged int not null default 0,
  superseded int not null default 0,
  held int not null default 0,
  rejected int not null default 0,
  gone int not null default 0,
  bytes bigint not null default 0,
  stream text,
  checkpoint jsonb
);
create index source_run_newest on source_run (source_id, id desc);
alter table ingest_batch add column gone int not null default 0;
alter table source_record add column gone_at timestamptz;

alter table source add column asked_at timestamptz;
alter table source add column asked_by text;
alter table source add column fault text;
alter table source add column fault_times int not null default 0;
alter table source add column stopped_at timestamptz;

-- What a source told of everything it has; what was not told is gone once the sweep closed, or once a person confirmed it.
create table source_sweep (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  stream text not null,
  generation text not null,
  fence bigint not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('OPEN', 'DONE', 'WAITING', 'CONFIRMED', 'REFUSED', 'REPLACED', 'ABANDONED')),
  known int not null default 0,
  gone int not null default 0,
  digest text,
  decided_by text,
  decided_at timestamptz
);
create unique index source_sweep_waiting on source_sweep (source_id, stream) where state = 'WAITING';
create index source_sweep_of on source_sweep (source_id, id desc);
create table sweep_told (sweep_id bigint not null references source_sweep, source_case_id text not null, primary key (sweep_id, source_case_id));
create table sweep_gone (sweep_id bigint not null references source_sweep, source_case_id text not null, primary key (sweep_id, source_case_id));

-- A full read beside what the hub holds; thrown away when it was compared.
create unlogged table reconcile_told (
  source_id int not null, stream text not null, source_case_id text not null, hash bytea not null,
  primary key (source_id, stream, source_case_id)
);

-- The fields of a source's records as they were met, names and kinds, never content.
create table source_field (
  source_id int not null references source,
  stream text not null,
  path text not null,
  type text not null,
  always boolean not null,
  primary key (source_id, stream, path)
);
create table source_drift (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  stream text not null,
  change text not null check (change in ('ADDED', 'REMOVED', 'RENAMED', 'TYPE_CHANGED')),
  path text not null,
  was text,
  is_now text,
  first_seen_at timestamptz not null,
  acknowledged_by text,
  acknowledged_at timestamptz
);
create unique index source_drift_open on source_drift (source_id, stream, change, path) where acknowledged_at is null;
`;

const administers = (table: string) => ({ table, columns: "all" as const, rows: hasAct("administerSources") });

export const sourceHostSql = [
  tables,
  rowAccessSql([
    // quarantine had its place added after the wall was built
    ...["quarantine", "source_run", "source_sweep", "sweep_gone", "source_field", "source_drift"].map(administers),
    { table: "sweep_told", columns: "none" },
    { table: "reconcile_told", columns: "none" },
  ]),
].join("\n");
