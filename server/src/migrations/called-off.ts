import { Migration } from "@mikro-orm/migrations";
import { hasAct, rowAccessSql } from "./row-access.ts";

const callingOffSql = /* sql */ `
-- That a period was opened by mistake and is none; it stays, and its days may be opened again.
create table score_period_calling_off (
  period_id bigint primary key references score_period,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by_account_id int not null references account,
  by_name text not null,
  by_unit_id int not null references unit,
  on_behalf_of text,
  asked_key uuid not null,
  asked_hash bytea not null,
  unique (by_account_id, asked_key)
);
create trigger score_period_calling_off_append_only before update or delete or truncate on score_period_calling_off for each statement execute function scores_are_append_only();

alter table score_period add column called_off boolean not null default false;
grant select (called_off) on score_period to dau_moi_app;
do $$ begin execute (select 'alter table score_period drop constraint ' || quote_ident(conname) from pg_constraint where conrelid = 'score_period'::regclass and contype = 'x'); end $$;
alter table score_period add constraint score_period_days_excl
  exclude using gist (scheme_id with =, kind with =, daterange(from_day, to_day, '[]') with &&) where (not called_off);

-- Nothing of a period is changed but that it was called off, once, by somebody, before its figures were taken.
create function score_period_is_kept() returns trigger language plpgsql as $$
begin
  if old.called_off or to_jsonb(old) - 'called_off' <> to_jsonb(new) - 'called_off' or not exists (select from score_period_calling_off o where o.period_id = old.id)
    or exists (select from score_taking t where t.period_id = old.id) then
    raise exception '% is append-only', tg_table_name;
  end if;
  return new;
end $$;
drop trigger score_period_append_only on score_period;
create trigger score_period_append_only before delete or truncate on score_period for each statement execute function scores_are_append_only();
create trigger score_period_kept before update on score_period for each row execute function score_period_is_kept();
`;

const accessSql = rowAccessSql([{ table: "score_period_calling_off", columns: "all", but: ["by_account_id", "asked_key"], rows: hasAct("seeScores") }]);

/** Scoring periods that were opened by mistake. */
export class CalledOff20261211 extends Migration {
  override up(): void {
    this.addSql([callingOffSql, accessSql].join("\n"));
  }
}
