import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const directorySql = /* sql */ `
-- That a file corrected a part of a unit's entry: what was stated of it by hand up to that change counts as the file's.
create table directory_correction (
  id bigint generated always as identity primary key,
  unit_id int not null references unit,
  part text not null check (part in ('numbers', 'mailboxes', 'inCharge')),
  up_to bigint not null references directory_change,
  on_day date not null,
  reason text not null check (reason <> '')
);
create index directory_correction_unit on directory_correction (unit_id, part);
create trigger directory_correction_append_only before update or delete or truncate on directory_correction for each statement execute function directory_is_append_only();
`;

const reconcileSql = /* sql */ `
-- What a full comparison could not hold against the source's own count: records of it that the hub held back, and what nobody could read. null: nobody counted.
alter table source_reconcile add column held int, add column rejected int;
grant select (held, rejected) on source_reconcile to dau_moi_app;
`;

/** Corrections of the directory; what a comparison of a source held back. */
export class InspectMend20261209 extends Migration {
  override up(): void {
    this.addSql([directorySql, rowAccessSql([{ table: "directory_correction", columns: "none" }]), reconcileSql].join("\n"));
  }
}
