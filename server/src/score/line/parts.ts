/** The lines of an indicator: what comes before, and each line with unit_id, case_id, part, numerator, denominator, excluded, facts. */
export interface RuleSql {
  before: string;
  select: string;
}

/** Pieces of SQL that every kind of line shares; what they mean is written in INDICATORS.md. */

/** SQL: how a case `c`, whose current interval is `s`, ended before an instant. */
export const endedBefore = (end: string): string => /* sql */ `case when c.open and not s.merged or coalesce(c.closed_at, c.received_at) >= ${end} then null
        when s.merged then 'MERGED' when c.stage in ('DECLINED', 'REDIRECTED') then c.stage end`;

export const CASE_COLUMNS = "c.id, c.steps, c.field, c.urgent, c.source_id, c.source_case_id, c.received_at, c.intake_unit_id, c.cooperating";

/** Cases that count, with how they ended before `p.e`. */
export const HOT = /* sql */ `hot as not materialized (
    select ${CASE_COLUMNS}, ${endedBefore("p.e")} as ended
    from feedback_case c join case_state s on s.case_id = c.id and s.to_event is null cross join p where c.case_stream = 'HOTLINE')`;

/**
 * What a statement is given: $1 period, $2 what is asked of each indicator, a list (code, params, fields or null, the last days worked up to the period's end, what other
 * stations told), $3 begin, $4 end, $5 the taking's event, $6 days from two weeks before the period to its end with $7 the first late instant of what is to be told by the
 * next day worked and $8 of what is to be done on the day itself. $9 and $10, units and for whom each one's lines count, are asked for by whoever writes lines of units.
 * @param at which one of $2
 */
export const givenOf = (at: number): string => /* sql */ `
  p as materialized (select $1::bigint as period, $3::timestamptz as b, $4::timestamptz as e, $5::bigint as event, a.*
    from jsonb_to_record($2::jsonb -> ${at}) as a(code text, params jsonb, fields text[], worked date[], told jsonb)),
  due_of_day as materialized (select d.day, d.told, d.done from unnest($6::date[], $7::timestamptz[], $8::timestamptz[]) as d(day, told, done)),
  hot as not materialized (select h.* from taken_case h)`;

/** A number in the scheme. */
export const param = (name: string): string => `(p.params ->> '${name}')::int`;

/** SQL: an instant, a whole number of milliseconds, since 1970; null: none, or never. A double holds it to less than a thousandth of that; a numeric costs twice as much. */
export const millis = (instant: string): string => `case when isfinite(${instant}) then (date_part('epoch', ${instant}) * 1000)::bigint end`;

/** SQL: the local day of an instant. */
export const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** SQL: some step of a kind is there. It costs a fraction of looking at each step, and most cases have none. */
export const hasStep = (steps: string, kind: string): string => `${steps} @> '[{"kind": "${kind}"}]'`;

/** SQL: some step of a kind is there, when a condition about its instant `t.at` holds. */
export const stepWhere = (steps: string, kind: string, condition: string): string =>
  `(${hasStep(steps, kind)} and exists (select 1 from (select (step ->> 'at')::timestamptz as at from jsonb_array_elements(${steps}) step where step ->> 'kind' = '${kind}') t where ${condition}))`;

/** Which clocks are looked at, and what else is known of their cases. */
interface Clocks {
  from: "clock" | "taken_clock" | "handled";
  more: string;
}
const ALL_CLOCKS: Clocks = { from: "clock", more: "" };
/** Those that `gatherCases` gathered. */
export const GATHERED: Clocks = { from: "taken_clock", more: ", h.moves, h.succeeded, h.returned, h.reopened as ever_reopened, h.failed" };

/** Clocks of a stage that have begun, of units that had their case before the end, as they stood then: `stop` is null while they run. */
export const clocksOfStage = (stage: string, among = ALL_CLOCKS): string => clocksWhere(`k.stage = '${stage}'`, among);

