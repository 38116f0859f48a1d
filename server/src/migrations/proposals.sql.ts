import { caseUnit, rowAccessSql, seesCase } from "./row-access.ts";
import type { TableAccess } from "./row-access.ts";

const referenceSql = /* sql */ `
-- Why a case may be closed without a result (rule 74): moot at any age, or stale and never reported again. Dated, with its legal basis.
create table closing_reason (
  code text not null check (code ~ '^[A-Z0-9-]{1,40}$'),
  class text not null check (class in ('MOOT', 'STALE')),
  name text not null check (name <> ''),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (code, valid_from)
);
insert into closing_reason (code, class, name, legal_basis, assumed, valid_from) values
  ('HET-THOI-HAN-SU-KIEN', 'MOOT', 'Sự việc đã qua, không còn nội dung để xử lý', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba; tên lý do là giả định', true, '2019-12-01'),
  ('DA-KHAC-PHUC', 'MOOT', 'Hiện trạng đã được khắc phục trước khi xử lý', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba; tên lý do là giả định', true, '2019-12-01'),
  ('DOI-TUONG-KHONG-CON', 'MOOT', 'Công trình hoặc đối tượng bị phản ánh không còn', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba; tên lý do là giả định', true, '2019-12-01'),
  ('NGUOI-DAN-RUT', 'MOOT', 'Người phản ánh đề nghị rút nội dung', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba; tên lý do là giả định', true, '2019-12-01'),
  ('QUY-DINH-DA-THAY', 'MOOT', 'Quy định liên quan đã thay đổi, không còn căn cứ xử lý', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba; tên lý do là giả định', true, '2019-12-01'),
  ('QUA-LAU-KHONG-TAI', 'STALE', 'Thời gian đã lâu, người dân không phản ánh lại lần hai', 'Công văn của Sở GTVT tháng 12/2019, nhóm tồn đọng thứ ba', false, '2019-12-01');

-- Which share of such closings somebody looks at again.
create table recall_term (
  id int generated always as identity primary key,
  percent int not null check (percent between 1 and 100),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into recall_term (percent, valid_from, legal_basis, assumed)
values (10, '2019-12-01', 'Kiểm tra lại một phần các phản ánh kết thúc không có kết quả; tỷ lệ 10% là giả định', true);
`;

const proposalSql = /* sql */ `
-- One drafts, another decides. Nothing of the case moves by it: what is approved goes into the outbox as every decision does.
create table case_proposal (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  kind text not null check (kind in ('CLOSE', 'RECORD_RESULT', 'EXTEND', 'RETURN', 'TRANSFER')),
  reason_code text,
  -- the change as it may lie in the open, and whole under the key of its record
  told jsonb not null,
  commitment text,
  sealed bytea,
  to_unit_id int references unit,
  by_account_id int not null references account,
  by_officer_id int references officer,
  by_username text not null,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  proposed_at timestamptz not null,
  -- the asker's own key: a second click is the same proposal
  asked_key uuid not null,
  asked_hash bytea not null,
  -- the case as he saw it: what the hub had learned, whose it was, where it stood
  seen timestamptz not null,
  unit_id int not null references unit,
  stage text not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'LAPSED')),
  settled_at timestamptz,
  settled_account_id int references account,
  settled_username text,
  settled_name text,
  settled_unit_id int references unit,
  settled_on_behalf_of text,
  settled_words text,
  lapsed_because text check (lapsed_because in ('CLOSED', 'HANDED_OVER', 'RESULT_RECORDED', 'LIMIT_OVER')),
  lapsed_event bigint,
  -- what the decision became in the outbox, and the key it is asked for with
  change_id bigint references case_change,
  change_key uuid not null,
  sampled_at timestamptz,
  recalled boolean,
  recalled_at timestamptz,
  recalled_account_id int references account,
  recalled_name text,
  recalled_words text,
  unique (by_account_id, asked_key),
  check ((state = 'APPROVED') = (change_id is not null)),
  check ((state = 'LAPSED') = (lapsed_because is not null)),
  check ((state in ('APPROVED', 'REJECTED', 'WITHDRAWN')) = (settled_account_id is not null)),
  -- who proposed it never decides it
  check (state not in ('APPROVED', 'REJECTED') or settled_account_id <> by_account_id),
  check ((kind = 'CLOSE') = (reason_code is not null)),
  check ((recalled is null) = (recalled_account_id is null)),
  check (recalled is null or sampled_at is not null)
);
create index case_proposal_case on case_proposal (case_id, id);
create unique index case_proposal_open on case_proposal (case_id, kind) where state = 'PROPOSED';
create index case_proposal_mine on case_proposal (by_account_id, id);
create index case_proposal_sampled on case_proposal (sampled_at, id) where sampled_at is not null;

-- What the source shows first ends what was proposed: the case is over, another unit's, or has a result.
create function case_state_lapses_proposals() returns trigger language plpgsql as $$
begin
  update case_proposal p set state = 'LAPSED', lapsed_event = a.from_event,
    lapsed_because = case when not a.open then 'CLOSED' when a.unit_id <> p.unit_id then 'HANDED_OVER' else 'RESULT_RECORDED' end
  from added a
  where p.case_id = a.case_id and p.state = 'PROPOSED' and a.to_event is null
    and (not a.open or a.unit_id <> p.unit_id or (p.kind = 'RECORD_RESULT' and a.stage in ('RESOLVED', 'ANSWERED') and p.stage not in ('RESOLVED', 'ANSWERED')));
  return null;
end $$;
create trigger state_lapses_proposals after insert on case_state referencing new table as added for each statement execute function case_state_lapses_proposals();
`;

const TABLES: readonly TableAccess[] = [
  // whom a case is offered to sees what is offered before he has it
  { table: "case_proposal", columns: "all", but: ["change_key"], rows: `${seesCase("case_proposal.case_id")} or ${caseUnit("to_unit_id")}` },
  { table: "closing_reason", columns: "all" },
  { table: "recall_term", columns: "all" },
];

export const proposalsSql = [referenceSql, proposalSql, rowAccessSql(TABLES)].join("\n");
