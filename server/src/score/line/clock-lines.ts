import {
  ABOVE_SHARE,
  GATHERED,
  GATHERED_RETURNED_AT_STOP,
  gatheredHandedOver,
  clocksOfStage,
  clocksWhere,
  EXTENDED_ALONE,
  GOT_LATE,
  handedOver,
  hasStep,
  IN_GRACE,
  millis,
  param,
  RETURNED_AT_STOP,
  SHARE_FACTS,
  stepWhere,
} from "./parts.ts";
import type { RuleSql } from "./parts.ts";

/** What a line tells of its clock; instants in milliseconds. @param more further names and values, SQL */
const factsOf = (...more: string[]): string =>
  `jsonb_build_object(${[`'start', ${millis("k.started_at")}, 'due', ${millis("k.due_at")}, 'stop', ${millis("k.stop")}, 'extended', k.original_due_at is not null`, ...more].join(", ")})`;
export const FACTS = factsOf();
export const JUDGED = "k.judged >= p.b and k.judged < p.e";
export const WAITS = "k.stop is null and not isfinite(k.due_at)";

/** The columns of a line whose one is worth 1. @param yes SQL @param why SQL, null when it counts */
const oneEach = (yes: string, facts = FACTS): string =>
  `k.unit_id, k.case_id, k.ordinal as part, case when k.why is null and ${yes} then 1 else 0 end as numerator, case when k.why is null then 1 else 0 end as denominator,
    k.why as excluded, ${facts} as facts`;

/** Keeps a part of a statement by itself: PostgreSQL would else work out its columns anew at each place that names them. */
const ONCE = "offset 0";

/** Selects `k` with its reason. */
const judged = (reasons: string, where: string): string =>
  `(select k.*, coalesce(k.ended, case ${reasons} end) as why from clocks k cross join p where ${where} ${ONCE}) k`;

/** A limit that ran out is charged once, to who had the case then. */
const INHERITED = `when ${GOT_LATE} then 'INHERITED_LATE' when ${IN_GRACE} then 'INHERITED_GRACE'`;

/** Pauses `w` of a clock `k` that let it run, decided by a named approver, and cover its limit. */
export const COVERING_CAUSE = `from jsonb_array_elements(k.pauses) w where not (w ->> 'stops')::boolean and w ->> 'approver' is not null
          and (w ->> 'from')::numeric <= extract(epoch from k.due_at) * 1000
          and coalesce((w ->> 'to')::numeric > extract(epoch from k.due_at) * 1000, true)`;

/** SQL: a gathered clock's unit had the case no longer when it stopped. */
const LEFT_AT_STOP = `(${gatheredHandedOver()} or ${GATHERED_RETURNED_AT_STOP})`;

const HANDLED = /* sql */ `(select k.*, k.ever_reopened and ${stepWhere("k.steps", "REOPENED", `t.at > k.stop and t.at < least(p.e, k.stop + ${param("reopenDays")} * interval '1 day')`)} as reopened
      from ${judged(
        `when k.in_time and ${LEFT_AT_STOP} then 'HANDED_OVER'
        ${INHERITED}
        when ${WAITS} then 'PAUSED'
        when not k.in_time and exists (select 1 ${COVERING_CAUSE}) then 'OBJECTIVE_CAUSE'`,
        `((${JUDGED}) or ${WAITS}) and (p.fields is null or k.field = any(p.fields))`,
      )} cross join p ${ONCE}) k`;

/** @param shared the scheme names how many may stand by an extension */
export const handledOnTime = (shared: boolean): RuleSql => ({
  before: clocksOfStage("HANDLE", GATHERED),
  select: shared
    ? /* sql */ `select ${oneEach("k.in_time and not k.reopened and not k.above", factsOf("'reopened', k.reopened", SHARE_FACTS))}
    from (select k.*, ${ABOVE_SHARE} as above from (
      select k.*, m.scored_unit_id, k.why is null and k.in_time and not k.reopened and ${EXTENDED_ALONE} and k.stop >= k.original_due_at as helped
      from ${HANDLED} join members m on m.unit_id = k.unit_id) k cross join p ${ONCE}) k cross join p`
    : /* sql */ `select ${oneEach("k.in_time and not k.reopened", factsOf("'reopened', k.reopened"))} from ${HANDLED}`,
});

