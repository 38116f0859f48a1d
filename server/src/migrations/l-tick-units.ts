import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const tickUnitSql = /* sql */ `
-- Every unit's own numbers at the latest tick, moved by what changes between two ticks; a process reads those of a later version than it has.
create table tick_unit (
  case_stream text not null,
  unit_id int not null,
  open int not null,
  overdue int not null,
  due_soon int not null,
  paused int not null,
  inherited int not null,
  received int not null,
  closed int not null,
  version bigint not null,
  primary key (case_stream, unit_id)
) with (fillfactor = 50);

-- the first tick counts anew
alter table tick drop column figures, add column version bigint not null default 0, add column counted_at timestamptz;
update tick set event = -1, counted_at = instant;
alter table tick alter counted_at set not null;
`;

/** A tick writes what changed, not everything. */
export class TickUnits20261126 extends Migration {
  override up(): void {
    this.addSql([tickUnitSql, rowAccessSql([{ table: "tick_unit", columns: "none" }])].join("\n"));
  }
}
