import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const tableSql = /* sql */ `
-- Outlines of units as a file told them, simplified for a screen. Never changed: a newer one takes its place from its own day on.
create table province_map (
  version int generated always as identity primary key,
  valid_from date not null,
  legal_basis text not null,
  -- GeoJSON, every feature's id the unit's code
  outlines text not null check (length(outlines) <= 1000000),
  units int not null,
  file_sha256 text not null,
  imported_at timestamptz not null,
  imported_by text not null
);
create index province_map_day on province_map (valid_from desc, version desc);
`;

/** Maps of the province, by the day from which they hold. */
export class Maps20261124 extends Migration {
  override up(): void {
    this.addSql([tableSql, rowAccessSql([{ table: "province_map", columns: "all" }])].join("\n"));
  }
}
