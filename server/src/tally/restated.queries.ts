import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Span } from "./period.ts";
import type { FactKind } from "./restated-facts.type.ts";

/** Facts of one day that a source told on a later one, or took back then. */
export interface Restated {
  day: string;
  sourceId: number | null;
  received: number;
  closed: number;
  handedOver: number;
  takenBack: number;
  cases: number;
  learnedAt: Instant;
}

/** Facts of the days $3 to $4 about units $2, up to event $5, that were learned on a later day. */
const ALL_LEARNED_LATER = `fact_day between $3::date and $4::date and kind in ('RECEIVED', 'CLOSED', 'HANDED_OVER') and seq <= $5::bigint and case_stream = $1
       and (learned_at at time zone 'Asia/Ho_Chi_Minh')::date > fact_day and (unit_id = any($2::int[]) or from_unit_id = any($2::int[]))`;
/** Without opening balances, which were never told otherwise. */
const LEARNED_LATER = `${ALL_LEARNED_LATER} and not quiet`;

/** A source whose first read brought facts of days that were over. */
export interface FirstRead {
  sourceId: number;
  readAt: Instant;
}

/** By whose opening balances the figures of a period's days are others than before the source was connected. */
export async function firstReads(tx: Tx, caseStream: CaseStream, unitIds: readonly number[], { from, to }: Span, upTo: number): Promise<FirstRead[]> {
  return tx.rows<FirstRead>(
    `/* firstReads */ select source_id as "sourceId", min(learned_at) as "readAt" from event
     where ${ALL_LEARNED_LATER} and quiet and source_id is not null group by 1 order by 2, 1`,
    [caseStream, unitIds, from, to, upTo],
  );
}

/** By which facts that were learned on a later day the figures of earlier days changed, newest day first. */
export async function restatedDays(tx: Tx, caseStream: CaseStream, unitIds: readonly number[], { from, to }: Span, upTo: number): Promise<Restated[]> {
  return tx.rows<Restated>(
    `/* restatedDays */ select fact_day as day, source_id as "sourceId",
       count(*) filter (where kind = 'RECEIVED' and weight = 1)::int as received, count(*) filter (where kind = 'CLOSED' and weight = 1)::int as closed,
       count(*) filter (where kind = 'HANDED_OVER' and weight = 1)::int as "handedOver", count(*) filter (where weight = -1)::int as "takenBack",
       count(distinct case_id)::int as cases, max(learned_at) as "learnedAt"
     from event where ${LEARNED_LATER} group by 1, 2 order by 1 desc, 2 limit 1000`,
    [caseStream, unitIds, from, to, upTo],
  );
}

/** Whose facts of which day. */
export interface FactsAsked {
  caseStream: CaseStream;
  unitIds: readonly number[];
  day: string;
  upTo: number;
  /** of one source alone; "HUB": those that no source told; null: all */
  source: number | "HUB" | null;
}

export interface FactRow {
  seq: number;
  kind: FactKind;
  weight: 1 | -1;
  caseId: number;
  unitId: number;
  fromUnitId: number | null;
  sourceId: number | null;
  happenedAt: Instant;
  learnedAt: Instant;
}

const OF_SOURCE = "($6::int is null or source_id = $6::int) and (not $7::boolean or source_id is null)";

const valuesOf = ({ caseStream, unitIds, day, upTo, source }: FactsAsked): unknown[] => [
  caseStream,
  unitIds,
  day,
  day,
  upTo,
  typeof source === "number" ? source : null,
  source === "HUB",
];

/** One page of a day's facts that were learned later, after the event of that number. */
export async function restatedFacts(tx: Tx, asked: FactsAsked, after: number, first: number): Promise<FactRow[]> {
  return tx.rows<FactRow>(
    `/* restatedFacts */ select seq, kind, weight, case_id as "caseId", unit_id as "unitId", from_unit_id as "fromUnitId", source_id as "sourceId",
       happened_at as "happenedAt", learned_at as "learnedAt"
     from event where ${LEARNED_LATER} and ${OF_SOURCE} and seq > $8::bigint order by seq limit $9`,
    [...valuesOf(asked), after, first],
  );
}

/** How many those are, and by how much they moved the day's receipts and ends of the units themselves. */
export async function countRestated(tx: Tx, asked: FactsAsked): Promise<{ facts: number; received: number; closed: number }> {
  return tx.one(
    `/* countRestated */ select count(*)::int as facts, coalesce(sum(weight) filter (where kind = 'RECEIVED' and unit_id = any($2::int[])), 0)::int as received,
       coalesce(sum(weight) filter (where kind = 'CLOSED' and unit_id = any($2::int[])), 0)::int as closed
     from event where ${LEARNED_LATER} and ${OF_SOURCE}`,
    valuesOf(asked),
  );
}
