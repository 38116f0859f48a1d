import { Migration } from "@mikro-orm/migrations";
import { caseUnit, hasAct, rowAccessSql, SEES_ALL_CASES, seesCase } from "./row-access.ts";

const tableSql = /* sql */ `
-- The letter by which a case was sent on (chuyển hướng): its office gives the number after the diversion was decided, so it stands apart. The newest of a diversion holds.
create table diversion_letter (
  id bigint generated always as identity primary key,
  diversion_id bigint not null references case_diversion,
  case_id bigint not null references feedback_case,
  -- without the submitter
  number text not null check (number <> ''),
  day date not null,
  -- what its source is told by; null: nothing, since the case is hidden or its source takes no notes
  change_id bigint unique references case_change,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  at timestamptz not null,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index diversion_letter_of on diversion_letter (diversion_id, id desc);
create index diversion_letter_case on diversion_letter (case_id, id);
create trigger diversion_letter_append_only before update or delete on diversion_letter for each statement execute function directives_are_append_only();
`;

/** A letter's signs tell what a hidden case was taken for: only the units that diverted or got it read them. */
const ENDS = `(${SEES_ALL_CASES} or exists (select 1 from case_diversion d where d.id = diversion_letter.diversion_id and (${caseUnit("d.by_unit_id")} or ${caseUnit("d.to_unit_id")})))`;
const ROWS = rowAccessSql([
  {
    table: "diversion_letter",
    columns: "all",
    but: ["by_account_id", "asked_key"],
    rows: `((${seesCase("diversion_letter.case_id")}) and not case_stubbed(diversion_letter.case_id)) or (${hasAct("openDiverted")} and ${ENDS})`,
  },
]);

/** The number and day of the letter by which a case was sent on. */
export class DiversionLetters20261126 extends Migration {
  override up(): void {
    this.addSql([tableSql, ROWS].join("\n"));
  }
}
