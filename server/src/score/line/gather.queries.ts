import type { Tx } from "../../platform/database.ts";
import { FAILING } from "./clock-lines.ts";
import { CASE_COLUMNS, dayOf, endedBefore, hasStep } from "./parts.ts";
import type { LineTerms } from "./terms.ts";

/** Clocks that some indicator may count: judged in the period, without an end to their limit, results of the period and all of cases that failed in it. */
const CLOCKS = /* sql */ `
  select k.case_id, k.ordinal, k.stage, k.unit_id, k.started_at, k.due_at, k.original_due_at, k.stopped_at, k.pauses, k.extensions
  from clock k where k.started_at < $2 and k.stage in ('ACCEPT', 'HANDLE', 'ANSWER', 'NO_RESULT') and (
    (k.due_at >= $1 and k.due_at < $2)
    or (k.stopped_at >= $1 and k.stopped_at < $2)
    or (not isfinite(k.due_at) and coalesce(k.stopped_at >= $2, true))
    or (k.stage = 'HANDLE' and k.stopped_at < $1 and k.case_id in (select f.id from taken_failing f)))`;

/** Cases that some line may be about. */
const WANTED = /* sql */ `
  select k.case_id from taken_clock k
  union select v.case_id from custody v where v.from_at < $2 and coalesce(v.to_at >= $1, true)
  union select e.case_id from event e where e.kind in ('RECEIVED', 'HANDED_OVER', 'CLOSED') and e.happened_at >= $1 and e.happened_at < $2
  union select c.id from feedback_case c where c.urgent and ${dayOf("c.received_at")} >= $3::date`;

/** Those, with how they ended before the period's end, and with what seldom is there of their custody and steps: who has none of it is not looked at further. */
const CASES = /* sql */ `
  with held as (
    select v.case_id, array_agg(v.from_at) filter (where v.ordinal > 0) as moves, bool_or(v.reason = 'SUCCESSION') as succeeded
    from custody v join taken_wanted w on w.case_id = v.case_id where v.ordinal > 0 or v.reason = 'SUCCESSION' group by v.case_id)
  select ${CASE_COLUMNS}, ${endedBefore("$1::timestamptz")} as ended, h.moves, h.succeeded, ${hasStep("c.steps", "RETURNED")} as returned, f.id is not null and ${hasStep("c.steps", "REOPENED")} as reopened,
    f.id is not null as failed
  from feedback_case c join taken_wanted w on w.case_id = c.id join case_state s on s.case_id = c.id and s.to_event is null left join held h on h.case_id = c.id
    left join taken_failing f on f.id = c.id
  where c.case_stream = 'HOTLINE'`;

/**
 * Gathers what the lines of a period are written from, once for all indicators: `taken_clock` and `taken_case`, which are this transaction's own. They have more than
 * is counted; each indicator asks its own conditions of them.
 */
export async function gatherCases(tx: Tx, { begin, end, days }: LineTerms): Promise<void> {
  await tx.rows("/* gatherCases:anew */ drop table if exists pg_temp.taken_failing, pg_temp.taken_clock, pg_temp.taken_wanted, pg_temp.taken_case");
  // plans follow from how many there are: a sample tells
  await tx.rows("/* gatherCases:sample */ select set_config('default_statistics_target', '10', true)");
  await tx.rows(
    `/* gatherCases:failing */ create temp table taken_failing on commit drop as with p as materialized (select $1::timestamptz as b, $2::timestamptz as e) ${FAILING}`,
    [begin, end],
  );
  await tx.rows(`/* gatherCases:clocks */ create temp table taken_clock on commit drop as ${CLOCKS}`, [begin, end]);
  await tx.rows(`/* gatherCases:wanted */ create temp table taken_wanted on commit drop as ${WANTED}`, [begin, end, days[0]]);
  await tx.rows("/* gatherCases:counted */ analyze taken_clock (case_id, stage, unit_id, started_at, due_at, stopped_at), taken_wanted");
  await tx.rows(`/* gatherCases:cases */ create temp table taken_case on commit drop as ${CASES}`, [end]);
  await tx.rows("/* gatherCases:countedCases */ analyze taken_case (id, source_id, urgent, received_at, intake_unit_id)");
}
