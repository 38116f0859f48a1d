import { Migration } from "@mikro-orm/migrations";
import { figureUnit, hasAct } from "./row-access.ts";

const termsSql = /* sql */ `
-- How long the unit that a line was moved to may ask, from the ruling on, in the province's working time.
alter table appeal_term add column moved_limit text not null default '5wd';
grant select (moved_limit) on appeal_term to dau_moi_app;
update appeal_term set legal_basis = legal_basis || '; đơn vị nhận dòng đề nghị trong 05 ngày làm việc là đề xuất';
`;

const coursesSql = /* sql */ `
-- An appeal of the unit that a line was moved to: which one, and the appeal whose ruling moved it there. Null: of the unit that the line was frozen for.
alter table score_appeal add column holder_unit_id int references unit, add column against_ruling bigint references score_ruling (appeal_id),
  add check ((holder_unit_id is null) = (against_ruling is null)), add check (holder_unit_id <> unit_id), add check (against_ruling < id);
grant select (holder_unit_id, against_ruling) on score_appeal to dau_moi_app;
-- a line may be said to be of the unit again that it was frozen for, by the one that has it
do $$ declare known text; begin
  select conname into strict known from pg_constraint where conrelid = 'score_appeal'::regclass and contype = 'c' and pg_get_constraintdef(oid) = 'CHECK ((other_unit_id <> unit_id))';
  execute format('alter table score_appeal drop constraint %I', known);
end $$;
alter table score_appeal add check (other_unit_id <> coalesce(holder_unit_id, unit_id));
create index score_appeal_holder on score_appeal (holder_unit_id, id) where holder_unit_id is not null;

-- A line may be ruled upon again; the latest ruling holds. Null: taken from the unit that the line was frozen for.
alter table score_ruling drop constraint score_ruling_period_id_indicator_unit_id_ordinal_key, add column from_unit_id int references unit;
grant select (from_unit_id) on score_ruling to dau_moi_app;
create index score_ruling_line on score_ruling (period_id, indicator, unit_id, ordinal, number desc);
`;

/** Who saw the ruling that brought a line sees the one that took it away: else it would still count there in his eyes. */
const sightSql = /* sql */ `
drop policy viewer on score_ruling;
create policy viewer on score_ruling for select to dau_moi_app using (${hasAct("seeScores")} and (${figureUnit("score_ruling.unit_id")} or ${figureUnit("score_ruling.to_unit_id")} or ${figureUnit("score_ruling.from_unit_id")}));
drop policy viewer on score_appeal;
create policy viewer on score_appeal for select to dau_moi_app using (
  (officer_id is null and ${hasAct("seeScores")} and (${figureUnit("score_appeal.unit_id")} or ${figureUnit("score_appeal.other_unit_id")} or ${figureUnit("score_appeal.holder_unit_id")}
    or exists (select 1 from score_ruling r where r.appeal_id = score_appeal.id and ${figureUnit("r.to_unit_id")})))
  or exists (select 1 from officer_sheet s where s.period_id = score_appeal.officer_period_id and s.officer_id = score_appeal.officer_id));
`;

const viewsSql = /* sql */ `
-- Of each line the latest ruling that was made before the seal.
create view score_ruling_held with (security_invoker = true) as
select r.* from score_ruling r where not r.after_seal and not exists (select 1 from score_ruling n where n.period_id = r.period_id and n.indicator = r.indicator
  and n.unit_id = r.unit_id and n.ordinal = r.ordinal and n.number > r.number and not n.after_seal);
grant select on score_ruling_held to dau_moi_app;

create or replace view score_line_held with (security_invoker = true) as
select l.period_id, l.indicator, l.unit_id, l.unit_id as taken_unit_id, l.ordinal, l.ordinal::bigint as place, l.case_id, l.held_unit_id, coalesce(r.numerator, l.numerator) as numerator,
  coalesce(r.denominator, l.denominator) as denominator, case when r.number is null then l.excluded else r.excluded end as excluded, l.facts, r.appeal_id
from score_line l left join score_ruling_held r on r.period_id = l.period_id and r.indicator = l.indicator and r.unit_id = l.unit_id and r.ordinal = l.ordinal
where r.number is null or r.to_unit_id = l.unit_id
union all
select l.period_id, l.indicator, r.to_unit_id, l.unit_id, l.ordinal, 1000000000000 + r.number, l.case_id, l.held_unit_id, r.numerator, r.denominator, r.excluded, l.facts, r.appeal_id
from score_ruling_held r join score_line l on l.period_id = r.period_id and l.indicator = r.indicator and l.unit_id = r.unit_id and l.ordinal = r.ordinal
where r.to_unit_id <> r.unit_id;
`;

const noticeSql = /* sql */ `
-- From when on it is too late for what one is told that one may do; null: nothing.
alter table notice add column until_at timestamptz;
grant select (until_at) on notice to dau_moi_app;
`;

/** Lines that an appeal moved may be appealed about by the unit that they came to. */
export class MovedLines20261213 extends Migration {
  override up(): void {
    this.addSql([termsSql, coursesSql, sightSql, viewsSql, noticeSql].join("\n"));
  }
}