/** A return of which the case came straight back: the unit that got it handed it to the same scored unit again. */
const WRONG_RETURNS = /* sql */ `
  wrong as materialized (
    select v.case_id, v.ordinal, v.unit_id, r.from_at as returned, n.from_at as back, h.ended, ${param("wrongReturn")} as weight
    from hot h join custody v on v.case_id = h.id cross join p join custody r on r.case_id = v.case_id and r.ordinal = v.ordinal + 1 and r.reason = 'RETURNED'
      join custody n on n.case_id = v.case_id and n.ordinal = v.ordinal + 2 and n.reason in ('ASSIGNED', 'TRANSFERRED', 'RETURNED')
      join members mv on mv.unit_id = v.unit_id join members mn on mn.unit_id = n.unit_id left join members mr on mr.unit_id = r.unit_id
    where ${param("wrongReturn")} > 0 and n.from_at >= p.b and n.from_at < p.e and coalesce(n.to_at > n.from_at, true) and mn.scored_unit_id = mv.scored_unit_id
      and mr.scored_unit_id is distinct from mv.scored_unit_id)`;

/** Behind every clock of a case. */
const AFTER_CLOCKS = 100_000;

const ACCEPTED = /* sql */ `select ${oneEach("k.in_time")} from ${judged(
  `when k.in_time and ${gatheredHandedOver(["RETURNED"])} and not ${GATHERED_RETURNED_AT_STOP} then 'HANDED_OVER' ${INHERITED} when ${WAITS} then 'PAUSED'`,
  `(${JUDGED}) or ${WAITS}`,
)}`;

/** @param wrong the scheme counts wrong returns */
export const acceptedOnTime = (wrong: boolean): RuleSql => ({
  before: clocksOfStage("ACCEPT", GATHERED) + (wrong ? `,${WRONG_RETURNS}` : ""),
  select: wrong
    ? /* sql */ `${ACCEPTED}
    union all
    select k.unit_id, k.case_id, ${AFTER_CLOCKS} + k.ordinal as part, 0 as numerator, case when k.ended is null then k.weight else 0 end as denominator, k.ended as excluded,
      jsonb_build_object('stop', ${millis("k.returned")}, 'back', ${millis("k.back")}) as facts from wrong k`
    : ACCEPTED,
});

/** The four ticks: resolved, answered, reported to a leader, closed. @source rules 47, 55 and 73 of the founding documents */
const TICKS = `exists (select 1 from leader_report r where r.case_id = k.case_id and r.reported_at < (select e from p))
      and (select ${["RESOLVED", "ANSWERED", "CLOSED"].map((kind) => `coalesce(bool_or(step ->> 'kind' = '${kind}'), false)`).join(" and ")}
        from jsonb_array_elements(k.steps) step where (step ->> 'at')::timestamptz < (select e from p))`;

export const ANSWERED_IN_DAY = {
  before: clocksOfStage("ANSWER", GATHERED),
  select: /* sql */ `select ${oneEach("k.in_time and k.ticked", factsOf("'ticked', k.ticked"))}
    from (select k.*, ${TICKS} as ticked from ${judged(`when k.in_time and ${LEFT_AT_STOP} then 'HANDED_OVER' ${INHERITED}`, JUDGED)} ${ONCE}) k`,
};

export const NO_RESULT_LATE = {
  before: clocksOfStage("NO_RESULT", GATHERED),
  select: /* sql */ `select ${oneEach("not k.in_time")} from ${judged(`when ${GOT_LATE} then 'INHERITED_LATE'`, "k.due_at >= p.b and k.due_at < p.e")}`,
};

