import { wasEntered } from "../../journal/index.ts";
import { dayOf, millis } from "./parts.ts";

export const DATA_INTEGRITY = {
  before: /* sql */ `
  told as not materialized (
    select e.*, e.learned_at >= d.told as late,
      e.learned_at >= d.told and not exists (select 1 from source_run r where r.source_id = e.source_id and r.outcome = 'COMPLETE'
        and r.started_at < d.told and r.last_at >= e.happened_at) as unread
    from event e join hot h on h.id = e.case_id cross join p join due_of_day d on d.day = ${dayOf("e.happened_at")}
    where e.kind in ('RECEIVED', 'HANDED_OVER', 'CLOSED') and e.weight = 1 and not e.quiet and e.source_id is not null and e.unit_id is not null
      and e.happened_at >= $3::timestamptz and e.happened_at < $4::timestamptz and e.seq <= $5::bigint
      and ${wasEntered("e")})`,
  select: /* sql */ `select k.unit_id, k.case_id, k.seq as part, case when k.late and not k.unread then 1 else 0 end as numerator, case when k.unread then 0 else 1 end as denominator,
      case when k.unread then 'SOURCE_NOT_READ' end as excluded,
      jsonb_build_object('kind', k.kind, 'happened', ${millis("k.happened_at")}, 'learned', ${millis("k.learned_at")}) as facts from told k`,
};

export const URGENT_NOT_SUBMITTED = {
  before: /* sql */ `
  urgent as not materialized (
    select h.*, d.done as due, exists (select 1 from submission t where t.case_id = h.id and t.submitted_at < d.done) as submitted
    from hot h cross join p join due_of_day d on d.day = ${dayOf("h.received_at")} where h.urgent and d.done > p.b and d.done <= p.e)`,
  select: /* sql */ `select k.intake_unit_id as unit_id, k.id as case_id, 0 as part, case when k.ended is null and not k.submitted then 1 else 0 end as numerator,
      case when k.ended is null then 1 else 0 end as denominator, k.ended as excluded, jsonb_build_object('due', ${millis("k.due")}) as facts from urgent k`,
};

export const EXPEDITE_UNANSWERED = {
  before: /* sql */ `
  expedited as not materialized (
    select o.id, o.unit_id, l.due_at, exists (select 1 from directive_step r where r.obligation_id = o.id and r.kind = 'REPLIED' and r.at < l.due_at
      and not exists (select 1 from directive_step b where b.obligation_id = o.id and b.kind = 'RETURNED' and b.id > r.id and b.at < p.e and b.due_at <> r.due_at)) as replied
    from directive_obligation o join directive d on d.id = o.directive_id and d.kind = 'EXPEDITE' cross join p
      join lateral (select s.due_at from directive_step s where s.obligation_id = o.id and s.at < p.e order by s.id desc limit 1) l on true
    where l.due_at >= p.b and l.due_at < p.e
      and not exists (select 1 from directive_step w where w.obligation_id = o.id and w.kind = 'WITHDRAWN' and w.at < p.e))`,
  select: /* sql */ `select k.unit_id, null::bigint as case_id, k.id as part, case when k.replied then 0 else 1 end as numerator, 1 as denominator, null::text as excluded,
      jsonb_build_object('due', ${millis("k.due_at")}) as facts from expedited k`,
};

/** What other stations tell, line by line. */
export const TOLD = {
  before: /* sql */ `
  told as materialized (select (t.one ->> 'unit')::int as unit_id, (t.one ->> 'kept')::boolean as kept, t.one -> 'facts' as facts, t.part
    from p cross join jsonb_array_elements(p.told) with ordinality as t(one, part))`,
  select: /* sql */ `select k.unit_id, null::bigint as case_id, k.part, case when k.kept then 1 else 0 end as numerator, 1 as denominator, null::text as excluded, k.facts
    from told k`,
};

/** What no source tells yet: there is nothing to look at. */
export const NOTHING_TOLD = {
  before: "nothing as (select 1)",
  select: /* sql */ `select null::int as unit_id, null::bigint as case_id, 0 as part, 0 as numerator, 0 as denominator, null::text as excluded, '{}'::jsonb as facts where false`,
};
