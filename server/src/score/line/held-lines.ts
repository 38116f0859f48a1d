import { ABOVE_SHARE, dayOf, EXTENDED_ALONE, millis, param, SHARE_FACTS } from "./parts.ts";

/** Custody spans that cover an instant, of cases that are still there. @param instant a column of p */
const covering = (instant: "b" | "e"): string => `v.from_at < p.${instant} and coalesce(v.to_at >= p.${instant}, true)`;

/** Days worked from the local day of a limit that ran out by the end to the last day, both included; no more than the scheme's most. @param due SQL */
const daysLate = (due: string): string => `case when ${due} <= p.e then cardinality(p.worked) - width_bucket(${dayOf(due)} - 1, p.worked) else 0 end`;

export const OVERDUE_BURDEN = {
  before: /* sql */ `
  held as not materialized (
    select v.case_id, v.ordinal, v.unit_id, v.inherited_late, h.ended, k.due_at, k.original_due_at, ${daysLate("k.due_at")} as days,
      case when ${EXTENDED_ALONE} then ${daysLate("k.original_due_at")} else 0 end as first_days
    from custody v join hot h on h.id = v.case_id cross join p
      left join lateral (
        select k.due_at, k.original_due_at, k.pauses, k.extensions from clock k where k.case_id = v.case_id and k.unit_id = v.unit_id and k.stage in ('ASSIGN', 'HANDLE', 'ANSWER')
          and k.started_at < p.e and coalesce(k.stopped_at >= p.e, true) order by k.ordinal desc limit 1) k on true
    where ${covering("e")})`,
  select: /* sql */ `select k.unit_id, k.case_id, k.ordinal as part, case when k.why is null then k.counted else 0 end as numerator,
      case when k.why is null then ${param("perCase")} else 0 end as denominator, k.why as excluded,
      jsonb_build_object('due', ${millis("k.due_at")}, 'days', k.counted) || ${SHARE_FACTS("k.original_due_at is not null", "k.above")} as facts
    from (select k.*, case when k.above then k.first_days else k.days end as counted from (
      select k.*, ${ABOVE_SHARE} as above from (
        select k.*, k.why is null and k.first_days > k.days as helped from (
          select k.*, m.scored_unit_id, coalesce(k.ended, case when k.inherited_late then 'INHERITED_LATE' end) as why
          from held k join members m on m.unit_id = k.unit_id) k) k cross join p) k) k cross join p`,
};

export const BACKLOG_CLEANED = {
  before: /* sql */ `
  opening as not materialized (
    select v.case_id, v.ordinal, coalesce(n.unit_id, v.unit_id) as unit_id, n.unit_id is not null as succeeded, case when h.ended = 'MERGED' then h.ended end as merged,
      w.unit_id as holder,
      exists (select 1 from case_proposal r where r.case_id = v.case_id and r.recalled and r.recalled_at >= p.b and r.recalled_at < p.e) as recalled
    from custody v join hot h on h.id = v.case_id cross join p
      left join custody n on n.case_id = v.case_id and n.ordinal = v.ordinal + 1 and n.reason = 'SUCCESSION' and n.from_at < p.e
      left join lateral (select w.unit_id from custody w where w.case_id = v.case_id and w.from_at < p.e and coalesce(w.to_at >= p.e, true) order by w.ordinal desc limit 1) w on true
    where ${covering("b")})`,
  select: /* sql */ `select k.unit_id, k.case_id, k.ordinal as part, case when k.why is null and k.holder is null and not k.recalled then 1 else 0 end as numerator,
      case when k.why is null then 1 else 0 end as denominator, k.why as excluded,
      jsonb_build_object('succeeded', k.succeeded, 'recalled', k.recalled, 'open', k.holder is not null) as facts
    from (
      select o.*, coalesce(o.merged, case when o.holder is not null and m.scored_unit_id is distinct from own.scored_unit_id then 'HANDED_OVER' end) as why
      from opening o cross join p left join members own on own.unit_id = o.unit_id left join members m on m.unit_id = o.holder) k cross join p`,
};