/** Cases that may have failed in a period `p`. */
export const FAILING = /* sql */ `select c.id from feedback_case c where ${hasStep("c.steps", "REOPENED")}
      or (c.source_id, c.source_case_id) in (select r.source_id, r.repeat_of from feedback_case r cross join p where r.repeat_of is not null and r.received_at >= p.b and r.received_at < p.e)
      or c.id in (select r.case_id from case_proposal r cross join p where r.recalled and r.recalled_at >= p.b and r.recalled_at < p.e)`;

/**
 * Results that were brought in the period, and all of cases that may have failed then: who handled the case to an end, and when the case's next result came. A result
 * left out is before the period and did not fail in it, and no result that is in comes before it.
 * @param handled a CTE of their clocks @param left SQL: a clock's unit had the case no longer when it stopped @param failed SQL: its case may have failed @param more what else is known of their cases
 */
const resultsOf = ({ handled, left, failed, more }: { handled: string; left: string; failed: string; more: string }): string => /* sql */ `
  ${handled},
  ${clocksWhere("true", { from: "handled", more })},
  results as not materialized (
    select k.*, coalesce(lead(k.stop) over (partition by k.case_id order by k.stop, k.ordinal), 'infinity'::timestamptz) as next
    from clocks k where not ${left}),
  answers as not materialized (
    select k.*,
      case when not (${failed} and ${hasStep("k.steps", "REOPENED")}) then 0 else (select count(*) from jsonb_array_elements(k.steps) step where step ->> 'kind' = 'REOPENED' and (step ->> 'at')::timestamptz > k.stop
        and (step ->> 'at')::timestamptz < k.next and (step ->> 'at')::timestamptz >= p.b and (step ->> 'at')::timestamptz < p.e)::int end as reopened,
      case when not ${failed} then 0 else (select count(*) from feedback_case r join case_state s on s.case_id = r.id and s.to_event is null where r.source_id = k.source_id and r.repeat_of = k.source_case_id
        and r.received_at > k.stop and r.received_at < k.next and r.received_at >= p.b and r.received_at < p.e)::int end as repeated,
      case when not ${failed} then 0 else (select count(*) from case_proposal r where r.case_id = k.case_id and r.recalled and r.recalled_at > k.stop and r.recalled_at < k.next
        and r.recalled_at >= p.b and r.recalled_at < p.e)::int end as recalled
    from results k cross join p ${ONCE})`;

/** Results among all clocks. */
export const RESULTS = resultsOf({
  handled: /* sql */ `failing as materialized (${FAILING}),
  handled as materialized (
    select k.* from clock k cross join p where k.stage = 'HANDLE' and k.stopped_at < p.e and (k.stopped_at >= p.b or k.case_id in (select f.id from failing f)))`,
  left: `(${handedOver()} or ${RETURNED_AT_STOP})`,
  failed: "true",
  more: "",
});

export const ANSWER_QUALITY = {
  before: resultsOf({
    handled: "handled as materialized (select k.* from taken_clock k cross join p where k.stage = 'HANDLE' and k.stopped_at < p.e)",
    left: LEFT_AT_STOP,
    failed: "k.failed",
    more: GATHERED.more,
  }),
  select: /* sql */ `select k.unit_id, k.case_id, k.ordinal as part, case when k.ended is null then k.reopened + k.repeated + k.recalled else 0 end as numerator,
      case when k.ended is null and k.stop >= p.b then 1 else 0 end as denominator, k.ended as excluded,
      jsonb_build_object('stop', ${millis("k.stop")}, 'reopened', k.reopened, 'repeated', k.repeated, 'recalled', k.recalled) as facts
    from answers k cross join p where k.stop >= p.b or k.reopened + k.repeated + k.recalled > 0`,
};
