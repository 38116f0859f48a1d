/** Every case's row. */
export interface CaseRow {
  id: string;
  source: string;
  source_case_id: string;
  reference: string;
  stage: string;
  open: boolean;
  channel: string | null;
  field: string;
  urgent: boolean;
  received_at: Date;
  closed_at: Date | null;
  intake: string;
  unit: string;
  case_stream: string;
  /** codes of the units that cooperate, on its row and by what is kept over time */
  cooperating: string[];
  cooperating_kept: string[];
}
export const caseRows = /* sql */ `/* caseRows */
  select f.id::text, s.code as source, f.source_case_id, f.reference, f.stage, f.open, f.channel, f.field, f.urgent, f.received_at, f.closed_at,
         i.code as intake, u.code as unit, f.case_stream,
         array(select o.code from unit o where o.id = any(f.cooperating) order by 1) as cooperating,
         array(select o.code from unit o where o.id = any((select k.unit_ids from cooperation k where k.case_id = f.id order by k.from_event desc limit 1)::int[]) order by 1) as cooperating_kept
  from feedback_case f join source s on s.id = f.source_id join unit i on i.id = f.intake_unit_id join unit u on u.id = f.unit_id`;

/** What the numbers are made from at an event. @param $1 event number */
export interface StateRow {
  case_id: string;
  open: boolean;
  stage: string;
  unit: string | null;
  intake: string | null;
  source: string | null;
  field: string;
  channel: string | null;
  /** a number where the clock is paused (infinity) */
  due_at: Date | number | null;
  soon_at: Date | number | null;
  inherited_late: boolean;
  received_at: Date;
  received_day: string;
  closed_day: string | null;
  case_stream: string;
  merged: boolean;
  original_due_at: Date | null;
  handled_at: Date | null;
  handled_day: string | null;
  handled_unit: string | null;
  handled_late: boolean | null;
  answered_at: Date | null;
  answered_day: string | null;
  answered_unit: string | null;
}
export const stateRows = /* sql */ `/* stateRows */
  select c.case_id::text, c.open, c.stage, u.code as unit, i.code as intake, s.code as source, c.field, c.channel, c.due_at, c.soon_at, c.inherited_late,
         c.received_at, c.received_day::text, c.closed_day::text, c.case_stream, c.merged, c.original_due_at,
         c.handled_at, c.handled_day::text, h.code as handled_unit, c.handled_late, c.answered_at, c.answered_day::text, a.code as answered_unit
  from case_state c left join unit h on h.id = c.handled_unit_id left join unit a on a.id = c.answered_unit_id left join unit u on u.id = c.unit_id left join unit i on i.id = c.intake_unit_id left join source s on s.id = c.source_id
  where c.from_event <= $1::bigint and (c.to_event is null or c.to_event > $1::bigint)`;

/** What the journal tells of a case's result and answer, after all that it took back. */
export interface ResultRow {
  case_id: string;
  kind: string;
  unit: string | null;
  day: string | null;
  times: number;
}
export const resultFacts = /* sql */ `/* resultFacts */
  select e.case_id::text, e.kind, u.code as unit, e.fact_day::text as day, sum(e.weight)::int as times from event e left join unit u on u.id = e.unit_id
  where e.kind in ('HANDLED_ON_TIME', 'HANDLED_LATE', 'ANSWERED') group by 1, 2, 3, 4 having sum(e.weight) <> 0`;

/** Clocks that still run. */
export interface ClockRow {
  case_id: string;
  stage: string;
  unit: string;
  started_at: Date;
  due_at: Date | number;
  warn_at: Date | number;
  soon_at: Date | number;
}
export const runningClocks = /* sql */ `/* runningClocks */
  select k.case_id::text, k.stage, u.code as unit, k.started_at, k.due_at, k.warn_at, k.soon_at
  from clock k join unit u on u.id = k.unit_id where k.stopped_at is null`;

/** Facts per unit and day, as the hub keeps them. */
export interface UnitDayRow {
  stream: string;
  unit: string;
  day: string;
  received: number;
  closed: number;
}
export const unitDays = /* sql */ `/* unitDays */
  select d.case_stream as stream, coalesce(u.code, d.unit_id::text) as unit, d.day::text, d.received, d.closed from unit_day d left join unit u on u.id = d.unit_id`;

