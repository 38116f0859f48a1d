import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql, seesCase } from "./row-access.ts";

const tableSql = /* sql */ `
-- Who works on a case beside its lead agency, from the event that the hub learned it by until the case's next row; before its first row nobody did.
create table cooperation (
  case_id bigint not null references feedback_case,
  from_event bigint not null,
  -- the source's own instant of the version that told it
  told_at timestamptz not null,
  unit_ids int[] not null,
  -- the case was told before there was this table: who cooperated until this row is not known
  unknown_before boolean not null default false,
  primary key (case_id, from_event)
);
create function cooperation_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'who cooperates is append-only'; end $$;
create trigger cooperation_append_only before update or delete or truncate on cooperation for each statement execute function cooperation_is_append_only();
`;

/**
 * Of cases that were told before there was this table only the last telling is held: what it says is known from the event that it was learned by, and
 * nothing before. One that was learned without an event is known from the journal's head on.
 */
export const cooperationKnownSql = /* sql */ `
insert into cooperation (case_id, from_event, told_at, unit_ids, unknown_before)
select c.id, coalesce(
    (select min(e.seq) from event e where e.case_id = c.id and e.learned_at >= c.learned_at), (select last from journal_head)),
  coalesce(r.observed_at, c.received_at), c.cooperating, true
from feedback_case c left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id;
`;

/** Who cooperates is kept over time. */
export class Cooperation20261213 extends Migration {
  override up(): void {
    this.addSql([tableSql, cooperationKnownSql, rowAccessSql([{ table: "cooperation", columns: "all", rows: seesCase("cooperation.case_id") }])].join("\n"));
  }
}
