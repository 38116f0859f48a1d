import { Migration } from "@mikro-orm/migrations";
import { figureUnit, rowAccessSql } from "./row-access.ts";

const tablesSql = /* sql */ `
-- Which lists of calls and outages a source tells. A source without a row tells nothing, which is not 0.
create table hotline_telling (
  source_id int not null references source,
  kind text not null check (kind in ('DAYS', 'OUTAGES')),
  -- its name in the raw inbox
  stream text not null,
  -- OUTAGES: from this day on the list is whole
  kept_since date,
  -- what its rows were mapped by
  rules bytea,
  -- the event with which it was first read to its end; null: not yet
  from_event bigint,
  -- the beginning of the last read to its end
  read_up_to timestamptz,
  primary key (source_id, kind)
);

-- Calls of one number on one day, every version; the newest, to_event null, counts.
create table hotline_day (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  -- the record's id at the source; every version as it was told lies in the inbox
  record_id text not null,
  number text not null,
  day date not null,
  incoming int not null,
  answered int not null,
  missed int not null,
  wait_seconds bigint,
  longest_wait_seconds int,
  learned_at timestamptz not null,
  from_event bigint not null,
  to_event bigint,
  check (answered + missed <= incoming)
);
create unique index hotline_day_record on hotline_day (source_id, record_id) where to_event is null;
create unique index hotline_day_once on hotline_day (source_id, number, day) where to_event is null;
create index hotline_day_day on hotline_day (source_id, day);

-- Tickets of outages, every version. Several may tell of one outage.
create table hotline_outage (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  record_id text not null,
  number text not null,
  from_at timestamptz not null,
  -- null: it lasts
  until_at timestamptz,
  cause text,
  learned_at timestamptz not null,
  from_event bigint not null,
  to_event bigint,
  check (until_at >= from_at)
);
create unique index hotline_outage_record on hotline_outage (source_id, record_id) where to_event is null;
create index hotline_outage_from on hotline_outage (source_id, from_at);
`;

/** Those who see the figures of the unit that runs the source. */
const seen = (table: string): string => `exists (select 1 from source s where s.id = ${table}.source_id and ${figureUnit("s.owner_unit_id")})`;

/** How hotlines work: calls by number and day, outages. */
export class HotlineFigures20261126 extends Migration {
  override up(): void {
    const tables = ["hotline_telling", "hotline_day", "hotline_outage"].map((table) => ({ table, columns: "all" as const, rows: seen(table) }));
    this.addSql([tablesSql, rowAccessSql(tables)].join("\n"));
  }
}
