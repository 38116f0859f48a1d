import { Migration } from "@mikro-orm/migrations";
import { hasAct, rowAccessSql } from "./row-access.ts";

const tableSql = /* sql */ `
-- The graph joined of the hub's and the departments' own, each time it changed; the newest is in force.
create table graph_generation (
  id bigint generated always as identity primary key,
  made_at timestamptz not null,
  made_by text not null,
  act text not null check (act in ('ADD', 'CHANGE', 'REMOVE')),
  subgraph text not null,
  -- as it was composed then; null: no department is in it
  supergraph text
);
create table graph_member (
  generation_id bigint not null references graph_generation,
  name text not null check (name ~ '^[a-z][A-Za-z0-9]{1,30}$'),
  url text not null,
  sdl text not null,
  owner_unit_id int not null references unit,
  registered_at timestamptz not null,
  primary key (generation_id, name)
);
create index graph_member_owner on graph_member (owner_unit_id);
-- Every attempt to change it, the failed ones with their reasons.
create table graph_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  made_by text not null,
  act text not null check (act in ('CHECK', 'ADD', 'REMOVE')),
  subgraph text not null,
  url text,
  -- the step that refused it; null: none did
  stage text,
  problems jsonb not null
);
-- Departments' fields that documents asked for, by coordinate: what a change would break. No document and no value of one is kept.
create table graph_field_use (
  coordinate text primary key,
  last_asked_at timestamptz not null
);
`;

/** Departments' own graphs, joined with the hub's. */
export class Graph20261124 extends Migration {
  override up(): void {
    const rows = hasAct("administerSources");
    const tables = ["graph_generation", "graph_member", "graph_attempt", "graph_field_use"];
    this.addSql([tableSql, rowAccessSql(tables.map((table) => ({ table, columns: "all" as const, rows })))].join("\n"));
  }
}
