import { hasAct, rowAccessSql } from "./row-access.ts";

const formsSql = /* sql */ `
-- Of a form that names one issuing body: who signs, and the place in its head. Null: the name is left open, the place is the body's own.
alter table report_form add column signer_name text check (signer_name is null or (signer_name <> '' and level = 'PROVINCE'));
alter table report_form add column place text check (place is null or (place <> '' and level = 'PROVINCE'));
-- One form of a kind and level at a time.
alter table report_form add exclude using gist ((coalesce(kind, '')) with =, level with =, daterange(valid_from, valid_to) with &&);

-- LATE: so many working days after the last day for filing, 1 the first of them.
alter table report_reminder drop constraint report_reminder_check;
update report_reminder set working_days = 1 where kind = 'LATE';
alter table report_reminder add check (kind = 'SOON' or working_days >= 1);
`;

const proposalsSql = /* sql */ `
-- A form, or when reminders are told, that somebody proposed; another settles it. What was shipped was nobody's.
create table report_rule_proposal (
  id int generated always as identity primary key,
  what text not null check (what in ('FORM', 'REMINDER')),
  -- of a form, as report_form has them; kind null: every kind that no other form names
  kind text,
  level text check (level in ('PROVINCE', 'UNIT')),
  addressees text[] check (cardinality(addressees) > 0),
  recipients text[] check (cardinality(recipients) > 0),
  signer text[] check (cardinality(signer) > 0),
  signer_name text check (signer_name is null or (signer_name <> '' and level = 'PROVINCE')),
  place text check (place is null or (place <> '' and level = 'PROVINCE')),
  -- of a reminder, as report_reminder has them
  reminder text check (reminder in ('SOON', 'LATE')),
  working_days int check (working_days between 0 and 30 and (reminder = 'SOON' or working_days >= 1)),
  told_at text check (told_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- the first day on which it holds
  from_day date not null,
  legal_basis text not null check (legal_basis <> ''),
  proposed_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (num_nonnulls(level, addressees, recipients, signer) = case what when 'FORM' then 4 else 0 end),
  check (num_nonnulls(reminder, working_days, told_at) = case what when 'REMINDER' then 3 else 0 end),
  check (what = 'FORM' or num_nonnulls(kind, signer_name, place) = 0)
);
create table report_rule_settled (
  proposal_id int primary key references report_rule_proposal,
  settlement text not null check (settlement in ('ADOPTED', 'DECLINED')),
  -- what came of it
  form_id int references report_form,
  reminder_id int references report_reminder,
  settled_at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (num_nonnulls(form_id, reminder_id) = case settlement when 'ADOPTED' then 1 else 0 end)
);
create trigger report_rule_proposal_append_only before update or delete or truncate on report_rule_proposal for each statement execute function reports_are_append_only();
create trigger report_rule_settled_append_only before update or delete or truncate on report_rule_settled for each statement execute function reports_are_append_only();
`;

const READS = hasAct("readReports");

export const reportFormsMigrationSql = [
  formsSql,
  proposalsSql,
  rowAccessSql([
    { table: "report_form", columns: "all" },
    { table: "report_rule_proposal", columns: "all", but: ["by_account_id", "asked_key"], rows: READS },
    { table: "report_rule_settled", columns: "all", but: ["by_account_id", "asked_key"], rows: READS },
  ]),
].join("\n");
