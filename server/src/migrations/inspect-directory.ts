import { Migration } from "@mikro-orm/migrations";
import { figureUnit, rowAccessSql } from "./row-access.ts";

const directorySql = /* sql */ `
-- That somebody stated parts of a unit's entry in the directory by hand: from that day on no file overwrites them unasked.
create table directory_change (
  id bigint generated always as identity primary key,
  province text not null,
  unit_id int not null references unit,
  parts text[] not null check (cardinality(parts) > 0 and parts <@ array['numbers', 'mailboxes', 'inCharge']),
  from_day date not null,
  basis text not null check (basis <> ''),
  -- the parts as they were stated
  content jsonb not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create index directory_change_unit on directory_change (unit_id, id);
create trigger directory_change_append_only before update or delete or truncate on directory_change for each statement execute function directory_is_append_only();
`;

const signsSql = /* sql */ `
-- What signs look for by itself: few of all intervals and events.
create index case_state_pause_begun on case_state (from_event) where due_at = 'infinity';
create index event_reopened on event (happened_at) where kind = 'REOPENED';
`;

/** Changing the directory by hand; what signs are read by. */
export class InspectDirectory20261208 extends Migration {
  override up(): void {
    const access = rowAccessSql([{ table: "directory_change", columns: "all", but: ["by_account_id", "asked_key"], rows: figureUnit("unit_id") }]);
    this.addSql([directorySql, access, signsSql].join("\n"));
  }
}
