/** Streams (luồng): every case, event, interval and rollup names its own, so that no sum can cross them. */
export const streamsSql = /* sql */ `
alter table feedback_case add column case_stream text not null default 'HOTLINE';
alter table case_state add column case_stream text not null default 'HOTLINE';
alter table event add column case_stream text not null default 'HOTLINE';
alter table unit_day add column case_stream text not null default 'HOTLINE';
alter table feedback_case alter column case_stream drop default;
alter table case_state alter column case_stream drop default;
alter table event alter column case_stream drop default;
alter table unit_day alter column case_stream drop default;
alter table unit_day drop constraint unit_day_pkey;
alter table unit_day add primary key (case_stream, unit_id, day);

create or replace function unit_day_follow() returns trigger language plpgsql as $$
begin
  insert into unit_day as d (case_stream, unit_id, day, received, closed, handed_in, handed_out)
  select case_stream, unit_id, fact_day, sum(received), sum(closed), sum(handed_in), sum(handed_out)
  from (
    select case_stream, unit_id, fact_day,
           case when kind = 'RECEIVED' then weight else 0 end as received,
           case when kind = 'CLOSED' then weight else 0 end as closed,
           case when kind = 'HANDED_OVER' then weight else 0 end as handed_in,
           0 as handed_out
    from added where fact_day is not null and kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER')
    union all
    select case_stream, from_unit_id, fact_day, 0, 0, 0, weight
    from added where fact_day is not null and kind = 'HANDED_OVER' and from_unit_id is not null
  ) moved
  group by case_stream, unit_id, fact_day
  order by case_stream, unit_id, fact_day
  on conflict (case_stream, unit_id, day) do update
    set received = d.received + excluded.received, closed = d.closed + excluded.closed,
        handed_in = d.handed_in + excluded.handed_in, handed_out = d.handed_out + excluded.handed_out;
  return null;
end $$;

-- the tick's figures are counted by stream from here on
update tick set event = -1, figures = '[]';
`;
