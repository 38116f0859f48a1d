import { Migration } from "@mikro-orm/migrations";
import { ACCOUNT, rowAccessSql, seesCase } from "./row-access.ts";

const filesSql = /* sql */ `
-- The appeal that a file was handed over for; who sees the appeal sees that it is there; its bytes are asked for at the door.
alter table stored_file add column appeal_id bigint references score_appeal,
  add check (appeal_id is null or change_id is null and evidence_at is null);
drop index stored_file_waiting;
create index stored_file_waiting on stored_file (begun_at) where change_id is null and evidence_at is null and appeal_id is null;

-- Files of appeals, each with who added it.
create table score_appeal_file (
  number bigint generated always as identity,
  file_id uuid primary key references stored_file,
  appeal_id bigint not null references score_appeal,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text
);
create index score_appeal_file_of on score_appeal_file (appeal_id, number);
create trigger score_appeal_file_append_only before update or delete or truncate on score_appeal_file for each statement execute function scores_are_append_only();
`;

const accessSql = rowAccessSql([
  {
    table: "stored_file",
    columns: "all",
    rows: `case when stored_file.appeal_id is not null then exists (select 1 from score_appeal a where a.id = stored_file.appeal_id)
      else stored_file.by_account_id = ${ACCOUNT} or ((stored_file.change_id is not null or stored_file.evidence_at is not null) and (${seesCase("stored_file.case_id")})) end`,
  },
  {
    table: "score_appeal_file",
    columns: "all",
    but: ["by_account_id"],
    rows: "exists (select 1 from score_appeal a where a.id = score_appeal_file.appeal_id)",
  },
]);

/** Files of appeals about scores. */
export class AppealFiles20261211 extends Migration {
  override up(): void {
    this.addSql([filesSql, accessSql].join("\n"));
  }
}
