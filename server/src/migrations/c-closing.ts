import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql, seesCase } from "./row-access.ts";

const tableSql = /* sql */ `
-- To which leader a case's handling was reported, when and by what: what closing asks for beside the answer (rules 47, 73).
create table leader_report (
  id bigint generated always as identity primary key,
  case_id bigint not null references feedback_case,
  -- the regulation's addressee on that day
  addressee_code text not null check (addressee_code <> ''),
  addressee_name text not null check (addressee_name <> ''),
  reported_at timestamptz not null,
  -- without the submitter
  paper_number text check (paper_number <> ''),
  paper_day date,
  words text check (words <> ''),
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  event_seq bigint not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key),
  check (reported_at <= at),
  check (paper_number is not null or words is not null),
  check ((paper_number is null) = (paper_day is null))
);
create index leader_report_case on leader_report (case_id, id);
create trigger leader_report_append_only before update or delete on leader_report for each statement execute function directives_are_append_only();
`;

const ROWS = rowAccessSql([{ table: "leader_report", columns: "all", but: ["by_account_id", "asked_key"], rows: seesCase("leader_report.case_id") }]);
const HIDDEN = "create policy hidden on leader_report as restrictive for select to dau_moi_app using (not case_stubbed(leader_report.case_id));";

/** Reports to leaders. */
export class Closing20261124 extends Migration {
  override up(): void {
    this.addSql([tableSql, ROWS, HIDDEN].join("\n"));
  }
}
