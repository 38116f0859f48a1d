import { Migration } from "@mikro-orm/migrations";
import { ACCOUNT, caseUnit, rowAccessSql, SEES_ALL_CASES } from "./row-access.ts";

const tableSql = /* sql */ `
-- Conditions and columns of the queue that somebody kept under a name, for himself or for his unit.
create table saved_view (
  id uuid primary key,
  by_account_id int not null references account,
  -- whom it is shared with
  unit_id int not null references unit,
  shared boolean not null,
  -- name and conditions under the master key: what somebody looks for may be somebody's name; by its hash a name is known again
  name_hash bytea not null,
  sealed bytea not null,
  columns text[] not null check (cardinality(columns) <= 12),
  changed_at timestamptz not null,
  unique (by_account_id, name_hash)
);
create index saved_view_shared on saved_view (unit_id) where shared;
`;

/** What somebody keeps of the queue, and the units whose officers share it. */
export class SavedViews20261123 extends Migration {
  override up(): void {
    const rows = `by_account_id = ${ACCOUNT} or (shared and (${SEES_ALL_CASES} or ${caseUnit("unit_id")}))`;
    this.addSql([tableSql, rowAccessSql([{ table: "saved_view", columns: "all", rows }])].join("\n"));
  }
}
