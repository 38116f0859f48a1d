import { Migration } from "@mikro-orm/migrations";
import { accountUnit, rowAccessSql } from "./row-access.ts";

const tablesSql = /* sql */ `
-- A screen on a wall: it shows the boards of one unit and everything below it, and nothing else.
create table device (
  id int generated always as identity primary key,
  name text not null,
  unit_id int not null references unit,
  boards text[] not null check (cardinality(boards) between 1 and 8),
  rotate_seconds int not null check (rotate_seconds between 5 and 3600),
  theme text not null,
  language text not null,
  -- more overdue cases than this in a unit are an alarm; null: none are
  alarm_overdue int check (alarm_overdue >= 0),
  -- what the screen told of itself when it asked for its code
  screen text not null,
  token_hash bytea not null unique,
  paired_at timestamptz not null,
  paired_by int not null references account,
  paired_by_name text not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by_name text
);
create index device_unit on device (unit_id);
-- A screen that shows its code and waits for somebody to enter it.
create table device_pairing (
  code_hash bytea primary key,
  token_hash bytea not null unique,
  screen text not null,
  expires_at timestamptz not null
);
`;

/** Screens that show boards without anybody signed in, and how they come to that. */
export class Devices20261124 extends Migration {
  override up(): void {
    this.addSql(
      [
        tablesSql,
        rowAccessSql([
          { table: "device", columns: "all", rows: accountUnit("unit_id") },
          { table: "device_pairing", columns: "none" },
        ]),
      ].join("\n"),
    );
  }
}
