import type { CaseStream } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { Tx } from "../platform/database.ts";

export const EVENT_KINDS = ["RECEIVED", "CLOSED", "REOPENED", "HANDED_OVER", "UPDATED", "REDATED", "BECAME_DUE_SOON", "BECAME_OVERDUE", "URGED"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One entry of the journal before it has its number. */
export interface NewEvent {
  kind: EventKind;
  caseId: number;
  caseStream: CaseStream;
  /** the unit the fact is counted for */
  unitId: number;
  fromUnitId: number | null;
  /** local day the fact belongs to, YYYY-MM-DD; null: counted nowhere */
  factDay: string | null;
  /** 1, or -1 when a source took back what it had said */
  weight: 1 | -1;
  happenedAt: Instant;
  /** true: part of an opening balance, nobody is alarmed */
  quiet: boolean;
  /** what brought it about where no source did, e.g. the version of a calendar */
  cause?: string;
}

export interface JournalEvent extends NewEvent {
  seq: number;
  learnedAt: Instant;
  sourceId: number | null;
}

/**
 * Takes the next `count` numbers. Locks the journal until the transaction ends, so that numbers follow commit order without gaps:
 * call it last, with nothing but SQL after it.
 * @returns the number before the first one taken
 */
export async function takeNumbers(tx: Tx, count: number): Promise<number> {
  const { last } = await tx.one<{ last: number }>("/* takeNumbers */ update journal_head set last = last + $1 returning last", [count]);
  return last - count;
}

/** Appends events whose numbers were taken in this transaction; `after` is what takeNumbers returned. */
export async function append(
  tx: Tx,
  after: number,
  events: readonly NewEvent[],
  told: { province: string; learnedAt: Instant; sourceId: number | null; batchId: number | null },
): Promise<void> {
  if (events.length === 0) return;
  await tx.rows(
    `/* append */ insert into event (seq, province, kind, case_id, unit_id, from_unit_id, fact_day, weight, happened_at, learned_at, quiet, source_id, batch_id, case_stream, cause)
     select $1::bigint + n, $2, kind, case_id, unit_id, from_unit_id, fact_day, weight, happened_at, $3::timestamptz, quiet, $4::int, $5::bigint, case_stream, cause
     from unnest($6::text[], $7::bigint[], $8::int[], $9::int[], $10::date[], $11::smallint[], $12::timestamptz[], $13::boolean[], $14::text[], $15::text[])
       with ordinality as e(kind, case_id, unit_id, from_unit_id, fact_day, weight, happened_at, quiet, case_stream, cause, n)`,
    [
      after,
      told.province,
      instantText(told.learnedAt),
      told.sourceId,
      told.batchId,
      events.map((e) => e.kind),
      events.map((e) => e.caseId),
      events.map((e) => e.unitId),
      events.map((e) => e.fromUnitId),
      events.map((e) => e.factDay),
      events.map((e) => e.weight),
      events.map((e) => instantText(e.happenedAt)),
      events.map((e) => e.quiet),
      events.map((e) => e.caseStream),
      events.map((e) => e.cause ?? null),
    ],
  );
}

/** The number of the last committed event: everything up to it is visible, nothing beyond it is. */
export async function lastEvent(tx: Tx): Promise<number> {
  return (await tx.one<{ last: number }>("/* lastEvent */ select last from journal_head")).last;
}

type EventRow = {
  seq: number;
  kind: EventKind;
  caseId: number;
  caseStream: CaseStream;
  unitId: number;
  fromUnitId: number | null;
  factDay: string | null;
  weight: 1 | -1;
  happenedAt: Instant;
  learnedAt: Instant;
  quiet: boolean;
  sourceId: number | null;
};

/** Events in (after, upTo], oldest first, at most `limit`. */
export async function eventsAfter(tx: Tx, after: number, upTo: number, limit: number): Promise<JournalEvent[]> {
  return tx.rows<EventRow>(
    `/* eventsAfter */ select seq, kind, case_id as "caseId", case_stream as "caseStream", unit_id as "unitId", from_unit_id as "fromUnitId", fact_day as "factDay", weight,
       happened_at as "happenedAt", learned_at as "learnedAt", quiet, source_id as "sourceId"
     from event where seq > $1 and seq <= $2 order by seq limit $3`,
    [after, upTo, limit],
  );
}

/** How many events of each kind each unit has in (after, upTo]; what a person is told as the cause of a change. */
export async function causesBetween(
  tx: Tx,
  after: number,
  upTo: number,
): Promise<{ caseStream: CaseStream; unitId: number; fromUnitId: number | null; kind: EventKind; quiet: boolean; cases: number }[]> {
  return tx.rows(
    `/* causesBetween */ select case_stream as "caseStream", unit_id as "unitId", from_unit_id as "fromUnitId", kind, quiet, count(distinct case_id)::int as cases
     from event where seq > $1 and seq <= $2 and weight = 1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5 limit 50000`,
    [after, upTo],
  );
}
