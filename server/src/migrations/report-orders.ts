import { Migration } from "@mikro-orm/migrations";
import { ACCOUNT, rowAccessSql } from "./row-access.ts";

const ordersSql = /* sql */ `
-- A report that is drawn up in the background, for who asked it: once, whatever happens to the hub meanwhile.
create table report_order (
  id bigint generated always as identity primary key,
  kind text not null,
  unit_id int not null references unit,
  -- what is to be drawn up, as JSON; it has no words of anybody
  asked text not null,
  state text not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
  -- rows read, and how many there are; null: not known yet
  rows_done int not null default 0,
  rows_total int,
  report_id bigint references report,
  problem text,
  -- whether who asked was told of its end
  told boolean not null default false,
  asked_at timestamptz not null,
  by_account_id int not null references account,
  asked_key uuid not null,
  asked_hash bytea not null,
  lease_owner text,
  lease_until timestamptz,
  fence int not null default 0,
  unique (by_account_id, asked_key),
  check ((state = 'DONE') = (report_id is not null) and (state = 'STOPPED') = (problem is not null))
);
create index report_order_running on report_order (id) where state = 'RUNNING';
create index report_order_untold on report_order (id) where state <> 'RUNNING' and not told;
`;

/** Long reports that are drawn up in the background. */
export class ReportOrders20261208 extends Migration {
  override up(): void {
    const hidden = ["by_account_id", "asked_key", "asked", "told", "lease_owner", "lease_until", "fence"];
    this.addSql([ordersSql, rowAccessSql([{ table: "report_order", columns: "all", but: hidden, rows: `by_account_id = ${ACCOUNT}` }])].join("\n"));
  }
}
