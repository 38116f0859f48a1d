import { COVERING_CAUSE, FACTS, JUDGED, RESULTS, WAITS } from "../../line/clock-lines.ts";
import { clocksOfStage, clocksWhere, handedOver, millis, RETURNED_AT_STOP } from "../../line/parts.ts";
import type { SheetPart } from "../counting/line.ts";
import { ANSWERS_NOT, HIS_IN_TIME, HIS_LATENESS, WORKED, WORKED_SQL } from "./spans.ts";

/** `select` gives officer_id, case_id, unit_id, place, item, weight, numerator, denominator, excluded, approver, document, facts. */
interface PartSql {
  before: string;
  select: string;
}

/** An approved cause `c` that let the clock run over its limit, with the regulation that names it. */
const CAUSE = `left join lateral (select w ->> 'approver' as approver, concat_ws(': ', w ->> 'reasonName', w ->> 'legalBasis') as document ${COVERING_CAUSE}
          and w ->> 'legalBasis' is not null order by w ->> 'from' limit 1) c on not k.in_time`;
const LEFT_UNIT = `(${handedOver()} or ${RETURNED_AT_STOP})`;
const HAD = `${FACTS} || jsonb_build_object('from', ${millis("o.had_from")}, 'to', ${millis("o.had_to")}, 'standsIn', o.stands_in)`;
const PAPER = "case when k.why = 'OBJECTIVE_CAUSE' then k.approver end as approver, case when k.why = 'OBJECTIVE_CAUSE' then k.document end as document";

/** a: items whose handling was judged in the period, and those that were late before it and not done when it began. */
const QUANTITY: PartSql = {
  before: `${clocksOfStage("HANDLE")},${WORKED_SQL}`,
  select: /* sql */ `select k.officer_id, k.case_id, k.unit_id, k.ordinal as place, k.case_id || '@' || (k.facts ->> 'start') as item,
      case when k.cooperating <> '{}' then r.multiple when k.field = any(r.information_fields) then r.information else r.single end
        + case when k.urgent then r.urgent else 0 end as weight,
      case when k.why is null and k.finished then 1 else 0 end as numerator, case when k.why is null then 1 else 0 end as denominator, k.why as excluded, ${PAPER}, k.facts
    from (
      select k.*, o.officer_id, o.finished, c.approver, c.document,
        ${HAD} || jsonb_build_object('carried', k.due_at < p.b, 'multiple', k.cooperating <> '{}', 'urgent', k.urgent) as facts,
        coalesce(k.ended, case when ${WAITS} then 'PAUSED'
          when k.stop is not null and (not o.finished or ${LEFT_UNIT}) then 'HANDED_OVER'
          when k.stop is null and k.due_at < p.b and not o.holds then 'HANDED_OVER'
          when k.stop is null and k.due_at < p.b and o.had_from >= p.b then 'INHERITED_LATE'
          when k.stop is null and k.due_at >= p.b and not o.answers then ${ANSWERS_NOT}
          when k.stop is null and c.approver is not null then 'OBJECTIVE_CAUSE' end) as why
      from clocks k cross join p ${WORKED} ${CAUSE}
      where (${JUDGED}) or ${WAITS} or (k.due_at < p.b and coalesce(k.stop >= p.b, true) and o.had_to > p.b)) k
    cross join p left join officer_rule r on r.staff = officer_staff(k.officer_id, p.day) and r.valid_from <= p.day and (r.valid_to is null or r.valid_to > p.day)`,
};

/** b: results of the period, and earlier ones that failed in it; of who had the case when it was handled. */
const QUALITY: PartSql = {
  before: `${RESULTS},${WORKED_SQL}`,
  select: /* sql */ `select o.officer_id, k.case_id, k.unit_id, k.ordinal as place, k.case_id || '@' || ${millis("k.stop")} as item, null::numeric as weight,
      case when k.ended is null then k.reopened + k.repeated + k.recalled else 0 end as numerator, case when k.ended is null then 1 else 0 end as denominator,
      k.ended as excluded, null::text as approver, null::text as document,
      ${HAD} || jsonb_build_object('reopened', k.reopened > 0, 'repeated', k.repeated > 0, 'recalled', k.recalled > 0) as facts
    from answers k cross join p ${WORKED} where o.finished and (k.stop >= p.b or k.reopened + k.repeated + k.recalled > 0)`,
};

/** c: limits of an officer's own stages, judged in the period. */
const PROGRESS: PartSql = {
  before: `${clocksWhere("k.stage = any(p.stages)")},${WORKED_SQL}`,
  select: /* sql */ `select k.officer_id, k.case_id, k.unit_id, k.ordinal as place, k.case_id::text as item, null::numeric as weight,
      case when k.why is null and not k.his_in_time then 1 else 0 end as numerator, case when k.why is null then 1 else 0 end as denominator, k.why as excluded, ${PAPER}, k.facts
    from (
      select k.*, o.officer_id, c.approver, c.document, ${HIS_IN_TIME} as his_in_time,
        ${HAD} || jsonb_build_object('answer', k.stage = 'ANSWER', 'drafted', ${millis("o.drafted_at")}) as facts,
        coalesce(k.ended, case when ${WAITS} then 'PAUSED'
          when ${HIS_IN_TIME} and (not o.finished or ${LEFT_UNIT}) then 'HANDED_OVER'
          when ${HIS_IN_TIME} then null
          when not (${HIS_LATENESS}) then ${ANSWERS_NOT}
          when c.approver is not null then 'OBJECTIVE_CAUSE' end) as why
      from clocks k cross join p ${WORKED} ${CAUSE} where (${JUDGED}) or ${WAITS}) k`,
};

/** SQL: how many milliseconds of the period two stretches have in common. */
const SHARED = (from: string, to: string): string =>
  `trim_scale(greatest(0, extract(epoch from least(${to}, p.e)) - extract(epoch from greatest(${from}, p.b))) * 1000)`;

/** Own time in the period, beside the time that the unit held the case. */
const TIME: PartSql = {
  before: /* sql */ `
  kept as materialized (select v.case_id, v.unit_id, v.from_at, coalesce(v.to_at, 'infinity'::timestamptz) as to_at from custody v join hot h on h.id = v.case_id
    where v.case_id in (select o.case_id from spans o)),
  units as (select v.case_id, v.unit_id, sum(${SHARED("v.from_at", "v.to_at")}) as ms from kept v cross join p group by 1, 2),
  own as (
    select o.officer_id, o.case_id, o.unit_id, bool_or(o.how = 'STANDS_IN') as stands_in, sum(${SHARED("greatest(o.from_at, v.from_at)", "least(o.to_at, v.to_at)")}) as ms
    from spans o join kept v on v.case_id = o.case_id and v.unit_id = o.unit_id cross join p where least(o.to_at, v.to_at) > p.b group by 1, 2, 3)`,
  select: /* sql */ `select k.officer_id, k.case_id, k.unit_id, 0 as place, k.case_id::text as item, null::numeric as weight, k.ms as numerator,
      u.ms as denominator,
      null::text as excluded, null::text as approver, null::text as document, jsonb_build_object('standsIn', k.stands_in) as facts
    from own k join units u on u.case_id = k.case_id and u.unit_id = k.unit_id where k.ms > 0`,
};

/** What each part of a sheet looks at. */
export const PARTS: Readonly<Record<SheetPart, PartSql>> = { QUANTITY, QUALITY, PROGRESS, TIME };
