import { ABOVE_SHARE, dayOf, EXTENDED_ALONE, HAD_AT_DUE, millis, param, SHARE_FACTS } from "./parts.ts";
import type { RuleSql } from "./parts.ts";

/** Custody spans that cover an instant, of cases that are still there. @param instant told by value, so that they are picked before anything is joined to them */
const covering = (instant: "$3" | "$4"): string => `v.from_at < ${instant}::timestamptz and coalesce(v.to_at >= ${instant}::timestamptz, true)`;

/** Days worked from the local day of a limit that ran out by the end to the last day, both included; no more than the scheme's most. @param due SQL */
const daysLate = (due: string): string => `case when ${due} <= p.e then cardinality(p.worked) - width_bucket(${dayOf(due)} - 1, p.worked) else 0 end`;

const burdenOf = (
  facts: string,
  from: string,
): string => /* sql */ `select k.unit_id, k.case_id, k.ordinal as part, case when k.why is null then k.counted else 0 end as numerator,
      case when k.why is null then ${param("perCase")} else 0 end as denominator, k.why as excluded,
      jsonb_build_object(${["'due'", millis("k.due_at"), "'days'", "k.counted", facts].filter((one) => one !== "").join(", ")}) as facts
    from ${from} k cross join p`;

const REASONED = /* sql */ `select k.*, m.scored_unit_id, coalesce(k.ended, case when k.due_at <= p.e
              and m.scored_unit_id is distinct from (select o.scored_unit_id from members o where o.unit_id = ${HAD_AT_DUE}) then 'INHERITED_LATE' end) as why
          from held k join members m on m.unit_id = k.unit_id cross join p`;

/** @param shared the scheme names how many may stand by an extension */
export const overdueBurden = (shared: boolean): RuleSql => ({
  before: /* sql */ `
  held as not materialized (
    select v.case_id, v.ordinal, v.unit_id, h.ended, k.due_at, k.original_due_at, ${daysLate("k.due_at")} as days,
      case when ${EXTENDED_ALONE} then ${daysLate("k.original_due_at")} else 0 end as first_days
    from custody v join hot h on h.id = v.case_id cross join p
      left join lateral (
        select k.due_at, k.original_due_at, k.pauses, k.extensions from clock k where k.case_id = v.case_id and k.unit_id = v.unit_id and k.stage in ('ASSIGN', 'HANDLE', 'ANSWER')
          and k.started_at < p.e and coalesce(k.stopped_at >= p.e, true) order by k.ordinal desc limit 1) k on true
    where ${covering("$4")})`,
  select: shared
    ? burdenOf(
        SHARE_FACTS,
        /* sql */ `(select k.*, case when k.above then k.first_days else k.days end as counted from (
      select k.*, ${ABOVE_SHARE} as above from (
        select k.*, k.why is null and k.first_days > k.days as helped from (
          ${REASONED}) k) k cross join p) k)`,
      )
    : burdenOf("", `(select k.*, k.days as counted from (${REASONED}) k)`),
});

export const BACKLOG_CLEANED = {
  before: /* sql */ `
  opening as materialized (
    select v.case_id, v.ordinal, coalesce(n.unit_id, v.unit_id) as unit_id, n.unit_id is not null as succeeded, case when h.ended = 'MERGED' then h.ended end as merged,
      w.unit_id as last_holder, case when coalesce(w.to_at >= p.e, true) then w.unit_id end as holder,
      exists (select 1 from case_proposal r where r.case_id = v.case_id and r.recalled and r.recalled_at >= p.b and r.recalled_at < p.e) as recalled
    from custody v join hot h on h.id = v.case_id cross join p
      left join custody n on n.case_id = v.case_id and n.ordinal = v.ordinal + 1 and n.reason = 'SUCCESSION' and n.from_at < p.e
      left join lateral (select w.unit_id, w.to_at from custody w where w.case_id = v.case_id and w.from_at < p.e and coalesce(w.to_at > w.from_at, true) order by w.ordinal desc limit 1) w on true
    where ${covering("$3")})`,
  select: /* sql */ `select k.unit_id, k.case_id, k.ordinal as part, case when k.why is null and k.holder is null and not k.recalled then 1 else 0 end as numerator,
      case when k.why is null then 1 else 0 end as denominator, k.why as excluded,
      jsonb_build_object('succeeded', k.succeeded, 'recalled', k.recalled, 'open', k.holder is not null) as facts
    from (
      select o.*, coalesce(o.merged, case when m.scored_unit_id is distinct from own.scored_unit_id then 'HANDED_OVER' end) as why
      from opening o cross join p left join members own on own.unit_id = o.unit_id left join members m on m.unit_id = o.last_holder) k cross join p`,
};
