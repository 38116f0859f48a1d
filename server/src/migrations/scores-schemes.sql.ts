/** Schemes of scores, peer groups and terms. */
export const schemesSql = /* sql */ `
-- What is compared with what. Dated; a kind is in one group at a time.
create table peer_group (
  code text not null check (code ~ '^[A-Z0-9_]{1,40}$'),
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  position int not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  -- n of the main indicator by which the group is divided, ascending; empty: it is not
  bands int[] not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  primary key (code, valid_from)
);
insert into peer_group (code, name_vi, name_en, position, kinds, bands, valid_from, legal_basis, assumed) values
  ('SO_NGANH', 'Sở, ban, ngành', 'Departments', 1, '{PROVINCE_OFFICE,DEPARTMENT}', '{}', '2010-01-01', 'Nhóm nhiệm vụ tương đồng theo Nghị định 335/2025/NĐ-CP; cách chia nhóm là đề xuất', true),
  ('CAP_XA', 'Cấp xã', 'Communes', 2, '{COMMUNE,DISTRICT}', '{30,100}', '2010-01-01', 'Nhóm nhiệm vụ tương đồng theo Nghị định 335/2025/NĐ-CP; cách chia nhóm và mức khối lượng là đề xuất', true),
  ('DON_VI', 'Đơn vị sự nghiệp, doanh nghiệp dịch vụ công ích', 'Public service units and utilities', 3, '{PUBLIC_SERVICE_UNIT,ENTERPRISE}', '{}', '2010-01-01', 'Nhóm nhiệm vụ tương đồng theo Nghị định 335/2025/NĐ-CP; cách chia nhóm là đề xuất', true),
  ('NGOAI_PHAM_VI', 'Cơ quan ngoài phạm vi chấm điểm', 'Bodies that are not scored', 4, '{PROVINCE,PARTY_BODY,COUNCIL_OFFICE,CENTRAL_AGENCY}', '{}', '2010-01-01', 'Ngoài thẩm quyền đánh giá của UBND tỉnh; cách chia nhóm là đề xuất', true);

-- How long heads have, and when a cut-off comes where nobody names an instant.
create table score_term (
  objection_limit text not null,
  -- minutes after the period's end, so that its sources have been read up to it
  cut_minutes int not null check (cut_minutes between 0 and 10080),
  -- how long the hub waits after that for sources that were not read up to the period's end
  wait_minutes int not null check (wait_minutes between 0 and 10080),
  valid_from date primary key,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null
);
insert into score_term (objection_limit, cut_minutes, wait_minutes, valid_from, legal_basis, assumed)
values ('3wd', 120, 1440, '2010-01-01', 'Chưa có quy định: 03 ngày làm việc để xác nhận hoặc phản hồi, chốt số liệu 2 giờ sau khi hết kỳ, chờ nguồn chậm tối đa 1 ngày là đề xuất', true);

create table scoring_scheme (
  id int generated always as identity primary key,
  province text not null,
  code text not null check (code ~ '^[A-Z0-9-]{1,40}$'),
  -- hash of its canonical text: the same words are the same version
  version text not null unique,
  title_vi text not null,
  title_en text not null,
  legal_basis text not null,
  -- canonical text: what scores follow from
  document text not null,
  content jsonb not null,
  -- for which periods it was proposed
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  proposed_at timestamptz not null,
  proposed_by_name text not null,
  proposed_by_account_id int references account,
  exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
-- Its issue by a named person: at most once, never for days that were over.
create table scheme_approval (
  scheme_id int primary key references scoring_scheme,
  effective_from date not null,
  document_number text not null check (document_number <> ''),
  document_day date not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null
);
`;
