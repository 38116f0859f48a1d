import type { CaseStream } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Column } from "../platform/bulk.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { Database, Tx } from "../platform/database.ts";

export const EVENT_KINDS = [
  "RECEIVED",
  "CLOSED",
  "REOPENED",
  "HANDED_OVER",
  "HANDLED_ON_TIME",
  "HANDLED_LATE",
  "ANSWERED",
  "UPDATED",
  "REDATED",
  "BECAME_DUE_SOON",
  "BECAME_OVERDUE",
  "URGED",
  "WITHDRAWN",
  "CHANGE_REQUESTED",
  "CHANGE_MOVED",
  "SUBMITTED",
  "DIRECTED",
  "DIRECTIVE_MOVED",
  "CLASSIFIED",
  "INSIDE_MOVED",
] as const;
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

const EVENT_COLUMNS: Column<NewEvent & { seq: number }>[] = [
  { name: "seq", type: "bigint", of: (e) => e.seq },
  { name: "kind", type: "text", of: (e) => e.kind },
  { name: "case_id", type: "bigint", of: (e) => e.caseId },
  { name: "unit_id", type: "int", of: (e) => e.unitId },
  { name: "from_unit_id", type: "int", of: (e) => e.fromUnitId },
  { name: "fact_day", type: "date", of: (e) => e.factDay },
  { name: "weight", type: "smallint", of: (e) => e.weight },
  { name: "happened_at", type: "timestamptz", of: (e) => e.happenedAt },
  { name: "quiet", type: "boolean", of: (e) => e.quiet },
  { name: "case_stream", type: "text", of: (e) => e.caseStream },
  { name: "cause", type: "text", of: (e) => e.cause ?? null },
];

/** Appends events whose numbers were taken in this transaction; `after` is what takeNumbers returned. */
export async function append(
  tx: Tx,
  after: number,
  events: readonly NewEvent[],
  told: { province: string; learnedAt: Instant; sourceId: number | null; batchId: number | null },
): Promise<void> {
  if (events.length === 0) return;
  const numbered = events.map((event, i) => ({ ...event, seq: after + i + 1 }));
  const rows = unnested(numbered, EVENT_COLUMNS, 5);
  await tx.bulk(
    `/* append */ insert into event (province, learned_at, source_id, batch_id, ${rows.names}) select $1::text, $2::timestamptz, $3::int, $4::bigint, t.* from (${rows.select}) t`,
    [told.province, instantText(told.learnedAt), told.sourceId, told.batchId, ...rows.values],
  );
}

/** The last event learned before each of these instants, in their order; 0: none. */
export async function lastEventsBefore(tx: Tx, instants: readonly Instant[]): Promise<number[]> {
  const rows = await tx.rows<{ event: number }>(
    `/* lastEventsBefore */ select last_event_before(t.at) as event from unnest($1::timestamptz[]) with ordinality as t(at, place) order by t.place limit 1000`,
    [instants.map(instantText)],
  );
  return rows.map(({ event }) => event);
}

/** The number of the last committed event: everything up to it is visible, nothing beyond it is. */
export async function lastEvent(tx: Tx): Promise<number> {
  return (await tx.one<{ last: number }>("/* lastEvent */ select last from journal_head")).last;
}

/** The same by a look of its own, for whoever follows the journal: nothing else is asked until it moves. */
export async function eventNow(database: Pick<Database, "look">): Promise<number> {
  const [head] = await database.look<{ last: number }>("/* eventNow */ select last from journal_head", []);
  if (head === undefined) throw new Error("the journal has no head");
  return head.last;
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
     from event where seq > $1 and seq <= $2 and case_id is not null order by seq limit $3`,
    [after, upTo, limit],
  );
}

/** How many cases each unit has events of each kind and source about in (after, upTo], and of how many a source told on a later day than it happened. */
export async function causesBetween(
  tx: Tx,
  after: number,
  upTo: number,
): Promise<
  { caseStream: CaseStream; unitId: number; fromUnitId: number | null; kind: EventKind; quiet: boolean; sourceId: number | null; cases: number; late: number }[]
> {
  return tx.rows(
    `/* causesBetween */ select case_stream as "caseStream", unit_id as "unitId", from_unit_id as "fromUnitId", kind, quiet, source_id as "sourceId", count(distinct case_id)::int as cases,
       count(distinct case_id) filter (where source_id is not null and (learned_at at time zone 'Asia/Ho_Chi_Minh')::date > (happened_at at time zone 'Asia/Ho_Chi_Minh')::date)::int as late
     from event where seq > $1 and seq <= $2 and weight = 1 and case_id is not null group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6 limit 50000`,
    [after, upTo],
  );
}