/** Days on which the kept facts are not the sum of the journal's. */
export interface StrayDayRow {
  stream: string;
  unit: string;
  day: string;
  expected: string;
  found: string;
}
export const daysUnlikeJournal = /* sql */ `/* daysUnlikeJournal */
  with counted as (
    select case_stream, unit_id, fact_day as day, coalesce(sum(weight) filter (where kind = 'RECEIVED'), 0) as received,
           coalesce(sum(weight) filter (where kind = 'CLOSED'), 0) as closed, coalesce(sum(weight) filter (where kind = 'HANDED_OVER'), 0) as handed_in
    from event where fact_day is not null group by 1, 2, 3),
  handed as (select case_stream, from_unit_id as unit_id, fact_day as day, sum(weight) as handed_out from event
    where fact_day is not null and kind = 'HANDED_OVER' and from_unit_id is not null group by 1, 2, 3),
  told as (
    select case_stream, unit_id, day, row(coalesce(received, 0), coalesce(closed, 0), coalesce(handed_in, 0), coalesce(handed_out, 0))::text as facts
    from counted full join handed using (case_stream, unit_id, day)),
  kept as (select case_stream, unit_id, day, row(received, closed, handed_in, handed_out)::text as facts from unit_day)
  select case_stream as stream, coalesce(u.code, unit_id::text) as unit, day::text, coalesce(told.facts, '(0,0,0,0)') as expected, coalesce(kept.facts, '(0,0,0,0)') as found
  from told full join kept using (case_stream, unit_id, day) left join unit u on u.id = unit_id
  where coalesce(told.facts, '(0,0,0,0)') <> coalesce(kept.facts, '(0,0,0,0)')
  order by 1, 2, 3`;

/** What the inbox holds of every record. */
export interface RecordRow {
  source: string;
  source_case_id: string;
  version: string | null;
  held: boolean;
  case_id: string | null;
  /** cases with the record's source and id */
  cases: number;
  /** versions in the inbox, and whether the one named as newest is among them with the same version */
  versions: number;
  newest_is_there: boolean;
}
export const records = /* sql */ `/* records */
  select s.code as source, r.source_case_id, r.version, r.held, r.case_id::text,
         (select count(*)::int from feedback_case f where f.source_id = r.source_id and f.stream = r.stream and f.source_case_id = r.source_case_id) as cases,
         (select count(*)::int from inbox i where i.source_id = r.source_id and i.stream = r.stream and i.source_case_id = r.source_case_id) as versions,
         exists (select 1 from inbox i where i.id = r.inbox_id and i.source_id = r.source_id and i.stream = r.stream
                 and i.source_case_id = r.source_case_id and i.version is not distinct from r.version) as newest_is_there
  from source_record r join source s on s.id = r.source_id where not exists (select 1 from hotline_telling t where t.source_id = r.source_id and t.stream = r.stream)`;

/** Cases that no record of the inbox stands for. */
export interface OrphanRow {
  source: string;
  reference: string;
}
export const casesWithoutRecord = /* sql */ `/* casesWithoutRecord */
  select s.code as source, f.reference from feedback_case f join source s on s.id = f.source_id
  where not exists (select 1 from source_record r where r.source_id = f.source_id and r.stream = f.stream and r.source_case_id = f.source_case_id and r.case_id = f.id)`;

/** Records set aside and not yet resolved. */
export interface QuarantineRow {
  source: string;
  locator: string;
  reason: string;
}
export const quarantined = /* sql */ `/* quarantined */
  select s.code as source, q.locator, q.reason from quarantine q join source s on s.id = q.source_id where q.resolved_at is null`;

/** What bore a code of an area, from which day on and until before which. */
export interface AreaRow {
  code: string;
  from: string;
  to: string | null;
}
export const areasEver = /* sql */ `/* areasEver */
  select code, valid_from::text as "from", valid_to::text as "to" from admin_area`;

/** A ward of before July 2025 and a commune that got all or some of it; island districts had no wards. */
export interface OldWardRow {
  ward: string;
  commune: string;
}
export const oldWards = /* sql */ `/* oldWards */
  select distinct old_ward_code as ward, new_code as commune from area_succession where old_ward_code > ''`;
