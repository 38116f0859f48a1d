import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";

/** The point every number and list is counted at: all events up to `event`, seen at `instant`. */
export interface AsOf {
  event: number;
  instant: Instant;
}

/** Numbers of the cases of one stream charged to one unit itself. */
export interface UnitCounts {
  caseStream: CaseStream;
  unitId: number;
  open: number;
  overdue: number;
  dueSoon: number;
  /** open, their running clock standing still */
  paused: number;
  inheritedOverdue: number;
  /** received by the unit, closed in its hands, on the as-of's local day */
  receivedToday: number;
  closedToday: number;
}

/**
 * The board: every unit's own numbers at an as-of. The one function behind every card, tree and total; ancestors are sums of these.
 * @param latest true when the as-of's event is the journal's last one in this snapshot: the current intervals are the answer
 */
export async function unitCounts(tx: Tx, asOf: AsOf, latest: boolean): Promise<UnitCounts[]> {
  const states = statesAt(latest);
  return tx.rows<UnitCounts>(
    `/* unitCounts */ select case_stream as "caseStream", unit_id as "unitId", sum(open)::int as open, sum(overdue)::int as overdue, sum(due_soon)::int as "dueSoon",
       sum(paused)::int as paused, sum(inherited)::int as "inheritedOverdue", sum(received)::int as "receivedToday", sum(closed)::int as "closedToday"
     from (
       select case_stream, unit_id, count(*) as open, count(*) filter (where due_at <= $2::timestamptz) as overdue,
         count(*) filter (where due_at > $2::timestamptz and soon_at <= $2::timestamptz) as due_soon,
         count(*) filter (where due_at = 'infinity') as paused,
         count(*) filter (where due_at <= $2::timestamptz and inherited_late) as inherited, 0 as received, 0 as closed
       from ${states} s where open group by case_stream, unit_id
       union all
       select case_stream, intake_unit_id, 0, 0, 0, 0, 0, count(*), 0 from ${states} s where received_day = $3::date group by case_stream, intake_unit_id
       union all
       select case_stream, unit_id, 0, 0, 0, 0, 0, 0, count(*) from ${states} s where closed_day = $3::date group by case_stream, unit_id
     ) own group by case_stream, unit_id order by case_stream, unit_id`,
    [asOf.event, instantText(asOf.instant), localDay(asOf.instant)],
  );
}

/**
 * What the events after one as-of and up to another, and the time that passed between them, change in every unit's own numbers: to be added to those of the first.
 * Both lie on one local day, and `asOf.event` is the journal's last one in this snapshot. A case whose clock ran out meanwhile counts whether an event tells so or not.
 */
export async function unitCountsMoved(tx: Tx, before: AsOf, asOf: AsOf): Promise<UnitCounts[]> {
  return tx.rows<UnitCounts>(
    `/* unitCountsMoved */ with touched as (
       select case_id from event where seq > $1::bigint and seq <= $3::bigint
       union select case_id from case_state where to_event is null and open and due_at > $2::timestamptz and due_at <= $4::timestamptz
       union select case_id from case_state where to_event is null and open and soon_at > $2::timestamptz and soon_at <= $4::timestamptz
     ), held as (
       select -1 as sign, $2::timestamptz as at, s.* from touched join case_state s using (case_id)
         where s.from_event <= $1::bigint and (s.to_event is null or s.to_event > $1::bigint)
       union all
       select 1, $4::timestamptz, s.* from touched join case_state s using (case_id) where s.to_event is null
     )
     select case_stream as "caseStream", unit_id as "unitId", sum(open)::int as open, sum(overdue)::int as overdue, sum(due_soon)::int as "dueSoon",
       sum(paused)::int as paused, sum(inherited)::int as "inheritedOverdue", sum(received)::int as "receivedToday", sum(closed)::int as "closedToday"
     from (
       select case_stream, unit_id, sign as open, case when due_at <= at then sign else 0 end as overdue, case when due_at > at and soon_at <= at then sign else 0 end as due_soon,
         case when due_at = 'infinity' then sign else 0 end as paused, case when due_at <= at and inherited_late then sign else 0 end as inherited, 0 as received, 0 as closed
       from held where open
       union all
       select case_stream, intake_unit_id, 0, 0, 0, 0, 0, sign, 0 from held where received_day = $5::date
       union all
       select case_stream, unit_id, 0, 0, 0, 0, 0, 0, sign from held where closed_day = $5::date
     ) moved group by case_stream, unit_id
     having sum(open) <> 0 or sum(overdue) <> 0 or sum(due_soon) <> 0 or sum(paused) <> 0 or sum(inherited) <> 0 or sum(received) <> 0 or sum(closed) <> 0
     order by case_stream, unit_id`,
    [before.event, instantText(before.instant), asOf.event, instantText(asOf.instant), localDay(asOf.instant)],
  );
}

/**
 * The intervals that hold at event $1, as a table to select from. Of the past ones only those that ended after it are looked at, so that an as-of of
 * a moment ago costs hardly more than now.
 * @param latest the event is the journal's last: the current intervals are the answer
 */
export function statesAt(latest: boolean): string {
  if (latest) return "(select * from case_state where to_event is null and $1::bigint >= 0)";
  return "(select * from case_state where to_event is null and from_event <= $1::bigint union all select * from case_state where to_event > $1::bigint and from_event <= $1::bigint)";
}

/** Running clocks that ran out or became due soon in (after, upTo]: what the mere passing of time changes in the numbers. */
export async function crossings(
  tx: Tx,
  after: Instant,
  upTo: Instant,
): Promise<{ kind: "BECAME_OVERDUE" | "BECAME_DUE_SOON"; caseId: number; caseStream: CaseStream; unitId: number; happenedAt: Instant }[]> {
  return tx.rows(
    `/* crossings */ select * from (
       select 'BECAME_OVERDUE' as kind, case_id as "caseId", case_stream as "caseStream", unit_id as "unitId", due_at as "happenedAt" from case_state
       where to_event is null and open and due_at > $1::timestamptz and due_at <= $2::timestamptz
       union all
       select 'BECAME_DUE_SOON', case_id, case_stream, unit_id, soon_at from case_state
       where to_event is null and open and soon_at > $1::timestamptz and soon_at <= $2::timestamptz and due_at > $2::timestamptz
     ) crossed order by "happenedAt", "caseId" limit 1000000`,
    [instantText(after), instantText(upTo)],
  );
}

/** Facts a week, from the rollups: received by and closed in the hands of the units. */
export async function factsPerWeek(
  tx: Tx,
  caseStream: CaseStream,
  unitIds: readonly number[],
  [from, to]: readonly [string, string],
): Promise<{ week: string; received: number; closed: number }[]> {
  return tx.rows(
    `/* factsPerWeek */ select date_trunc('week', day::timestamp)::date as week, sum(received)::int as received, sum(closed)::int as closed
     from unit_day where case_stream = $4 and unit_id = any($1::int[]) and day between $2::date and $3::date group by 1 order by 1 limit 1000`,
    [unitIds, from, to, caseStream],
  );
}
