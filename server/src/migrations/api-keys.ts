import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql } from "./row-access.ts";

const tablesSql = /* sql */ `
-- Keys of programs of departments and other agencies. The token is told once; here is its SHA-256.
create table api_key (
  id int generated always as identity primary key,
  -- by which people speak of it
  public_id text not null unique check (public_id ~ '^[a-z0-9]{10}$'),
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (name <> '' and length(name) <= 120),
  -- it sees this unit and everything below it
  unit_id int not null references unit,
  operations text[] not null check (cardinality(operations) between 1 and 50),
  cost_per_minute int not null check (cost_per_minute > 0),
  needs_approval boolean not null,
  created_at timestamptz not null,
  created_by text not null,
  -- null: at the command line
  created_by_account int references account,
  expires_at timestamptz not null check (expires_at > created_at),
  approved_at timestamptz,
  approved_by text,
  approved_by_account int references account check (approved_by_account <> created_by_account),
  revoked_at timestamptz,
  revoked_by text,
  last_used_at timestamptz,
  check ((approved_at is null) = (approved_by is null)),
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_key_unit on api_key (unit_id);

-- What each key has spent in one minute, every hub process together.
create table api_key_spending (
  api_key_id int primary key references api_key,
  minute timestamptz not null,
  cost bigint not null check (cost >= 0)
);
`;

/** Programs' keys and what they spend: nobody reads them through the second wall. */
export class ApiKeys20261124 extends Migration {
  override up(): void {
    const closed = (["api_key", "api_key_spending"] as const).map((table) => ({ table, columns: "none" as const }));
    this.addSql([tablesSql, rowAccessSql(closed)].join("\n"));
  }
}
