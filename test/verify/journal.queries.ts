/** How far the journal's numbers go. */
export interface JournalRow {
  events: number;
  newest: number;
  head: number;
}
export const journalNumbers = /* sql */ `/* journalNumbers */
  select count(*)::int as events, coalesce(max(seq), 0)::int as newest, (select last::int from journal_head) as head from event`;

/** Numbers missing before an event. */
export interface GapRow {
  seq: string;
  missing: number;
}
export const gaps = /* sql */ `/* gaps */
  select seq::text, (seq - before - 1)::int as missing
  from (select seq, lag(seq, 1, 0::bigint) over (order by seq) as before from event) numbered where seq - before > 1 order by 1`;

/** A fact the journal tells more or less often than the case's row says. */
export interface FactRow {
  kind: string;
  case_id: string;
  name: string | null;
  unit: string | null;
  day: string | null;
  expected: number;
  found: number;
}
export const strayFacts = /* sql */ `/* strayFacts */
  with spans as (select case_id, unit_id, from_at, lag(unit_id) over (partition by case_id order by ordinal) as before from custody),
  wanted as (
    select 'RECEIVED' as kind, id as case_id, intake_unit_id as unit_id, 0 as from_unit_id, (received_at at time zone 'Asia/Ho_Chi_Minh')::date as day, 1 as net
    from feedback_case
    union all
    select 'CLOSED', id, unit_id, 0, (closed_at at time zone 'Asia/Ho_Chi_Minh')::date, 1 from feedback_case where not open
    union all
    select 'HANDED_OVER', case_id, unit_id, before, (from_at at time zone 'Asia/Ho_Chi_Minh')::date, count(*)::int
    from spans where before <> unit_id group by 2, 3, 4, 5),
  told as (
    select kind, case_id, unit_id, case when kind = 'HANDED_OVER' then coalesce(from_unit_id, 0) else 0 end as from_unit_id, fact_day as day, sum(weight)::int as net
    from event where kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER') group by 1, 2, 3, 4, 5 having sum(weight) <> 0)
  select coalesce(told.kind, wanted.kind) as kind, case_id::text, s.code || ' ' || f.reference as name, u.code as unit, day::text, coalesce(wanted.net, 0) as expected, coalesce(told.net, 0) as found
  from told full join wanted using (kind, case_id, unit_id, from_unit_id, day)
  left join feedback_case f on f.id = case_id left join source s on s.id = f.source_id left join unit u on u.id = coalesce(told.unit_id, wanted.unit_id)
  where coalesce(told.net, 0) <> coalesce(wanted.net, 0)
  order by case_id, 1`;
export const factCount = /* sql */ `/* factCount */
  select count(*)::int as facts from event where kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER')`;

/** Other events that say the same thing of the same case, or source, twice. */
export interface TwiceRow {
  kind: string;
  case_id: string | null;
  name: string | null;
  happened_at: Date;
  times: number;
}
export const toldTwice = /* sql */ `/* toldTwice */
  select e.kind, e.case_id::text, s.code || ' ' || f.reference as name, e.happened_at, sum(e.weight)::int as times
  from event e left join feedback_case f on f.id = e.case_id left join source s on s.id = f.source_id
  where e.kind not in ('RECEIVED', 'CLOSED', 'HANDED_OVER')
  group by e.kind, e.case_id, s.code, f.reference, e.unit_id, e.from_unit_id, e.fact_day, e.happened_at, e.source_id, e.batch_id having sum(e.weight) > 1
  order by 2`;

/** Events of cases that are not there. */
export interface LooseRow {
  case_id: string;
  events: number;
}
export const eventsWithoutCase = /* sql */ `/* eventsWithoutCase */
  select case_id::text, count(*)::int as events from event e
  where case_id is not null and not exists (select 1 from feedback_case f where f.id = e.case_id) group by 1 order by 1`;

/** States of a case that do not follow each other. */
export interface BrokenRow {
  name: string;
  from_event: string;
  to_event: string | null;
  next: string | null;
}
export const brokenStates = /* sql */ `/* brokenStates */
  select s.code || ' ' || f.reference as name, from_event::text, to_event::text, next::text
  from (select case_id, from_event, to_event, lead(from_event) over (partition by case_id order by from_event) as next from case_state) c
  join feedback_case f on f.id = c.case_id join source s on s.id = f.source_id
  where c.to_event is distinct from c.next
  order by 1`;
