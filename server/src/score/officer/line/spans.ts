import { HOT } from "../../line/parts.ts";

/** SQL: 00:00 of a local day. */
const startOf = (day: string): string => `(${day}::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

/**
 * What every statement is given: $1 period, $2 begin, $3 end, $4 the period's last day, $5 the last part of a limit's time, $6 the stages whose limits are an
 * officer's own. `spans`: the stretches in which an officer had a case, as they stood at the end, `to_at` infinite while he has it; what they mean is written
 * in OFFICERS.md.
 */
export const OFFICERS_GIVEN = /* sql */ `
  p as materialized (select $1::bigint as period, $2::timestamptz as b, $3::timestamptz as e, $4::date as day, $5::numeric as near, $6::text[] as stages),
  ${HOT},
  given as materialized (
    select k.case_id, k.unit_id, coalesce(k.division_id, k.unit_id) as place_id, k.account_id, k.officer_id, k.from_at,
      case when k.to_at < p.e then k.to_at else 'infinity'::timestamptz end as to_at
    from officer_custody k cross join p where k.account_id is not null and k.from_at < p.e),
  away as (select d.unit_id, d.from_officer_id, d.to_officer_id, tstzrange(${startOf("d.valid_from")}, ${startOf("d.valid_to")}) as days from roster_delegation d),
  -- on leave: his case is in the hands of who stands in for him
  there as (
    select 'GIVEN' as how, g.case_id, g.unit_id, g.place_id, g.officer_id, unnest(tstzmultirange(tstzrange(g.from_at, g.to_at)) - coalesce(
      (select range_agg(a.days) from away a where a.unit_id = g.unit_id and a.from_officer_id = g.officer_id), '{}'::tstzmultirange)) as held
    from given g where g.officer_id is not null
    union all
    select 'STANDS_IN', g.case_id, g.unit_id, g.place_id, a.to_officer_id, tstzrange(g.from_at, g.to_at) * a.days
    from given g join away a on a.unit_id = g.unit_id and a.from_officer_id = g.officer_id and a.days && tstzrange(g.from_at, g.to_at)),
  -- nobody was given it: who drafted a clock's last approved result, when its source took that, had it from his draft to the result
  drafted as (
    select distinct on (k.case_id, k.ordinal) k.case_id, k.unit_id, r.by_unit_id as place_id, r.by_officer_id as officer_id, r.proposed_at as from_at,
      case when k.stopped_at < p.e then k.stopped_at else r.settled_at end as to_at
    from case_proposal r join case_change c on c.id = r.change_id and c.state in ('APPLIED', 'ALREADY_APPLIED', 'VERIFIED')
      join clock k on k.case_id = r.case_id and k.unit_id = r.unit_id and k.stage = 'HANDLE' and k.started_at <= r.proposed_at
        and coalesce(k.stopped_at > r.proposed_at, true)
      cross join p
    where r.kind = 'RECORD_RESULT' and r.state = 'APPROVED' and r.settled_at < p.e order by k.case_id, k.ordinal, r.id desc),
  spans as materialized (
    select t.how, t.case_id, t.unit_id, t.place_id, t.officer_id, lower(t.held) as from_at, upper(t.held) as to_at from there t cross join p where lower(t.held) < p.e
    union all
    select 'DRAFTED', d.* from drafted d where d.officer_id is not null and d.to_at > d.from_at
      and not exists (select 1 from given g where g.case_id = d.case_id and g.from_at < d.to_at and g.to_at > d.from_at))`;

/** SQL: when the last part of the time of a clock `k` begins. */
const NEAR = /* sql */ `
  cross join lateral (select k.due_at - p.near * (k.due_at - k.started_at) as near_at where isfinite(k.due_at) union all select null where not isfinite(k.due_at)) n`;

/** A further part of a statement: who had the case of each of its `clocks` within the clock's life, and how. All at once: they are matched, not looked through for each clock. */
export const WORKED_SQL = /* sql */ `
  worked as materialized (
    select k.case_id, k.ordinal, o.officer_id, min(o.from_at) as had_from, max(o.to_at) as had_to, coalesce(bool_or(o.from_at < k.stop and o.to_at >= k.stop), false) as finished,
      coalesce(bool_or(o.from_at < n.near_at and o.to_at >= n.near_at), false) as answers, bool_or(o.to_at >= p.e) as holds,
      bool_or(o.how = 'STANDS_IN') as stands_in, min(o.from_at) filter (where o.how = 'DRAFTED') as drafted_at,
      coalesce(bool_or(bool_or(o.how <> 'DRAFTED' and o.from_at < n.near_at and o.to_at >= n.near_at)) over (partition by k.case_id, k.ordinal), false) as given_then
    from clocks k cross join p ${NEAR}
      join spans o on o.case_id = k.case_id and o.unit_id = k.unit_id and o.from_at < coalesce(k.stop, p.e) and o.to_at > k.started_at
    group by k.case_id, k.ordinal, o.officer_id, k.stop, n.near_at)`;

/** SQL: the same, joined to a clock `k`. */
export const WORKED = `${NEAR}
  join worked o on o.case_id = k.case_id and o.ordinal = k.ordinal`;

/** Who had a case and does not answer for its lateness: he got it late, within the last part, or had given it on in time. */
export const ANSWERS_NOT = `case when o.had_from >= k.due_at then 'INHERITED_LATE' when o.had_from >= n.near_at then 'GIVEN_NEAR_DUE' else 'HANDED_OVER' end`;

/** He drafted the result himself: he is late by the instant of his draft, whatever his head's approval took. */
const DRAFT_LATE = "o.drafted_at >= k.due_at and (o.answers or not o.given_then)";
/** Whether his part of a clock was in time, and whether its lateness is his. */
export const HIS_IN_TIME = "(k.in_time or coalesce(o.drafted_at < k.due_at, false))";
export const HIS_LATENESS = `case when o.drafted_at is null then o.answers else ${DRAFT_LATE} end`;
