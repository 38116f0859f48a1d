import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const noticesSql = /* sql */ `
alter table notice add column appeal_id bigint references score_appeal, add column sheet_period_id bigint references officer_period;
grant select (appeal_id, sheet_period_id) on notice to dau_moi_app;

-- How long before an answer is due, or sheets close, its people are told; in the province's working time.
alter table notice_term add column lead_limit text not null default '1wd';
grant select (lead_limit) on notice_term to dau_moi_app;

-- Appeals and sheets stand outside the journal: what happens to them, and what becomes due, waits here until it is told.
create table notice_score (
  id bigint generated always as identity primary key,
  what text not null check (what in ('APPEAL_ACT', 'APPEAL_DUE', 'SHEETS_TAKEN', 'SHEETS_CLOSE')),
  -- of the appeal's act, the appeal, the period
  subject_id bigint not null,
  -- when it happened, or becomes due
  at timestamptz not null
);
create index notice_score_at on notice_score (what, at);
create function scores_wait_to_be_told() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'score_appeal' then insert into notice_score (what, subject_id, at) values ('APPEAL_DUE', new.id, new.due_at);
  elsif tg_table_name = 'score_appeal_act' then insert into notice_score (what, subject_id, at) values ('APPEAL_ACT', new.id, new.at);
  else insert into notice_score (what, subject_id, at) values ('SHEETS_TAKEN', new.id, new.as_of_instant), ('SHEETS_CLOSE', new.id, new.objection_until);
  end if;
  return null;
end $$;
create trigger score_appeal_is_told after insert on score_appeal for each row execute function scores_wait_to_be_told();
create trigger score_appeal_act_is_told after insert on score_appeal_act for each row execute function scores_wait_to_be_told();
create trigger officer_period_is_told after insert on officer_period for each row execute function scores_wait_to_be_told();
-- what was asked and taken before is told as far as it is still to come
insert into notice_score (what, subject_id, at) select 'APPEAL_DUE', id, due_at from score_appeal where due_at > now();
insert into notice_score (what, subject_id, at) select 'SHEETS_CLOSE', id, objection_until from officer_period where objection_until > now();
`;

/** Notices about appeals and sheets. */
export class InspectMore20261207 extends Migration {
  override up(): void {
    this.addSql([noticesSql, rowAccessSql([{ table: "notice_score", columns: "none" }])].join("\n"));
  }
}
