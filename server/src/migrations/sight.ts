import { Migration } from "@mikro-orm/migrations";

/** The sight of a batch's cases is found from these cases alone, however many the hub holds: the plan before read all of them. */
export class Sight20261122 extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
create or replace function case_sight_of(ids bigint[]) returns void language sql as $$
  with recursive told as materialized (
    select id, area_code, field, array[unit_id, intake_unit_id, supervising_unit_id] || cooperating as units from feedback_case where id = any(ids)
  ), wanted as (
    select t.id as case_id, u.unit_id, t.area_code, t.field
    from told t cross join lateral unnest(t.units || array(select h.unit_id from custody h where h.case_id = t.id)) as u(unit_id)
    where u.unit_id is not null
    union
    -- who took over may look back; on the day of a decided succession that is to come the policy function still waits
    select w.case_id, heir.successor_id, w.area_code, w.field from wanted w cross join lateral (
      select successor_id from unit_succession s
      where s.predecessor_id = w.unit_id and (s.areas is null or w.area_code = any(s.areas)) and (s.fields is null or w.field = any(s.fields))
      order by effective_on, s.areas is null, s.fields is null limit 1
    ) heir where w.unit_id = any (array(select predecessor_id from unit_succession))
  ), gone as (
    delete from case_sight s where s.case_id = any(ids) and not exists (select 1 from wanted w where w.case_id = s.case_id and w.unit_id = s.unit_id)
  )
  insert into case_sight (case_id, unit_id) select distinct case_id, unit_id from wanted on conflict do nothing
$$`);
  }
}
