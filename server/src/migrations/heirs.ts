import { Migration } from "@mikro-orm/migrations";

/** By area a succession takes a case by what the code named on the day of receipt: an old ward's case goes where all of its communes went. */
export class Heirs20261122 extends Migration {
  override up(): void {
    this.addSql(takesSql);
    this.addSql(sightSql);
    this.addSql(followsSql);
  }
}

/** The same rule as `takes` and `precedence` of the units' station, for statements that go through whole batches; PostgreSQL unfolds all but `name_areas`. */
const takesSql = /* sql */ `
-- code, day: the communes that took over the old ward which the code named then; null: it named none
create function communes_of_ward(text, date) returns table (communes text[]) language sql stable as $$
  select array_agg(distinct o.new_code) from area_succession o where o.old_ward_code = $1 and $1 <> ''
    and not exists (select from admin_area a where a.code = $1 and a.valid_from <= $2 and (a.valid_to is null or a.valid_to > $2))
$$;
-- codes, day: whether none of them named an old ward then
create function name_areas(text[], date) returns boolean language sql stable as $$
  select not exists (select from unnest($1) as n(code) cross join lateral communes_of_ward(n.code, $2) w where w.communes is not null)
$$;
-- a succession's areas and its day, a case's area code and the communes of the old ward that it named on the day of receipt: whether the succession names that very area
create function succession_names(text[], date, text, text[]) returns boolean language sql stable as $$
  select coalesce($3 = any($1) and ($4 is null) = name_areas(array[$3], $2), false)
$$;
-- the same: whether the succession takes the case, by the area itself or by all those communes
create function succession_takes(text[], date, text, text[]) returns boolean language sql stable as $$
  select $1 is null or succession_names($1, $2, $3, $4) or coalesce($4 <@ $1 and name_areas($4, $2), false)
$$;
`;

const sightSql = /* sql */ `
create or replace function case_sight_of(ids bigint[]) returns void language sql as $$
  with recursive told as materialized (
    select c.id, c.area_code, w.communes, c.field, array[c.unit_id, c.intake_unit_id, c.supervising_unit_id] || c.cooperating as units
    from feedback_case c left join lateral communes_of_ward(c.area_code, (c.received_at at time zone 'Asia/Ho_Chi_Minh')::date) w
      on exists (select from unit_succession s where s.areas is not null)
    where c.id = any(ids)
  ), wanted as (
    select t.id as case_id, u.unit_id, t.area_code, t.communes, t.field
    from told t cross join lateral unnest(t.units || array(select h.unit_id from custody h where h.case_id = t.id)) as u(unit_id)
    where u.unit_id is not null
    union
    -- who took over may look back; on the day of a decided succession that is to come the policy function still waits
    select w.case_id, heir.successor_id, w.area_code, w.communes, w.field from wanted w cross join lateral (
      select successor_id from unit_succession s
      where s.predecessor_id = w.unit_id and (s.fields is null or w.field = any(s.fields)) and succession_takes(s.areas, s.effective_on, w.area_code, w.communes)
      order by effective_on, s.areas is null, s.fields is null, not succession_names(s.areas, s.effective_on, w.area_code, w.communes) limit 1
    ) heir where w.unit_id = any (array(select predecessor_id from unit_succession))
  ), gone as (
    delete from case_sight s where s.case_id = any(ids) and not exists (select 1 from wanted w where w.case_id = s.case_id and w.unit_id = s.unit_id)
  )
  insert into case_sight (case_id, unit_id) select distinct case_id, unit_id from wanted on conflict do nothing
$$;
`;

/** What a code names may also be learned later: the sight of the cases that turn on it follows the register of areas. */
const followsSql = /* sql */ `
create function areas_move_sight() returns trigger language plpgsql as $$
begin
  perform case_sight_of(array(
    select distinct v.case_id from case_sight v join unit_succession s on s.predecessor_id = v.unit_id join feedback_case c on c.id = v.case_id
    where s.areas is not null and c.area_code is not null));
  return null;
end $$;
create trigger old_wards_move_sight after insert or update or delete on area_succession for each statement execute function areas_move_sight();
create trigger areas_move_sight after insert or update or delete on admin_area for each statement execute function areas_move_sight();
select case_sight_of(array(
  select distinct v.case_id from case_sight v join unit_succession s on s.predecessor_id = v.unit_id where s.areas is not null));
`;
