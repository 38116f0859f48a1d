import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Span } from "../period.ts";

/** Which lists a source tells. */
export interface TellingRow {
  sourceId: number;
  kind: "DAYS" | "OUTAGES";
  keptSince: string | null;
  readUpTo: Instant | null;
}

/** SQL: a version that counted at an event. */
const counted = (row: string, event: string): string =>
  `${row}.from_event <= ${event}::bigint and (${row}.to_event is null or ${row}.to_event > ${event}::bigint)`;

/** The lists that had been read to their end when an event came. */
export async function tellings(tx: Tx, sourceIds: readonly number[], event: number): Promise<TellingRow[]> {
  return tx.rows<TellingRow>(
    `/* tellings */ select source_id as "sourceId", kind, kept_since as "keptSince", read_up_to as "readUpTo" from hotline_telling
     where source_id = any($1::int[]) and from_event <= $2::bigint order by 1, 2 limit 2000`,
    [sourceIds, event],
  );
}

/** Calls of one number over some days. */
export interface CallsRow {
  sourceId: number;
  number: string;
  /** days told among them */
  days: number;
  incoming: number;
  answered: number;
  missed: number;
  /** seconds, over the days that tell them; null: none does */
  waitSeconds: number | null;
  /** calls answered on those days */
  waitAnswered: number;
  longestWaitSeconds: number | null;
}

export async function callsOver(tx: Tx, sourceIds: readonly number[], { from, to }: Span, event: number): Promise<CallsRow[]> {
  return tx.rows<CallsRow>(
    `/* callsOver */ select source_id as "sourceId", number, count(*)::int as days, sum(incoming)::int as incoming, sum(answered)::int as answered, sum(missed)::int as missed,
       sum(wait_seconds)::float8 as "waitSeconds", coalesce(sum(answered) filter (where wait_seconds is not null), 0)::int as "waitAnswered",
       max(longest_wait_seconds) as "longestWaitSeconds"
     from hotline_day d where source_id = any($1::int[]) and day between $2::date and $3::date and ${counted("d", "$4")} group by 1, 2 order by 1, 2 limit 10000`,
    [sourceIds, from, to, event],
  );
}

/** Every number a source ever told calls of, and since which day. */
export async function numbersTold(tx: Tx, sourceIds: readonly number[], event: number): Promise<{ sourceId: number; number: string; since: string }[]> {
  return tx.rows(
    `/* numbersTold */ select source_id as "sourceId", number, min(day) as since from hotline_day d
     where source_id = any($1::int[]) and ${counted("d", "$2")} group by 1, 2 order by 1, 2 limit 10000`,
    [sourceIds, event],
  );
}

/** Days that a number should have and has not: since its first day told, among those over at the as-of. @param over the last day that is over */
export async function missingDays(
  tx: Tx,
  sourceIds: readonly number[],
  { from, to }: Span,
  { event, over }: { event: number; over: string },
): Promise<{ sourceId: number; number: string; day: string }[]> {
  return tx.rows(
    `/* missingDays */ with told as (select source_id, number, day from hotline_day d where source_id = any($1::int[]) and ${counted("d", "$4")}),
       first as (select source_id, number, min(day) as since from told group by 1, 2)
     select f.source_id as "sourceId", f.number, g.day::date as day from first f
     cross join lateral generate_series(greatest(f.since, $2::date)::timestamp, least($3::date, $5::date)::timestamp, interval '1 day') as g(day)
     where not exists (select 1 from told t where t.source_id = f.source_id and t.number = f.number and t.day = g.day::date) order by 1, 2, 3 limit 100000`,
    [sourceIds, from, to, event, over],
  );
}

/** Days that were told again with other numbers after they were over (số liệu được tính lại). */
export async function toldAgain(
  tx: Tx,
  sourceIds: readonly number[],
  { from, to }: Span,
  event: number,
): Promise<{ sourceId: number; number: string; day: string }[]> {
  return tx.rows(
    `/* toldAgain */ select d.source_id as "sourceId", d.number, d.day from hotline_day d
     where d.source_id = any($1::int[]) and d.day between $2::date and $3::date and d.from_event <= $4::bigint and (d.learned_at at time zone 'Asia/Ho_Chi_Minh')::date > d.day
     group by 1, 2, 3 having count(*) > 1 order by 1, 2, 3 limit 100000`,
    [sourceIds, from, to, event],
  );
}

/** Tickets that reach into some time, at most `limit`. */
export async function ticketsWithin(
  tx: Tx,
  sourceIds: readonly number[],
  { from, to }: { from: Instant; to: Instant },
  { event, limit }: { event: number; limit: number },
): Promise<{ sourceId: number; number: string; from: Instant; until: Instant | null; cause: string | null }[]> {
  return tx.rows(
    `/* ticketsWithin */ select source_id as "sourceId", number, from_at as "from", until_at as until, cause from hotline_outage o
     where source_id = any($1::int[]) and from_at < $3::timestamptz and (until_at is null or until_at >= $2::timestamptz) and ${counted("o", "$4")} order by from_at, id limit $5`,
    [sourceIds, instantText(from), instantText(to), event, limit],
  );
}

/** Calls of numbers over some days, whichever source tells them; a number that none tells has no row. */
export async function callsOfNumbers(
  tx: Tx,
  numbers: readonly string[],
  { from, to }: Span,
  event: number,
): Promise<{ number: string; days: number; incoming: number; answered: number }[]> {
  return tx.rows(
    `/* callsOfNumbers */ select number, count(*)::int as days, sum(incoming)::int as incoming, sum(answered)::int as answered from hotline_day d
     where number = any($1::text[]) and day between $2::date and $3::date and ${counted("d", "$4")} group by 1 order by 1 limit 10000`,
    [numbers, from, to, event],
  );
}
