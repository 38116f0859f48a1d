/** Envelopes of their own for name, phone, other contact and words; blind indexes; who was shown what, and for how long. */
export const sealingSql = /* sql */ `
-- sealed in one until now: such a case is sealed anew from the raw inbox when its source is next read
alter table feedback_case alter column submitter_sealed drop not null;
alter table feedback_case
  add column name_sealed bytea,
  add column phone_sealed bytea,
  add column contact_sealed bytea,
  add column content_sealed bytea,
  add column phone_index bytea,
  add column identity_index bytea;
create index feedback_case_phone on feedback_case (phone_index) where phone_index is not null;
create index feedback_case_identity on feedback_case (identity_index) where identity_index is not null;
create index feedback_case_old_seal on feedback_case (source_id) where submitter_sealed is not null;
update source set replayed_rules = null;

-- How long what was revealed with a reason may be looked at again.
create table reveal_term (
  id int generated always as identity primary key,
  minutes int not null check (minutes between 1 and 1440),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null
);
insert into reveal_term (minutes, valid_from, legal_basis, assumed) values (10, '2026-01-01', 'Luật 91/2025/QH15; thời gian 10 phút là giả định', true);
create table reveal (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  account_id int not null references account,
  items text[] not null,
  at timestamptz not null,
  until timestamptz not null
);
create index reveal_of on reveal (case_id, account_id, until);
`;
