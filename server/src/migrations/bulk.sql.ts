import { ACCOUNT, caseUnit, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const tablesSql = /* sql */ `
-- What holds for work on many cases at once, by day.
create table bulk_term (
  id int generated always as identity primary key,
  -- more cases than these: their number has to be typed
  typed_above int not null check (typed_above >= 0),
  most_cases int not null check (most_cases > 0),
  undo_minutes int not null check (undo_minutes >= 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into bulk_term (typed_above, most_cases, undo_minutes, valid_from, legal_basis, assumed)
values (200, 20000, 10, '2026-01-01', 'Gõ lại số lượng khi trên 200 phản ánh, một lần nhiều nhất 20.000 phản ánh, hoàn tác trong 10 phút là giả định', true);

-- What can be taken back of a kind of change while it has not left the hub, and which kind reverses it, by day. A legal act is never undone.
create table bulk_kind (
  id int generated always as identity primary key,
  kind text not null,
  undo text not null check (undo in ('ANY', 'WITHIN_UNIT', 'NEVER')),
  reverse text,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into bulk_kind (kind, undo, reverse, valid_from, legal_basis, assumed) values
  ('COMMENT', 'ANY', null, '2026-01-01', 'Ý kiến trao đổi không phải quyết định; giả định', true),
  ('ASSIGN', 'WITHIN_UNIT', 'TRANSFER', '2026-01-01', 'Giao phòng trong nội bộ đơn vị là phân công công việc; giao của Văn phòng là quyết định giao việc; giả định', true),
  ('ACCEPT', 'NEVER', null, '2026-01-01', 'Nhận xử lý là cam kết của đơn vị; giả định', true),
  ('RECORD_RESULT', 'NEVER', null, '2026-01-01', 'Kết quả đã ghi nhận theo văn bản; giả định', true),
  ('EXTEND', 'NEVER', null, '2026-01-01', 'Gia hạn chỉ một lần và là quyết định; giả định', true),
  ('TRANSFER', 'NEVER', 'TRANSFER', '2026-01-01', 'Chuyển xử lý là quyết định; chuyển ngược lại là quyết định mới có lý do; giả định', true),
  ('RETURN', 'NEVER', null, '2026-01-01', 'Trả lại là quyết định của đơn vị; giả định', true),
  ('CLOSE', 'NEVER', 'REOPEN', '2026-01-01', 'Kết thúc là quyết định; mở lại là quyết định mới có lý do; giả định', true),
  ('REOPEN', 'NEVER', null, '2026-01-01', 'Mở lại là quyết định; giả định', true);

-- One change asked for of many cases, worked off by the hub.
create table bulk_job (
  id bigint generated always as identity primary key,
  -- the asker's own key: a second click is the same job
  key uuid not null,
  asked_hash bytea not null,
  kind text not null,
  -- the change without its words; whole, with the reason, under the master key: words for many cases may name anybody
  told jsonb not null,
  sealed bytea not null,
  -- what was selected: a filter, a number of ids, or rows of a list of letters; and the point it was counted at
  selection jsonb not null,
  as_of_event bigint not null,
  as_of_at timestamptz not null,
  asked_at timestamptz not null,
  by_account_id int not null references account,
  by_unit_id int not null references unit,
  on_behalf_of text,
  reverses_id bigint references bulk_job,
  cases int not null,
  done int not null default 0,
  skipped int not null default 0,
  refused int not null default 0,
  undone int not null default 0,
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'CANCELLED', 'STOPPED', 'UNDONE')),
  state_at timestamptz not null,
  -- why it stopped
  stopped text,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  unique (by_account_id, key)
);
create index bulk_job_running on bulk_job (id) where state = 'RUNNING';
create index bulk_job_asked on bulk_job (by_account_id, id desc);

create table bulk_item (
  job_id bigint not null references bulk_job,
  -- its place in the list
  ordinal int not null,
  case_id bigint not null references feedback_case,
  -- when the hub had last learned something of it, and how it stood, when it was selected
  seen timestamptz not null,
  seen_stage text not null,
  seen_unit_id int not null,
  -- what this case alone is asked for: as it may lie in the open, and whole under the key of its record
  own jsonb,
  own_sealed bytea,
  outcome text check (outcome in ('DONE', 'SKIPPED', 'REFUSED')),
  -- what the outcome is about, and in words
  at text,
  reason text,
  change_id bigint,
  undone_at timestamptz,
  primary key (job_id, ordinal)
);
create unique index bulk_item_case on bulk_item (job_id, case_id);
create index bulk_item_open on bulk_item (job_id, ordinal) where outcome is null;
create index bulk_item_change on bulk_item (change_id) where change_id is not null;

-- Letters name cases by their references.
create index feedback_case_reference on feedback_case (reference);

-- Many entries of one stream at once, in their order: the head is read and written once. Each is [before the number, after it].
create function audit_append_all(of_stream text, bodies text, at timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_head; whole text; wholes text[] := '{}'; hashes bytea[] := '{}'; one jsonb; latest bigint;
begin
  select * into strict head from audit_head h where h.stream = of_stream for update;
  latest := head.last;
  for one in select value from jsonb_array_elements(bodies::jsonb) loop
    latest := latest + 1;
    whole := (one ->> 0) || latest || (one ->> 1);
    head.hash := sha256(head.hash || convert_to(whole, 'UTF8'));
    wholes := wholes || whole;
    hashes := hashes || head.hash;
  end loop;
  insert into audit_entry (stream, number, at, body, hash)
    select of_stream, head.last + n.ordinality, audit_append_all.at, n.body, n.hash from unnest(wholes, hashes) with ordinality as n(body, hash, ordinality);
  update audit_head h set last = latest, hash = head.hash where h.stream = of_stream;
  return latest;
end $$;
revoke all on function audit_append_all from public;
grant execute on function audit_append_all to dau_moi_worker;
`;

const OF_THE_ASKER = `by_account_id = ${ACCOUNT} or ${SEES_ALL_CASES} or ${caseUnit("by_unit_id")}`;

const TABLES: readonly TableAccess[] = [
  { table: "bulk_term", columns: "all" },
  { table: "bulk_kind", columns: "all" },
  { table: "bulk_job", columns: "all", but: ["lease_owner"], rows: OF_THE_ASKER },
  { table: "bulk_item", columns: "all", rows: `(${seesCase("bulk_item.case_id")}) and exists (select 1 from bulk_job j where j.id = bulk_item.job_id)` },
];

export const bulkSql = [tablesSql, rowAccessSql(TABLES)].join("\n");
