/** Pieces of SQL that every kind of line shares; what they mean is written in INDICATORS.md. */

/** Cases that count, with how they ended before `p.e`. */
export const HOT = /* sql */ `hot as not materialized (
    select c.id, c.steps, c.field, c.urgent, c.source_id, c.source_case_id, c.received_at, c.intake_unit_id, c.cooperating,
      case when c.open and not s.merged or coalesce(c.closed_at, c.received_at) >= p.e then null
        when s.merged then 'MERGED' when c.stage in ('DECLINED', 'REDIRECTED') then c.stage end as ended
    from feedback_case c join case_state s on s.case_id = c.id and s.to_event is null cross join p where c.case_stream = 'HOTLINE')`;

/**
 * What a statement is given, always all of it: $1 period, $2 the indicator's code, $3 begin, $4 end, $5 the taking's event, $6 the indicator's params,
 * $7 its fields or null, $8 days from two weeks before the period to its end with $9 the first late instant of what is to be told by the next day worked and
 * $10 of what is to be done on the day itself, $11 the last days worked up to the period's end, $12 what other stations told, a list. $13 and $14, units and
 * for whom each one's lines count, are asked for by whoever writes lines of units.
 */
export const GIVEN = /* sql */ `
  p as materialized (select $1::bigint as period, $2::text as code, $3::timestamptz as b, $4::timestamptz as e, $5::bigint as event, $6::jsonb as params,
    $7::text[] as fields, $11::date[] as worked, $12::jsonb as told),
  due_of_day as materialized (select d.day, d.told, d.done from unnest($8::date[], $9::timestamptz[], $10::timestamptz[]) as d(day, told, done)),
  ${HOT}`;

/** A number in the scheme. */
export const param = (name: string): string => `(p.params ->> '${name}')::int`;

/** SQL: an instant in milliseconds since 1970; null: none, or never. */
export const millis = (instant: string): string => `case when isfinite(${instant}) then (extract(epoch from ${instant}) * 1000)::bigint end`;

/** SQL: the local day of an instant. */
export const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** SQL: some step of a kind is there. It costs a fraction of looking at each step, and most cases have none. */
export const hasStep = (steps: string, kind: string): string => `${steps} @> '[{"kind": "${kind}"}]'`;

/** SQL: some step of a kind is there, when a condition about its instant `t.at` holds. */
export const stepWhere = (steps: string, kind: string, condition: string): string =>
  `(${hasStep(steps, kind)} and exists (select 1 from (select (step ->> 'at')::timestamptz as at from jsonb_array_elements(${steps}) step where step ->> 'kind' = '${kind}') t where ${condition}))`;

/** Clocks of a stage that have begun, as they stood at the end: `stop` is null while they run. */
export const clocksOfStage = (stage: string): string => clocksWhere(`k.stage = '${stage}'`);

/** The same of every clock `k` that a condition holds of. @param among the clocks to look at */
export function clocksWhere(condition: string, among: "clock" | "handled" = "clock"): string {
  return /* sql */ `
  clocks as not materialized (
    select k.*, coalesce(k.stop < k.due_at, false) as in_time, case when k.stop < k.due_at then k.stop else k.due_at end as judged
    from (
      select k.case_id, k.ordinal, k.stage, k.unit_id, k.started_at, k.due_at, k.original_due_at, k.pauses, k.extensions, case when k.stopped_at < p.e then k.stopped_at end as stop,
        h.ended, h.steps, h.field, h.urgent, h.cooperating, h.source_id, h.source_case_id
      from ${among} k join hot h on h.id = k.case_id cross join p where ${condition} and k.started_at < p.e) k)`;
}

/** SQL: the case went to another unit, or back, at the instant the clock `k` stopped. @param but reasons of hand-overs that do not count */
export function handedOver(but: readonly string[] = []): string {
  const others = but.length === 0 ? "" : ` and v.reason not in (${but.map((one) => `'${one}'`).join(", ")})`;
  return `exists (select 1 from custody v where v.case_id = k.case_id and v.ordinal > 0 and v.from_at = k.stop and v.unit_id <> k.unit_id${others})`;
}

/**
 * SQL: a clock `k` has another limit by an extension, and nothing else moved it: it has not stood still since, so that its first limit is what it would have had.
 */
export const EXTENDED_ALONE = `(k.original_due_at is not null and isfinite(k.due_at) and not exists (select 1 from jsonb_array_elements(k.pauses) w
    where (w ->> 'stops')::boolean and coalesce((w ->> 'to')::numeric > (select min((x ->> 'at')::numeric) from jsonb_array_elements(k.extensions) x
      where x -> 'irregular' = '[]'::jsonb), true)))`;

/**
 * SQL: of the lines `k` of one scored unit, whom an extension alone `helped`, this one is above the scheme's `extendedShare` of those that count (`why` is null): the earliest
 * due keep their extension. False where the scheme names no share.
 */
export const ABOVE_SHARE = `coalesce(k.helped and row_number() over (partition by k.scored_unit_id, k.helped order by k.due_at, k.case_id, k.ordinal)
    > count(*) filter (where k.why is null) over (partition by k.scored_unit_id) * ${param("extendedShare")} / 100, false)`;

/** SQL: what a line of such a scheme tells besides. */
export const SHARE_FACTS = (extended: string, above: string): string =>
  `case when ${param("extendedShare")} is null then '{}'::jsonb else jsonb_build_object('extended', ${extended}, 'above', ${above}) end`;

export const RETURNED_AT_STOP = stepWhere("k.steps", "RETURNED", "t.at = k.stop");