/** The same of every clock `k` that a condition holds of. */
export function clocksWhere(condition: string, { from, more }: Clocks = ALL_CLOCKS): string {
  return /* sql */ `
  clocks as not materialized (
    select k.*, coalesce(k.stop < k.due_at, false) as in_time, case when k.stop < k.due_at then k.stop else k.due_at end as judged
    from (
      select k.case_id, k.ordinal, k.stage, k.unit_id, k.started_at, k.due_at, k.original_due_at, k.pauses, k.extensions, case when k.stopped_at < p.e then k.stopped_at end as stop,
        h.ended, h.steps, h.field, h.urgent, h.cooperating, h.source_id, h.source_case_id${more}
      from ${from} k join hot h on h.id = k.case_id cross join p where ${condition} and k.started_at < p.e
        and (k.stopped_at < p.e or exists (select 1 from custody v where v.case_id = k.case_id and v.unit_id = k.unit_id and v.from_at < p.e))) k)`;
}

/** SQL: the case went to another unit, or back, at the instant the clock `k` stopped. @param but reasons of hand-overs that do not count */
export function handedOver(but: readonly string[] = []): string {
  const others = but.length === 0 ? "" : ` and v.reason not in (${but.map((one) => `'${one}'`).join(", ")})`;
  return `exists (select 1 from custody v where v.case_id = k.case_id and v.ordinal > 0 and v.from_at = k.stop and v.unit_id <> k.unit_id${others})`;
}

/** SQL: the unit that had the case `k` last before its limit; a limit that runs out between a closing and a reopening is of who had it before. Null: nobody had had it yet. */
export const HAD_AT_DUE = `(select v.unit_id from custody v where v.case_id = k.case_id and v.from_at < k.due_at and coalesce(v.to_at > v.from_at, true) order by v.ordinal desc limit 1)`;

/** SQL: a clock `k` ran out while another unit, or nobody yet, had the case. */
export const GOT_LATE = `(not k.in_time and isfinite(k.due_at) and k.unit_id is distinct from ${HAD_AT_DUE})`;

/** SQL: a gathered clock `k` was judged within the scheme's `graceDays` after its unit got the case by a succession. */
export const IN_GRACE = `(k.succeeded and isfinite(k.judged) and exists (select 1 from custody v where v.case_id = k.case_id and v.unit_id = k.unit_id and v.reason = 'SUCCESSION'
    and k.judged >= v.from_at and k.judged < v.from_at + ${param("graceDays")} * interval '1 day'))`;

/**
 * SQL: a clock `k` has another limit by an extension, and nothing else moved it: it has not stood still since, so that its first limit is what it would have had.
 */
export const EXTENDED_ALONE = `(k.original_due_at is not null and isfinite(k.due_at) and not exists (select 1 from jsonb_array_elements(k.pauses) w
    where (w ->> 'stops')::boolean and coalesce((w ->> 'to')::numeric > (select min((x ->> 'at')::numeric) from jsonb_array_elements(k.extensions) x
      where x -> 'irregular' = '[]'::jsonb), true)))`;

/**
 * SQL: of the lines `k` of one scored unit, whom an extension alone `helped`, this one is above the scheme's `extendedShare` of those that count (`why` is null): the earliest
 * due keep their extension.
 */
export const ABOVE_SHARE = `coalesce(k.helped and row_number() over (partition by k.scored_unit_id, k.helped order by k.due_at, k.case_id, k.ordinal)
    > count(*) filter (where k.why is null) over (partition by k.scored_unit_id) * ${param("extendedShare")} / 100, false)`;

/** SQL: what a line of such a scheme tells besides, names and values. */
export const SHARE_FACTS = "'extended', k.original_due_at is not null, 'above', k.above";

export const RETURNED_AT_STOP = stepWhere("k.steps", "RETURNED", "t.at = k.stop");

/** SQL: `handedOver` of a clock that was gathered: only of a case that changed hands at that instant is it looked who had it. */
export const gatheredHandedOver = (but: readonly string[] = []): string => `(coalesce(k.stop = any(k.moves), false) and ${handedOver(but)})`;
export const GATHERED_RETURNED_AT_STOP = `(k.returned and ${RETURNED_AT_STOP})`;
