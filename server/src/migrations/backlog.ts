import { Migration } from "@mikro-orm/migrations";
import { rowAccessSql, seesCase } from "./row-access.ts";

/**
 * What a person says of a case's backlog class, as intervals of event numbers; and whether a case was reported again.
 * Both are asked at an as-of: what came later changes no list opened before.
 */
export class Backlog20261122 extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
create table backlog_correction (
  case_id bigint not null references feedback_case,
  from_event bigint not null,
  to_event bigint,
  class text not null check (class in ('B1', 'B2', 'B3', 'B4')),
  -- what the rules had said, for the report on how good they are
  rule_class text not null check (rule_class in ('B1', 'B2', 'B3', 'B4')),
  reason text not null,
  at timestamptz not null,
  by_account_id int not null references account,
  by_unit_id int not null references unit,
  on_behalf_of text,
  primary key (case_id, from_event)
);
create unique index backlog_correction_current on backlog_correction (case_id) where to_event is null;

-- A later case says that it repeats this one, or comes from the same number about the same field. Tells yes or no, whoever may see the other.
create function case_repeated(asked bigint, at_event bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from feedback_case c join feedback_case r on r.source_id = c.source_id and r.repeat_of = c.source_case_id
    where c.id = asked and exists (select 1 from case_state s where s.case_id = r.id and s.from_event <= at_event)
  ) or exists (
    select 1 from feedback_case c join feedback_case r on r.phone_index = c.phone_index and r.field = c.field and r.received_at > c.received_at
    where c.id = asked and exists (select 1 from case_state s where s.case_id = r.id and s.from_event <= at_event)
  )
$$;
revoke all on function case_repeated from public;
grant execute on function case_repeated to dau_moi_app, dau_moi_worker;
`);
    this.addSql(rowAccessSql([{ table: "backlog_correction", columns: "all", rows: seesCase("backlog_correction.case_id") }]));
  }
}
