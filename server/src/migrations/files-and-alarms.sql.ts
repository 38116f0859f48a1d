import { ACCOUNT, hasAct, rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const files = /* sql */ `
-- What a file that goes with a result may be, by day.
create table file_term (
  id int generated always as identity primary key,
  largest_bytes int not null check (largest_bytes > 0),
  -- how long a file waits for the decision it is meant for
  unattached_minutes int not null check (unattached_minutes > 0),
  -- files of one account that wait at the same time
  most_unattached int not null check (most_unattached > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into file_term (largest_bytes, unattached_minutes, most_unattached, valid_from, legal_basis, assumed)
values (26214400, 1440, 20, '2026-01-01', 'Dung lượng một tệp 25 MB, giữ tệp chưa gửi 1 ngày, 20 tệp chưa gửi một tài khoản là giả định', true);

-- A file that somebody handed over for a result of a case; its bytes lie sealed under the key of the case's record, so that whoever erases the submitter erases them.
create table stored_file (
  id uuid primary key,
  case_id bigint not null references feedback_case,
  by_account_id int not null references account,
  begun_at timestamptz not null,
  -- null: it is still coming, or never came whole
  stored_at timestamptz,
  kind text,
  bytes int,
  name_sealed bytea not null,
  -- the decision it went with; null: nobody but who handed it over knows it
  change_id bigint references case_change
);
create index stored_file_waiting on stored_file (begun_at) where change_id is null;
create index stored_file_of on stored_file (change_id) where change_id is not null;
create table file_piece (
  file_id uuid not null references stored_file on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (file_id, number)
);
alter table file_piece alter column sealed set storage external;
`;

const sources = /* sql */ `
-- What happens to a source is of no stream of cases.
alter table event alter column case_stream drop not null;

-- A source whose data is older than its manifest expects: one row an episode.
create table source_alarm (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  kind text not null check (kind in ('STALE')),
  -- since when its data was too old, when somebody noticed, and when it had caught up
  since timestamptz not null,
  raised_at timestamptz not null,
  raised_event bigint not null,
  cleared_at timestamptz,
  cleared_event bigint
);
create unique index source_alarm_open on source_alarm (source_id, kind) where cleared_at is null;
create index source_alarm_of on source_alarm (source_id, id desc);

-- A source held against the hub because a person asked for it: how far it is, and what it found.
create table source_reconcile (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  mend boolean not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('ASKED', 'RUNNING', 'DONE', 'FAILED')),
  -- who does it, and until when that is believed without a sign of life
  lease_owner text,
  lease_until timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  records int not null default 0,
  missing int,
  extra int,
  different int,
  mended int,
  ranges int,
  unequal int,
  first jsonb,
  problem text
);
create unique index source_reconcile_open on source_reconcile (source_id) where state in ('ASKED', 'RUNNING');
create index source_reconcile_of on source_reconcile (source_id, id desc);
`;

const TABLES: readonly TableAccess[] = [
  { table: "file_term", columns: "all" },
  {
    table: "stored_file",
    columns: "all",
    rows: `stored_file.by_account_id = ${ACCOUNT} or (stored_file.change_id is not null and (${seesCase("stored_file.case_id")}))`,
  },
  { table: "file_piece", columns: "none" },
  { table: "source_alarm", columns: "all" },
  { table: "source_reconcile", columns: "all", but: ["lease_owner"], rows: hasAct("administerSources") },
];

export const filesAndAlarmsSql = [files, sources, rowAccessSql(TABLES)].join("\n");
