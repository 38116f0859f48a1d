import { Migration } from "@mikro-orm/migrations";
import { hasAct, rowAccessSql } from "./row-access.ts";

const tableSql = /* sql */ `
-- Which vice-chairman is in charge of which unit and what lies below it, from when to when; a unit with a charge of its own is not that of the one above it.
create table unit_charge (
  id int generated always as identity primary key,
  officer_id int not null references officer,
  unit_id int not null references unit,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
);
create index unit_charge_officer on unit_charge (officer_id);
`;

/** Phó chủ tịch phụ trách. */
export class Charges20261125 extends Migration {
  override up(): void {
    this.addSql([tableSql, rowAccessSql([{ table: "unit_charge", columns: "all", rows: hasAct("seeFigures") }])].join("\n"));
  }
}
