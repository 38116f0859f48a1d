import { rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const outboxSql = /* sql */ `
-- The outbox: what the hub decided and asks a source to change. A case of a source is one lane, in the order of ids.
create table case_change (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  source_id int not null references source,
  stream text not null,
  source_case_id text not null,
  kind text not null,
  -- the change as it may lie in the open, and whole under the key of its record
  told jsonb not null,
  sealed bytea,
  to_unit_id int references unit,
  event_seq bigint not null,
  decided_at timestamptz not null,
  by_account_id int not null references account,
  by_unit_id int not null references unit,
  on_behalf_of text,
  -- the asker's own key: a second click is the same request
  asked_key uuid not null,
  asked_hash bytea not null,
  -- what the source knows the change by, and the version it was decided on
  idempotency_key uuid not null unique,
  expected_version text,
  expected_at timestamptz not null,
  state text not null check (state in ('QUEUED', 'SENDING', 'APPLIED', 'ALREADY_APPLIED', 'CONFLICT', 'REFUSED', 'UNKNOWN', 'WORKLIST', 'VERIFIED', 'DROPPED')),
  state_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz not null,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  sent_at timestamptz,
  receipt_version text,
  -- why it waits or was refused, without anybody's identity
  reason text,
  -- what the source has instead: fields that differ, masked
  conflict jsonb,
  conflict_version text,
  -- the record that showed it, and the last one that was looked at in vain
  shown_version text,
  echo boolean not null default false,
  looked text,
  unique (by_account_id, asked_key)
);
create index case_change_case on case_change (case_id, id);
create index case_change_lane on case_change (source_id, stream, source_case_id, id) where state not in ('VERIFIED', 'REFUSED', 'DROPPED');
create index case_change_due on case_change (source_id, next_at) where state in ('QUEUED', 'SENDING', 'UNKNOWN');

-- How long a change may wait for its source to show it before somebody is alarmed.
create table change_term (
  id int generated always as identity primary key,
  sent_minutes int not null check (sent_minutes > 0),
  worklist_minutes int not null check (worklist_minutes > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into change_term (sent_minutes, worklist_minutes, valid_from, legal_basis, assumed)
values (60, 1440, '2026-01-01', 'Thời gian chờ nguồn xác nhận; 60 phút và 1 ngày là giả định', true);
`;

const TABLES: readonly TableAccess[] = [
  { table: "case_change", columns: "all", but: ["lease_owner"], rows: seesCase("case_change.case_id") },
  { table: "change_term", columns: "all" },
];

export const writebackSql = [outboxSql, rowAccessSql(TABLES)].join("\n");
